"""The whole model, with the questions that many rules and pages ask of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property

from mkdocs_dynamodb.diagnostics import Acceptance, Placed
from mkdocs_dynamodb.kept import NOTHING_KEPT, Kept
from mkdocs_dynamodb.model.capacity.billing import GrowthRates
from mkdocs_dynamodb.model.capacity.pricing import Pricing
from mkdocs_dynamodb.model.contents import Contents
from mkdocs_dynamodb.model.contract import Contract
from mkdocs_dynamodb.model.decisions.records import (
    Aggregate,
    Approach,
    Decision,
    UniqueAttributes,
)
from mkdocs_dynamodb.model.flow.duplicates import find_originals
from mkdocs_dynamodb.model.flow.entity_uses import EntityUse, find_entity_uses
from mkdocs_dynamodb.model.gates import Approval, GateMode
from mkdocs_dynamodb.model.operations import Action, Answer, Step
from mkdocs_dynamodb.model.relational.sample_rows import SampleRows
from mkdocs_dynamodb.model.relational.schema import Source
from mkdocs_dynamodb.model.requirements import AccessPattern, Application, Entity, Relationship
from mkdocs_dynamodb.model.stages import Stage
from mkdocs_dynamodb.model.tables import Attribute, Index, StoredEntity, Table
from mkdocs_dynamodb.model.values import COLLECTION_TYPES
from mkdocs_dynamodb.model.viewpoints import Viewpoint
from mkdocs_dynamodb.source.faults import Fault, FaultKind
from mkdocs_dynamodb.source.files import SourceFile

_BESIDE_FRAME = frozenset(
    (
        *("patterns", "answers", "stages", "approvals", "contents"),
        *("acceptances", "faults", "sources", "kept"),
    )
)
"""Parts of a model that are not in its frame."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Model:
    """Everything that the files of a model declare, and the faults found while reading them."""

    name: str
    application: Application
    scratchpad: Mapping[str, tuple[str, ...]]
    """Heading -> notes; notes without a heading stand under the empty text."""
    entities: Mapping[str, Entity]
    relationships: tuple[Relationship, ...]
    patterns: Mapping[str, AccessPattern]
    tables: Mapping[str, Table]
    answers: Mapping[str, Answer]
    approach: Approach = field(default_factory=Approach)
    """The thought behind the design as a whole."""
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    aggregates: Mapping[str, Aggregate] = field(default_factory=dict)
    unique: tuple[UniqueAttributes, ...] = ()
    """Attributes that no two things of an entity may share."""
    viewpoints: Mapping[str, Viewpoint] = field(default_factory=dict)
    """Parts of the model that are looked at alone, in the order in which they are written."""
    pricing: Pricing | None = None
    """Region and prices, from the model or else from the project; None where none is named."""
    growth_rates: GrowthRates | None = None
    source: Source | None = None
    """The database that the model comes from."""
    contract: Contract | None = None
    """The migration contract that is checked against the model."""
    sample_rows: SampleRows | None = None
    """Rows of the source database on which the contract is tried."""
    approvals: Mapping[str, Approval] = field(default_factory=dict)
    """Gate, or `design:` with the name of a table, -> a person's word."""
    gate_mode: GateMode | None = None
    """What an open gate does; None where the project says nothing of gates."""
    stages: Mapping[str, Stage] = field(default_factory=dict)
    """Stages of the workshop that works through the model, in their order."""
    contents: Contents = field(default_factory=Contents)
    """What the gates cover."""
    acceptances: tuple[Acceptance, ...]
    faults: tuple[Fault, ...]
    sources: Mapping[str, SourceFile]
    complete: bool
    kept: Kept = NOTHING_KEPT
    """What was worked out from parts of the model last time."""

    @property
    def title(self) -> str:
        """Name for headings."""
        return self.application.name or self.name

    @cached_property
    def worked_out(self) -> dict[type, object]:
        """What reports have worked out once for this model, by the type of the report."""
        return {}

    @cached_property
    def frame(self) -> object:
        """Stands for all but access patterns, answers and what is said of files and people's words.

        As long as none of it changes, it is the same object.
        """
        names = (each.name for each in fields(self) if each.name not in _BESIDE_FRAME)
        parts = tuple(getattr(self, name) for name in names)
        return self.kept.get(("frame",), parts, object)

    def faults_of(self, kind: FaultKind) -> Iterator[Fault]:
        """Faults of one kind, in file order."""
        return (fault for fault in self.faults if fault.kind is kind)

    def steps(self) -> Iterator[tuple[AccessPattern | None, Answer, Step]]:
        """Every step with its answer and pattern; the pattern is None where it is invented."""
        return iter(self._steps)

    @cached_property
    def _steps(self) -> tuple[tuple[AccessPattern | None, Answer, Step], ...]:
        return tuple(
            (self.patterns.get(number), answer, step)
            for number, answer in self.answers.items()
            for step in answer.steps
        )

    def table_of(self, part: Step | Action) -> Table | None:
        """Table that a step or action names, where it exists."""
        return None if part.table is None else self.tables.get(part.table.value)

    def index_of(self, part: Step | Action) -> Index | None:
        """Index that a step or action names, where table and index exist."""
        table = self.table_of(part)
        if table is None or part.index is None:
            return None
        return table.indexes.get(part.index.value)

    def entity_of(self, part: Step | Action) -> StoredEntity | None:
        """Stored entity that a step or action names, in its table."""
        table = self.table_of(part)
        if table is None or part.entity is None:
            return None
        return table.entities.get(part.entity.value)

    @cached_property
    def originals(self) -> Mapping[str, str]:
        """Pattern -> pattern that it repeats in the end; not those that repeat nothing known."""
        return find_originals(self.patterns)

    def answer_to(self, pattern: AccessPattern) -> Answer | None:
        """Answer with steps: the pattern's own, or that of the pattern which it repeats."""
        own = self.answers.get(pattern.number.value)
        if own is not None and own.steps:
            return own
        original = self.answers.get(self.originals.get(pattern.number.value, ""))
        return original if original is not None and original.steps else None

    @cached_property
    def entity_uses(self) -> Mapping[str, EntityUse]:
        """Entity name -> the patterns that name it and the answers that read or put it."""
        return find_entity_uses(self.patterns, self.answers)

    @cached_property
    def unasked_entities(self) -> frozenset[str]:
        """Declared entities that no pattern names, where every pattern says what it names."""
        asking = [pattern for pattern in self.patterns.values() if pattern.needs_database]
        if not asking or not all(pattern.entities for pattern in asking):
            return frozenset()
        return frozenset(self.entities) - frozenset(self.entity_uses)

    @cached_property
    def served(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """(table, index or "") -> numbers of the patterns whose steps use it, in order."""
        found: dict[tuple[str, str], dict[str, None]] = {}
        for number, answer in self.answers.items():
            for table, index in _targets(answer):
                found.setdefault((table, index), {})[number] = None
        return {target: tuple(numbers) for target, numbers in found.items()}

    @cached_property
    def held_in(self) -> Mapping[str, tuple[tuple[Table, StoredEntity, Attribute], ...]]:
        """Entity name -> attributes of other entities that it lives inside."""
        found: dict[str, list[tuple[Table, StoredEntity, Attribute]]] = {}
        for table in self.tables.values():
            for entity in table.entities.values():
                for attribute in entity.attributes.values():
                    if attribute.holds is not None:
                        held = (table, entity, attribute)
                        found.setdefault(attribute.holds.value, []).append(held)
        return {name: tuple(places) for name, places in found.items()}

    @cached_property
    def stored_in(self) -> Mapping[str, tuple[Table, ...]]:
        """Entity name -> tables that store it."""
        found: dict[str, list[Table]] = {}
        for table in self.tables.values():
            for name in table.entities:
                found.setdefault(name, []).append(table)
        return {name: tuple(tables) for name, tables in found.items()}

    @cached_property
    def stored_entities(self) -> tuple[tuple[Table, StoredEntity], ...]:
        """Every stored entity with its table."""
        return tuple(
            (table, entity) for table in self.tables.values() for entity in table.entities.values()
        )

    @cached_property
    def collections(self) -> frozenset[str]:
        """Attributes that some entity declares as a list, map or set."""
        return frozenset(
            name
            for _, entity in self.stored_entities
            for name, attribute in entity.attributes.items()
            if attribute.type.value in COLLECTION_TYPES
        )


def _targets(answer: Answer) -> Iterator[tuple[str, str]]:
    for step in answer.steps:
        parts: tuple[Step | Action, ...] = (step, *step.actions)
        for part in parts:
            if part.table is not None:
                # Only Query and Scan can read an index.
                yield part.table.value, _text(part.index) if step.is_search else ""


def _text(placed: Placed[str] | None) -> str:
    return "" if placed is None else placed.value
