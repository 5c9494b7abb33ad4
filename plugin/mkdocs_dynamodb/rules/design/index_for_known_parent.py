"""DSG012: an index on a parent that every request knows anyway."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.scopes import build_scopes
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Step
from mkdocs_dynamodb.model.tables import Index, Table
from mkdocs_dynamodb.rules.registry import rule


@dataclass(slots=True)
class _Accesses:
    """What is known whenever an item of a table is addressed by its key."""

    count: int = 0
    known: set[str] | None = None
    is_told: bool = True

    def add(self, names: frozenset[str]) -> None:
        """Take in one access with the values that are at hand."""
        self.count += 1
        self.known = set(names) if self.known is None else self.known & names


@rule("DSG012", "index-for-known-parent", Severity.NOTE, needs_whole_model=True)
def index_for_known_parent(model: Model) -> Iterator[Finding]:
    """Items are found by their parent through an index, and whoever asks for one knows the parent.

    Told of tables with one entity and no sort key, where every request by key has the partition
    key of the index among its inputs.

    ## Why

    With the parent as partition key and the own id as sort key, the table itself answers both, and
    the index with its writes and storage is not needed (AWS Labs, DynamoDB MCP server, guide of the
    data modelling expert, identifying relationships). Reads by the parent can then be strongly
    consistent, too.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List a cart, type: read, rps: 90, inputs: [user_id]}
      2: {name: Take a line out, type: delete, rps: 20, inputs: [user_id, line_id]}
    tables:
      CartLines:
        partition_key: line_id
        entities:
          CartLine: {attributes: {line_id: S, user_id: S, product: S}}
        indexes:
          ByUser: {partition_key: user_id}
    mapping:
      1: {operation: Query, table: CartLines, index: ByUser, where: {user_id: "{user_id}"}}
      2: {operation: DeleteItem, table: CartLines, entity: CartLine}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List a cart, type: read, rps: 90, inputs: [user_id]}
      2: {name: Take a line out, type: delete, rps: 20, inputs: [user_id, line_id]}
    tables:
      CartLines:
        partition_key: user_id
        sort_key: line_id
        entities:
          CartLine: {attributes: {line_id: S, user_id: S, product: S}}
    mapping:
      1: {operation: Query, table: CartLines, where: {user_id: "{user_id}"}}
      2: {operation: DeleteItem, table: CartLines, entity: CartLine}
    ```
    """
    accesses = _accesses(model)
    for table in model.tables.values():
        access = accesses.get(table.name.value)
        if access is None or not access.is_told or not access.count or not _is_plain(table):
            continue
        for index in table.global_indexes:
            if (table.name.value, index.name.value) not in model.served:
                continue
            if _could_be_key(table, index, access.known or set()):
                yield Finding(
                    at=index.name.at,
                    message=f"every request for one item of `{table.name.value}` knows "
                    f"`{index.partition_keys[0].name.value}`, by which index "
                    f"`{index.name.value}` finds it",
                    label="could be the key of the table",
                    subject=index.subject,
                    related=(Related(table.partition_keys[0].name.at, "the key instead"),),
                    help=f"make `{index.partition_keys[0].name.value}` the partition key and "
                    f"`{table.partition_keys[0].name.value}` the sort key, and drop the index",
                )


def _is_plain(table: Table) -> bool:
    return len(table.entities) == 1 and len(table.partition_keys) == 1 and not table.sort_keys


def _could_be_key(table: Table, index: Index, known: set[str]) -> bool:
    """Whether parent and own id could be the primary key, in the order of the index."""
    (entity,) = table.entities.values()
    if len(index.partition_keys) != 1 or len(index.sort_keys) > 1 or index.sparse:
        return False
    template = entity.template_for(index.partition_keys[0].name.value)
    own = entity.template_for(table.partition_keys[0].name.value)
    if template is None or own is None or len(template.names) != 1 or len(own.names) != 1:
        return False
    attribute = entity.attributes.get(template.names[0])
    if attribute is None or attribute.optional or template.names == own.names:
        return False
    sorts = {name for key in index.sort_keys for name in _sources(table, key.name.value)}
    return {template.names[0], *sorts} - set(own.names) <= known


def _sources(table: Table, key: str) -> tuple[str, ...]:
    (entity,) = table.entities.values()
    template = entity.template_for(key)
    return () if template is None else template.names


def _accesses(model: Model) -> Mapping[str, _Accesses]:
    """Table -> what is known at each request by its key; puts make their items themselves."""
    found: dict[str, _Accesses] = {}
    for number, answer in model.answers.items():
        pattern = model.patterns.get(number)
        scopes = [] if pattern is None else build_scopes(model, pattern, answer)
        for position, step in enumerate(answer.steps):
            parts: tuple[Step | Action, ...] = (step,) if step.is_search else step.actions
            for part in parts:
                if part.table is None or part.index is not None:
                    continue
                access = found.setdefault(part.table.value, _Accesses())
                if step.is_search or not scopes:
                    access.is_told = step.operation.value == "Scan" and access.is_told
                elif isinstance(part, Action) and part.verb.value != "put":
                    scope = scopes[position]
                    given = {n for n, first in scope.given_at.items() if first < position}
                    access.add(scope.inputs | given)
    return found
