"""FLO040: a change that reaches one stored place and not the copy at another."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.copies import Copy, copies_of
from mkdocs_dynamodb.model.flow.named_attributes import changed_attributes
from mkdocs_dynamodb.model.flow.targets import top_level
from mkdocs_dynamodb.model.flow.writes import Write, Writes, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.names import listed_names
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO040", "stale-copy", Severity.WARNING, needs_whole_model=True)
def stale_copy(model: Model) -> Iterator[Finding]:
    """A pattern changes an attribute, and no pattern changes the copy of it at another place.

    Copies are: the same entity stored in several tables; an entity with `role: copy-of X`; and an
    attribute such as `username` in an entity that also has the `user_id` of the User whose
    `username` it is. Silent for a copy whose description says that it stays as it was, and where a
    note says that a stream or a later job brings the copies up to date.

    ## Why

    DynamoDB keeps indexes up to date, not copies: what an application stores twice, it must write
    twice. A copy without an update pattern shows old names and figures for ever (AWS Labs, DynamoDB
    MCP server, data modelling guide: name the source of truth of what is denormalised).

    ## Bad

    ```yaml
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {attributes: {user_id: S, username: S}}
      Comments:
        partition_key: post_id
        sort_key: comment_id
        entities:
          Comment: {attributes: {post_id: S, comment_id: S, user_id: S, username: S}}
    mapping:
      1:
        operation: UpdateItem
        table: Users
        entity: User
        set: {username: "{username}"}
        condition: attribute_exists(user_id)
    ```

    ## Good

    ```yaml
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {attributes: {user_id: S, username: S}}
      Comments:
        partition_key: post_id
        sort_key: comment_id
        entities:
          Comment:
            attributes:
              post_id: S
              comment_id: S
              user_id: S
              username: {type: S, description: A snapshot of the name at the time of writing}
    mapping:
      1:
        operation: UpdateItem
        table: Users
        entity: User
        set: {username: "{username}"}
        condition: attribute_exists(user_id)
    ```
    """
    writes = writes_of(model)
    stale: dict[tuple[int, str], tuple[Write, str, list[Copy]]] = {}
    for copy in copies_of(model):
        if copy.is_snapshot or copy.table.name.value in writes.unclear:
            continue
        for write in writes.changing(copy.source, copy.attribute):
            if not write.is_deferred and not _is_kept(writes, write, copy):
                key = (id(write), copy.attribute)
                stale.setdefault(key, (write, copy.attribute, []))[2].append(copy)
    for write, attribute, copies in stale.values():
        yield _finding(write, attribute, copies)


def _is_kept(writes: Writes, write: Write, copy: Copy) -> bool:
    """Whether a copy follows a change, in the same answer or by a pattern made for that.

    Taking an attribute away, as for a sparse index, is no change of what is copied.
    """
    if any(name.value == copy.attribute for name in write.action.update.remove):
        return True
    if any(other.entity is copy.holder for other in writes.beside(write) if other.verb != "update"):
        return True
    changing = {w.number for w in writes.changing(copy.holder, copy.held.name.value)}
    at_source = {w.number for w in writes.changing(copy.source, copy.attribute)}
    return write.number in changing or bool(changing - at_source)


def _finding(write: Write, attribute: str, copies: list[Copy]) -> Finding:
    held = dict.fromkeys((c.holder.name.value, c.table.name.value) for c in copies)
    places = " and ".join(f"{listed_names([name])} in {listed_names([at])}" for name, at in held)
    named = [n for n in changed_attributes(write.action.update) if top_level(n.name) == attribute]
    what = "the copy" if len(copies) == 1 else "the copies"
    return Finding(
        at=named[0].at if named else write.action.at,
        message=(
            f"pattern {write.number} changes `{attribute}` of `{write.entity.name.value}` in table "
            f"`{write.table.name.value}`, and no pattern changes {what} held by {places}"
        ),
        label="changed here only",
        subject=write.action.subject,
        related=tuple(Related(c.held.name.at, "a copy of it") for c in copies),
        help=(
            f"change {what} in the same answer or by a pattern of its own, drop {what}, "
            "or say in its description that it stays as it was"
        ),
    )
