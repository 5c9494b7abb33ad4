"""FLO047: items below a parent that stay when the parent is deleted."""

import re
from collections.abc import Iterator
from functools import lru_cache

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.copies import identity_of
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.wording import spoken_words, words_of
from mkdocs_dynamodb.model.flow.writes import Write, Writes, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.names import listed_names
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.rules.registry import rule

_EXPLAINED = re.compile(r"\bstream|\bttl\b|\bexpire|\borphan|\bchildren\b|\bleft\b", re.IGNORECASE)

_REMOVING = frozenset({"delete", "update"})


@rule("FLO047", "children-left-behind", Severity.WARNING)
def children_left_behind(model: Model) -> Iterator[Finding]:
    """A pattern deletes a parent and leaves the items below it.

    Children are entities whose partition key is made of the parent's id alone: they lie in the
    parent's item collection, or a relationship says that the parent has many of them; and those
    that the pattern names among its entities, wherever they are. Silent where
    the answer or a pattern of its own deletes them all, where they expire, where the condition of
    the delete names another attribute than the key, and where a note speaks of them.

    ## Why

    DynamoDB has no cascade and no delete by partition key: DeleteItem deletes one item (API
    Reference, DeleteItem). What stays is paid for month by month, and comes back to life when the
    id is used again.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Delete a post, type: delete, rps: 1, inputs: [post_id]}
    tables:
      Posts:
        partition_key: PK
        sort_key: SK
        entities:
          Post: {keys: {PK: "POST#{post_id}", SK: POST}, attributes: {post_id: S, text: S}}
          Comment:
            keys: {PK: "POST#{post_id}", SK: "COMMENT#{comment_id}"}
            attributes: {post_id: S, comment_id: S, text: S}
    mapping:
      1: {operation: DeleteItem, table: Posts, entity: Post}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Delete a post, type: delete, rps: 1, inputs: [post_id]}
    tables:
      Posts:
        partition_key: PK
        sort_key: SK
        entities:
          Post: {keys: {PK: "POST#{post_id}", SK: POST}, attributes: {post_id: S, text: S}}
          Comment:
            keys: {PK: "POST#{post_id}", SK: "COMMENT#{comment_id}"}
            attributes: {post_id: S, comment_id: S, text: S}
    mapping:
      1:
        steps:
          - operation: Query
            table: Posts
            where: {PK: "POST#{post_id}", SK: {begins_with: "COMMENT#"}}
            returns: {Comment: 20}
            gives: [comment_id]
          - operation: BatchWriteItem
            actions:
              - {delete: Post, table: Posts}
              - {delete: Comment, table: Posts, times: {average: 20, max: 24}}
    ```
    """
    writes = writes_of(model)
    for written in writes.of_answer.values():
        for write in written:
            pattern = write.pattern
            if write.verb == "delete" and pattern is not None and pattern.type.value in _REMOVING:
                yield from _findings(model, writes, write)


def _findings(model: Model, writes: Writes, write: Write) -> Iterator[Finding]:
    identity = identity_of(write.table, write.entity)
    tested = guard_of(write.action.condition).compared - set(write.table.key_names) - identity
    notes = f"{write.step.note} {write.answer.note}"
    if not identity or tested or _EXPLAINED.search(notes):
        return
    here = {other.entity.subject for other in writes.of_answer[write.number]}
    left = [
        child
        for table, child in _children(model, write)
        if child.subject not in here
        and not _expires(table, child)
        and not _is_mentioned(child, notes)
        and not _has_sweeper(writes, table, child, identity)
    ]
    if left:
        names = listed_names([child.name.value for child in left])
        yield Finding(
            at=write.action.at,
            message=(
                f"pattern {write.number} deletes `{write.entity.name.value}` and leaves {names} "
                "below it"
            ),
            label="deletes the parent only",
            subject=write.action.subject,
            related=tuple(Related(child.name.at, "stays") for child in left),
            help=f"delete {names} as well, let them expire, or note what removes them",
        )


@lru_cache(maxsize=1)  # the rules run on one model after the other
def _targets(model: Model) -> dict[str, set[str]]:
    """Entity -> entities of which it has many."""
    found: dict[str, set[str]] = {}
    for relationship in model.relationships:
        source, target = relationship.source.value, relationship.target.value
        if relationship.kind == "one-to-many":
            found.setdefault(source, set()).add(target)
        elif relationship.kind == "many-to-one":
            found.setdefault(target, set()).add(source)
    return found


def _children(model: Model, write: Write) -> Iterator[tuple[Table, StoredEntity]]:
    """Entities of the same item collection, and those that a relationship puts below the parent."""
    identity = identity_of(write.table, write.entity)
    own = _partition(write.table, write.entity)
    seen = {write.entity.subject}
    if _names(write.table, write.entity) == identity:
        for child in write.table.entities.values():
            is_other = child.subject not in seen and len(write.table.key_names) > 1
            if is_other and _partition(write.table, child) == own:
                seen.add(child.subject)
                yield write.table, child
    promised = () if write.pattern is None else {e.value for e in write.pattern.entities}
    for name in sorted(_targets(model).get(write.entity.name.value, ())):
        for table in model.stored_in.get(name, ()):
            child = table.entities[name]
            is_below = name in promised or _names(table, child) == identity
            if child.subject not in seen and is_below:
                seen.add(child.subject)
                yield table, child


def _partition(table: Table, entity: StoredEntity) -> tuple[str, ...]:
    templates = (entity.template_for(key.name.value) for key in table.partition_keys)
    return tuple("" if template is None else template.text for template in templates)


def _names(table: Table, entity: StoredEntity) -> frozenset[str]:
    templates = (entity.template_for(key.name.value) for key in table.partition_keys)
    return frozenset(name for each in templates if each is not None for name in each.names)


def _expires(table: Table, child: StoredEntity) -> bool:
    return table.ttl is not None and table.ttl.value in child.attributes


def _is_mentioned(child: StoredEntity, notes: str) -> bool:
    spoken = {word.removesuffix("s") for word in spoken_words(notes)}
    return any(word.removesuffix("s") in spoken for word in words_of(child.name.value))


def _has_sweeper(
    writes: Writes, table: Table, child: StoredEntity, identity: frozenset[str]
) -> bool:
    """Whether a pattern deletes all children of a parent: repeatedly, or knowing no child's id."""
    own = identity_of(table, child) - identity
    for write in writes.to(child, "delete"):
        repeats = (write.action.times, write.step.times)
        if any(times is not None and times.max > 1 for times in repeats):
            return True
        inputs = {i.name.value for i in write.pattern.inputs} if write.pattern is not None else own
        if own and inputs.isdisjoint(own):
            return True
    return False
