"""How many access patterns are answered, and by what."""

from enum import StrEnum

from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import AccessPattern, PatternType
from mkdocs_dynamodb.records import record


class PatternStatus(StrEnum):
    """Where an access pattern stands; computed, never typed."""

    ANSWERED = "answered"
    EXTERNAL = "external"
    NO_DATABASE = "no database"
    UNANSWERED = "unanswered"


@record(kw_only=True)
class Coverage:
    """Numbers of access patterns by status."""

    patterns: int
    answered: int
    external: int
    without_database: int

    @property
    def unanswered(self) -> int:
        """Patterns that neither a table nor another service answers."""
        return self.patterns - self.answered - self.external - self.without_database

    @property
    def is_complete(self) -> bool:
        """Whether every pattern is answered or needs no answer."""
        return self.unanswered == 0


def pattern_status(model: Model, pattern: AccessPattern) -> PatternStatus:
    """Where one access pattern stands; one that repeats another stands where that one stands."""
    own = _own_status(model, pattern)
    original = model.patterns.get(model.originals.get(pattern.number.value, ""))
    if own is PatternStatus.UNANSWERED and original is not None:
        return _own_status(model, original)
    return own


def _own_status(model: Model, pattern: AccessPattern) -> PatternStatus:
    if pattern.type.value == PatternType.NONE:
        return PatternStatus.NO_DATABASE
    if pattern.served_by is not None:
        return PatternStatus.EXTERNAL
    answer = model.answers.get(pattern.number.value)
    return PatternStatus.ANSWERED if answer and answer.steps else PatternStatus.UNANSWERED


def build_coverage(model: Model) -> Coverage:
    """Count the access patterns of a model by status."""
    statuses = [pattern_status(model, pattern) for pattern in model.patterns.values()]
    return Coverage(
        patterns=len(statuses),
        answered=statuses.count(PatternStatus.ANSWERED),
        external=statuses.count(PatternStatus.EXTERNAL),
        without_database=statuses.count(PatternStatus.NO_DATABASE),
    )
