"""How many items a search reads, as far as keys, relationships and counts tell."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.model.figures import exact_product, exact_sum, figure_text
from mkdocs_dynamodb.model.flow.targets import Target, target_of
from mkdocs_dynamodb.model.flow.wording import is_time, words_of
from mkdocs_dynamodb.model.keys.cardinality import few_values_of
from mkdocs_dynamodb.model.keys.matches import can_meet
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.limits import GATHERED_ITEMS, HUGE_COLLECTION_ITEMS, SMALL_TABLE_ITEMS
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Operand, Step
from mkdocs_dynamodb.model.requirements import Relationship
from mkdocs_dynamodb.model.tables import Key, StoredEntity
from mkdocs_dynamodb.records import record

_ENDS_OF_IDENTITY = ("id", "uuid", "key", "number")
_TO_MANY = frozenset({"one-to-many", "many-to-many"})


@record()
class Boundless:
    """An entity whose item collections nothing bounds, and what shows that."""

    entity: StoredEntity
    at: Span
    reason: str
    most: int | None = None
    """The stated maximum, where that is too large to be a bound."""


@record()
class Growth:
    """What the requirements say of the size of item collections."""

    model: Model
    leading_to: Mapping[str, tuple[Relationship, ...]]
    """Entity -> the relationships in which one thing has many of it."""
    identities: Mapping[str, frozenset[frozenset[str]]]
    """Entity -> for each table that stores it, the attributes that its primary key is made of."""
    deleted: frozenset[str]
    """Entities that some answer deletes."""

    def boundless(self, step: Step, target: Target) -> Boundless | None:
        """The first entity that a query reads whole collections of, and that nothing bounds."""
        if not reads_whole_collection(step, target):
            return None
        returned = {name.value: number for name, number in step.returns.items()}
        for entity in matching_entities(step, target):
            number = returned.get(entity.name.value)
            is_many = number is None or number > 1
            if is_many and not self._is_bounded(entity, target):
                found = self._growing(entity, target, is_said=number is not None)
                if found is not None:
                    return found
        return None

    def _is_bounded(self, entity: StoredEntity, target: Target) -> bool:
        """Whether there is one item at most, or a time after which items are deleted."""
        ttl = target.table.ttl
        if ttl is not None and entity.gives(ttl.value):
            return True
        return is_alone_in_collection(entity, target) or not partition_names(entity, target)

    def _growing(self, entity: StoredEntity, target: Target, *, is_said: bool) -> Boundless | None:
        leading = self.leading_to.get(entity.name.value, ())
        is_part = target.index is not None and bool(target.index.sparse)
        parents = self.parents(entity, target)
        if not parents or is_part:
            is_stated = is_said and all(each.average is not None for each in leading)
            parents = leading if is_stated else ()
        if parents:
            source = parents[0].source.value
            most = min((p.max for p in parents if p.max is not None), default=None)
            if most is not None:
                reason = f"up to {figure_text(Decimal(most))} for one `{source}`"
                is_huge = most > HUGE_COLLECTION_ITEMS
                return Boundless(entity, parents[0].at, reason, most) if is_huge else None
            return Boundless(entity, parents[0].at, f"no `max` for one `{source}`")
        gathered = None if is_said else self._gathered(entity, target)
        if gathered is not None or leading:
            return gathered
        return self._growing_with_time(entity, target)

    def _gathered(self, entity: StoredEntity, target: Target) -> Boundless | None:
        """Many things in a partition of few values, such as all orders of one status."""
        count, few = self._count(entity), few_values_of(target, entity)
        if few is None or few.is_date or count is None or count <= GATHERED_ITEMS:
            return None
        if target.index is not None and target.index.sparse:
            return None
        name = entity.name.value
        return Boundless(entity, few.at, f"{few.words}, and {figure_text(count)} `{name}` in all")

    def _growing_with_time(self, entity: StoredEntity, target: Target) -> Boundless | None:
        """Items that are ordered by time and never deleted: each moment may add one."""
        is_kept = entity.name.value not in self.deleted
        if not is_kept or any(map(is_time, partition_names(entity, target))):
            return None
        for key in target.sort_keys:
            template = entity.template_for(key.name.value)
            if template is not None and any(map(is_time, template.names)):
                return Boundless(entity, template.at, "grows with time, and nothing deletes it")
        return None

    def parents(self, entity: StoredEntity, target: Target) -> tuple[Relationship, ...]:
        """Relationships of the things whose identity is the partition key of an entity here.

        Then a collection holds what one such thing has, all of it and nothing else of the kind.
        """
        names = partition_names(entity, target)
        return tuple(
            relationship
            for relationship in self.leading_to.get(entity.name.value, ())
            if self._is_identity(names, relationship.source.value)
        )

    def _is_identity(self, names: frozenset[str], entity: str) -> bool:
        """Whether attributes tell the things of an entity apart.

        For one that no table stores, a name tells it: `device_id` is the identity of `Device`.
        """
        if entity in self.identities:
            return names in self.identities[entity]
        return {words_of(name) for name in names} in (
            {(*words_of(entity), end)} for end in _ENDS_OF_IDENTITY
        )

    def items_read(self, step: Step, target: Target) -> Decimal:
        """Items that a search reads on average, before its filter; what is not known counts 0."""
        if step.operation.value == "Scan":
            counts = [self._count(entity) for entity in scanned_entities(target)]
            return exact_sum(count for count in counts if count is not None)
        if not reads_whole_collection(step, target):
            return Decimal(0)
        found = (self._average(e, target) for e in matching_entities(step, target))
        return exact_sum(average for average in found if average is not None)

    def _average(self, entity: StoredEntity, target: Target) -> Decimal | None:
        if not partition_names(entity, target):
            return self._count(entity)
        if target.index is not None and target.index.sparse:
            return None
        averages = [p.average for p in self.parents(entity, target) if p.average is not None]
        return min(averages, default=None)

    def _count(self, entity: StoredEntity) -> Decimal | None:
        """How many there are: as stated, or as many as the things have that lead to it."""
        declared = self.model.entities.get(entity.name.value)
        if declared is not None and declared.count is not None:
            return Decimal(declared.count)
        found = []
        for relationship in self.leading_to.get(entity.name.value, ()):
            source = self.model.entities.get(relationship.source.value)
            if source is not None and source.count is not None and relationship.average is not None:
                found.append(exact_product(Decimal(source.count), relationship.average))
        return max(found, default=None)


def build_growth(model: Model) -> Growth:
    """Collect what a model says of growth."""
    leading_to: dict[str, list[Relationship]] = {}
    for relationship in model.relationships:
        if relationship.kind in _TO_MANY:
            leading_to.setdefault(relationship.target.value, []).append(relationship)
            for edge in _edges(model, relationship):
                leading_to.setdefault(edge, []).append(relationship)
    identities: dict[str, set[frozenset[str]]] = {}
    for table, entity in model.stored_entities:
        names = _names(entity, table.keys)
        if names:
            identities.setdefault(entity.name.value, set()).add(names)
    return Growth(
        model,
        {name: tuple(found) for name, found in leading_to.items()},
        {name: frozenset(found) for name, found in identities.items()},
        frozenset(
            action.entity.value
            for _, _, step in model.steps()
            for action in step.actions
            if action.verb.value == "delete" and action.entity is not None
        ),
    )


def _edges(model: Model, relationship: Relationship) -> Iterator[str]:
    """Stored entities that are one edge of a relationship each, such as `Follow` of `follows`."""
    if relationship.kind == "many-to-many":
        for word in words_of(relationship.verb):
            name = word.removesuffix("s").capitalize()
            if name in model.stored_in and name != relationship.target.value:
                yield name


def partition_names(entity: StoredEntity, target: Target) -> frozenset[str]:
    """Attributes that the partition key of an entity is made of in a table or index."""
    return _names(entity, target.partition_keys)


def is_alone_in_collection(entity: StoredEntity, target: Target) -> bool:
    """Whether a partition of a table has at most one item of an entity."""
    if target.index is not None:
        return False
    return _names(entity, target.sort_keys) <= partition_names(entity, target)


def scanned_entities(target: Target) -> tuple[StoredEntity, ...]:
    """Entities whose items a scan surely reads, all of them."""
    if target.index is not None and target.index.sparse:
        return ()
    return tuple(e for e in target.table.entities.values() if target.holds(e))


def matching_entities(step: Step, target: Target) -> tuple[StoredEntity, ...]:
    """Entities that the key condition of a query can bring; those named where some are."""
    stored = target.table.entities
    named = [name.value for name in step.returns] if step.filter is None else []
    if not named and step.entity is not None:
        named = [step.entity.value]
    held = [stored[name] for name in named if name in stored] if named else stored.values()
    keys = frozenset(key.name.value for key in target.partition_keys)
    return tuple(e for e in held if target.holds(e) and _meets(step, e, keys))


def reads_whole_collection(step: Step, target: Target) -> bool:
    """Whether a query reads all that a partition has of an entity.

    A range, or a prefix with a placeholder, is a bound that the caller sets.
    """
    asked = {tests.attribute.value: tests for tests in step.where}
    return all(
        test.operator.value == "begins_with" and all(_is_fixed(o) for o in test.operands)
        for key in target.sort_keys
        if key.name.value in asked
        for test in asked[key.name.value].tests
    )


def _is_fixed(operand: Operand) -> bool:
    return not isinstance(operand, Template) or operand.is_constant


def _meets(step: Step, entity: StoredEntity, partition_keys: frozenset[str]) -> bool:
    for tests in step.where:
        name = tests.attribute.value
        template = entity.template_for(name)
        if template is None:
            continue
        if not can_meet(template, tests):
            return False
        operand = tests.tests[0].operands[0] if tests.tests and tests.tests[0].operands else None
        is_open = name in partition_keys and isinstance(operand, Template) and operand.fields
        if is_open and _literals(operand) != _literals(template):
            return False
    return True


def _literals(template: Operand | None) -> tuple[str, ...]:
    """Fixed text of a key, with nothing where a placeholder stands."""
    parts = template.parts if isinstance(template, Template) else ()
    return tuple(part if isinstance(part, str) else "" for part in parts)


def _names(entity: StoredEntity, keys: Iterable[Key]) -> frozenset[str]:
    templates = (entity.template_for(key.name.value) for key in keys)
    return frozenset(n for template in templates if template is not None for n in template.names)


def is_small_scan(model: Model, step: Step) -> bool:
    """Whether a scan reads a few items only: of a small table, or of an index that is sparse."""
    target = target_of(model, step)
    if target is None or (target.index is not None and target.index.sparse):
        return True
    counts = [
        None if declared is None else declared.count
        for declared in map(model.entities.get, target.table.entities)
    ]
    known = [count for count in counts if count is not None]
    return bool(known) and len(known) == len(counts) and sum(known) <= SMALL_TABLE_ITEMS
