"""The mapping: rows as operations where that is certain, else as notes with their line."""

import re
from collections.abc import Iterable, Mapping

from mkdocs_dynamodb.documents.reading.draft import Draft, RemarkKind
from mkdocs_dynamodb.documents.reading.markdown import Fence, Grid
from mkdocs_dynamodb.documents.reading.operations import OPERATIONS, read_answer, used_targets
from mkdocs_dynamodb.documents.reading.parts import Part, PartKind
from mkdocs_dynamodb.documents.reading.patterns import NUMBER
from mkdocs_dynamodb.documents.reading.words import normal, told
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.nodes import Data
from mkdocs_dynamodb.source.yaml_tree import read_tree

_COLUMNS = (
    ("pattern", "number"),
    ("description", "name"),
    ("table", "targets"),
    ("dynamodb operation", "operations"),
    ("operation", "operations"),
    ("implementation", "note"),
    ("note", "note"),
)
_FIELD = re.compile(r"\{([A-Za-z_][\w.-]*)(?::0[0-9]{1,2})?\}")
_CLAIMED = re.compile(r"#?([0-9]+)(?:\s*[-\u2013]\s*#?([0-9]+))?")
_BRACKETS = re.compile(r"\([^()]*\)")
_MOST_CLAIMED = 1000


@record(kw_only=True)
class MappingRow:
    """A row of the mapping table."""

    path: str
    line: int
    number: str
    cells: Mapping[str, str]


def is_mapping(header: Iterable[str]) -> bool:
    """Whether a table with these headers maps patterns to operations."""
    words = list(header)
    return words[:1] in (["pattern"], ["pattern #"]) and any("operation" in word for word in words)


def mapping_rows(draft: Draft, grid: Grid) -> list[MappingRow]:
    """Rows with a number; the others are reported."""
    columns = [
        next((key for start, key in _COLUMNS if normal(head.text).startswith(start)), "")
        for head in grid.header
    ]
    found = []
    for row in grid.rows:
        cells = {
            column: " ".join(cell.text.split())
            for column, cell in zip(columns, row, strict=False)
            if column
        }
        number = cells.get("number", "").strip("# ")
        if NUMBER.match(number) is None:
            text = " | ".join(cell.text for cell in row)
            draft.not_understood(row[0].number, "a row has no number of a pattern", text)
            continue
        found.append(MappingRow(path=draft.path, line=row[0].number, number=number, cells=cells))
    return found


def read_in_full(draft: Draft, fence: Fence) -> dict[str, dict[str, Data]]:
    """Answers in YAML, as `render --documents` writes what a row shortens."""
    tree, faults = read_tree(SourceFile(draft.path, "\n" * fence.line + fence.text))
    for fault in faults:
        draft.not_understood(fault.finding.at.line, fault.finding.message, "")
    data = None if tree is None or faults else tree.data
    answers = data if isinstance(data, dict) else {}
    for name, answer in answers.items():
        if not isinstance(answer, dict):
            draft.not_understood(fence.line, f"answer {name} is no mapping", str(answer))
    return {name: answer for name, answer in answers.items() if isinstance(answer, dict)}


def add_answers(
    draft: Draft, rows: Iterable[MappingRow], in_full: Mapping[str, dict[str, Data]]
) -> None:
    """Answers of all rows, once the tables are known."""
    made: list[MappingRow] = []
    for row in rows:
        draft.path = row.path
        if row.number in draft.answers:
            text = " | ".join(row.cells.values())
            draft.not_understood(row.line, f"pattern {row.number} is mapped twice", text)
            continue
        answer = in_full.get(row.number) or _answer(draft, row)
        draft.answers[row.number] = answer
        made += _add_pattern(draft, row, answer)
    for number, answer in in_full.items():
        draft.answers.setdefault(number, answer)
    if made:
        numbers = ", ".join(row.number for row in made)
        text = (
            "are made from the mapping, as no document lists them; their operations tell the type"
        )
        draft.guessed(
            made[0].line, f"patterns {numbers} {text}", ("access_patterns", made[0].number)
        )


def compare_claims(draft: Draft, parts: Iterable[Part], rows: Iterable[MappingRow]) -> None:
    """Patterns that a section says it serves, against where the mapping sends them."""
    used: dict[str, set[tuple[str, str]]] = {}
    for row in rows:
        used.setdefault(row.number, used_targets(row.cells.get("targets", ""), draft.tables))
    for part in parts:
        bullet = part.facts.get("access patterns served")
        if bullet is None or not used:
            continue
        draft.path = part.path
        for number in _claimed(bullet.line.value.text):
            targets = used.get(number)
            is_table = part.kind is PartKind.TABLE
            if targets and not any(part.name == (t if is_table else i) for t, i in targets):
                names = ", ".join(sorted(" / ".join(filter(None, target)) for target in targets))
                text = f"{part.name} claims pattern {number}, which the mapping sends to {names}"
                draft.remark(RemarkKind.CONTRADICTS, bullet.line.number, text)


def _claimed(text: str) -> list[str]:
    numbers: list[str] = []
    for first, last in _CLAIMED.findall(_BRACKETS.sub(" ", text)):
        end = int(last or first)
        if int(first) <= end < int(first) + _MOST_CLAIMED:
            numbers += map(str, range(int(first), end + 1))
    return numbers


def _answer(draft: Draft, row: MappingRow) -> dict[str, Data]:
    targets, operations = row.cells.get("targets", ""), row.cells.get("operations", "")
    note = row.cells.get("note", "")
    answer = read_answer(targets, operations, note, draft.tables)
    if answer is not None:
        return answer
    place = f"{row.path.rpartition('/')[2]}, line {row.line}"
    text = ": ".join(part for part in (targets, operations) if part)
    if text:
        what = f"operation of pattern {row.number} is kept as a note"
        draft.not_understood(row.line, what, text)
    whole = ". ".join(part.rstrip(".") for part in (text, note) if part)
    return {"note": f"{whole} ({place})" if text else whole or place}


def _add_pattern(
    draft: Draft, row: MappingRow, answer: Mapping[str, Data]
) -> tuple[MappingRow, ...]:
    """Make a pattern that no document lists from its row; the row where that was done."""
    name = row.cells.get("name", "")
    known = draft.patterns.get(row.number)
    if known is not None:
        if name and known.get("name") != name:
            text = f"pattern {row.number} is called `{name}` here and `{known.get('name')}` there"
            draft.remark(RemarkKind.CONTRADICTS, row.line, text)
        return ()
    if not name:
        return ()
    draft.patterns[row.number] = told(
        {
            "name": name,
            "type": _kind(row.cells.get("operations", "")),
            "inputs": list(dict.fromkeys(_FIELD.findall(str(answer.get("where", ""))))),
        }
    )
    return (row,)


def _kind(operations: str) -> str:
    """What the operations do: the last one that changes something counts."""
    verbs = {"Put": "write", "Batch": "write", "Update": "update", "Delete": "delete"}
    found = [name for name in OPERATIONS if re.search(rf"\b{name}\b", operations)]
    changing = [
        kind
        for name in found
        for start, kind in (*verbs.items(), ("TransactWrite", "write"))
        if name.startswith(start) and name != "BatchGetItem"
    ]
    return changing[-1] if changing else "read"
