"""What came of the changes that steps of a workshop propose, when they were tried."""

from collections.abc import Mapping
from dataclasses import field

from mkdocs_dynamodb.diagnostics import Diagnostic
from mkdocs_dynamodb.model.changes import Change
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.files import SourceFile


@record(kw_only=True)
class Trial:
    """The findings of the changed model that the model itself does not have."""

    change: Change
    expected: tuple[Diagnostic, ...]
    """Findings of the rule that was expected to speak up."""
    others: tuple[str, ...] = ()
    """Codes of other rules, looked at only where the expected one is silent."""
    is_rule: bool = True
    """Whether there is a rule with the expected code."""
    sources: Mapping[str, SourceFile] = field(default_factory=dict)
    """Files of the changed model that the findings speak of."""


@record()
class Trials:
    """Trials by the dotted path of their step; empty where nobody asked to try."""

    by_step: Mapping[str, Trial] = field(default_factory=dict)


def trials_of(model: Model) -> Mapping[str, Trial]:
    """What was tried of a model."""
    found = model.worked_out.get(Trials)
    return found.by_step if isinstance(found, Trials) else {}
