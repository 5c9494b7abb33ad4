"""How each access pattern is answered: a table for people, and in full what it shortens."""

from collections.abc import Mapping

from mkdocs_dynamodb.documents.labels import NO_ANSWER
from mkdocs_dynamodb.documents.writing.markdown import code, escape, fence, joined, table
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
    rows = [_row(model, answer) for answer in model.answers.values()]
    return joined((table(_HEADERS, rows), "### Operations In Full", _FULL, _in_full(model)))


_FULL = """\
Answers as the model writes them, by the number of the access pattern. Where an answer stands
here, this is what counts; the table above shortens it.
"""


def _row(model: Model, answer: Answer) -> list[str]:
    number = answer.number.value
    pattern = model.patterns.get(number)
    return [
        escape(number),
        "" if pattern is None else escape(pattern.name),
        _ARROW.join(escape(target_text(model, step)) for step in answer.steps),
        _ARROW.join(code(operation_text(model, step)) for step in answer.steps),
        escape(_note(answer)),
    ]


def _note(answer: Answer) -> str:
    return answer.note or " ".join(step.note for step in answer.steps if step.note)


def _in_full(model: Model) -> str:
    answers: Mapping[str, Data] = model.contents.sections.get("mapping", {})
    return (
        "<details>\n<summary>Operations in YAML</summary>\n\n"
        f"{fence('yaml', yaml_text(answers, block_depth=1))}\n</details>\n"
    )
