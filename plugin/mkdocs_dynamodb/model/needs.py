"""Which attributes an answer can come by: those of the stored entities that its steps touch."""

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Answer, Step
from mkdocs_dynamodb.model.tables import StoredEntity, Table


@dataclass(frozen=True, slots=True)
class Reach:
    """Stored entities that an answer touches, and the attributes that they have."""

    entities: tuple[str, ...]
    """Names without repetition, in order."""
    names: frozenset[str]
    """Attributes, keys, and what key templates are made of."""

    def has(self, need: str) -> bool:
        """Whether an attribute is there; of a path such as `address.city` its beginning."""
        return need in self.names or need.partition(".")[0].partition("[")[0] in self.names


def find_reach(model: Model, answer: Answer) -> Reach | None:
    """What an answer touches; None where a table, an entity or its attributes are not known."""
    touched: dict[str, StoredEntity] = {}
    keys: set[str] = set()
    for step in answer.steps:
        for part in step.actions or (step,):
            table = model.table_of(part)
            entities = None if table is None else _entities(table, part)
            if table is None or not entities:
                return None
            keys.update(table.key_names)
            touched.update((entity.subject, entity) for entity in entities)
    if not touched or not all(entity.attributes for entity in touched.values()):
        return None
    names = frozenset(name for entity in touched.values() for name in _names(entity)) | keys
    return Reach(tuple(dict.fromkeys(e.name.value for e in touched.values())), names)


def _entities(table: Table, part: Step | Action) -> tuple[StoredEntity, ...] | None:
    """Entities that a step or action says, else all of its table; None where one is unknown."""
    said = [] if part.entity is None else [part.entity.value]
    if isinstance(part, Step):
        said += [name.value for name in part.returns]
    if not said:
        return tuple(table.entities.values())
    found = tuple(table.entities[name] for name in said if name in table.entities)
    return found if len(found) == len(said) else None


def _names(entity: StoredEntity) -> Iterable[str]:
    yield from entity.attributes
    for key, template in entity.keys.items():
        yield key
        yield from template.names
