"""The format `concise`: one line a finding."""

from mkdocs_dynamodb.diagnostics import Acceptance, Diagnostic, Finding, Severity, Span
from mkdocs_dynamodb.emit.concise import emit_concise
from mkdocs_dynamodb.emit.report import Report

AT = Span("models/shop/m.yml", 4, 7, 4, 9)


def report_of(*diagnostics: Diagnostic) -> Report:
    """Report without files."""
    return Report(diagnostics=diagnostics, sources={}, coverage=(), rules=1)


def diagnostic(message: str, accepted: Acceptance | None = None) -> Diagnostic:
    """Warning with a message."""
    return Diagnostic(
        code="KEY001",
        name="name",
        severity=Severity.WARNING,
        finding=Finding(at=AT, message=message, help="do that"),
        accepted=accepted,
    )


def test_line_has_place_severity_code_and_message() -> None:
    """Editors read it."""
    assert emit_concise(report_of(diagnostic("it is so"))) == (
        "models/shop/m.yml:4:7: warning[KEY001] it is so\n"
    )


def test_message_stays_on_its_line() -> None:
    """A name with a line break or an escape sequence does not make a second line."""
    text = emit_concise(report_of(diagnostic("a\nb\x1b[31m\u2028c")))
    assert text == "models/shop/m.yml:4:7: warning[KEY001] a\ufffdb\ufffd[31m\ufffdc\n"


def test_no_finding_is_no_line() -> None:
    """Accepted ones are left out too."""
    acceptance = Acceptance(at=AT, rule="KEY001", because="so")
    assert emit_concise(report_of()) == ""
    assert emit_concise(report_of(diagnostic("it is so", acceptance))) == ""
