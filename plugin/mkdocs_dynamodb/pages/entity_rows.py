"""Attributes of entities as rows of a diagram: type, name, PK, FK or UK, and a remark."""

from collections.abc import Mapping

from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Attribute, Key, StoredEntity, Table
from mkdocs_dynamodb.records import record

ONE_TO_MANY, MANY_TO_ONE, ONE_TO_ONE = "one-to-many", "many-to-one", "one-to-one"


@record(kw_only=True)
class Row:
    """One attribute."""

    type: str
    name: str
    marks: tuple[str, ...]
    """Some of PK, FK and UK."""
    remark: str


@record(kw_only=True)
class _Stored:
    """What the tables that store an entity agree on."""

    attributes: Mapping[str, Attribute]
    partition: frozenset[str]
    """Attributes that the partition key is made of, in every table."""
    sort: frozenset[str]

    @property
    def identity(self) -> frozenset[str]:
        return self.partition | self.sort


def entity_rows(model: Model) -> Mapping[str, tuple[Row, ...]]:
    """Entity -> its attributes: those of the primary key first, then as they are declared.

    PK marks what the primary key of every table with this entity is made of. FK marks the whole
    identity of an entity that a relationship joins to this one. UK marks an attribute that is
    kept unique by a stored entity with the role `unique-claim`. What is not certain has no mark.
    """
    stored = {name: _stored(name, tables) for name, tables in model.stored_in.items()}
    foreign, unique = _foreign(model, stored), _unique(model, stored)
    return {
        name: tuple(
            Row(
                type=entity.attributes[attribute].type.value,
                name=attribute,
                marks=_marks(
                    attribute, entity, foreign.get(name, set()), (name, attribute), unique
                ),
                remark=_remark(entity, attribute),
            )
            for attribute in _in_order(entity)
        )
        for name, entity in stored.items()
    }


def _stored(name: str, tables: tuple[Table, ...]) -> _Stored:
    attributes: dict[str, Attribute] = {}
    for table in tables:
        for attribute, declared in table.entities[name].attributes.items():
            attributes.setdefault(attribute, declared)
    entities = [(table, table.entities[name]) for table in tables]
    partitions = [_sources(entity, table.partition_keys) for table, entity in entities]
    sorts = [_sources(entity, table.sort_keys) for table, entity in entities]
    return _Stored(
        attributes=attributes,
        partition=frozenset.intersection(*partitions),
        sort=frozenset.intersection(*sorts),
    )


def _sources(entity: StoredEntity, keys: tuple[Key, ...]) -> frozenset[str]:
    """Attributes that key attributes are made of."""
    templates = (entity.template_for(key.name.value) for key in keys)
    return frozenset(name for template in templates if template for name in template.names)


def _foreign(model: Model, stored: Mapping[str, _Stored]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for relationship in model.relationships:
        source, target = relationship.source.value, relationship.target.value
        if relationship.kind in (ONE_TO_MANY, ONE_TO_ONE):
            _point(source, target, stored, found)
        if relationship.kind in (MANY_TO_ONE, ONE_TO_ONE):
            _point(target, source, stored, found)
    return found


def _point(
    owner: str, holder: str, stored: Mapping[str, _Stored], found: dict[str, set[str]]
) -> None:
    if owner == holder or owner not in stored or holder not in stored:
        return
    identity = stored[owner].identity
    if len(identity) == 1 and identity != stored[holder].identity:
        found.setdefault(holder, set()).update(identity & stored[holder].attributes.keys())


def _unique(model: Model, stored: Mapping[str, _Stored]) -> frozenset[tuple[str, str]]:
    """Attributes of entities that claims keep unique: only one entity may have the attribute."""
    holders: dict[str, list[str]] = {}
    for name in model.entities:
        for attribute in stored[name].attributes if name in stored else ():
            holders.setdefault(attribute, []).append(name)
    found = set()
    for table, entity in model.stored_entities:
        claimed = _sources(entity, table.keys)
        if entity.role is None or entity.role.value != "unique-claim" or len(claimed) != 1:
            continue
        (attribute,) = claimed
        held_by = [name for name in holders.get(attribute, ()) if name != entity.name.value]
        if len(held_by) == 1:
            found.add((held_by[0], attribute))
    return frozenset(found)


def _in_order(entity: _Stored) -> list[str]:
    names = list(entity.attributes)
    return sorted(names, key=lambda n: (n not in entity.partition, n not in entity.sort))


def _marks(
    attribute: str,
    entity: _Stored,
    foreign: set[str],
    place: tuple[str, str],
    unique: frozenset[tuple[str, str]],
) -> tuple[str, ...]:
    marks = (
        ("PK", attribute in entity.identity),
        ("FK", attribute in foreign),
        ("UK", place in unique and entity.identity != {attribute}),
    )
    return tuple(mark for mark, is_so in marks if is_so)


def _remark(entity: _Stored, attribute: str) -> str:
    remarks = []
    if attribute in entity.partition:
        remarks.append("partition key")
    if attribute in entity.sort:
        remarks.append("sort key")
    if entity.attributes[attribute].optional:
        remarks.append("optional")
    return ", ".join(remarks)
