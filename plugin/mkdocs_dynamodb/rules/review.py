"""What the rules about acceptances and settings look at: acceptances, and whether they matched."""

from collections.abc import Mapping
from datetime import date

from mkdocs_dynamodb.diagnostics import Acceptance
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.settings import Settings


@record()
class Review:
    """State after all rules of a model have run."""

    acceptances: tuple[Acceptance, ...]
    matched: frozenset[Acceptance]
    """Acceptances that at least one finding met."""
    settings: Settings
    known_codes: frozenset[str]
    code_of_name: Mapping[str, str]
    today: date
    complete: bool
    """Whether the whole model could be read, so that every finding is known."""

    def has_run_out(self, acceptance: Acceptance) -> bool:
        """Whether the last day of an acceptance has passed."""
        return acceptance.until is not None and acceptance.until < self.today
