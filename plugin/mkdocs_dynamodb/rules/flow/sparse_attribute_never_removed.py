"""FLO021: an index of what is going on, that nothing ever leaves."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.wording import spoken_words, words_of
from mkdocs_dynamodb.model.keys.sparse_keys import SparseKey, find_writes, sparse_keys
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule

_PASSING = frozenset(
    {
        *("open", "active", "pending", "unread", "unpaid", "waiting", "wait", "queued", "queue"),
        *("current", "running", "unassigned", "outstanding", "unprocessed", "unsent", "overdue"),
        *("escalated", "escalation", "escalations"),
    }
)
"""States that end, and with them the time in an index of such items."""


@rule("FLO021", "sparse-attribute-never-removed", Severity.WARNING, needs_whole_model=True)
def sparse_attribute_never_removed(model: Model) -> Iterator[Finding]:
    """No write removes the optional attribute that keeps items in an index of a passing state.

    ## Why

    An item stays in a sparse index until one of its key attributes is removed or the item is
    deleted (Developer Guide, Take advantage of sparse indexes). An index of open orders from which
    no pattern takes a closed one grows into an index of all orders.

    The rule looks at indexes whose name speaks of a state that ends, such as open, active, pending
    or unread. Deleting items, replacing them by a put and a TTL count as leaving.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Open a case, type: update, rps: 5, inputs: [case_id, open_since]}
    tables:
      Cases:
        partition_key: case_id
        entities:
          Case: {attributes: {case_id: S, owner_id: S, "open_since?": S}}
        indexes:
          OpenCases: {partition_key: owner_id, sort_key: open_since}
    mapping:
      1:
        operation: UpdateItem
        table: Cases
        entity: Case
        set: {open_since: "{open_since}"}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Open a case, type: update, rps: 5, inputs: [case_id, open_since]}
      2: {name: Close a case, type: update, rps: 5, inputs: [case_id]}
    tables:
      Cases:
        partition_key: case_id
        entities:
          Case: {attributes: {case_id: S, owner_id: S, "open_since?": S}}
        indexes:
          OpenCases: {partition_key: owner_id, sort_key: open_since}
    mapping:
      1:
        operation: UpdateItem
        table: Cases
        entity: Case
        set: {open_since: "{open_since}"}
      2: {operation: UpdateItem, table: Cases, entity: Case, remove: [open_since]}
    ```
    """
    writes = find_writes(model)
    told: dict[tuple[str, str], list[SparseKey]] = {}
    for key in sparse_keys(model):
        told.setdefault((key.index.subject, key.entity.subject), []).append(key)
    for (_, subject), keys in told.items():
        done, first = writes.get(subject), keys[0]
        said = spoken_words(f"{first.index.purpose} {first.index.sparse}")
        state = not _PASSING.isdisjoint({*words_of(first.index.name.value), *said})
        if done is None or not state or done.may_end or first.table.ttl is not None:
            continue
        names = frozenset[str]().union(*(key.names for key in keys))
        is_set = done.is_put or not done.sets.isdisjoint(names)
        if is_set and done.removes.isdisjoint(names):
            yield _finding(first)


def _finding(key: SparseKey) -> Finding:
    name = key.attribute.name.value
    return Finding(
        at=key.index.name.at,
        message=f"no pattern removes `{name}` of `{key.entity.name.value}`, "
        f"so nothing ever leaves index `{key.index.name.value}`",
        label="only ever grows",
        subject=key.index.subject,
        related=(Related(key.attribute.name.at, "keeps items in the index"),),
        help=f"remove `{name}` in the write after which an item no longer belongs here",
    )
