"""Which entities besides those that a search says it returns come back with them for certain."""

from collections.abc import Hashable, Mapping
from dataclasses import field

from mkdocs_dynamodb.model.flow.targets import Target, sort_tests
from mkdocs_dynamodb.model.flow.wording import is_kind
from mkdocs_dynamodb.model.keys.asked_ranges import said_entities, surely_meets
from mkdocs_dynamodb.model.keys.matches import can_meet
from mkdocs_dynamodb.model.keys.templates import Template, key_form
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Step
from mkdocs_dynamodb.model.sample_values import SampleValues
from mkdocs_dynamodb.model.tables import StoredEntity
from mkdocs_dynamodb.records import record

EXCLUDING = frozenset({"=", "<", "<=", ">", ">=", "between", "in", "begins_with", "contains"})
"""Tests that an item without the attribute does not pass (Developer Guide, Condition and filter
expressions)."""


@record()
class Companions:
    """Finds the entities that share item collections; searches of one target share the work."""

    samples: SampleValues = field(default_factory=SampleValues)
    found: dict[str, Mapping[Hashable, tuple[StoredEntity, ...]]] = field(default_factory=dict)

    def of(
        self, step: Step, target: Target, wanted: tuple[StoredEntity, ...] = ()
    ) -> tuple[StoredEntity, ...]:
        """Entities that a search brings although it does not say so.

        Where it says nothing, those that it is wanted for count; none where nothing tells.
        """
        said = said_entities(step, target) or wanted
        names = {entity.name.value for entity in said}
        others = {
            mate.name.value: mate
            for entity in said
            for mate in self._mates(step, target, entity)
            if mate.name.value not in names
        }
        if not others or not all(self._is_asked(step, target, entity) for entity in said):
            return ()
        return tuple(
            other
            for other in others.values()
            if _passes_filter(step, other)
            and self._enters(target, other)
            and self._is_asked(step, target, other)
            and _meets_sort_tests(step, target, other)
        )

    def _mates(self, step: Step, target: Target, entity: StoredEntity) -> tuple[StoredEntity, ...]:
        """Entities whose partition keys are made alike; for a scan all that are held."""
        form = _partition_form(target, entity)
        if form is None and step.operation.value == "Query":
            return ()
        if target.name not in self.found:
            grouped: dict[Hashable, list[StoredEntity]] = {}
            for each in target.table.entities.values():
                if target.holds(each):
                    grouped.setdefault(_partition_form(target, each), []).append(each)
            self.found[target.name] = {key: tuple(group) for key, group in grouped.items()}
        groups = self.found[target.name]
        if step.operation.value == "Query":
            return groups.get(form, ())
        return tuple(each for group in groups.values() for each in group)

    def _is_asked(self, step: Step, target: Target, entity: StoredEntity) -> bool:
        """Whether items of an entity have the partition key that is asked for, as far as known."""
        names = {key.name.value for key in target.partition_keys}
        for tested in step.where:
            name = tested.attribute.value
            template = entity.template_for(name)
            if name not in names or template is None:
                continue
            if not can_meet(template, tested):
                return False
            first = tested.tests[0].operands[:1] if tested.tests else ()
            known = self.samples.of(target.table, entity, name)
            fixed = first[0].fill({}) if first and isinstance(first[0], Template) else None
            if fixed is not None and known and fixed not in known:
                return False
        return True

    def _enters(self, target: Target, entity: StoredEntity) -> bool:
        """Whether items of an entity have the keys of the index, and not only may have them."""
        if target.index is None:
            return True
        for name in target.index.key_names:
            template = entity.template_for(name)
            parts = () if template is None else template.names
            attributes = (entity.attributes.get(part) for part in (name, *parts))
            if any(attribute is not None and attribute.optional for attribute in attributes):
                return bool(self.samples.of(target.table, entity, name))
        return True


def wanted_entities(model: Model, number: str, step: Step) -> tuple[StoredEntity, ...]:
    """Entities that a pattern names, where one search alone answers it and says nothing itself.

    None where the pattern needs what only other entities have.
    """
    pattern, answer = model.patterns.get(number), model.answers[number]
    table = model.table_of(step)
    if pattern is None or table is None or pattern.type.value != "read":
        return ()
    if step.returns or step.entity is not None or sum(s.reads for s in answer.steps) != 1:
        return ()
    named = [table.entities.get(name.value) for name in pattern.entities]
    found = tuple(entity for entity in named if entity is not None)
    known = frozenset().union(*(entity.attribute_names for entity in found))
    is_enough = all(need.value in known for need in pattern.needs)
    return found if len(found) == len(named) and is_enough else ()


def _partition_form(target: Target, entity: StoredEntity) -> Hashable | None:
    templates = [entity.template_for(key.name.value) for key in target.partition_keys]
    told = [t for t in templates if t is not None and not any(map(is_kind, t.names))]
    return key_form(told) if told and len(told) == len(templates) else None


def _meets_sort_tests(step: Step, target: Target, entity: StoredEntity) -> bool:
    for key, tested in sort_tests(step, target):
        template = entity.template_for(key.name.value)
        if template is None or not surely_meets(template, tested):
            return False
    return True


def _passes_filter(step: Step, entity: StoredEntity) -> bool:
    """Whether the filter of a search does not tell an entity from others, as far as known.

    An expression, or a test of an attribute that the entity lacks, may leave its items out.
    """
    if step.filter is None:
        return True
    return not step.filter.expression and all(
        tested.attribute.value in entity.attribute_names
        and not is_kind(tested.attribute.value)
        and all(test.operator.value in EXCLUDING for test in tested.tests)
        for tested in step.filter.tests
    )


def listed(entities: tuple[StoredEntity, ...]) -> str:
    """Names of a few entities for a message."""
    names = [f"`{entity.name.value}`" for entity in entities[:3]]
    more = " and others" if len(entities) > len(names) else ""
    return " and ".join(names) + more if not more else ", ".join(names) + more
