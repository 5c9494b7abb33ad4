"""Markdown that GitHub and other readers show as it is meant: text, tables, bullets, fences."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from mkdocs_dynamodb.documents.labels import BREAK, COMPUTED

_SPECIAL = re.compile(r"[\\`*\[\]<$~]|(?<![^\W_])_|_(?![^\W_])|&(?=[#A-Za-z])")
_AT_START = re.compile(r"^(?:[-+>]|#{1,6})(?=\s|$)|^(?:-|=)(?=[-=]*$)|^([0-9]+)(?=[.)](?:\s|$))")
_RUNS = re.compile(r"`+")


def escape(text: str) -> str:
    """Text on one line that means nothing but itself in Markdown."""
    line = _SPECIAL.sub(r"\\\g<0>", one_line(text))
    return _AT_START.sub(lambda match: f"{match[1]}\\" if match[1] else f"\\{match[0]}", line)


def one_line(text: str) -> str:
    """Text with single spaces, and a sign for what cannot be shown."""
    return "".join(
        "\ufffd" if unicodedata.category(c) in ("Cc", "Cs") else c for c in " ".join(text.split())
    )


def code(text: str) -> str:
    """Text as code, whatever backticks it holds; nothing for no text."""
    line = one_line(text)
    if not line:
        return ""
    fence = "`" * (max(map(len, _RUNS.findall(line)), default=0) + 1)
    space = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{space}{line}{space}{fence}"


def listed(texts: Iterable[str]) -> str:
    """Entries of a list for one cell."""
    return BREAK.join(escape(text) for text in texts)


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are Markdown already."""
    lines = [_row(headers), f"|{'---|' * len(headers)}", *(_row(row) for row in rows)]
    return "\n".join(lines) + "\n"


def told_columns(
    headers: Sequence[str], rows: Sequence[Sequence[str]], always: int = 1
) -> tuple[list[str], list[list[str]]]:
    """Headers and rows without the columns that no row fills.

    Args:
        headers: all headers.
        rows: cells of all rows.
        always: first columns that are kept even so.
    """
    kept = [n for n in range(len(headers)) if n < always or any(row[n] for row in rows)]
    return [headers[n] for n in kept], [[row[n] for n in kept] for row in rows]


def bullet(label: str, value: str) -> str:
    """A labelled line of a list; nothing where there is no value."""
    return f"- **{label}**: {value}\n" if value else ""


def bullets(label: str, values: Sequence[str]) -> str:
    """A labelled line, or a list below the label where there are several values."""
    if len(values) < 2:  # noqa: PLR2004 - one value needs no list
        return bullet(label, "".join(map(escape, values)))
    return f"- **{label}**:\n" + "".join(f"  - {escape(value)}\n" for value in values)


def because(what: str, reason: str) -> str:
    """Markdown with its reason behind a dash, where there is one."""
    return f"{what} - {escape(reason)}" if reason else what


def fence(language: str, text: str) -> str:
    """A fenced block."""
    marks = "`" * max(3, max(map(len, _RUNS.findall(text)), default=0) + 1)
    return f"{marks}{language}\n{text.rstrip()}\n{marks}\n"


def computed() -> str:
    """Comment after which nothing is read back until the next heading."""
    return f"<!-- {COMPUTED} -->\n"


def joined(parts: Iterable[str]) -> str:
    """Parts of a document with a blank line between them; empty parts are left out."""
    return "\n".join(f"{part.strip(chr(10))}\n" for part in parts if part.strip())


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
