"""How a design keeps entities: in one item, in one item collection, apart, or apart with copies."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from mkdocs_dynamodb.model.decisions.copied_pairs import CopiedPair, copied_pairs
from mkdocs_dynamodb.model.decisions.records import Aggregate, Kept
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Key, StoredEntity, Table
from mkdocs_dynamodb.records import record


@record()
class Placement:
    """Where entities are kept."""

    kept: Kept | None
    """None where the design does not tell, since some are not stored."""
    place: str = ""
    """Table or index that has them together."""
    copies: tuple[CopiedPair, ...] = ()
    """Copies that one of the entities holds of another."""

    @property
    def is_together(self) -> bool | None:
        """Whether one read gives all of them, or copies take its place; None where unknown."""
        if self.kept is None:
            return None
        return self.kept is not Kept.SEPARATE or bool(self.copies)


def placement_of(
    model: Model, names: tuple[str, ...], aggregate: Aggregate | None = None
) -> Placement:
    """How entities of the requirements are kept."""
    stored = [name for name in names if name in model.stored_in]
    if len(stored) < len(names):
        is_one = aggregate is not None and aggregate.kept is not None and len(stored) == 1
        if is_one and aggregate is not None and aggregate.kept is not None:
            kept = Kept(aggregate.kept.value)
            return Placement(kept if kept is Kept.SINGLE_ITEM else None)
        return Placement(None)
    copies = tuple(_copies_among(model, names))
    for table in model.stored_in[names[0]]:
        if all(name in table.entities for name in names):
            place = _shared_place(table, [table.entities[name] for name in names])
            if place:
                return Placement(Kept.ITEM_COLLECTION, place, copies)
    return Placement(Kept.SEPARATE, copies=copies)


def collections_of(model: Model) -> Iterator[tuple[str, ...]]:
    """Entities of the requirements that share the partition keys of a table."""
    for table in model.tables.values():
        groups: dict[tuple[str, ...], list[str]] = {}
        for entity in table.entities.values():
            if entity.role is None and (entity.name.value in model.entities or not model.entities):
                form = _form(entity, table.partition_keys)
                if form is not None:
                    groups.setdefault(form, []).append(entity.name.value)
        yield from (tuple(group) for group in groups.values() if len(group) > 1)


def _shared_place(table: Table, entities: list[StoredEntity]) -> str:
    """Table or index whose item collections hold all the entities."""
    if _is_shared(entities, table.partition_keys):
        return table.name.value
    for index in table.indexes.values():
        if all(map(index.is_entered_by, entities)) and _is_shared(entities, index.partition_keys):
            return f"{table.name.value}/{index.name.value}"
    return ""


def _is_shared(entities: Iterable[StoredEntity], keys: tuple[Key, ...]) -> bool:
    forms = {_form(entity, keys) for entity in entities}
    return len(forms) == 1 and None not in forms


def _form(entity: StoredEntity, keys: tuple[Key, ...]) -> tuple[str, ...] | None:
    templates = [entity.template_for(key.name.value) for key in keys]
    texts = tuple(template.text for template in templates if template is not None)
    return texts if texts and len(texts) == len(keys) else None


def _copies_among(model: Model, names: tuple[str, ...]) -> Iterator[CopiedPair]:
    for name in names:
        for pair in _by_holder(model).get(name, ()):
            if pair.first.source.name.value in names:
                yield pair


@lru_cache(maxsize=1)  # the rules run on one model after the other
def _by_holder(model: Model) -> dict[str, list[CopiedPair]]:
    found: dict[str, list[CopiedPair]] = {}
    for pair in copied_pairs(model):
        found.setdefault(pair.first.holder.name.value, []).append(pair)
    return found
