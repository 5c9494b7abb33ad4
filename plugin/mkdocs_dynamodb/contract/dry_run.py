"""Runs a contract on sample rows, and compares what comes out with the sample items."""

import json
import sqlite3
from collections.abc import Hashable, Iterator, Mapping
from enum import StrEnum

from mkdocs_dynamodb.contract.migrated_values import value_from
from mkdocs_dynamodb.contract.pairing import Pair, pairs
from mkdocs_dynamodb.contract.sample_database import Row, SampleDatabase
from mkdocs_dynamodb.contract.sql import NotRunnableError, PartQuery
from mkdocs_dynamodb.diagnostics import Placed
from mkdocs_dynamodb.model.dynamodb_json import item_json
from mkdocs_dynamodb.model.engine.comparing import equal, identity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.sample_rows import SampleRows
from mkdocs_dynamodb.model.tables import Item
from mkdocs_dynamodb.model.values import Value
from mkdocs_dynamodb.records import record

Attributes = Mapping[str, Value]


class Verdict(StrEnum):
    """How an item of the migration compares with the sample item of its key."""

    SAME = "same"
    DIFFERENT = "different"
    MISSING = "missing"
    TWICE = "twice"
    NEW = "new"


@record(kw_only=True)
class Difference:
    """An attribute that the migration gives another value than the sample item has."""

    attribute: str
    migrated: str
    """Value as JSON; empty where there is none."""
    sample: str

    @property
    def text(self) -> str:
        """What differs, in one clause."""
        if not self.migrated:
            return f"`{self.attribute}` is missing; the sample item has `{self.sample}`"
        if not self.sample:
            return f"`{self.attribute}` is `{self.migrated}`; the sample item has none"
        return f"`{self.attribute}` is `{self.migrated}`; the sample item has `{self.sample}`"


@record(kw_only=True)
class TriedItem:
    """An item of the migration, or a sample item that it does not give."""

    pair: Pair
    key: str
    verdict: Verdict
    differences: tuple[Difference, ...] = ()
    sample: Item | None = None

    @property
    def details(self) -> str:
        """What is not as it should be."""
        if self.verdict is Verdict.MISSING:
            return "no row gives this item"
        if self.verdict is Verdict.TWICE:
            return "several rows give this key, and the last one wins"
        if self.verdict is Verdict.NEW:
            return "no sample item has this key"
        return "; ".join(difference.text for difference in self.differences)


@record(kw_only=True)
class Statement:
    """What was run for a part of the contract."""

    pair: Pair
    sql: str


@record(kw_only=True)
class DryRun:
    """What came of it."""

    items: tuple[TriedItem, ...]
    statements: tuple[Statement, ...]
    troubles: tuple[Placed[str], ...]
    """Why something could not be tried."""


def dry_run(model: Model) -> DryRun | None:
    """Run the contract of a model; None without a contract or without sample rows."""
    if model.contract is None or model.sample_rows is None:
        return None
    known = model.worked_out.get(DryRun)
    if isinstance(known, DryRun):
        return known
    rows = model.sample_rows
    found = model.kept.get(("dry run",), (model.frame,), lambda: _run(model, rows))
    model.worked_out[DryRun] = found
    return found


def _run(model: Model, rows: SampleRows) -> DryRun:
    schema = model.source.schema if model.source is not None else None
    database = SampleDatabase(rows, schema if schema and schema.tables else None)
    try:
        return _Runner(model, database).run()
    finally:
        database.close()


class _Runner:
    """State of one run."""

    def __init__(self, model: Model, database: SampleDatabase) -> None:
        self.model, self.database = model, database
        self.items: list[TriedItem] = []
        self.statements: list[Statement] = []
        self.troubles: list[Placed[str]] = list(database.troubles)

    def run(self) -> DryRun:
        for pair in pairs(self.model):
            if self.database.count(pair.part.source_table.value):
                self._try(pair)
        return DryRun(
            items=tuple(self.items),
            statements=tuple(self.statements),
            troubles=tuple(self.troubles),
        )

    def _try(self, pair: Pair) -> None:
        name = pair.noun
        schema = self.model.source.schema if self.model.source is not None else None
        try:
            sql, columns = PartQuery(pair.part, schema, _where(pair)).text()
            rows = self.database.select(sql)
        except (NotRunnableError, sqlite3.Error, RecursionError) as error:
            reason = str(error).replace("\n", " ")
            self.troubles.append(Placed(f"`{name}` cannot be tried: {reason}", pair.part.at))
            return
        self.statements.append(Statement(pair=pair, sql=sql))
        self._compare(pair, [_item(pair, columns, row) for row in rows], frozenset(columns))

    def _compare(self, pair: Pair, items: list[Attributes], carried: frozenset[str]) -> None:
        samples = dict(_samples(pair))
        found: dict[Hashable, Attributes] = {}
        for item in items:
            key = _key(pair, item)
            if key is None:
                continue
            if key in found:
                self._add(pair, item, Verdict.TWICE)
            found[key] = item
        for key, item in found.items():
            sample = samples.pop(key, None)
            if sample is None:
                self._add(pair, item, Verdict.NEW)
                continue
            differences = tuple(_differences(item, sample.attributes, carried))
            verdict = Verdict.DIFFERENT if differences else Verdict.SAME
            self._add(pair, item, verdict, sample, differences)
        for sample in samples.values():
            self._add(pair, sample.attributes, Verdict.MISSING, sample)

    def _add(
        self,
        pair: Pair,
        item: Attributes,
        verdict: Verdict,
        sample: Item | None = None,
        differences: tuple[Difference, ...] = (),
    ) -> None:
        key = ", ".join(item[name].shown if name in item else "-" for name in pair.table.key_names)
        self.items.append(
            TriedItem(pair=pair, key=key, verdict=verdict, sample=sample, differences=differences)
        )


def _where(pair: Pair) -> str:
    entity = pair.entity
    return "" if entity is None or entity.source_where is None else entity.source_where.value


def _item(pair: Pair, columns: tuple[str, ...], row: Row) -> Attributes:
    types = {name: kind for name, kind in pair.table.key_types.items() if kind is not None}
    types |= {attribute.name.value: attribute.type.value for attribute in pair.part.attributes}
    found = {
        name: value_from(types.get(name, "S"), cell)
        for name, cell in zip(columns, row, strict=True)
    }
    return {name: value for name, value in found.items() if value is not None}


def _samples(pair: Pair) -> Iterator[tuple[Hashable, Item]]:
    """Sample items of the entity by key; of all entities where it is not told which one."""
    for item in pair.table.items:
        is_own = pair.entity is None or item.entity.value == pair.entity.name.value
        key = _key(pair, item.attributes)
        if is_own and not item.is_raw and key is not None:
            yield key, item


def _key(pair: Pair, item: Attributes) -> Hashable | None:
    if not all(name in item for name in pair.table.key_names):
        return None
    return tuple(identity(item[name]) for name in pair.table.key_names)


def _differences(
    item: Attributes, sample: Attributes, carried: frozenset[str]
) -> Iterator[Difference]:
    for name in [*item, *(n for n in sample if n in carried and n not in item)]:
        own, other = item.get(name), sample.get(name)
        if not equal(own, other):
            yield Difference(attribute=name, migrated=_shown(own), sample=_shown(other))


def _shown(value: Value | None) -> str:
    if value is None:
        return ""
    text = json.dumps(item_json({"": value})[""], ensure_ascii=False)
    return text if len(text) <= 80 else f"{text[:79]}…"  # noqa: PLR2004 - a line of a terminal
