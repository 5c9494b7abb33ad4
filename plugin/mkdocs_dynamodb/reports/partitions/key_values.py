"""Which value of which partition key a request goes to, and how popular that value is."""

from collections.abc import Hashable, Iterable, Mapping
from decimal import Decimal

from mkdocs_dynamodb.model.capacity.loads import peak_of
from mkdocs_dynamodb.model.flow.wording import words_of
from mkdocs_dynamodb.model.keys.cardinality import is_current_date
from mkdocs_dynamodb.model.keys.templates import Template, key_form
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Answer, AttributeTests, Operand, Step
from mkdocs_dynamodb.model.requirements import AccessPattern
from mkdocs_dynamodb.model.tables import Key, StoredEntity, Table
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.capacity.derivations import Derivation
from mkdocs_dynamodb.reports.capacity.matched_keys import fields_of, identity_of
from mkdocs_dynamodb.reports.capacity.sizes import Sizes
from mkdocs_dynamodb.reports.counts import Count
from mkdocs_dynamodb.reports.partitions.popularity import (
    CONSTANT,
    CURRENT,
    Popularity,
    even,
    new_value,
    stated,
    together,
)
from mkdocs_dynamodb.reports.runs.acted_entities import acted_entity

_BETWEEN_PARTS = ", "


@record(kw_only=True)
class KeyValue:
    """The partition key value that a part of a request goes to."""

    form: Hashable
    """Parts of requests with the same form can meet at the same value."""
    key: str
    """The key as a template, such as `USER#{user_id}`."""
    value: str = ""
    """The value where it is always the same."""
    popularity: Popularity | None = None
    item: str = ""
    """Entity of which there is one item for each value; empty where there can be several."""
    unknown: str = ""
    """What would settle the popularity."""
    is_scan: bool = False
    """Whether it goes to every value, one after another."""


class KeyReader:
    """Reads for one model to which partition key values its requests go."""

    def __init__(self, model: Model, sizes: Sizes) -> None:
        """Read `model`."""
        self.model = model
        self.counts = _identified(model, sizes)
        self.stated = self._stated()
        self._parts: dict[str, dict[str, Step | Action]] = {}
        self._new: dict[str, frozenset[str]] = {}

    def read(self, pattern: AccessPattern, answer: Answer, derivation: Derivation) -> KeyValue:
        """Value of the key of the table or global index that a derivation charges."""
        table = self.model.tables.get(derivation.table)
        part = self._part(answer, derivation.part)
        if table is None or part is None:
            return KeyValue(form="", key="", unknown=derivation.unknown)
        if isinstance(part, Step) and part.operation.value == "Scan":
            return KeyValue(form="", key="", is_scan=True)
        index = table.indexes.get(derivation.index)
        keys = table.partition_keys if index is None else index.partition_keys
        entity = self._entity(table, part, derivation)
        if isinstance(part, Step):
            operands = [_equal(part.where, key.name.value) for key in keys]
        else:
            operands = [_acted(part, entity, key, is_entry=index is not None) for key in keys]
        templates = [None if entity is None else entity.template_for(k.name.value) for k in keys]
        form, text = _form(keys, templates, operands)
        if not operands or any(operand is None for operand in operands):
            return KeyValue(form=form, key=text, unknown=_open(keys, part))
        known = [operand for operand in operands if operand is not None]
        item = ""
        is_item = isinstance(part, Action) and not derivation.through
        if is_item and entity is not None:
            identity = identity_of(table, entity)
            is_single = identity is not None and identity <= fields_of(templates)
            item = entity.name.value if is_single else ""
        return self._value(pattern, answer, form, text, known, item)

    def _value(
        self,
        pattern: AccessPattern,
        answer: Answer,
        form: Hashable,
        text: str,
        operands: list[Operand],
        item: str,
    ) -> KeyValue:
        names = dict.fromkeys(n for o in operands if isinstance(o, Template) for n in o.names)
        if not names:
            value = _BETWEEN_PARTS.join(_text(operand) for operand in operands)
            return KeyValue(form=form, key=text, value=value, popularity=CONSTANT, item=item)
        new = self._new_names(answer)
        found = [self.popularity(name, pattern, is_new=name in new) for name in names]
        unknown = "; ".join(each for each in found if isinstance(each, str))
        if unknown:
            return KeyValue(form=form, key=text, item=item, unknown=unknown)
        popularity = together(tuple(each for each in found if isinstance(each, Popularity)))
        if len(names) == 1 and popularity.named:
            (name,) = names
            popularity = _filled(popularity, operands, name)
        return KeyValue(form=form, key=text, popularity=popularity, item=item)

    def popularity(
        self, name: str, pattern: AccessPattern, *, is_new: bool = False
    ) -> Popularity | str:
        """Popularity of the values of a placeholder in a pattern; else what would settle it."""
        number = pattern.number.value
        for stating in (number, self.model.originals.get(number, number)):
            if (name, stating) in self.stated:
                return self.stated[name, stating]
        if is_new:
            return new_value(peak_of(pattern))
        anywhere = self.stated.get((name, ""))
        if anywhere is not None:
            return anywhere
        if is_current_date(words_of(name)):
            return CURRENT
        count = self.counts.get(name)
        if count is not None and count.number is not None and count.number > 0:
            return even(count.number, count.source)
        asked = any(entry.name.value == name for entry in pattern.inputs)
        where = f"`{pattern.subject}`" if asked else "a pattern that has it as input"
        return f"state `spread` of `{name}` in {where}"

    def _stated(self) -> dict[tuple[str, str], Popularity]:
        """(name, number of the pattern) -> what it states; without number the most uneven one."""
        found: dict[tuple[str, str], Popularity] = {}
        for number, pattern in self.model.patterns.items():
            for entry in pattern.inputs:
                if entry.spread is None:
                    continue
                name, count = entry.name.value, self.counts.get(entry.name.value)
                values = None if count is None else count.number
                told = stated(entry.spread, values, f"pattern {number}")
                if told is None:
                    continue
                found[name, number] = told
                if (name, "") not in found or told.top > found[name, ""].top:
                    found[name, ""] = told
        return found

    def _part(self, answer: Answer, subject: str) -> Step | Action | None:
        number = answer.number.value
        if number not in self._parts:
            parts: dict[str, Step | Action] = {}
            for step in answer.steps:
                parts.update((action.subject, action) for action in step.actions)
                if step.is_search or not step.actions:
                    parts[step.subject] = step
            self._parts[number] = parts
        return self._parts[number].get(subject)

    def _entity(
        self, table: Table, part: Step | Action, derivation: Derivation
    ) -> StoredEntity | None:
        if isinstance(part, Action):
            return acted_entity(self.model, part)
        names = [name for name in derivation.entities if name in table.entities]
        return table.entities[names[0]] if names else None

    def _new_names(self, answer: Answer) -> frozenset[str]:
        """Placeholders that an answer makes up: ids of items that must not exist before."""
        number = answer.number.value
        if number not in self._new:
            names: set[str] = set()
            for step in answer.steps:
                for action in step.actions:
                    table, entity = self.model.table_of(action), acted_entity(self.model, action)
                    if table is not None and entity is not None and _is_created(action):
                        identity = identity_of(table, entity) or frozenset()
                        names |= identity if len(identity) == 1 else set()
            self._new[number] = frozenset(names)
        return self._new[number]


def _identified(model: Model, sizes: Sizes) -> Mapping[str, Count]:
    """Placeholder -> number of the entities that it alone tells apart."""
    found: dict[str, Count] = {}
    for table, entity in model.stored_entities:
        identity = identity_of(table, entity)
        if identity is None or len(identity) != 1:
            continue
        (name,) = identity
        count, known = sizes.count_of(table, entity), found.get(name)
        if count.number is None:
            continue
        if known is None or known.number is None or known.number < count.number:
            found[name] = count
    return found


def _is_created(action: Action) -> bool:
    condition = action.condition
    is_put = action.verb.value == "put" and condition is not None
    return is_put and condition is not None and "attribute_not_exists" in condition.expression


def _equal(where: Iterable[AttributeTests], name: str) -> Operand | None:
    for tested in where:
        for test in tested.tests:
            if tested.attribute.value == name and test.operator.value == "=" and test.operands:
                return test.operands[0]
    return None


def _acted(
    action: Action, entity: StoredEntity | None, key: Key, *, is_entry: bool
) -> Operand | None:
    """What the key of an item, or of its entry in an index, is made of."""
    name = key.name.value
    asked = _equal(action.where, name)
    if asked is not None:
        return asked
    template = None if entity is None else entity.template_for(name)
    if template is None or template.only_field is None:
        return template
    own = template.only_field.name
    given = action.values.get(own)
    if given is None and is_entry:
        changed = {placed.value: operand for placed, operand in action.update.set.items()}
        given = changed.get(own)
    given = given if given is not None else _equal(action.where, own)
    return template if given is None else given


def _form(
    keys: tuple[Key, ...], templates: list[Template | None], operands: list[Operand | None]
) -> tuple[Hashable, str]:
    known = [template for template in templates if template is not None]
    if not known or len(known) < len(templates):
        known = [operand for operand in operands if isinstance(operand, Template)]
    if not known or len(known) < len(keys):
        names = _BETWEEN_PARTS.join(key.name.value for key in keys)
        return names, names
    return key_form(known), _BETWEEN_PARTS.join(template.text for template in known)


def _filled(popularity: Popularity, operands: list[Operand], name: str) -> Popularity:
    """The same with values as the key has them, such as `STATUS#OPEN` for `OPEN`."""
    named: dict[str, Decimal] = {}
    for value, share in popularity.named.items():
        texts = [_text(operand, {name: value}) for operand in operands]
        named[_BETWEEN_PARTS.join(texts)] = share
    return Popularity(
        basis=popularity.basis,
        top=popularity.top,
        source=popularity.source,
        named=named,
        values=popularity.values,
        exponent=popularity.exponent,
    )


def _text(operand: Operand, values: Mapping[str, str] | None = None) -> str:
    if isinstance(operand, Template):
        return operand.fill(values or {}) or operand.text
    return operand.text


def _open(keys: tuple[Key, ...], part: Step | Action) -> str:
    names = " and ".join(f"`{key.name.value}`" for key in keys) or "a partition key"
    return f"give {names} a value in `{part.subject}`"
