"""FLO042: an entity stored twice without a word on which place is right."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.copies import identity_of, stored_twice
from mkdocs_dynamodb.model.flow.writes import writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO042", "source-of-truth-not-named", Severity.WARNING)
def source_of_truth_not_named(model: Model) -> Iterator[Finding]:
    """An entity is stored in two tables, and none of the two is called a copy.

    Silent where the two places share no attribute beside the identity, so that each is right about
    its own; where an answer moves items from one table to the other; and for tables that differ by
    a number, such as one table a month.

    ## Why

    Two places that hold the same will differ one day, after a failed write or a repair by hand.
    Unless one of them is known to be the source, nobody can say which of the two to trust (AWS
    Labs, DynamoDB MCP server, data modelling guide: name the source of truth).

    ## Bad

    ```yaml
    tables:
      UserPosts:
        partition_key: user_id
        sort_key: post_id
        entities:
          Post: {attributes: {user_id: S, post_id: S, text: S}}
      PostComments:
        partition_key: PK
        sort_key: SK
        entities:
          Post: {keys: {PK: "POST#{post_id}", SK: POST}, attributes: {post_id: S, text: S}}
    ```

    ## Good

    ```yaml
    tables:
      UserPosts:
        partition_key: user_id
        sort_key: post_id
        entities:
          Post: {attributes: {user_id: S, post_id: S, text: S}}
      PostComments:
        partition_key: PK
        sort_key: SK
        entities:
          Post:
            role: copy-of Post
            keys: {PK: "POST#{post_id}", SK: POST}
            attributes: {post_id: S, text: S}
    ```
    """
    for name in model.stored_in:
        places = stored_twice(model, name)
        if any(entity.role is not None for _, entity in places) or not places:
            continue
        table, first = places[0]
        if _is_moved(model, name):
            continue
        for other_table, other in places[1:]:
            if _overlap(table, first, other_table, other):
                yield Finding(
                    at=other.name.at,
                    message=(
                        f"`{name}` is stored in tables `{table.name.value}` and "
                        f"`{other_table.name.value}`, and neither is called the copy"
                    ),
                    label="source or copy?",
                    subject=other.subject,
                    related=(
                        Related(first.name.at, "stored here as well"),
                        *_only_here(table, first, other),
                        *_only_here(other_table, other, first),
                    ),
                    help=f"write `role: copy-of {name}` below the one that follows the other",
                )


def _overlap(table: Table, one: StoredEntity, other_table: Table, other: StoredEntity) -> bool:
    """Whether two places hold the same, or one of them nothing but the identity."""
    mine = set(one.attributes) - identity_of(table, one)
    theirs = set(other.attributes) - identity_of(other_table, other)
    return not mine or not theirs or not mine.isdisjoint(theirs)


def _only_here(table: Table, one: StoredEntity, other: StoredEntity) -> list[Related]:
    """The first few attributes that one of two places lacks."""
    fixed = identity_of(table, one)
    names = [name for name in one.attributes if name not in other.attributes and name not in fixed]
    return [
        Related(one.attributes[name].name.at, f"`{name}` stands here only") for name in names[:3]
    ]


def _is_moved(model: Model, name: str) -> bool:
    """Whether an answer deletes at one place and puts at another."""
    writes = writes_of(model)
    put, deleted = set(), set()
    for table in model.stored_in[name]:
        put |= {(w.number, w.table.name.value) for w in writes.to(table.entities[name], "put")}
        gone = writes.to(table.entities[name], "delete")
        deleted |= {(w.number, w.table.name.value) for w in gone}
    return bool({number for number, _ in put} & {number for number, _ in deleted - put})
