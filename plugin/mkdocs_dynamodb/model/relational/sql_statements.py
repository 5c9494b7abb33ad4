"""Cuts SQL into statements without reading them, and keeps those that define tables.

A dump is mostly data. One regular expression passes over a whole statement, so that millions of
rows cost little more than reading the file.
"""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.records import record

_TEXT_WITH_BACKSLASHES = r"'(?:[^'\\]++|\\(?:[\s\S]|\Z))*+(?:'|\Z)"
_TEXT = r"'[^']*+(?:'|\Z)"
_QUOTED_NAME = r'"[^"]*+(?:"|\Z)|`[^`]*+(?:`|\Z)'
_BRACKETS = r"\[[^\]]*+(?:\]|\Z)"
_DASHES = r"--[^\n]*+"
_HASH = r"#[^\n]*+"
_BLOCK = r"/\*(?:[^*]++|\*(?!/))*+(?:\*/|\Z)"
_DOLLARS = r"\$(?P<tag>\w*+)\$(?:[^$]++|\$(?!(?P=tag)\$))*+(?:\$(?P=tag)\$|\Z)"
_DELIMITER = r"(?m:^)DELIMITER[ \t]+(?!;)\S[\s\S]*?(?:(?m:^)DELIMITER[ \t]*+;|\Z)"
_COPY = re.compile(
    r"COPY\s++(?P<into>[^;\n]*?)\s++FROM\s++stdin[^;\n]*+;[^\n]*+\n?"
    r"(?P<rows>[\s\S]*?)(?:^\\\.[^\n]*+|\Z)",
    re.IGNORECASE | re.MULTILINE,
)
"""Data of PostgreSQL: rows in lines, up to a backslash with a full stop."""
_INSERT = re.compile(r"(?:INSERT|REPLACE)\b", re.IGNORECASE)
_COMMAND = r"\\[^\n]*+"
"""A command to PostgreSQL's own client."""
_PLAIN = r"[^;'\"`\-/#$\[\n]++"
_ENDS = {
    "sqlserver": r"\n[ \t]*+(?:GO|CREATE|ALTER|INSERT|SET|USE|EXEC|PRINT|DROP|IF)\b",
    "oracle": r"\n[ \t]*+/[ \t]*+(?:\r?\n|\Z)",
}
"""What ends a statement besides `;`: the next one on a line of its own, or a `/` alone."""
_MARKS = re.compile(
    rf"{_DASHES}|{_BLOCK}|{_TEXT_WITH_BACKSLASHES}|{_QUOTED_NAME}|[(),]",
)
_TABLE_NAME = r"(?:\w++|`[^`]++`|\"[^\"]++\"|\[[^\]]++\])"
_ALTERED = re.compile(
    rf"ALTER\s+TABLE\s+(?:IF\s+EXISTS\s+|ONLY\s+)*+{_TABLE_NAME}(?:\s*+\.\s*+{_TABLE_NAME})*+",
    re.IGNORECASE,
)
_ADD_SEVERAL = re.compile(r"\s*+(?P<verb>ADD)\b\s*+(?:COLUMN\b\s*+)?\(", re.IGNORECASE)
"""Several columns in brackets, as MySQL and Oracle have them."""
_NAMES = rf"{_TABLE_NAME}(?:\s*+\.\s*+{_TABLE_NAME})*+"
_RENAMED = re.compile(
    rf"(?P<old>{_NAMES})\s++TO\s++(?P<new>{_NAMES})\s*+(?:,\s*+|\Z)", re.IGNORECASE
)
MAX_ACTIONS = 200
"""Changes of one ALTER TABLE that are read one by one."""
_NOT_BLANK = re.compile(r"[^\n]")
_QUOTES = ("'", '"', "`")
_MATTERS = re.compile(
    r"\b(?:PRIMARY|UNIQUE|FOREIGN|RENAME|CHANGE|MODIFY|(?:ADD|DROP)\s+COLUMN)\b|\bADD\s*\(",
    re.IGNORECASE,
)
_PARTITION = re.compile(r"\bPARTITION\s+OF\b", re.IGNORECASE)
_HEAD = re.compile(
    r"(?P<create>CREATE\s+(?:OR\s+REPLACE\s+)?(?:UNLOGGED\s+|FOREIGN\s+)?TABLE\b)"
    r"|(?P<alter>ALTER\s+TABLE\b)"
    r"|(?P<drop>DROP\s+TABLE\b)"
    rf"|(?P<rename>RENAME\s++(?:TABLES?\s++(?:IF\s+EXISTS\s++)?+|(?={_NAMES}\s++TO\s)))"
    r"|(?P<index>CREATE\s+UNIQUE\s+(?:CLUSTERED\s+|NONCLUSTERED\s+)?INDEX\b)",
    re.IGNORECASE,
)


@record()
class Statement:
    """A statement that defines a table or changes one."""

    kind: str
    """create, alter, drop, rename or index."""
    start: int
    """Position in the whole text."""
    text: str

    @property
    def columns_end(self) -> int:
        """Position after the bracket that closes the list of columns; 0 where none does."""
        depth = 0
        for match in _MARKS.finditer(self.text):
            mark = match[0]
            if mark in "()":
                depth += 1 if mark == "(" else -1
                if depth == 0:
                    return match.end()
        return 0

    @property
    def actions(self) -> tuple[str, ...]:
        """An ALTER TABLE as several, one a change, where each word keeps its position."""
        head = _ALTERED.match(self.text)
        if head is None:
            return ()
        found: list[str] = []
        for start, end in self._listed(head.end(), len(self.text)):
            several = _ADD_SEVERAL.match(self.text, start, end)
            if several is None:
                found.append(head[0] + self._blank(head.end(), start) + self.text[start:end])
                continue
            before = head[0] + self._blank(head.end(), several.start("verb")) + several["verb"]
            for first, last in self._listed(several.end(), end):
                definition = self._blank(several.end("verb"), first) + self.text[first:last]
                found.append(before + definition)
        return () if len(found) > MAX_ACTIONS else tuple(found)

    def _listed(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Parts between commas, up to the end or a bracket that was opened before."""
        depth = 0
        for match in _MARKS.finditer(self.text, start, end):
            depth += {"(": 1, ")": -1}.get(match[0], 0)
            if depth < 0:
                end = match.start()
                break
            if match[0] == "," and depth == 0:
                yield start, match.start()
                start = match.end()
        yield start, end

    def _blank(self, start: int, end: int) -> str:
        """Spaces in the place of a stretch of the text, so that what follows keeps its position."""
        return _NOT_BLANK.sub(" ", self.text[start:end])

    @property
    def renames(self) -> tuple[str, ...]:
        """A RENAME TABLE as one ALTER TABLE for each name; nothing where it is not understood."""
        head = _HEAD.match(self.text)
        found, position = [], 0 if head is None else head.end()
        while position < len(self.text):
            match = _RENAMED.match(self.text, position)
            if match is None:
                return ()
            found.append(f"ALTER TABLE {match['old']} RENAME TO {match['new']}")
            position = match.end()
        return tuple(found)

    @property
    def unclosed(self) -> int | None:
        """Position of a quotation mark that nothing closes."""
        for match in _MARKS.finditer(self.text):
            mark = match[0]
            if mark[0] in _QUOTES and (len(mark) == 1 or mark[-1] != mark[0]):
                return match.start()
        return None

    @property
    def is_partition(self) -> bool:
        """Whether it defines a part of a table that another statement defines."""
        return _PARTITION.search(self.text) is not None

    @property
    def matters(self) -> bool:
        """Whether a change of a table is about keys or columns, so that it has to be understood."""
        return _MATTERS.search(self.text) is not None


class StatementReader:
    """Cuts the SQL of one dialect."""

    def __init__(self, dialect: str) -> None:
        """Build the expressions that pass over whole statements."""
        is_mysql = dialect == "mysql"
        comments = [_DASHES, _BLOCK, *([_HASH] if is_mysql else [])]
        self._copies = dialect == "postgresql"
        skipped = [*comments, *([_COMMAND] if self._copies else [])]
        blocks = {"mysql": [_DELIMITER], "postgresql": [_DOLLARS]}.get(dialect, [])
        names = [_QUOTED_NAME, *([_BRACKETS] if dialect == "sqlserver" else [])]
        text = _TEXT_WITH_BACKSLASHES if is_mysql else _TEXT
        parts = "|".join([*blocks, *comments, text, *names, _PLAIN, "[^;]"])
        end = _ENDS.get(dialect, r"(?!)")
        self._blank = re.compile(rf"(?:\s|{'|'.join(skipped)}|(?:GO|/)(?=\s|\Z))*+", re.IGNORECASE)
        self._statement = re.compile(rf"(?:(?!{end})(?:{parts}))*+", re.IGNORECASE)

    def statements(self, text: str) -> Iterator[Statement]:
        """Statements that define tables, unique indexes or keys; temporary tables do not count."""
        for start, end in self._pieces(text):
            head = _HEAD.match(text, start)
            if head is not None and head.lastgroup is not None:
                yield Statement(head.lastgroup, start, text[start:end].rstrip())

    def rows(self, text: str) -> Iterator[Statement]:
        """Statements that hold rows: insert, or copy as PostgreSQL writes it."""
        for start, end in self._pieces(text):
            is_insert = _INSERT.match(text, start)
            if is_insert or (self._copies and _COPY.match(text, start)):
                kind = "insert" if is_insert else "copy"
                yield Statement(kind, start, text[start:end].rstrip())

    def _pieces(self, text: str) -> Iterator[tuple[int, int]]:
        position = 0
        while position < len(text):
            start = _end(self._blank, text, position)
            copied = _COPY.match(text, start) if self._copies else None
            end = _end(self._statement, text, start) if copied is None else copied.end()
            yield start, end
            position = end + 1


def copied_rows(text: str) -> tuple[str, list[list[str | None]]]:
    """What a COPY statement fills, as SQL names it, and its rows; None is no value."""
    match = _COPY.match(text)
    if match is None:
        return "", []
    lines = [line for line in match["rows"].split("\n") if line]
    return match["into"], [[_cell(cell) for cell in line.split("\t")] for line in lines]


def _cell(text: str) -> str | None:
    if text == r"\N":
        return None
    return _ESCAPED.sub(lambda match: _ESCAPES.get(match[1], match[1]), text)


_ESCAPED = re.compile(r"\\(.)")
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f", "v": "\v"}


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return position if match is None else match.end()
