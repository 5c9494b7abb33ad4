"""DSG011: a counter that an index has to follow."""

from collections.abc import Iterator, Mapping

from mkdocs_dynamodb.diagnostics import Finding, Placed, Related, Severity
from mkdocs_dynamodb.model.capacity.loads import Load, Place, average_of, build_loads, key_sources
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Answer, Step
from mkdocs_dynamodb.model.tables import Index, ProjectionKind, Table
from mkdocs_dynamodb.rules.registry import rule


@rule("DSG011", "counter-in-index", Severity.NOTE)
def counter_in_index(model: Model) -> Iterator[Finding]:
    """A counter is part of an index, as a key or as a projected attribute.

    Not told where the counter is known to change more seldom than the index is read.

    ## Why

    Each change of the counter writes the index as well, and where it is a key the index deletes one
    entry and puts another, which counts as two writes (Developer Guide, Using Global Secondary
    Indexes, Write capacity considerations).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Count a view, type: update, rps: 300, inputs: [video_id]}
      2: {name: List a channel's videos, type: read, rps: 5, inputs: [channel]}
    tables:
      Videos:
        partition_key: video_id
        entities:
          Video: {attributes: {video_id: S, channel: S, views: N}}
        indexes:
          ByChannel: {partition_key: channel, sort_key: views}
    mapping:
      1: {operation: UpdateItem, table: Videos, entity: Video, add: {views: 1}}
      2: {operation: Query, table: Videos, index: ByChannel, where: {channel: "{channel}"}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Count a view, type: update, rps: 300, inputs: [video_id]}
      2: {name: List a channel's videos, type: read, rps: 5, inputs: [channel]}
    tables:
      Videos:
        partition_key: video_id
        entities:
          Video: {attributes: {video_id: S, channel: S, published_at: S, views: N}}
        indexes:
          ByChannel: {partition_key: channel, sort_key: published_at, projection: KEYS_ONLY}
    mapping:
      1: {operation: UpdateItem, table: Videos, entity: Video, add: {views: 1}}
      2: {operation: Query, table: Videos, index: ByChannel, where: {channel: "{channel}"}}
    ```
    """
    loads = build_loads(model)
    for _, answer, step in model.steps():
        for action in step.actions:
            table = model.table_of(action)
            if table is None or not action.update.add:
                continue
            for index in table.indexes.values():
                counter = _counter(model, table, index, action)
                if counter is not None and not _is_rare(
                    model, answer, (step, action), (table, index), loads
                ):
                    yield _finding(answer, action, table, index, counter)


def _counter(model: Model, table: Table, index: Index, action: Action) -> Placed[str] | None:
    entity = model.entity_of(action)
    projected = {name.value for name in index.projection.names}
    named = entity is None or not index.is_entered_by(entity)
    for name in action.update.add:
        attribute = None if entity is None else entity.attributes.get(name.value)
        if attribute is None or attribute.type.value != "N":
            continue
        is_meant = name.value in projected and not table.entering(index)
        is_all = index.projection.kind is ProjectionKind.ALL
        if is_meant:
            return name
        if not named and entity is not None:
            held = projected | key_sources(index, entity)
            if is_all or name.value in held:
                return name
    return None


def _is_rare(
    model: Model,
    answer: Answer,
    part: tuple[Step, Action],
    place: tuple[Table, Index],
    loads: Mapping[Place, Load],
) -> bool:
    """Whether the index is read at least as often as the counter changes."""
    pattern = model.patterns.get(answer.number.value)
    rate = None if pattern is None else average_of(pattern)
    load = loads.get((place[0].name.value, place[1].name.value))
    for times in (each.times for each in part):
        rate = rate if rate is None or times is None else rate * times.average
    return rate is not None and load is not None and rate <= sum(load.read_averages.values())


def _finding(
    answer: Answer, action: Action, table: Table, index: Index, counter: Placed[str]
) -> Finding:
    is_key = counter.value in index.key_names
    return Finding(
        at=counter.at,
        message=f"each change of `{counter.value}` by pattern {answer.number.value} writes index "
        f"`{index.name.value}` of table `{table.name.value}` as well",
        label="twice, since it is a key of the index" if is_key else "held by the index",
        subject=action.subject,
        related=(Related(index.projection.at, f"holds {index.projection.contents}"),),
        help=f"leave `{counter.value}` out of the index, or count in an item of its own",
    )
