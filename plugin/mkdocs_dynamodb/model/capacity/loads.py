"""Requests a second that go to each table and index."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from functools import lru_cache

from mkdocs_dynamodb.model.expressions.tokens import read_update
from mkdocs_dynamodb.model.figures import exact_product, exact_sum
from mkdocs_dynamodb.model.flow.targets import top_level
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Repeat, Step
from mkdocs_dynamodb.model.requirements import AccessPattern
from mkdocs_dynamodb.model.tables import Index, ProjectionKind, StoredEntity
from mkdocs_dynamodb.records import record

Place = tuple[str, str]
"""Table, and index or empty text."""

_KEPT_MODELS = 2
_CHANGING_VERBS = frozenset({"put", "update", "delete"})


@record()
class Load:
    """Requests a second to one table or index, by access pattern."""

    read_peaks: dict[str, Decimal] = field(default_factory=dict)
    write_peaks: dict[str, Decimal] = field(default_factory=dict)
    """Items written: of an index, only where its entry changes."""
    read_averages: dict[str, Decimal] = field(default_factory=dict)
    write_averages: dict[str, Decimal] = field(default_factory=dict)
    unknown_readers: set[str] = field(default_factory=set)
    """Access patterns that read it and do not say how often."""

    @property
    def reads(self) -> Decimal:
        """Requests a second that read it, all peaks together."""
        return exact_sum(self.read_peaks.values())

    @property
    def writes(self) -> Decimal:
        """Items a second that are written to it, all peaks together."""
        return exact_sum(self.write_peaks.values())


def peak_of(pattern: AccessPattern) -> Decimal | None:
    """Requests a second at the peak, where that is known."""
    rate = pattern.rps
    return None if rate is None or rate.peak is None else rate.peak.value


def average_of(pattern: AccessPattern) -> Decimal | None:
    """Requests a second on average, or else at the peak."""
    rate = pattern.rps
    return peak_of(pattern) if rate is None or rate.average is None else rate.average.value


@lru_cache(maxsize=_KEPT_MODELS)
def build_loads(model: Model) -> Mapping[Place, Load]:
    """Traffic of each table and index that some pattern reads or writes; added up once a model."""
    found: dict[Place, Load] = {}
    for number, pattern in model.patterns.items():
        answer = model.answer_to(pattern) if pattern.needs_database else None
        for step in () if answer is None else answer.steps:
            for place, times in _read_places(step):
                _add_read(found.setdefault(place, Load()), number, pattern, times)
            for place, times in _written_places(model, step):
                load = found.setdefault(place, Load())
                _add(load.write_peaks, number, peak_of(pattern), times)
                _add(load.write_averages, number, average_of(pattern), times)
    return found


def changed_names(action: Action) -> frozenset[str]:
    """Attributes that an update changes."""
    names = {top_level(name.value) for name in action.update.changes}
    if action.update.expression is not None:
        changed = read_update(action.update.expression.value).changed
        names |= {piece.parts[0] for piece in changed if piece.parts}
    return frozenset(names)


def key_sources(index: Index, entity: StoredEntity) -> frozenset[str]:
    """Key attributes of an index, and what the entity makes them of."""
    names = set(index.key_names)
    for name in index.key_names:
        template = entity.template_for(name)
        names.update(() if template is None else template.names)
    return frozenset(names)


def _read_places(step: Step) -> Iterator[tuple[Place, Decimal]]:
    if step.is_search and step.table is not None:
        index = "" if step.index is None else step.index.value
        yield (step.table.value, index), _times(step.times)
    for action in step.actions:
        if step.reads and action.table is not None:
            times = Decimal(1) if action.times is step.times else _times(step.times)
            yield (action.table.value, ""), exact_product(_times(action.times), times)


def _written_places(model: Model, step: Step) -> Iterator[tuple[Place, Decimal]]:
    for action in step.actions:
        table, entity = model.table_of(action), model.entity_of(action)
        if table is None or action.verb.value not in _CHANGING_VERBS:
            continue
        outer = Decimal(1) if len(step.actions) == 1 and not _lists(step) else _times(step.times)
        times = exact_product(_times(action.times), outer)
        yield (table.name.value, ""), times
        for index in table.indexes.values() if entity is not None else ():
            if entity is not None and _changes_entry(index, entity, action):
                yield (table.name.value, index.name.value), times


def _lists(step: Step) -> bool:
    return "actions" in step.given


def _changes_entry(index: Index, entity: StoredEntity, action: Action) -> bool:
    if not index.is_entered_by(entity):
        return False
    if action.verb.value != "update" or index.projection.kind is ProjectionKind.ALL:
        return True
    held = key_sources(index, entity) | {name.value for name in index.projection.names}
    return not held.isdisjoint(changed_names(action))


def _add_read(load: Load, number: str, pattern: AccessPattern, times: Decimal) -> None:
    if average_of(pattern) is None:
        load.unknown_readers.add(number)
    _add(load.read_peaks, number, peak_of(pattern), times)
    _add(load.read_averages, number, average_of(pattern), times)


def _add(rates: dict[str, Decimal], number: str, rate: Decimal | None, times: Decimal) -> None:
    if rate is not None:
        rates[number] = exact_sum((rates.get(number, Decimal(0)), exact_product(rate, times)))


def _times(repeat: Repeat | None) -> Decimal:
    return Decimal(1) if repeat is None else repeat.average


def changed_attributes(model: Model) -> Mapping[str, frozenset[str]]:
    """Table -> attributes that some update changes."""
    found: dict[str, set[str]] = {}
    for _, _, step in model.steps():
        for action in step.actions:
            if action.table is not None and action.verb.value == "update":
                found.setdefault(action.table.value, set()).update(changed_names(action))
    return {name: frozenset(names) for name, names in found.items()}
