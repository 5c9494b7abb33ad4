"""How many items a Query or Scan examines, which is what it costs, whatever a filter returns.

What comes back without a filter was stated (`returns`). Else the keys tell, or the average of a
relationship, or a count, or a limit; the sample items come last.
"""

from decimal import Decimal

from mkdocs_dynamodb.model.figures import exact_product, exact_sum, figure_text
from mkdocs_dynamodb.model.flow.targets import Target
from mkdocs_dynamodb.model.keys.index_views import Collection, index_collections, table_collections
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Step
from mkdocs_dynamodb.model.requirements import Relationship
from mkdocs_dynamodb.model.tables import StoredEntity
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.capacity.derivations import Source
from mkdocs_dynamodb.reports.capacity.matched_keys import (
    can_match,
    fields_asked,
    fields_of,
    identity_of,
    narrows,
)
from mkdocs_dynamodb.reports.capacity.sizes import Sizes

_HUNDREDTH = Decimal("0.01")


@record(kw_only=True)
class Examined:
    """Items of one entity that a step examines."""

    entity: StoredEntity
    average: Decimal
    most: Decimal | None
    """None where nothing bounds it."""
    source: Source


@record(kw_only=True)
class Examination:
    """What a step examines, or what would settle it."""

    items: tuple[Examined, ...] = ()
    unknown: str = ""


class Examiner:
    """Tells for the steps of one model how much they examine."""

    def __init__(self, model: Model, sizes: Sizes) -> None:
        """Answer questions about `model`."""
        self.model = model
        self.sizes = sizes
        self.leading: dict[str, list[Relationship]] = {}
        for relationship in model.relationships:
            self.leading.setdefault(relationship.target.value, []).append(relationship)
        self.collections: dict[str, tuple[Collection, ...]] = {}

    def examine(self, step: Step, target: Target) -> Examination:
        """Items that one Query or Scan examines on average and at most, by entity."""
        entities = [e for e in target.table.entities.values() if can_match(step, target, e)]
        if step.filter is None and step.returns:
            found = self._returned(step, target, entities)
            return _capped(step, Examination(items=found)) if found else _unknown_entity(step)
        known = [self._structural(step, target, entity) for entity in entities]
        if entities and all(item is not None for item in known):
            items = tuple(_at_least(step, item) for item in known if item is not None)
            return _capped(step, Examination(items=items))
        if step.limit is not None and entities:
            return self._up_to_limit(step, target, entities)
        return self._by_samples(step, target, entities)

    def _returned(
        self, step: Step, target: Target, entities: list[StoredEntity]
    ) -> tuple[Examined, ...]:
        """What the step says that comes back; all of it was examined, since nothing filters."""
        names = {entity.name.value: entity for entity in target.table.entities.values()}
        matching = {entity.name.value for entity in entities}
        found = []
        for name, average in step.returns.items():
            if name.value not in names:
                return ()
            entity = names[name.value]
            known = self._structural(step, target, entity) if name.value in matching else None
            most = known.most if known is not None else None
            most = None if most is None else max(most, average)
            source = Source(
                what=f"number of {name.value}", text="stated by returns", subject=step.subject
            )
            found.append(Examined(entity=entity, average=average, most=most, source=source))
        return tuple(found)

    def _structural(self, step: Step, target: Target, entity: StoredEntity) -> Examined | None:
        """What keys, relationships and counts tell of the items that match."""
        if step.operation.value == "Scan":
            return self._all(target, entity)
        templates = [entity.template_for(key.name.value) for key in target.partition_keys]
        if any(template is None for template in templates):
            return None
        fields = fields_of(templates)
        identity = identity_of(target.table, entity)
        asked = fields | fields_asked(step, target, entity)
        if identity is not None and identity <= asked:
            source = _source(entity, "one, as the key condition names its whole key")
            return Examined(entity=entity, average=Decimal(1), most=Decimal(1), source=source)
        if narrows(step, target, entity):
            return None
        if not fields:
            return self._all(target, entity)
        return self._of_owner(entity, fields)

    def _all(self, target: Target, entity: StoredEntity) -> Examined | None:
        number = self.sizes.entry_count(target.table, entity, target.index)
        if number is None:
            return None
        count = self.sizes.count_of(target.table, entity)
        source = Source(
            what=f"number of {entity.name.value}", text=count.source, subject=count.subject
        )
        return Examined(entity=entity, average=number, most=number, source=source)

    def _of_owner(self, entity: StoredEntity, fields: frozenset[str]) -> Examined | None:
        """Items that one owner has, where the partition key is the key of the owner."""
        for relationship in self.leading.get(entity.name.value, ()):
            owner = relationship.source.value
            average = Decimal(1) if relationship.kind == "one-to-one" else relationship.average
            if average is None or relationship.kind == "many-to-one":
                continue
            if fields not in self._names_of(owner):
                continue
            text = f"{owner} {relationship.verb or 'has'} {figure_text(average)} on average"
            most = None if relationship.max is None else Decimal(relationship.max)
            source = Source(what=f"number of {entity.name.value}", text=text, subject="entities")
            return Examined(entity=entity, average=average, most=most, source=source)
        return None

    def _names_of(self, owner: str) -> list[frozenset[str]]:
        """Attributes that tell things of a kind apart: the key, or what it adds to its owner's.

        An order below `{user_id}` and `{order_id}` is known by `{order_id}` alone.
        """
        whole = self._identities(owner)
        outer = [
            names
            for relationship in self.leading.get(owner, ())
            for names in self._identities(relationship.source.value)
        ]
        return [*whole, *(names - other for names in whole for other in outer if other < names)]

    def _identities(self, name: str) -> list[frozenset[str]]:
        found = (
            identity_of(table, table.entities[name]) for table in self.model.stored_in.get(name, ())
        )
        return [names for names in found if names]

    def _up_to_limit(self, step: Step, target: Target, entities: list[StoredEntity]) -> Examination:
        """As many of the largest items as the limit allows."""
        limit = Decimal(step.limit.value if step.limit is not None else 0)

        def size(entity: StoredEntity) -> int:
            known = self.sizes.of(target.table, entity, target.index).size
            return 0 if known is None else known.p50

        largest = max(entities, key=size)
        source = Source(
            what=f"number of {largest.name.value}",
            text=f"as many as the limit of {figure_text(limit)} allows",
            subject=step.subject,
        )
        item = Examined(entity=largest, average=limit, most=limit, source=source)
        return Examination(items=(item,))

    def _by_samples(self, step: Step, target: Target, entities: list[StoredEntity]) -> Examination:
        """What a partition of the sample items holds on average."""
        collections = self._collections(target)
        items = []
        for entity in entities:
            name = entity.name.value
            counts = [
                sum(entry.item.entity.value == name for entry in collection.entries)
                for collection in collections
            ]
            held = [count for count in counts if count]
            if held and step.operation.value == "Query":
                average = (Decimal(sum(held)) / len(held)).quantize(_HUNDREDTH)
                text = f"sample items: {figure_text(average)} in a partition"
                source = Source(what=f"number of {name}", text=text, subject=entity.subject)
                items.append(Examined(entity=entity, average=average, most=None, source=source))
        if items and len(items) == len(entities):
            return Examination(items=tuple(items))
        return _unsettled(step, entities)

    def _collections(self, target: Target) -> tuple[Collection, ...]:
        if target.name not in self.collections:
            table, index = target.table, target.index
            self.collections[target.name] = (
                table_collections(table) if index is None else index_collections(table, index)
            )
        return self.collections[target.name]


def _source(entity: StoredEntity, text: str) -> Source:
    return Source(what=f"number of {entity.name.value}", text=text, subject=entity.subject)


def _at_least(step: Step, item: Examined) -> Examined:
    """The same, but no less than what is stated to come back."""
    name = item.entity.name.value
    returned = next((n for entity, n in step.returns.items() if entity.value == name), Decimal(0))
    if returned <= item.average:
        return item
    text = "stated by returns"
    source = Source(what=item.source.what, text=text, subject=step.subject)
    most = None if item.most is None else max(item.most, returned)
    return Examined(entity=item.entity, average=returned, most=most, source=source)


def _capped(step: Step, examination: Examination) -> Examination:
    """The same, but no more in all than the limit of the step."""
    if step.limit is None:
        return examination
    limit = Decimal(step.limit.value)
    total = exact_sum(item.average for item in examination.items)
    part = limit / total if total > limit else Decimal(1)
    only_one = len(examination.items) == 1
    return Examination(
        items=tuple(
            Examined(
                entity=item.entity,
                average=limit if only_one and total > limit else exact_product(item.average, part),
                most=limit if item.most is None else min(limit, item.most),
                source=item.source,
            )
            for item in examination.items
        )
    )


def _unknown_entity(step: Step) -> Examination:
    return Examination(unknown=f"name stored entities in `returns` of `{step.subject}`")


def _unsettled(step: Step, entities: list[StoredEntity]) -> Examination:
    if not entities:
        return Examination(unknown=f"say what `{step.subject}` finds with `returns`")
    names = ", ".join(f"`{entity.name.value}`" for entity in entities)
    if step.operation.value == "Scan":
        return Examination(unknown=f"state `count` for {names}")
    if step.filter is None:
        return Examination(unknown=f"say how many {names} come back with `returns`")
    return Examination(unknown=f"say with a relationship how many {names} one key has")
