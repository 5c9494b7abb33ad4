"""Reads a baseline: one JSON object a line, the first of which tells the version of the form.

A line for each finding keeps merges simple: no comma and no bracket belongs to two findings.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from mkdocs_dynamodb.errors import BaselineError
from mkdocs_dynamodb.source.faults import Fault
from mkdocs_dynamodb.source.files import read_source

VERSION = 1
HEAD = {"baseline": VERSION}
_KEYS = ("code", "subject", "path", "fingerprint")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class BaselineEntry:
    """A finding that was there when the baseline was written."""

    path: str
    subject: str
    code: str
    fingerprint: str

    @property
    def line(self) -> str:
        """The entry as it stands in the file."""
        return json.dumps({key: getattr(self, key) for key in _KEYS})

    def __str__(self) -> str:
        """Say which finding it was."""
        return f"{self.code} {self.subject} in {self.path}".replace("  ", " ")


def read_baseline(path: Path) -> tuple[BaselineEntry, ...]:
    """Entries of a baseline.

    Raises:
        BaselineError: the file cannot be read, or a line of it is not what it should be.
    """
    source = read_source(path, path.parent)
    if isinstance(source, Fault):
        reason = source.finding.message.replace(f"`{path.name}`", "the file")
        raise BaselineError(str(path), None, reason)
    lines = source.text.split("\n")
    if _object(str(path), 1, lines[0]) != HEAD:
        raise BaselineError(str(path), 1, f"the first line of a baseline is `{json.dumps(HEAD)}`")
    return tuple(
        _entry(str(path), number, line)
        for number, line in enumerate(lines[1:], start=2)
        if line.strip()
    )


def baseline_text(entries: tuple[BaselineEntry, ...]) -> str:
    """A baseline of some entries, sorted; the same ones always give the same text."""
    lines = [json.dumps(HEAD), *(entry.line for entry in sorted(set(entries)))]
    return "".join(f"{line}\n" for line in lines)


def _entry(path: str, number: int, line: str) -> BaselineEntry:
    content = _object(path, number, line)
    texts = {key: text for key in _KEYS if isinstance(text := content.get(key), str)}
    if len(texts) < len(_KEYS):
        wanted = ", ".join(f"`{key}`" for key in _KEYS)
        raise BaselineError(path, number, f"an entry has the keys {wanted}, each with a text")
    return BaselineEntry(**texts)


def _object(path: str, number: int, line: str) -> dict[str, object]:
    try:
        content = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BaselineError(path, number, "this is not a line of JSON") from error
    if not isinstance(content, dict):
        raise BaselineError(path, number, "this is not an object in JSON")
    return content
