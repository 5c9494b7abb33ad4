"""Try the changes that steps of a workshop propose: the changed model is read and checked.

No file is touched: the changed text takes the place of the file's while the model is read again.
"""

from collections.abc import Callable, Iterator
from datetime import date

from mkdocs_dynamodb.diagnostics import Diagnostic
from mkdocs_dynamodb.model.changes import Change, find_changes, find_file, places_of_changes
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.stages import Break
from mkdocs_dynamodb.reports.stages.trials import Trial, Trials
from mkdocs_dynamodb.rules import CATALOGUE
from mkdocs_dynamodb.rules.runner import run_rules
from mkdocs_dynamodb.settings import Settings
from mkdocs_dynamodb.source.files import SourceFile

OWN_FAMILY = "WRK"
"""Rules on the steps themselves, whose text to find is gone once it is changed."""
Reader = Callable[[str, SourceFile], Model]
"""Reads a model for the trial of a step, with a changed file in the place of its own."""


def try_changes(model: Model, read: Reader, settings: Settings, today: date) -> Trials:
    """Try each change of the model's stages whose text stands in one place of its file.

    Of a changed model only the rule is asked whose finding the step expects, as long as it finds
    something; so a trial takes no more than a few milliseconds.
    """
    made: dict[str, Trial] = {}
    apart = places_of_changes(model.stages)
    for stage in model.stages.values():
        for subject, step in stage.changes():
            source = find_file(model.sources, step.file.value)
            changes = () if source is None else find_changes(source, step, apart)
            if len(changes) == 1:
                changed = read(subject, _changed_file(changes[0]))
                made[subject] = _try(model, changed, settings, today, changes[0], step)
    return Trials(made)


def _changed_file(change: Change) -> SourceFile:
    return SourceFile(change.source.path, change.text, change.source.absolute)


def _try(
    model: Model, changed: Model, settings: Settings, today: date, change: Change, step: Break
) -> Trial:
    code = step.expect.value
    before = {_identity(d) for d in _open(model, settings, today, code)}
    expected = tuple(
        found for found in _open(changed, settings, today, code) if _identity(found) not in before
    )
    others: tuple[str, ...] = ()
    if not expected:
        known = {_identity(d) for d in _open(model, settings, today)}
        found = (
            d.code
            for d in _open(changed, settings, today)
            if _identity(d) not in known and not d.code.startswith(OWN_FAMILY)
        )
        others = tuple(dict.fromkeys(found))
    paths = {at.path for d in expected for at in (d.finding.at, *(r.at for r in d.finding.related))}
    return Trial(
        change=change,
        expected=expected,
        others=others,
        is_rule=any(rule.code == code for rule in CATALOGUE),
        sources={path: changed.sources[path] for path in paths if path in changed.sources},
    )


def _open(
    model: Model, settings: Settings, today: date, code: str | None = None
) -> Iterator[Diagnostic]:
    found = run_rules(model, settings, today, code=code)
    return (diagnostic for diagnostic in found if diagnostic.accepted is None)


def _identity(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.code, diagnostic.finding.subject, diagnostic.finding.message
