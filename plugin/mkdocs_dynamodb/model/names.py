"""What DynamoDB accepts as a name, and how a long name is shown."""

import re
from collections.abc import Sequence

from mkdocs_dynamodb.model.limits import MAX_NAME_LENGTH, MIN_NAME_LENGTH, NAME_CHARACTERS

SHOWN_LENGTH = 48
"""Longer names are cut in messages."""

_REFUSED = re.compile(f"[^{NAME_CHARACTERS[1:]}")


def resource_name_fault(name: str) -> str:
    """What keeps a name from being one of a table or index; nothing where it may be one."""
    refused = _REFUSED.search(name)
    if refused is not None:
        return f"contains {_character(refused.group())}"
    if len(name) < MIN_NAME_LENGTH:
        return f"has fewer than {MIN_NAME_LENGTH} characters"
    if len(name) > MAX_NAME_LENGTH:
        return f"has {len(name)} characters, more than {MAX_NAME_LENGTH}"
    return ""


def name_bytes(name: str) -> int:
    """Length of a name in UTF-8."""
    return len(name.encode("utf-8", "surrogatepass"))


def shown_name(name: str) -> str:
    """A name for a message: one line, and cut where it is long."""
    line = " ".join(name.split()) or name.replace("\n", " ")
    return line if len(line) <= SHOWN_LENGTH else f"{line[: SHOWN_LENGTH - 1]}…"


def listed_names(names: Sequence[str]) -> str:
    """Names for a message: `a`, `b` and `c`."""
    shown = [f"`{shown_name(name)}`" for name in names]
    *before, last = shown or [""]
    return f"{', '.join(before)} and {last}" if before else last


def _character(character: str) -> str:
    return "a space" if character.isspace() else f"`{character}`"
