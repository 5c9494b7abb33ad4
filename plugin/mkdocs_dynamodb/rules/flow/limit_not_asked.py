"""FLO090: a number that is counted up beyond the limit that stands beside it."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.repeats import is_lowered, moved_numbers
from mkdocs_dynamodb.model.flow.wording import words_of
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Attribute
from mkdocs_dynamodb.rules.registry import Extent, rule

_LIMITS = frozenset({"max", "maximum", "limit", "allowed", "quota", "capacity"})
_COUNTS = frozenset({"count", "current", "counter", "number", "num", "used", "of"})


@rule("FLO090", "limit-not-asked", Severity.WARNING, looks_at=Extent.PATTERN)
def limit_not_asked(model: Model) -> Iterator[Finding]:
    """An update adds to a number and does not ask for the limit that the item has for it.

    Such pairs are `uses` and `max_uses`, or `member_count` and `member_limit`. Any condition of
    the action that names one of the two counts.

    ## Why

    ADD and SET with a plus add whatever they are told (API Reference, UpdateItem). Reading the
    number first does not help: two requests can read the same and both add. A condition such as
    `uses < max_uses` is decided together with the write (Developer Guide, Condition expressions).

    ## Bad

    ```yaml
    tables:
      Codes:
        partition_key: code
        entities:
          Code: {attributes: {code: S, uses: N, max_uses: N}}
    mapping:
      1:
        operation: UpdateItem
        table: Codes
        entity: Code
        add: {uses: 1}
        condition: attribute_exists(code)
    ```

    ## Good

    ```yaml
    tables:
      Codes:
        partition_key: code
        entities:
          Code: {attributes: {code: S, uses: N, max_uses: N}}
    mapping:
      1:
        operation: UpdateItem
        table: Codes
        entity: Code
        add: {uses: 1}
        condition: uses < max_uses
    ```
    """
    for written in writes_of(model).of_answer.values():
        for write in written:
            if write.verb != "update":
                continue
            guarded = guard_of(write.action.condition).compared
            for moved in moved_numbers(write.action.update, dict(write.action.values)):
                limit = _limit_of(write, moved.name.value)
                if limit is None or not guarded.isdisjoint({moved.name.value, limit.name.value}):
                    continue
                if is_lowered(write.action.update, moved.name.value):
                    continue
                yield Finding(
                    at=moved.name.at,
                    message=(
                        f"pattern {write.number} adds to `{moved.name.value}` of "
                        f"`{write.entity.name.value}` without asking for `{limit.name.value}`"
                    ),
                    label="can exceed the limit",
                    subject=write.action.subject,
                    related=(Related(limit.name.at, "the limit"),),
                    help=f"add a condition such as `{moved.name.value} < {limit.name.value}`",
                )


def _limit_of(write: Write, name: str) -> Attribute | None:
    """The number of the same item that says how large a number may become."""
    own = {word.removesuffix("s") for word in words_of(name) if word not in _COUNTS}
    for other, attribute in write.entity.attributes.items():
        words = words_of(other)
        rest = {w.removesuffix("s") for w in words if w not in _LIMITS | _COUNTS}
        is_limit = len(words) > 1 and not _LIMITS.isdisjoint(words)
        if other != name and is_limit and own and rest == own and attribute.type.value == "N":
            return attribute
    return None
