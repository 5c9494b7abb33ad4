"""Findings as text: one module a format, one function each."""

from collections.abc import Callable, Mapping

from mkdocs_dynamodb.emit.concise import emit_concise
from mkdocs_dynamodb.emit.full import emit_full
from mkdocs_dynamodb.emit.github import emit_github
from mkdocs_dynamodb.emit.json import emit_json
from mkdocs_dynamodb.emit.paint import Paint
from mkdocs_dynamodb.emit.report import Report
from mkdocs_dynamodb.emit.sarif import emit_sarif

FORMATS: Mapping[str, Callable[[Report], str]] = {
    "full": emit_full,
    "concise": emit_concise,
    "json": emit_json,
    "sarif": emit_sarif,
    "github": emit_github,
}
"""Name of a format -> text of a result in it, without colour and with a newline at the end."""


def emit(form: str, report: Report, *, colour: bool = False) -> str:
    """Text of a result in a format; only the format `full` knows colours."""
    return (
        emit_full(report, Paint(is_on=True)) if form == "full" and colour else FORMATS[form](report)
    )
