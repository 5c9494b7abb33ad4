"""Which attributes an answer can come by: those of the stored entities that its steps touch."""

from collections.abc import Iterable
from dataclasses import field

from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Answer, Step
from mkdocs_dynamodb.model.tables import StoredEntity
from mkdocs_dynamodb.records import record

Place = tuple[str, str, tuple[str, ...]]
"""Table, index or nothing, and the entities that a step or action says it touches."""


@record()
class Reach:
    """Stored entities that an answer touches, and the attributes that they have."""

    entities: tuple[str, ...]
    """Names without repetition, in order."""
    names: frozenset[str]
    """Attributes, keys, and what key templates are made of."""

    def has(self, need: str) -> bool:
        """Whether an attribute is there; of a path such as `address.city` its beginning."""
        return need in self.names or need.partition(".")[0].partition("[")[0] in self.names


@record()
class Reaches:
    """Finds what answers touch; answers that touch the same share the work."""

    model: Model
    found: dict[tuple[Place, ...], Reach | None] = field(default_factory=dict)

    def of(self, answer: Answer) -> Reach | None:
        """What an answer touches; None where a table, entity or its attributes are not known."""
        parts = [part for step in answer.steps for part in step.actions or (step,)]
        places = tuple(dict.fromkeys(_place(part) for part in parts))
        if places not in self.found:
            self.found[places] = _reach(self.model, places)
        return self.found[places]


def _place(part: Step | Action) -> Place:
    said = [] if part.entity is None else [part.entity.value]
    if isinstance(part, Step):
        said += [name.value for name in part.returns]
    table = "" if part.table is None else part.table.value
    index = "" if part.index is None else part.index.value
    return table, index, tuple(said)


def _reach(model: Model, places: tuple[Place, ...]) -> Reach | None:
    touched: dict[str, StoredEntity] = {}
    keys: set[str] = set()
    for place in places:
        entities = _entities(model, place)
        if not entities:
            return None
        keys.update(model.tables[place[0]].key_names)
        touched.update((entity.subject, entity) for entity in entities)
    if not touched or not all(entity.attributes for entity in touched.values()):
        return None
    if any(a.holds for entity in touched.values() for a in entity.attributes.values()):
        return None  # the attributes of what lives inside are declared nowhere
    names = frozenset(name for entity in touched.values() for name in _names(entity)) | keys
    return Reach(tuple(dict.fromkeys(e.name.value for e in touched.values())), names)


def _entities(model: Model, place: Place) -> tuple[StoredEntity, ...]:
    """Entities that are said, else all that the table or index can hold; none if one is unknown."""
    table_name, index_name, said = place
    table = model.tables.get(table_name)
    if table is None or not all(name in table.entities for name in said):
        return ()
    if said:
        return tuple(table.entities[name] for name in said)
    stored = tuple(table.entities.values())
    if not index_name:
        return stored
    index = table.indexes.get(index_name)
    if index is None:
        return ()
    # An index that stays empty is a fault of its own; what it should hold is known all the same.
    return tuple(entity for entity in stored if index.is_entered_by(entity)) or stored


def _names(entity: StoredEntity) -> Iterable[str]:
    yield from entity.attributes
    for key, template in entity.keys.items():
        yield key
        yield from template.names
