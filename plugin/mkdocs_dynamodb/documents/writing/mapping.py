"""How each access pattern is answered: a table for people, and in full what it shortens."""

from collections.abc import Mapping

from mkdocs_dynamodb.documents.labels import IN_FULL, NO_ANSWER
from mkdocs_dynamodb.documents.reading.operations import read_answer
from mkdocs_dynamodb.documents.writing.markdown import (
    code,
    escape,
    fence,
    joined,
    one_line,
    table,
)
from mkdocs_dynamodb.documents.writing.operations import operation_text, target_text
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Answer
from mkdocs_dynamodb.source.nodes import Data
from mkdocs_dynamodb.source.yaml_writer import yaml_text

_HEADERS = (
    "Pattern",
    "Description",
    "Tables/Indexes",
    "DynamoDB Operations",
    "Implementation Notes",
)
_ARROW = " → "


def mapping_section(model: Model) -> str:
    """The table, and the answers in full."""
    if not model.answers:
        return f"{NO_ANSWER}\n"
    rows = {number: _row(model, answer) for number, answer in model.answers.items()}
    answers = model.contents.sections.get("mapping", {})
    shortened = {
        number: answers[number]
        for number, row in rows.items()
        if number in answers and _read(model, row) != _plain(answers[number])
    }
    cells = [[*map(escape, row[:3]), _codes(row[3]), escape(row[4])] for row in rows.values()]
    in_full = ("### Operations In Full", f"{IN_FULL}\n", _in_full(shortened)) if shortened else ()
    return joined((table(_HEADERS, cells), *in_full))


def _row(model: Model, answer: Answer) -> list[str]:
    """Texts of a row, before they are Markdown."""
    number = answer.number.value
    pattern = model.patterns.get(number)
    return [
        number,
        "" if pattern is None else pattern.name,
        _ARROW.join(target_text(model, step) for step in answer.steps),
        _ARROW.join(operation_text(model, step) for step in answer.steps),
        one_line(_note(answer)),
    ]


def _codes(operations: str) -> str:
    return _ARROW.join(code(call) for call in operations.split(_ARROW))


def _read(model: Model, row: list[str]) -> Data:
    """What is read back from a row."""
    _, _, targets, operations, note = row
    tables = model.contents.sections.get("tables", {})
    return read_answer(one_line(targets), one_line(operations), note, tables)


def _plain(data: Data) -> Data:
    """An answer with its note on one line."""
    if not isinstance(data, dict) or not isinstance(note := data.get("note"), str):
        return data
    return {**data, "note": one_line(note)}


def _note(answer: Answer) -> str:
    return answer.note or " ".join(step.note for step in answer.steps if step.note)


def _in_full(answers: Mapping[str, Data]) -> str:
    return (
        "<details>\n<summary>Operations in YAML</summary>\n\n"
        f"{fence('yaml', yaml_text(answers, block_depth=1))}\n</details>\n"
    )
