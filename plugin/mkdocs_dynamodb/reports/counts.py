"""How many items of each kind there are: as stated, or as the averages of relationships tell."""

from collections import deque
from collections.abc import Mapping
from decimal import Decimal

from mkdocs_dynamodb.model.figures import exact_product, figure_text
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import Relationship
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.records import record

ONE_SOURCE_KINDS = frozenset({"one-to-one", "one-to-many"})
"""Kinds of relationships in which each target belongs to one source."""


@record(kw_only=True)
class Count:
    """Number of items, or why it is not known."""

    number: Decimal | None = None
    source: str = ""
    """Where the number comes from."""
    subject: str = ""
    """Dotted path of what states it."""
    unknown: str = ""
    """What would settle it; empty where the number is known."""


def build_counts(model: Model) -> Mapping[tuple[str, str], Count]:
    """(table, stored entity) -> how many items there are."""
    things = _things(model)
    return {
        (table.name.value, entity.name.value): _items(table, entity, things)
        for table, entity in model.stored_entities
    }


def _items(table: Table, entity: StoredEntity, things: Mapping[str, Count]) -> Count:
    """Items of an entity in a table."""
    stated, name = entity.count, entity.name.value
    if stated is not None and isinstance(stated.value, int):
        return Count(number=Decimal(stated.value), source="stated count", subject=entity.subject)
    if stated is not None:
        one_each = str(stated.value)
        count = things.get(one_each, Count())
        source = f"one for each {one_each}"
        if count.number is not None:
            return Count(number=count.number, source=source, subject=entity.subject)
        return Count(unknown=f"state `count` for `entities.{one_each}`")
    templates = [entity.template_for(key) for key in table.key_names]
    if templates and all(t is not None and t.is_constant for t in templates):
        source = "one item, as its key is always the same"
        return Count(number=Decimal(1), source=source, subject=entity.subject)
    unknown = f"state `count` for `{entity.subject}`"
    return things.get(name, Count(unknown=unknown))


def _things(model: Model) -> dict[str, Count]:
    """Entity of the requirements -> how many there are, whatever tables store them."""
    found: dict[str, Count] = {}
    for name, entity in model.entities.items():
        if entity.count is not None:
            number, subject = Decimal(entity.count), f"entities.{name}"
            found[name] = Count(number=number, source="stated count", subject=subject)
    leading: dict[str, list[Relationship]] = {}
    for relationship in model.relationships:
        leading.setdefault(relationship.source.value, []).append(relationship)
    known = deque(found)
    while known:
        source = known.popleft()
        for relationship in leading.get(source, ()):
            target = relationship.target.value
            count = _told(found[source], relationship)
            if target not in found and count is not None:
                found[target] = count
                known.append(target)
    for name in model.entities:
        found.setdefault(name, Count(unknown=f"state `count` for `entities.{name}`"))
    return found


def _told(sources: Count, relationship: Relationship) -> Count | None:
    """Number of targets of a relationship, where it tells how many each source has."""
    average = Decimal(1) if relationship.kind == "one-to-one" else relationship.average
    if relationship.kind not in ONE_SOURCE_KINDS or average is None or sources.number is None:
        return None
    name = relationship.source.value
    return Count(
        number=exact_product(sources.number, average),
        source=f"{figure_text(sources.number)} {name} x {figure_text(average)}",
        subject=f"entities.{name}",
    )
