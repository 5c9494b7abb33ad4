"""Which items keep the attributes unique that a model declares to be so.

A value is kept unique by an item whose primary key is made of it: a lookup item, with a role of
`unique-claim` or not, in a table of its own or not, or the item of the entity itself.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from mkdocs_dynamodb.model.decisions.records import UniqueAttributes
from mkdocs_dynamodb.model.flow.copies import identity_of
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.records import record

CLAIM_ROLE = "unique-claim"
_MOST_TRIED = 200
"""Stored entities with one key that are tried; a model has a claim or two for each value."""


@record()
class Place:
    """A stored entity with its table."""

    table: Table
    entity: StoredEntity


@record(kw_only=True)
class Claimed:
    """A unique value with the items that hold it and those that keep it unique."""

    unique: UniqueAttributes
    owners: tuple[Place, ...]
    """Where the entity is stored."""
    claims: tuple[Place, ...]
    """Lookup items whose key is the value."""
    is_own_key: bool
    """Whether the key of the entity itself is the value."""

    @property
    def is_kept(self) -> bool:
        """Whether anything can keep it unique."""
        return self.is_own_key or bool(self.claims)

    def claiming(self, written: Iterable[Write], *verbs: str) -> list[Write]:
        """Writes of the lookup items among some writes."""
        subjects = {claim.entity.subject for claim in self.claims}
        return [
            write
            for write in written
            if write.entity.subject in subjects and write.verb in verbs and self._is_meant(write)
        ]

    def _is_meant(self, write: Write) -> bool:
        """Whether a put of an item that may hold many kinds of values is made for this one."""
        return write.verb != "put" or _claimed_names(write) <= set(self.unique.names)


@lru_cache(maxsize=1)  # the rules run on one model after the other
def claimed_in(model: Model) -> tuple[Claimed, ...]:
    """Every unique value of an entity that some table stores with the attribute."""
    if not model.unique:
        return ()
    by_name: dict[str, list[Place]] = {}
    for table, entity in model.stored_entities:
        for name in identity_of(table, entity):
            by_name.setdefault(name, []).append(Place(table, entity))
    return tuple(
        claimed
        for unique in model.unique
        if (claimed := _claimed(model, unique, by_name)) is not None
    )


def declared_unique(model: Model) -> frozenset[tuple[str, str]]:
    """(Entity, attribute) for everything that a model declares to be unique."""
    return frozenset((u.entity.value, name) for u in model.unique for name in u.names)


def has_attribute(entity: StoredEntity, name: str) -> bool:
    """Whether an entity declares an attribute, or a key is made of it."""
    return name in entity.attribute_names or any(name in t.names for t in entity.keys.values())


def _claimed(
    model: Model, unique: UniqueAttributes, by_name: dict[str, list[Place]]
) -> Claimed | None:
    owners = tuple(
        Place(table, table.entities[unique.entity.value])
        for table in model.stored_in.get(unique.entity.value, ())
        if all(has_attribute(table.entities[unique.entity.value], n) for n in unique.names)
    )
    if not owners:
        return None
    names = frozenset(unique.names)
    places = [place for name in unique.names for place in by_name.get(name, ())[:_MOST_TRIED]]
    keyed = [p for p in places if identity_of(p.table, p.entity) <= names]
    others = {p.entity.subject: p for p in keyed if p.entity.name.value != unique.entity.value}
    others |= {p.entity.subject: p for p in _general_claims(model, names)}
    return Claimed(
        unique=unique,
        owners=owners,
        claims=tuple(others.values()),
        is_own_key=any(p.entity.name.value == unique.entity.value for p in keyed),
    )


def _general_claims(model: Model, names: frozenset[str]) -> Iterator[Place]:
    """Claims of many kinds of values, where a put fills the key with the value."""
    for written in writes_of(model).of_entity.values():
        for write in written:
            role = write.entity.role
            is_claim = role is not None and role.value == CLAIM_ROLE and write.verb == "put"
            if is_claim and write.action.values and _claimed_names(write) <= names:
                yield Place(write.table, write.entity)


def _claimed_names(write: Write) -> frozenset[str]:
    """Attributes that the key of a claim is made of in one put; constants are none."""
    found: set[str] = set()
    for name in identity_of(write.table, write.entity):
        given = write.action.values.get(name)
        if given is None:
            found.add(name)
        elif isinstance(given, Template):
            found |= set(given.names)
    return frozenset(found)
