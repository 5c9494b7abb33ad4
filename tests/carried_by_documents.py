"""What the two documents carry of a model: the same for two models that say the same.

Left out are what documents have no place for (sizes, spreads, sources, contracts, gates, prices,
streams and other options that cost money), and everything that is worked out.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from mkdocs_dynamodb.model.decisions.records import Aggregate, Decision
from mkdocs_dynamodb.model.dynamodb_json import item_json
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import AccessPattern, Rate
from mkdocs_dynamodb.model.tables import Index, Key, StoredEntity, Table


def carried(model: Model) -> dict[str, Any]:
    """Everything that is carried, as plain data with texts on one line."""
    return {
        "application": _application(model),
        "entities": {
            _line(name): (entity.count, _line(entity.description), _line(entity.no_writer))
            for name, entity in model.entities.items()
        },
        "relationships": [
            (
                _line(each.source.value),
                _line(each.target.value),
                each.kind,
                _line(each.verb),
                each.average,
                each.max,
                _line(each.note),
            )
            for each in model.relationships
        ],
        "patterns": {number: _pattern(each) for number, each in model.patterns.items()},
        "scratchpad": {
            name: _lines(notes) for name, notes in model.scratchpad.items() if name or notes
        },
        "unique": [(each.entity.value, each.names) for each in model.unique],
        "approach": (
            _line(model.approach.philosophy),
            _lines(model.approach.principles),
            None if model.approach.stage is None else model.approach.stage.value,
        ),
        "aggregates": {name: _aggregate(each) for name, each in model.aggregates.items()},
        "decisions": {name: _decision(each) for name, each in model.decisions.items()},
        "tables": {name: _table(each) for name, each in model.tables.items()},
        "mapping": _plain(model.contents.sections.get("mapping", {})),
    }


def _application(model: Model) -> dict[str, Any]:
    told = model.application
    expected = told.expected_patterns
    return {
        "name": _line(told.name),
        "domain": _line(told.domain),
        "context": _lines(told.context),
        "scale": _lines(told.scale),
        "total": _rate(told.total),
        "groups": [
            (group.name.value, _rate(group.stated), [number.value for number in group.patterns])
            for group in told.groups
        ],
        "expected": None if expected is None else expected.value,
    }


def _pattern(pattern: AccessPattern) -> dict[str, Any]:
    served = pattern.served_by
    return {
        "name": _line(pattern.name),
        "description": _line(pattern.description),
        "type": pattern.type.value,
        "rps": _rate(pattern.rps),
        "inputs": [entry.name.value for entry in pattern.inputs],
        "needs": [need.value for need in pattern.needs],
        "entities": [entity.value for entity in pattern.entities],
        "key_requirements": _lines(pattern.key_requirements),
        "latency": pattern.latency,
        "consistency": None if pattern.consistency is None else pattern.consistency.value,
        "complexity": pattern.complexity,
        "suitability": pattern.suitability,
        "considerations": _lines(pattern.considerations),
        "service": None if pattern.service is None else pattern.service.value,
        "served_by": None if served is None else (served.service, _line(served.because)),
        "because": _line(pattern.because),
        "repeats": None if pattern.duplicate_of is None else pattern.duplicate_of.value,
    }


def _aggregate(each: Aggregate) -> dict[str, Any]:
    told = each.correlation
    return {
        "entities": [entity.value for entity in each.entities],
        "boundary": _line(each.boundary),
        "because": _line(each.because),
        "kept": None if each.kept is None else each.kept.value,
        "correlation": None if told is None else (told.share.value, _line(told.because)),
        "bounded": None if each.bounded is None else each.bounded.value,
        "factors": {name: _line(text) for name, text in each.factors.items()},
    }


def _decision(each: Decision) -> dict[str, Any]:
    return {
        "type": each.type.value,
        "about": [name.value for name in each.about],
        "alternatives": [(_line(a.what), _line(a.why_not)) for a in each.alternatives],
        "choice": _line(each.choice),
        "why": _line(each.why),
        "trade_offs": _lines(each.trade_offs),
        "rollback": _line(each.rollback),
        "monitoring": _lines(each.monitoring),
    }


def _table(table: Table) -> dict[str, Any]:
    capacity = table.capacity
    return {
        "purpose": _line(table.purpose),
        "aggregate": _line(table.aggregate),
        "partition_key": _keys(table.partition_keys),
        "sort_key": _keys(table.sort_keys),
        "capacity": None
        if capacity is None
        else (capacity.mode, capacity.read, capacity.write, _line(capacity.because)),
        "ttl": None if table.ttl is None else table.ttl.value,
        "entities": {name: _entity(each) for name, each in table.entities.items()},
        "indexes": {name: _index(each) for name, each in table.indexes.items()},
        "items": [
            (
                item.entity.value,
                item_json(item.attributes),
            )
            for item in table.items
        ],
    }


def _entity(entity: StoredEntity) -> dict[str, Any]:
    return {
        "keys": {name: template.text for name, template in entity.keys.items()},
        "attributes": {
            name: (each.type.value, each.optional, _line(each.description))
            for name, each in entity.attributes.items()
        },
        "role": None if entity.role is None else entity.role.value,
        "count": None if entity.count is None else entity.count.value,
        "description": _line(entity.description),
    }


def _index(index: Index) -> dict[str, Any]:
    projection = index.projection
    return {
        "local": index.local,
        "purpose": _line(index.purpose),
        "sparse": _line(index.sparse),
        "partition_key": _keys(index.partition_keys),
        "sort_key": _keys(index.sort_keys),
        "projection": (
            projection.kind.value,
            [name.value for name in projection.names],
            _line(projection.because),
        ),
    }


def _keys(keys: Iterable[Key]) -> list[Any]:
    return [(key.name.value, key.type, _line(key.because)) for key in keys]


def _rate(rate: Rate | None) -> Any:
    if rate is None:
        return None
    peak, average = (
        None if figure is None else figure.value for figure in (rate.peak, rate.average)
    )
    return None if peak is None and average is None else (peak, average)


def _plain(data: Any) -> Any:
    """Data with the texts of notes on one line."""
    if isinstance(data, Mapping):
        return {
            name: _line(value) if name == "note" and isinstance(value, str) else _plain(value)
            for name, value in data.items()
        }
    return [_plain(value) for value in data] if isinstance(data, list) else data


def _lines(texts: Iterable[str]) -> list[str]:
    return [_line(text) for text in texts if _line(text)]


def _line(text: str) -> str:
    return " ".join(text.split())
