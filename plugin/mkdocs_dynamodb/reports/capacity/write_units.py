"""Write units of steps: the item itself, and each index that the write changes."""

from decimal import Decimal

from mkdocs_dynamodb.model.capacity.capacity_units import (
    TRANSACTION_FACTOR,
    IndexChange,
    index_write_units,
    write_blocks,
)
from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import TRANSACTIONS, Action, Answer, Step
from mkdocs_dynamodb.model.tables import Index, StoredEntity, Table
from mkdocs_dynamodb.reports.capacity.derivations import (
    Charge,
    Derivation,
    Kind,
    Source,
    charge_text,
)
from mkdocs_dynamodb.reports.capacity.index_changes import change_in, known_names
from mkdocs_dynamodb.reports.capacity.read_units import size_source, unit_name
from mkdocs_dynamodb.reports.capacity.repeats import Repeats
from mkdocs_dynamodb.reports.capacity.sizes import Sizes
from mkdocs_dynamodb.reports.capacity.weighing import Size
from mkdocs_dynamodb.reports.runs.acted_entities import acted_entity

ITEM_RULE = (
    "each item is rounded up to 1 KB by itself, the larger of before and after "
    "(Developer Guide, DynamoDB read and write operations)"
)
TRANSACTION_RULE = (
    f"{ITEM_RULE}, and a transaction writes it twice (Developer Guide, DynamoDB transactions)"
)
REFUSED_RULE = "a write that its condition refuses costs as much"
INDEX_RULE = (
    "an index is written where its entry changes, twice where its key does "
    "(Developer Guide, Using Global Secondary Indexes)"
)


class WriteMeter:
    """Derives the write units of the steps of one model."""

    def __init__(self, model: Model, sizes: Sizes) -> None:
        """Write to `model` by `sizes`."""
        self.model = model
        self.sizes = sizes

    def derive(self, step: Step, answer: Answer) -> list[Derivation]:
        """Write units of a step; nothing for a step that reads."""
        if step.reads:
            return []
        known = known_names(self.model, answer)
        return [found for action in step.actions for found in self._action(step, action, known)]

    def _action(self, step: Step, action: Action, known: frozenset[str]) -> list[Derivation]:
        table = self.model.table_of(action)
        if table is None:
            name = "" if action.table is None else action.table.value
            return [_unknown(step, action, name, "name a table that exists")]
        entity = acted_entity(self.model, action)
        if entity is None:
            unknown = f"name the entity that `{action.subject}` writes"
            return [_unknown(step, action, table.name.value, unknown)]
        found = [self._item(step, action, table, entity)]
        if action.verb.value != "check":
            found += [
                self._entry(step, action, table, entity, index, known)
                for index in table.indexes.values()
                if index.is_entered_by(entity)
            ]
        return found

    def _item(self, step: Step, action: Action, table: Table, entity: StoredEntity) -> Derivation:
        entry = self.sizes.of(table, entity)
        if entry.size is None:
            return _unknown(step, action, table.name.value, entry.unknown)
        is_double = step.operation.value in TRANSACTIONS
        factor = Decimal(TRANSACTION_FACTOR if is_double else 1)
        repeats = Repeats.of(step, action)
        usual = _charge(entry.size.p50, repeats.average, factor)
        largest = None
        if repeats.most is not None:
            largest = _charge(entry.size.p99, repeats.most, factor)
        name, notes = entity.name.value, []
        if action.verb.value == "check":
            notes.append("checked, which costs as much as a write")
        if is_double:
            notes.append("twice in a transaction")
        return _derivation(
            step,
            action,
            table,
            entity,
            usual=usual,
            largest=largest,
            formula=charge_text(
                usual,
                f"{name} {figure_text(entry.size.p50)} B",
                f"{figure_text(usual.blocks)} x 1 KB",
                unit_name(table, Kind.WRITE),
                ", ".join(notes),
            ),
            rule=_item_rule(action, is_double=is_double),
            sources=(*repeats.sources, size_source(entity, entry.size)),
            is_check=action.verb.value == "check",
        )

    def _entry(
        self,
        step: Step,
        action: Action,
        table: Table,
        entity: StoredEntity,
        index: Index,
        known: frozenset[str],
    ) -> Derivation:
        """What a write does to the entry of its item in one index."""
        name = index.name.value
        change = change_in(table, index, entity, action, known)
        entry = self.sizes.of(table, entity, index)
        if change is None:
            unknown = f"write `{action.subject}` so that its changes can be read"
            return _unknown(step, action, table.name.value, unknown, index)
        if entry.size is None and change is not IndexChange.NONE:
            return _unknown(step, action, table.name.value, entry.unknown, index)
        repeats = Repeats.of(step, action)
        p50, p99 = (0, 0) if entry.size is None else (entry.size.p50, entry.size.p99)
        usual = _entry_charge(change, p50, repeats.average)
        largest = None
        if repeats.most is not None:
            largest = _entry_charge(change, p99, repeats.most)
        sources = (
            *repeats.sources,
            Source(what=f"change in {name}", text=change.value, subject=action.subject),
        )
        return _derivation(
            step,
            action,
            table,
            entity,
            index=index,
            usual=usual,
            largest=largest,
            formula=_entry_text(table, entity, change, entry.size, usual),
            rule=INDEX_RULE,
            sources=sources
            if entry.size is None
            else (*sources, size_source(entity, entry.size, name)),
        )


def _item_rule(action: Action, *, is_double: bool) -> str:
    rule = TRANSACTION_RULE if is_double else ITEM_RULE
    return rule if action.condition is None else f"{rule}; {REFUSED_RULE}"


def _charge(size: int, repeats: Decimal, factor: Decimal) -> Charge:
    return Charge(
        repeats=repeats, bytes=Decimal(size), blocks=Decimal(write_blocks(size)), factor=factor
    )


def _entry_charge(change: IndexChange, size: int, repeats: Decimal) -> Charge:
    return Charge(
        repeats=repeats,
        bytes=None if change is IndexChange.REKEYED else Decimal(size),
        blocks=index_write_units(change, size, size),
        factor=Decimal(1),
    )


def _entry_text(
    table: Table, entity: StoredEntity, change: IndexChange, size: Size | None, usual: Charge
) -> str:
    unit = unit_name(table, Kind.WRITE)
    if change is IndexChange.NONE or size is None:
        return f"{change.value} -> 0 {unit}"
    each = write_blocks(size.p50)
    blocks = f"{each} x 1 KB" if change.writes == 1 else f"{change.writes} x {each} x 1 KB"
    text = f"{entity.name.value} {figure_text(size.p50)} B"
    return charge_text(usual, text, blocks, unit, change.value)


def _derivation(
    step: Step,
    action: Action,
    table: Table,
    entity: StoredEntity,
    *,
    usual: Charge,
    largest: Charge | None,
    formula: str,
    rule: str,
    sources: tuple[Source, ...],
    index: Index | None = None,
    is_check: bool = False,
) -> Derivation:
    return Derivation(
        step=step.subject,
        part=action.subject,
        kind=Kind.WRITE,
        table=table.name.value,
        index="" if index is None or index.local else index.name.value,
        through="" if index is None else index.name.value,
        entities=(entity.name.value,),
        usual=usual,
        largest=largest,
        formula=formula,
        rule=rule,
        sources=sources,
        is_check=is_check,
    )


def _unknown(
    step: Step, action: Action, table: str, unknown: str, index: Index | None = None
) -> Derivation:
    return Derivation(
        step=step.subject,
        part=action.subject,
        kind=Kind.WRITE,
        table=table,
        index="" if index is None or index.local else index.name.value,
        through="" if index is None else index.name.value,
        entities=(),
        usual=None,
        largest=None,
        formula=f"unknown: {unknown}",
        rule="",
        sources=(),
        unknown=unknown,
    )
