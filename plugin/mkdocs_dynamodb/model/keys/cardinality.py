"""Partition keys that have few values, as far as templates and names tell."""

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.model.flow.targets import Target
from mkdocs_dynamodb.model.flow.wording import words_of
from mkdocs_dynamodb.model.tables import StoredEntity
from mkdocs_dynamodb.records import record

_ENUMERATIONS = frozenset(
    {
        *("status", "state", "type", "kind", "gender", "sex", "priority", "severity", "tier"),
        *("visibility", "flag", "enabled", "disabled", "active", "archived", "deleted"),
    }
)
"""Last words of attributes that have a handful of values (Developer Guide, Designing partition keys
to distribute your workload, names status codes)."""
_FLAG_WORDS = frozenset({"is", "has"})
_DATES = frozenset({"date", "day", "month", "week", "year", "hour"})
_PAST = frozenset({"created", "order", "ordered", "posted", "published", "event", "log", "logged"})
"""Words that make a date one of today; a birth date or due date is spread."""


@record()
class FewValues:
    """A partition key with few values."""

    at: Span
    words: str
    """What it is, for a message."""
    is_date: bool = False


def few_values(target: Target) -> FewValues | None:
    """Why the partition key of a table or index has few values; None where it may have many.

    Of several entities each one must have few.
    """
    entities = [e for e in target.table.entities.values() if target.holds(e)]
    found = [few_values_of(target, entity) for entity in entities]
    return found[0] if found and all(each is not None for each in found) else None


def few_values_of(target: Target, entity: StoredEntity) -> FewValues | None:
    """Why the partition keys of one entity have few values; None where they may have many."""
    templates = [entity.template_for(key.name.value) for key in target.partition_keys]
    if not templates or any(template is None for template in templates):
        return None
    known = [template for template in templates if template is not None]
    names = {name for template in known for name in template.names}
    if not names:
        text = "#".join(template.text for template in known)
        return FewValues(
            known[0].at, f"one partition key, `{text}`, for every `{entity.name.value}`"
        )
    if len(names) > 1:
        return None
    (name,) = names
    at = next(template.at for template in known if template.names)
    words = words_of(name)
    if words and (words[-1] in _ENUMERATIONS or (words[0] in _FLAG_WORDS and len(words) > 1)):
        return FewValues(at, f"the few values of `{name}` as partition key")
    if is_current_date(words):
        return FewValues(at, f"a date, `{name}`, as partition key", is_date=True)
    return None


def is_current_date(words: tuple[str, ...]) -> bool:
    """Whether the words of a name, such as `order_date`, are those of a date that is now."""
    if not words or words[-1] not in _DATES:
        return words == ("created", "on")
    return len(words) == 1 or words[0] in _PAST
