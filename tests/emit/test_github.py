"""The format `github`: workflow commands that no text of a model can break out of."""

import re

import pytest

from conftest import Checker
from mkdocs_dynamodb.diagnostics import Acceptance, Diagnostic, Finding, Severity, Span
from mkdocs_dynamodb.emit.github import emit_github
from mkdocs_dynamodb.emit.report import Report

AT = Span("models/shop/m.yml", 4, 7, 4, 9)
COMMAND = re.compile(r"::(error|warning|notice) ([a-zA-Z]+=[^,:\r\n]*(?:,[a-zA-Z]+=[^,:\r\n]*)*)::")


def text_of(
    message: str = "it is so",
    *,
    at: Span = AT,
    help_: str = "do that",
    severity: Severity = Severity.WARNING,
    accepted: Acceptance | None = None,
) -> str:
    """The format's text of one finding."""
    finding = Finding(at=at, message=message, help=help_)
    diagnostic = Diagnostic(
        code="KEY001", name="name", severity=severity, finding=finding, accepted=accepted
    )
    return emit_github(Report(diagnostics=(diagnostic,), sources={}, coverage=(), rules=1))


def test_command_has_place_title_message_and_help() -> None:
    """GitHub shows it at the line."""
    assert text_of() == (
        "::warning file=models/shop/m.yml,line=4,endLine=4,col=7,endColumn=9,title=KEY001 name"
        "::it is so%0Ahelp: do that\n"
    )


def test_finding_without_help_has_the_message_alone() -> None:
    """No empty line follows."""
    assert text_of(help_="").endswith("::it is so\n")


@pytest.mark.parametrize(
    ("severity", "command"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "notice")],
)
def test_severities_have_githubs_names(severity: Severity, command: str) -> None:
    """A note is a notice."""
    assert text_of(severity=severity).startswith(f"::{command} ")


def test_columns_are_left_out_where_the_place_has_several_lines() -> None:
    """GitHub refuses them there."""
    assert "line=4,endLine=6,title=" in text_of(at=Span("m.yml", 4, 7, 6, 2))


def test_text_is_escaped_as_the_runner_reads_it() -> None:
    """Percent, colon and comma, each where they mean something."""
    text = text_of("100%0A: a, b", at=Span("a:b,c%.yml", 1, 1, 1, 2), help_="")
    assert text == (
        "::warning file=a%3Ab%2Cc%25.yml,line=1,endLine=1,col=1,endColumn=2,title=KEY001 name"
        "::100%250A: a, b\n"
    )


def test_no_text_begins_a_second_command() -> None:
    """A name with a line break stays on its line."""
    text = text_of("a\n::error::b\r\n::c\u2028d", help_="e\n::stop-commands::f")
    assert text.count("\n") == 1
    assert len(text.splitlines()) == 1


def test_accepted_and_known_findings_are_not_shown() -> None:
    """Only what fails or asks for a look is."""
    assert text_of(accepted=Acceptance(at=AT, rule="KEY001", because="so")) == ""


def test_every_line_of_a_check_is_a_command(checker: Checker) -> None:
    """Real findings, with places that exist."""
    result = checker.check(
        "tables:\n  A: {partition_key: a, sort: b}\n  B: {key: c}\nmapping:\n  1: {}\n"
    )
    lines = emit_github(result.report()).splitlines()
    assert len(lines) == len(result.report().open) > 1
    assert all(COMMAND.match(line) for line in lines)
