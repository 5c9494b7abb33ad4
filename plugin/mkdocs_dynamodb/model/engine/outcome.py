"""What a request does: what comes back, what changes, or why it is refused."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mkdocs_dynamodb.model.values import Value
from mkdocs_dynamodb.records import record

if TYPE_CHECKING:
    from mkdocs_dynamodb.model.engine.store import Store

Attributes = Mapping[str, Value]


@record()
class Change:
    """One item before and after a request."""

    table: str
    before: Attributes | None
    """None where there was no item."""
    after: Attributes | None
    """None where there is none any more."""


@record()
class Refusal:
    """Why a request is not carried out."""

    kind: str
    """`condition`: the items do not meet a condition; `validation`: DynamoDB takes no such request;
    `not-supported`: the evaluation cannot tell."""
    reason: str
    """One clause without a full stop."""
    action: int = 0
    """Position of the action of a transaction or batch that is refused."""
    item: Attributes | None = None
    """Where a condition does not hold: the item that it was put to; None where there is none."""
    is_about_items: bool = False
    """Whether the same request can succeed on other items."""


@record()
class Outcome:
    """What came of one request."""

    store: "Store"
    """The state afterwards."""
    items: tuple[Attributes, ...] = ()
    """What the response returns, after projection, in order."""
    examined: tuple[Attributes, ...] = ()
    """Whole entries that a Query or Scan read, with those that its filter dropped."""
    kept: tuple[bool, ...] = ()
    """For each entry that was examined, whether the filter kept it."""
    changes: tuple[Change, ...] = ()
    refusal: Refusal | None = None


class Refused(Exception):  # noqa: N818 - it leads out of the evaluation and is no error
    """A request is not carried out."""

    def __init__(self, refusal: Refusal) -> None:
        """Say why."""
        super().__init__(refusal.reason)
        self.refusal = refusal


def invalid(reason: str) -> Refused:
    """DynamoDB takes no such request."""
    return Refused(Refusal("validation", reason))
