"""Runs the catalogue on a model and adds code, severity and acceptance to each finding."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial

from mkdocs_dynamodb.diagnostics import Acceptance, Diagnostic, Finding
from mkdocs_dynamodb.errors import RuleError
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules import CATALOGUE
from mkdocs_dynamodb.rules.parts import findings_in
from mkdocs_dynamodb.rules.registry import Check, Rule
from mkdocs_dynamodb.rules.review import Review
from mkdocs_dynamodb.settings import Settings
from mkdocs_dynamodb.workshop.troubles import Trouble

KNOWN_CODES = frozenset(rule.code for rule in CATALOGUE)
CODE_OF_NAME = {rule.name: rule.code for rule in CATALOGUE}


def run_rules(
    model: Model, settings: Settings, today: date, *, code: str | None = None
) -> tuple[Diagnostic, ...]:
    """Findings of all rules on a model, sorted by place.

    Args:
        model: the model; where it is incomplete, rules about missing things are silent.
        settings: severities that the user changed.
        today: day on which acceptances are judged.
        code: code of the one rule to run, where only its findings are asked for.

    Raises:
        RuleError: a rule raised an exception.
    """
    rules = [rule for rule in CATALOGUE if code is None or rule.code == code]
    matcher = _Matcher(model.acceptances, today)
    found = [
        diagnostic
        for rule in rules
        if rule.check is not None and (model.complete or not rule.needs_whole_model)
        for diagnostic in _judged(rule, _found(rule, rule.check, model), settings, matcher)
    ]
    review = Review(
        acceptances=model.acceptances,
        matched=frozenset(matcher.matched),
        settings=settings,
        known_codes=KNOWN_CODES,
        code_of_name=CODE_OF_NAME,
        today=today,
        complete=model.complete,
    )
    for rule in rules:
        if rule.review is not None:
            findings = _guarded(rule, partial(rule.review, review))
            found += _judged(rule, findings, settings, matcher)
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.order))


def judge_troubles(troubles: Iterable[Trouble], settings: Settings) -> tuple[Diagnostic, ...]:
    """Findings about a workshop with the codes and severities of their rules, sorted by place."""
    matcher = _Matcher((), date.min)
    rules = {rule.trouble: rule for rule in CATALOGUE}
    found = [
        diagnostic
        for trouble in troubles
        for diagnostic in _judged(rules[trouble.kind], [trouble.finding], settings, matcher)
    ]
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.order))


class _Matcher:
    """Finds the acceptance of a finding and remembers which ones were of use."""

    def __init__(self, acceptances: Iterable[Acceptance], today: date) -> None:
        self.matched: set[Acceptance] = set()
        self.today = today
        self.by_rule: dict[str, list[Acceptance]] = {}
        for acceptance in acceptances:
            self.by_rule.setdefault(acceptance.rule, []).append(acceptance)

    def find(self, code: str, finding: Finding) -> Acceptance | None:
        """The acceptance in force for a finding; an acceptance without a reason is none."""
        in_force = None
        for acceptance in self.by_rule.get(code, ()):
            if not _covers(acceptance, finding):
                continue
            self.matched.add(acceptance)
            has_ended = acceptance.until is not None and acceptance.until < self.today
            if acceptance.because and not has_ended and in_force is None:
                in_force = acceptance
        return in_force


def _covers(acceptance: Acceptance, finding: Finding) -> bool:
    if acceptance.subject:
        below = f"{acceptance.subject}."
        return finding.subject == acceptance.subject or finding.subject.startswith(below)
    at = finding.at
    return at.path == acceptance.at.path and at.line == acceptance.at.line


def _judged(
    rule: Rule, findings: Iterable[Finding], settings: Settings, matcher: _Matcher
) -> Iterator[Diagnostic]:
    severity = settings.severity_of(rule.code, rule.severity)
    for finding in findings:
        accepted = matcher.find(rule.code, finding)
        if severity is not None:
            yield Diagnostic(
                code=rule.code,
                name=rule.name,
                severity=severity,
                finding=finding,
                accepted=accepted,
            )


def _found(rule: Rule, check: Check, model: Model) -> list[Finding]:
    return _guarded(rule, partial(findings_in, model, rule, check))


def _guarded(rule: Rule, check: Callable[[], Iterable[Finding]]) -> list[Finding]:
    """Findings of a rule; its code is told with whatever it raises, when called or later."""
    try:
        return list(check())
    except Exception as error:
        raise RuleError(rule.code) from error
