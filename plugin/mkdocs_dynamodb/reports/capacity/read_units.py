"""Read units of steps: what a search examines, and each item that is read by its key."""

from decimal import ROUND_CEILING, Decimal

from mkdocs_dynamodb.model.capacity.capacity_units import ReadMode, pages_of, read_blocks
from mkdocs_dynamodb.model.figures import exact_sum, figure_text
from mkdocs_dynamodb.model.flow.targets import Target, is_strong, target_of, top_level
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import TRANSACTIONS, Action, Step
from mkdocs_dynamodb.model.requirements import AccessPattern
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.reports.capacity.derivations import (
    Charge,
    Derivation,
    Kind,
    Pile,
    Source,
    charge_text,
    piles_text,
)
from mkdocs_dynamodb.reports.capacity.examined import Examination, Examined, Examiner
from mkdocs_dynamodb.reports.capacity.repeats import Repeats
from mkdocs_dynamodb.reports.capacity.sizes import Sizes
from mkdocs_dynamodb.reports.capacity.weighing import Size
from mkdocs_dynamodb.reports.runs.acted_entities import acted_entity

SEARCH_RULE = (
    "the bytes of all items that are examined are added, then rounded up to 4 KB, whatever a "
    "filter returns (Developer Guide, DynamoDB read and write operations)"
)
ITEM_RULE = (
    "each item is rounded up to 4 KB by itself "
    "(Developer Guide, DynamoDB read and write operations)"
)
FETCH_RULE = (
    "what a local index lacks is fetched from the table, each item rounded up by itself "
    "(Developer Guide, Local secondary indexes)"
)


class ReadMeter:
    """Derives the read units of the steps of one model."""

    def __init__(self, model: Model, sizes: Sizes) -> None:
        """Read `model` by `sizes`."""
        self.model = model
        self.sizes = sizes
        self.examiner = Examiner(model, sizes)

    def derive(self, step: Step, pattern: AccessPattern | None) -> list[Derivation]:
        """Read units of a step; nothing for a step that does not read."""
        if not step.reads:
            return []
        if step.is_search:
            return self._search(step, pattern)
        mode = _mode(step, pattern)
        return [self._item(step, action, mode) for action in step.actions]

    def _search(self, step: Step, pattern: AccessPattern | None) -> list[Derivation]:
        target = target_of(self.model, step)
        if target is None:
            table = "" if step.table is None else step.table.value
            return [_unknown(step, step.subject, table, "name a table and index that exist")]
        mode = ReadMode.EVENTUAL if target.is_global_index else _mode(step, pattern)
        examination = self.examiner.examine(step, target)
        sizes = [
            (item, self.sizes.of(target.table, item.entity, target.index))
            for item in examination.items
        ]
        unknown = examination.unknown or next((s.unknown for _, s in sizes if s.size is None), "")
        if unknown:
            return [_unknown(step, step.subject, target.table.name.value, unknown, target)]
        weighed = [(examined, entry.size) for examined, entry in sizes if entry.size is not None]
        found = [self._searched(step, target, mode, weighed)]
        return [*found, *self._fetched(step, target, mode, examination, pattern)]

    def _searched(
        self,
        step: Step,
        target: Target,
        mode: ReadMode,
        weighed: list[tuple[Examined, Size]],
    ) -> Derivation:
        repeats = Repeats.of(step)
        through = "" if target.index is None else target.index.name.value
        usual = _search_charge(_piles(weighed), repeats.average, mode)
        piles = _piles(weighed)
        blocks = f"{figure_text(usual.blocks)} x 4 KB"
        pages = pages_of(int((usual.bytes or Decimal(0)).to_integral_value(ROUND_CEILING)))
        if pages > 1:
            blocks += f" in {figure_text(pages)} pages"
        largest = None
        if repeats.most is not None and all(e.most is not None for e, _ in weighed):
            largest = _search_charge(_largest_piles(weighed), repeats.most, mode)
        return Derivation(
            step=step.subject,
            part=step.subject,
            kind=Kind.READ,
            table=target.table.name.value,
            index=through if target.is_global_index else "",
            through=through,
            entities=tuple(examined.entity.name.value for examined, _ in weighed),
            usual=usual,
            largest=largest,
            formula=charge_text(
                usual,
                piles_text(piles, usual.bytes or Decimal(0)),
                blocks,
                unit_name(target.table, Kind.READ),
                _search_note(step, mode, piles),
            ),
            rule=SEARCH_RULE,
            sources=tuple(
                source
                for examined, size in weighed
                for source in (examined.source, size_source(examined.entity, size, through))
            ),
        )

    def _fetched(
        self,
        step: Step,
        target: Target,
        mode: ReadMode,
        examination: Examination,
        pattern: AccessPattern | None,
    ) -> list[Derivation]:
        """What a local index has to fetch from the table for each of its entries."""
        index = target.index
        if index is None or not index.local:
            return []
        wanted = {top_level(name.value) for name in step.projection}
        if not wanted and pattern is not None:
            wanted = {need.value for need in pattern.needs}
        wanted |= {top_level(name.value) for name in step.gives}
        found = []
        for item in examination.items:
            held = target.table.projected_names(index, item.entity)
            if (wanted & item.entity.attribute_names) - held:
                repeats = Repeats.of(step).each(item.average, item.most, item.source)
                found.append(
                    self._single(step, step.subject, target.table, item.entity, repeats, mode)
                )
        return found

    def _item(self, step: Step, action: Action, mode: ReadMode) -> Derivation:
        """One item, or several of a kind, read by key."""
        table = self.model.table_of(action)
        if table is None:
            name = "" if action.table is None else action.table.value
            return _unknown(step, action.subject, name, "name a table that exists")
        entity = acted_entity(self.model, action)
        if entity is None:
            unknown = f"name the entity that `{action.subject}` reads"
            return _unknown(step, action.subject, table.name.value, unknown)
        repeats = Repeats.of(step, action)
        return self._single(step, action.subject, table, entity, repeats, mode, rule=ITEM_RULE)

    def _single(
        self,
        step: Step,
        part: str,
        table: Table,
        entity: StoredEntity,
        repeats: Repeats,
        mode: ReadMode,
        *,
        rule: str = FETCH_RULE,
    ) -> Derivation:
        entry = self.sizes.of(table, entity)
        if entry.size is None:
            return _unknown(step, part, table.name.value, entry.unknown)
        usual = _item_charge(entry.size.p50, repeats.average, mode)
        largest = None
        if repeats.most is not None:
            largest = _item_charge(entry.size.p99, repeats.most, mode)
        name = entity.name.value
        return Derivation(
            step=step.subject,
            part=part,
            kind=Kind.READ,
            table=table.name.value,
            index="",
            through="",
            entities=(name,),
            usual=usual,
            largest=largest,
            formula=charge_text(
                usual,
                f"{name} {figure_text(entry.size.p50)} B",
                f"{figure_text(usual.blocks)} x 4 KB",
                unit_name(table, Kind.READ),
                mode.value,
            ),
            rule=rule,
            sources=(*repeats.sources, size_source(entity, entry.size)),
        )


def unit_name(table: Table, kind: Kind) -> str:
    """RRU and WRU, or RCU and WCU where capacity is provisioned."""
    word = "C" if table.capacity is not None and table.capacity.mode == "provisioned" else "R"
    return f"{'R' if kind is Kind.READ else 'W'}{word}U"


def size_source(entity: StoredEntity, size: Size, index: str = "") -> Source:
    """Where the size of an item, or of its entry in an index, comes from."""
    where = f" in {index}" if index else ""
    return Source(
        what=f"size of {entity.name.value}{where}", text=size.source, subject=size.subject
    )


def _search_note(step: Step, mode: ReadMode, piles: list[Pile]) -> str:
    """Consistency, and what a filter keeps of what was read."""
    if step.filter is None or not step.returns:
        return mode.value
    examined = exact_sum(pile.count for pile in piles)
    returned = exact_sum(step.returns.values())
    return f"{mode.value}; returns {figure_text(returned)} of {figure_text(examined)}"


def _mode(step: Step, pattern: AccessPattern | None) -> ReadMode:
    if step.operation.value in TRANSACTIONS:
        return ReadMode.TRANSACTION
    return ReadMode.STRONG if is_strong(step, pattern) else ReadMode.EVENTUAL


def _piles(weighed: list[tuple[Examined, Size]]) -> list[Pile]:
    return [Pile(entity=e.entity.name.value, count=e.average, bytes=s.p50) for e, s in weighed]


def _largest_piles(weighed: list[tuple[Examined, Size]]) -> list[Pile]:
    return [
        Pile(entity=e.entity.name.value, count=e.most or Decimal(0), bytes=s.p99)
        for e, s in weighed
    ]


def _search_charge(piles: list[Pile], repeats: Decimal, mode: ReadMode) -> Charge:
    total = exact_sum(pile.total for pile in piles)
    blocks = read_blocks(int(total.to_integral_value(ROUND_CEILING)))
    return Charge(repeats=repeats, bytes=total, blocks=Decimal(blocks), factor=mode.factor)


def _item_charge(size: int, repeats: Decimal, mode: ReadMode) -> Charge:
    return Charge(
        repeats=repeats,
        bytes=Decimal(size),
        blocks=Decimal(read_blocks(size)),
        factor=mode.factor,
    )


def _unknown(
    step: Step, part: str, table: str, unknown: str, target: Target | None = None
) -> Derivation:
    through = "" if target is None or target.index is None else target.index.name.value
    return Derivation(
        step=step.subject,
        part=part,
        kind=Kind.READ,
        table=table,
        index=through if target is not None and target.is_global_index else "",
        through=through,
        entities=(),
        usual=None,
        largest=None,
        formula=f"unknown: {unknown}",
        rule="",
        sources=(),
        unknown=unknown,
    )
