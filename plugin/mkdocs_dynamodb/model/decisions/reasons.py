"""Reasons that a design records for its copies, its indexes and what it keeps together."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.model.decisions.copied_pairs import CopiedPair
from mkdocs_dynamodb.model.decisions.records import Aggregate, Decision, DecisionType
from mkdocs_dynamodb.model.decisions.topics import decided_in
from mkdocs_dynamodb.model.flow.copies import Copy
from mkdocs_dynamodb.model.flow.writes import writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Index, StoredEntity, Table
from mkdocs_dynamodb.records import record

_COPIES = re.compile(r"\bcop(?:y|ies|ied)\b|\brepeat|\bdenormali[sz]|\bduplicat", re.IGNORECASE)
"""Words by which the description of a thing tells that it holds copies."""


@record()
class Reason:
    """Why something is as it is."""

    text: str
    decision: Decision | None = None
    """Decision that tells it; None where the thing itself does."""


def reasons_of_index(model: Model, table: Table, index: Index) -> tuple[Reason, ...]:
    """Why an index exists."""
    decided, name = decided_in(model), table.name.value
    told = (index.purpose, index.projection.because, *(key.because for key in index.keys))
    decisions = [
        *decided.about_index(name, index.name.value),
        *_of_type(decided.about_table(name), DecisionType.GSI_DESIGN),
    ]
    return (*_told(told), *_by(decisions))


def reasons_of_copies(model: Model, pair: CopiedPair) -> tuple[Reason, ...]:
    """Why an entity repeats attributes of another one."""
    copy = pair.first
    table, holder = copy.table.name.value, copy.holder
    return (
        *_told(_words_on_copies(pair)),
        *_by(_decisions_on_copies(model, table, holder, pair.names)),
    )


def is_unexplained_copy(model: Model, copy: Copy) -> bool:
    """Whether no words call a single attribute a copy and no pattern keeps it right."""
    if copy.is_whole or copy.is_described or copy.is_snapshot:
        return False
    name, writes = copy.held.name.value, writes_of(model)
    if writes.changing(copy.source, copy.attribute) or writes.changing(copy.holder, name):
        return False
    origin = "" if copy.held.origin is None else copy.held.origin.because
    table = copy.table.name.value
    return not origin and not _decisions_on_copies(model, table, copy.holder, (name,))


def reasons_of_table(model: Model, table: Table) -> tuple[Reason, ...]:
    """Why several entities share a table."""
    told = (table.aggregate, table.purpose, *(key.because for key in table.keys))
    declared = _told(text for a in _inside(model, table) for text in (a.boundary, a.because))
    return (*_told(told), *declared, *_by(decided_in(model).about_table(table.name.value)))


def _inside(model: Model, table: Table) -> Iterator[Aggregate]:
    """Declared aggregates that a table holds whole."""
    for aggregate in model.aggregates.values():
        names = {entity.value for entity in aggregate.entities}
        if len(names) > 1 and names <= table.entities.keys():
            yield aggregate


def _words_on_copies(pair: CopiedPair) -> Iterator[str]:
    for copy in pair.copies:
        yield copy.held.description
        if copy.held.origin is not None:
            yield copy.held.origin.because
    copy = pair.first
    if copy.is_whole:
        yield copy.holder.description
        yield copy.table.purpose
        return
    told, is_snapshot = copy.holder.description, copy.is_snapshot and not copy.held.description
    if _COPIES.search(told) or is_snapshot:
        yield told


def _decisions_on_copies(
    model: Model, table: str, holder: StoredEntity, names: tuple[str, ...]
) -> list[Decision]:
    decided, entity = decided_in(model), holder.name.value
    return [
        *(d for name in names for d in decided.about_attribute(table, entity, name)),
        *_of_type(decided.about_entity(table, entity), DecisionType.DENORMALISATION),
        *_of_type(decided.about_table(table), DecisionType.DENORMALISATION),
    ]


def _of_type(decisions: tuple[Decision, ...], kind: DecisionType) -> Iterator[Decision]:
    return (decision for decision in decisions if decision.type.value == kind)


def _told(texts: Iterator[str] | tuple[str, ...]) -> tuple[Reason, ...]:
    return tuple(Reason(text) for text in dict.fromkeys(texts) if text)


def _by(decisions: list[Decision] | tuple[Decision, ...]) -> tuple[Reason, ...]:
    named = {decision.name.value: decision for decision in decisions}
    return tuple(Reason(d.why or d.choice, d) for d in named.values())
