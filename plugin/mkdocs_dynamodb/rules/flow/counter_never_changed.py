"""FLO044: a counter that readers are shown and that nothing counts."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Placed, Related, Severity
from mkdocs_dynamodb.model.flow.attribute_kinds import (
    CountedEntities,
    is_counter,
    is_ever_changing,
    is_receipt,
)
from mkdocs_dynamodb.model.flow.copies import copies_of, identity_of
from mkdocs_dynamodb.model.flow.reads import Read, reads_of
from mkdocs_dynamodb.model.flow.targets import top_level
from mkdocs_dynamodb.model.flow.writes import Write, Writes, pending_writers, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import PatternType
from mkdocs_dynamodb.model.tables import Attribute, StoredEntity, Table
from mkdocs_dynamodb.rules.registry import rule

_MOST_HOMES = 20
"""Tables in which a counted entity is looked for; more of them hold one period or shard each."""


@rule("FLO044", "counter-never-changed", Severity.WARNING, needs_whole_model=True)
def counter_never_changed(model: Model) -> Iterator[Finding]:
    """A read pattern shows a counter, or a mark such as `is_read`, that no answer changes.

    A pattern shows what it needs; one that does not say so shows what it reads. Counters are
    numbers called `like_count`, `total_likes` and the like. One that is put with the item for good,
    such as the `item_count` of an order, is none: it is reported only where what it counts comes
    and goes by other answers, or is a thing that people go on doing, such as views. One that no
    pattern needs is reported where another pattern puts what it counts, with the same id.

    ## Why

    DynamoDB counts nothing by itself: an aggregate is an attribute that some write has to change
    (Developer Guide, Working with items: Increment and decrement numeric attributes). Without that
    write every reader is shown the figure of the first day.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a post, type: read, rps: 50, inputs: [post_id], needs: [text, like_count]}
      2: {name: Write a post, type: write, rps: 1, inputs: [post_id, text]}
    tables:
      Posts:
        partition_key: post_id
        entities:
          Post: {attributes: {post_id: S, text: S, like_count: N}}
    mapping:
      1: {operation: GetItem, table: Posts, entity: Post}
      2: {operation: PutItem, table: Posts, entity: Post}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a post, type: read, rps: 50, inputs: [post_id], needs: [text, like_count]}
      2: {name: Write a post, type: write, rps: 1, inputs: [post_id, text]}
      3: {name: Like a post, type: update, rps: 9, inputs: [post_id]}
    tables:
      Posts:
        partition_key: post_id
        entities:
          Post: {attributes: {post_id: S, text: S, like_count: N}}
    mapping:
      1: {operation: GetItem, table: Posts, entity: Post}
      2: {operation: PutItem, table: Posts, entity: Post}
      3:
        operation: UpdateItem
        table: Posts
        entity: Post
        add: {like_count: 1}
        condition: attribute_exists(post_id)
    ```
    """
    writes, pending = writes_of(model), pending_writers(model)
    followed = {
        (copy.holder.subject, copy.held.name.value)
        for copy in copies_of(model)
        if copy.is_whole and writes.changing(copy.source, copy.attribute)
    }
    counted = CountedEntities(model.entity_uses)
    seen: set[tuple[str, str]] = set()
    for need, read, attribute in _needed(model):
        place = (read.entity.subject, attribute.name.value)
        is_known = read.table.name.value not in writes.unclear and "" not in pending
        if place in seen or place in followed or not is_known:
            continue
        seen.add(place)
        if read.entity.name.value in pending or not _is_still(
            model, writes, counted, read, attribute
        ):
            continue
        yield Finding(
            at=attribute.name.at,
            message=(
                f"pattern {read.number} shows `{need.value}` of `{read.entity.name.value}` from "
                f"table `{read.table.name.value}`, where no pattern changes it"
            ),
            label="changed by no pattern",
            subject=f"{read.entity.subject}.attributes.{attribute.name.value}",
            related=(Related(need.at, "shown by this"),),
            help=f"add the write that changes `{attribute.name.value}`, or do not promise it",
        )
    if "" not in pending:
        yield from _forgotten(model, writes, counted, seen | followed, pending)


def _forgotten(
    model: Model,
    writes: Writes,
    counted: CountedEntities,
    told: set[tuple[str, str]],
    pending: frozenset[str],
) -> Iterator[Finding]:
    """Counters that no pattern needs, of what other patterns put below the same id."""
    for table, holder in model.stored_entities:
        is_known = table.name.value not in writes.unclear and holder.name.value not in pending
        if not is_known or holder.role is not None or not writes.to(holder, "put"):
            continue
        for name, attribute in holder.attributes.items():
            is_still = is_counter(attribute) and not writes.changing(holder, name)
            if not is_still or (holder.subject, name) in told:
                continue
            put = _put_below(model, writes, table, holder, counted.of(name))
            if put is not None:
                yield Finding(
                    at=attribute.name.at,
                    message=(
                        f"pattern {put.number} puts `{put.entity.name.value}`, and no pattern "
                        f"changes `{name}` of `{holder.name.value}`"
                    ),
                    label="changed by no pattern",
                    subject=f"{holder.subject}.attributes.{name}",
                    related=(Related(put.action.at, "brings what it counts"),),
                    help=f"change `{name}` in one TransactWriteItems with the put, or leave it out",
                )


def _put_below(
    model: Model, writes: Writes, table: Table, holder: StoredEntity, names: tuple[str, ...]
) -> Write | None:
    """The put of something counted that has the id of what counts it, by another pattern."""
    own = identity_of(table, holder)
    numbers = {write.number for write in writes.to(holder, "put")}
    homes = ((name, home) for name in names for home in model.stored_in.get(name, ())[:_MOST_HOMES])
    for place in (home.entities[name] for name, home in homes):
        puts = writes.to(place, "put")
        is_apart = not any(put.number in numbers or put.is_deferred for put in puts)
        if puts and is_apart and own and own <= set(place.attributes) and place is not holder:
            return puts[0]
    return None


def _needed(model: Model) -> Iterator[tuple[Placed[str], Read, Attribute]]:
    """Counters and marks that read patterns need, where one stored entity alone can give them."""
    reads = reads_of(model)
    for number, pattern in model.patterns.items():
        found = reads.of_answer.get(number, [])
        for need in pattern.needs:
            givers = {
                read.entity.subject: (need, read, attribute)
                for read in found
                if (attribute := read.entity.attributes.get(top_level(need.value))) is not None
            }
            if len(givers) == 1:
                one = next(iter(givers.values()))
                if is_counter(one[2]) or is_receipt(one[2]):
                    yield one
        if not pattern.needs and pattern.type.value == PatternType.READ:
            yield from _returned(found)


def _returned(found: list[Read]) -> Iterator[tuple[Placed[str], Read, Attribute]]:
    """What a pattern returns that does not say what it needs: likes, views and marks only."""
    for read in found:
        asked = {top_level(name.value) for name in read.step.projection}
        held = set(read.entity.attributes)
        if read.index is not None:
            held &= read.table.projected_names(read.index, read.entity)
        for name, attribute in read.entity.attributes.items():
            is_shown = name in held and (not asked or name in asked)
            is_moving = is_counter(attribute) and is_ever_changing(name)
            if is_shown and (is_moving or is_receipt(attribute)):
                yield Placed(name, read.at), read, attribute


def _is_still(
    model: Model, writes: Writes, counted: CountedEntities, read: Read, attribute: Attribute
) -> bool:
    """Whether nothing changes a counter although the figure does not stand from the beginning."""
    name = attribute.name.value
    if writes.changing(read.entity, name):
        return False
    puts = writes.to(read.entity, "put")
    if not puts or is_receipt(attribute) or is_ever_changing(name):
        return not any(_is_replaced(model, write.number) for write in puts)
    numbers = {write.number for write in puts}
    return any(
        pattern.number.value not in numbers
        for entity in counted.of(name)
        for pattern in model.entity_uses[entity].put_by
    )


def _is_replaced(model: Model, number: str) -> bool:
    """Whether an answer puts the item again in order to change it."""
    pattern = model.patterns.get(number)
    return pattern is not None and pattern.type.value == "update"
