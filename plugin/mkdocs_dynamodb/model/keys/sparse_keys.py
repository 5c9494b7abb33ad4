"""Optional attributes that decide whether an item is in an index, and which steps change them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mkdocs_dynamodb.model.expressions.grammar import changes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Answer
from mkdocs_dynamodb.model.tables import Attribute, Index, StoredEntity, Table
from mkdocs_dynamodb.records import record


@record()
class SparseKey:
    """An attribute without which the items of an entity are not in an index."""

    table: Table
    index: Index
    entity: StoredEntity
    attribute: Attribute
    names: frozenset[str]
    """The attribute, and the keys of the index that are made of it."""


@dataclass(slots=True)
class Writes:
    """What the mapping does to the attributes of one stored entity."""

    sets: set[str]
    """Attributes that some write sets, or may set."""
    removes: set[str]
    """Attributes that some write takes away, or may take away."""
    is_put: bool = False
    may_set_anything: bool = False
    may_end: bool = False
    """Whether items are deleted or may be replaced as a whole."""


def sparse_keys(model: Model) -> Iterator[SparseKey]:
    """Optional attributes that index keys are made of, each once for an index and entity."""
    for table in model.tables.values():
        for index in table.indexes.values():
            for entity in table.entering(index):
                for name in dict.fromkeys(_parts(index, entity)):
                    attribute = entity.attributes.get(name)
                    if attribute is not None and attribute.optional:
                        keys = (key for key in index.key_names if _is_made_of(entity, key, name))
                        names = frozenset((name, *keys))
                        yield SparseKey(table, index, entity, attribute, names)


def _parts(index: Index, entity: StoredEntity) -> Iterator[str]:
    for key in index.key_names:
        template = entity.template_for(key)
        yield from () if template is None else template.names


def _is_made_of(entity: StoredEntity, key: str, name: str) -> bool:
    template = entity.template_for(key)
    return template is not None and name in template.names


def find_writes(model: Model) -> Mapping[str, Writes]:
    """Subject of each stored entity that is written -> what the mapping does to it.

    A put tells what it sets by the example of its answer; one without an example may set anything.
    A change whose entity is not said counts for every entity of its table.
    """
    found: dict[str, Writes] = {}
    for pattern, answer, step in model.steps():
        inputs = set() if pattern is None else {entry.name.value for entry in pattern.inputs}
        for action in step.actions:
            if action.verb.value not in ("put", "update", "delete"):
                continue
            for entity in _written(model, action):
                writes = found.setdefault(entity.subject, Writes(set(), set()))
                _note(writes, action, answer, inputs)
    return found


def _written(model: Model, action: Action) -> tuple[StoredEntity, ...]:
    table, entity = model.table_of(action), model.entity_of(action)
    if table is None or entity is not None or action.entity is not None:
        return () if entity is None else (entity,)
    return tuple(table.entities.values())


def _note(writes: Writes, action: Action, answer: Answer, inputs: set[str]) -> None:
    verb, update = action.verb.value, action.update
    if verb == "delete":
        writes.may_end = True
    elif verb == "put":
        writes.is_put = True
        if answer.example:
            writes.sets |= set(answer.example) | inputs
        else:
            writes.may_set_anything = True
    else:
        writes.sets |= {name.value for name in (*update.set, *update.add)}
        writes.removes |= {name.value for name in update.remove}
        if update.expression is not None:
            for change in changes_of(update.expression.value):
                top = change.path.parts[0]
                (writes.removes if change.clause == "REMOVE" else writes.sets).add(top)
