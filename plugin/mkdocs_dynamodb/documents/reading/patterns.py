"""Access patterns from tables: the one of the template, and others with the same first column."""

import re
from collections.abc import Callable, Mapping

from mkdocs_dynamodb.documents.reading.draft import Draft
from mkdocs_dynamodb.documents.reading.markdown import Grid, Line
from mkdocs_dynamodb.documents.reading.status import read_status
from mkdocs_dynamodb.documents.reading.words import is_name, normal, one_or_many, read_rate
from mkdocs_dynamodb.source.nodes import Data

ORDER = (
    "name",
    "description",
    "type",
    "rps",
    "inputs",
    "needs",
    "entities",
    "key_requirements",
    "latency",
    "consistency",
    "complexity",
    "suitability",
    "considerations",
    "service",
    "served_by",
    "because",
    "duplicate_of",
)
"""Keys of a pattern in the order in which they are written."""

NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\Z")
_LATENCY = re.compile(r"<\s*([0-9]+(?:\.[0-9]+)?)\s*(ms|s)(?:\s+latency)?\Z", re.IGNORECASE)
_TYPES = ("read", "write", "update", "delete", "none")
_CHOICES = {
    "consistency": ("eventual", "strong"),
    "complexity": ("simple", "moderate", "complex"),
    "suitability": ("high", "medium", "low"),
}


def read_patterns(draft: Draft, grid: Grid) -> None:
    """All rows of a table of access patterns."""
    columns = [_column(head.text) for head in grid.header]
    for head, column in zip(grid.header, columns, strict=True):
        if not column:
            draft.not_understood(head.number, "a column is kept as comments", head.text)
    is_first = "name" in columns
    if "attributes" in columns:
        draft.guessed(
            grid.line,
            "attributes of a read are taken as what it needs, all others as what the caller knows, "
            "where no arrow tells them apart",
        )
    for row in grid.rows:
        number = row[0].text.strip("# ")
        if NUMBER.match(number) is None:
            draft.not_understood(row[0].number, "a row has no number of a pattern", _words(row))
        elif is_first and number in draft.patterns:
            draft.not_understood(row[0].number, f"pattern {number} stands twice", _words(row))
        else:
            pattern = draft.patterns.setdefault(number, {})
            _Row(draft, number, pattern).read(columns, grid.header, row)


def ordered(pattern: Mapping[str, Data]) -> dict[str, Data]:
    """Keys of a pattern in their order, without those that say nothing."""
    told = {key: pattern.get(key) for key in ORDER}
    return {
        key: value
        for key, value in told.items()
        if value not in (None, "", [], {}) or (key == "served_by" and value is not None)
    }


def _words(row: tuple[Line, ...]) -> str:
    return " | ".join(cell.text for cell in row if cell.text)


class _Row:
    """Reads the cells of one row into a pattern."""

    def __init__(self, draft: Draft, number: str, pattern: dict[str, Data]) -> None:
        self.draft, self.number, self.pattern = draft, number, pattern
        self.place = ("access_patterns", number)

    def read(self, columns: list[str], header: tuple[Line, ...], row: tuple[Line, ...]) -> None:
        """All cells: the type first, which says what attributes are, and last the status."""
        cells = dict(zip(columns, row, strict=False))
        if "type" in cells and cells["type"].text:
            self.type(cells["type"])
        for column, head, cell in zip(columns, header, row, strict=False):
            if cell.text and column not in ("number", "type", "status"):
                self._cell(column, head, cell)
        if "type" in columns:
            self._complete(row[0].number)
            read_status(self.draft, self.number, self.pattern, cells.get("status"))

    def _cell(self, column: str, head: Line, cell: Line) -> None:
        reader = _READERS.get(column)
        if reader is not None:
            reader(self, cell)
        elif column in _CHOICES:
            self._choice(column, cell)
        elif column in ("entities", "key_requirements", "considerations"):
            entries: list[Data] = list(cell.entries)
            self.pattern[column] = entries if column == "entities" else one_or_many(cell.entries)
        elif column:
            self.pattern[column] = " ".join(cell.entries)
        else:
            what = f"Column {head.text} of pattern {self.number}"
            self.draft.comment(self.place, f"{what}: {' '.join(cell.entries)}")

    def _choice(self, column: str, cell: Line) -> None:
        word = cell.text.lower()
        if word in _CHOICES[column]:
            self.pattern[column] = word
        else:
            self.draft.kept_beside(cell.number, column.capitalize(), cell.text, self.place)

    def type(self, cell: Line) -> None:
        """What the pattern does to data."""
        words = re.findall("[a-z]+", cell.text.lower())
        known = [word for word in _TYPES if word in words]
        changing = [word for word in known if word not in ("read", "none")]
        self.pattern["type"] = (changing or known or ["read"])[0]
        if len(known) != 1:
            text = f"type `{cell.text}` of pattern {self.number} is taken as {self.pattern['type']}"
            self.draft.guessed(cell.number, text, (*self.place, "type"))

    def rate(self, cell: Line) -> None:
        """Requests per second; a figure that is unknown stays so."""
        rate = read_rate(cell.text)
        if rate is not None:
            self.pattern["rps"] = rate
        elif normal(cell.text) not in ("unknown", "n a", "tbd"):
            self.draft.kept_beside(cell.number, f"Rate of {self.number}", cell.text, self.place)

    def attributes(self, cell: Line) -> None:
        """Names before and behind an arrow; text that is no name is kept in the description."""
        text = " ".join(cell.entries)
        known, arrow, needed = (part.strip() for part in text.partition("→"))
        is_read = self.pattern.get("type") == "read"
        if not arrow and is_read:
            known, needed = "", known
        pieces = [piece.strip() for side in (known, needed) for piece in side.split(",")]
        self.pattern["inputs"] = _names(known)
        self.pattern["needs"] = _names(needed)
        others = [piece for piece in pieces if piece and not is_name(piece)]
        if others:
            what = f"attributes of pattern {self.number} that are no names stand in its description"
            self.draft.not_understood(cell.number, what, ", ".join(others))
            self.pattern["description"] = f"Attributes needed: {text}"

    def requirements(self, cell: Line) -> None:
        """Key requirements; one that is a latency goes to its own place."""
        kept = []
        for entry in cell.entries:
            pieces = entry.split(", ")
            found = [match for piece in pieces if (match := _LATENCY.match(piece)) is not None]
            if len(found) == 1:
                self.pattern["latency"] = f"{found[0][1]} {found[0][2].lower()}"
                pieces = [piece for piece in pieces if _LATENCY.match(piece) is None]
            if any(pieces):
                kept.append(", ".join(pieces))
        self.pattern["key_requirements"] = one_or_many(kept)

    def served(self, cell: Line) -> None:
        """Service that answers instead."""
        service = "" if normal(cell.text) == "unknown" else cell.text
        self.pattern["served_by"] = {"service": service} if service else {}

    def because(self, cell: Line) -> None:
        """Why DynamoDB does not answer it."""
        served = self.pattern.get("served_by")
        if isinstance(served, dict):
            served["because"] = cell.text
        else:
            self.pattern["because"] = cell.text

    def latency(self, cell: Line) -> None:
        """Largest time that the caller accepts."""
        match = _LATENCY.match(f"<{cell.text.lstrip('< ')}")
        if match is None:
            self.draft.kept_beside(cell.number, "Latency", cell.text, self.place)
        else:
            self.pattern["latency"] = f"{match[1]} {match[2].lower()}"

    def duplicate(self, cell: Line) -> None:
        """Pattern that this one repeats."""
        text = cell.text.strip("# ")
        self.pattern["duplicate_of"] = int(text) if text.isdecimal() else text

    def _complete(self, line: int) -> None:
        if not self.pattern.get("name"):
            self.pattern["name"] = f"Pattern {self.number}"
            self.draft.guessed(line, f"pattern {self.number} has no description", self.place)
        if not self.pattern.get("type"):
            self.pattern["type"] = "read"
            text = f"pattern {self.number} has no type and is taken as a read"
            self.draft.guessed(line, text, (*self.place, "type"))


def _names(text: str) -> list[Data]:
    """Names among the parts of a list, each once."""
    names = (piece.strip() for piece in text.split(","))
    return list(dict.fromkeys(name for name in names if is_name(name)))


_READERS: Mapping[str, Callable[[_Row, Line], None]] = {
    "rps": _Row.rate,
    "attributes": _Row.attributes,
    "key_requirements": _Row.requirements,
    "served_by": _Row.served,
    "because": _Row.because,
    "latency": _Row.latency,
    "duplicate_of": _Row.duplicate,
}
_COLUMNS = (
    ("pattern", "number"),
    ("description", "name"),
    ("name", "name"),
    ("more", "description"),
    ("rps", "rps"),
    ("qps", "rps"),
    ("type", "type"),
    ("attributes", "attributes"),
    ("key requirements", "key_requirements"),
    ("design considerations", "considerations"),
    ("considerations", "considerations"),
    ("status", "status"),
    ("entities", "entities"),
    ("latency", "latency"),
    ("consistency", "consistency"),
    ("complexity", "complexity"),
    ("suitability", "suitability"),
    ("dynamodb suitability", "suitability"),
    ("sent by", "service"),
    ("served by", "served_by"),
    ("why not dynamodb", "because"),
    ("repeats", "duplicate_of"),
)
"""Beginning of a header -> key of the pattern, or what the column is."""


def _column(header: str) -> str:
    words = normal(header)
    return next((key for beginning, key in _COLUMNS if words.startswith(beginning)), "")
