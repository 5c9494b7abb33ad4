"""Approach, decisions, aggregates and unique attributes, as a model records them."""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.records import record


class DecisionType(StrEnum):
    """What kind of decision it is."""

    TABLE_STRUCTURE = "table-structure"
    GSI_DESIGN = "gsi-design"
    DENORMALISATION = "denormalisation"


class Kept(StrEnum):
    """How a design keeps the entities of an aggregate."""

    SINGLE_ITEM = "single-item"
    ITEM_COLLECTION = "item-collection"
    SEPARATE = "separate"


class Factor(StrEnum):
    """Factors of the denormalisation framework (AWS Samples, MySQL to DynamoDB modernizer)."""

    ITEM_SIZE = "item_size_trajectory"
    COUPLING = "access_pattern_coupling"
    WRITES = "write_amplification"
    CONSISTENCY = "consistency_requirements"
    OPERATIONS = "operational_complexity"
    EVOLUTION = "schema_evolution_risk"
    PARTITIONS = "hot_partition_risk"


@record(kw_only=True)
class Approach:
    """The thought behind a design as a whole."""

    philosophy: str = ""
    principles: tuple[str, ...] = ()
    stage: Placed[str] | None = None
    """`early` or `established`."""

    @property
    def is_told(self) -> bool:
        """Whether anything is said."""
        return bool(self.philosophy or self.principles)

    @property
    def is_early(self) -> bool:
        """Whether the application is young and still changes its shape."""
        return self.stage is not None and self.stage.value == "early"


@record()
class Alternative:
    """Something else that was considered."""

    what: str
    why_not: str = ""


@record(kw_only=True)
class Decision:
    """A decision of the design."""

    name: Placed[str]
    type: Placed[str]
    """One of `DecisionType`."""
    about: tuple[Placed[str], ...] = ()
    """Tables, `Table/Index`, `Table/Entity`, `Table/attribute` or `Table/Entity/attribute`."""
    alternatives: tuple[Alternative, ...] = ()
    choice: str = ""
    why: str = ""
    trade_offs: tuple[str, ...] = ()
    rollback: str = ""
    monitoring: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """Dotted path in the model."""
        return f"decisions.{self.name.value}"

    @property
    def missing(self) -> tuple[str, ...]:
        """Parts of a decision that it does not tell."""
        told = {
            "alternatives": self.alternatives,
            "why": self.why,
            "trade_offs": self.trade_offs,
            "rollback": self.rollback,
            "monitoring": self.monitoring,
        }
        return tuple(name for name, value in told.items() if not value)


@record(kw_only=True)
class StatedCorrelation:
    """How often entities are read together, as somebody says."""

    share: Placed[Decimal]
    """Between 0 and 1."""
    because: str = ""
    """Where the figure comes from."""


@record(kw_only=True)
class Aggregate:
    """Entities that belong together."""

    name: Placed[str]
    entities: tuple[Placed[str], ...] = ()
    boundary: str = ""
    because: str = ""
    kept: Placed[str] | None = None
    """One of `Kept`."""
    correlation: StatedCorrelation | None = None
    bounded: Placed[bool] | None = None
    factors: Mapping[str, str] = field(default_factory=dict)
    """Name of a `Factor` -> what a person says of it."""

    @property
    def subject(self) -> str:
        """Dotted path in the model."""
        return f"aggregates.{self.name.value}"


@record()
class UniqueAttributes:
    """One attribute of an entity, or several together, that no two things may share."""

    entity: Placed[str]
    attributes: tuple[Placed[str], ...]

    @property
    def at(self) -> Span:
        """Where the first attribute stands."""
        return self.attributes[0].at if self.attributes else self.entity.at

    @property
    def subject(self) -> str:
        """Dotted path in the model."""
        return f"unique.{self.entity.value}.{'+'.join(self.names)}"

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the attributes."""
        return tuple(attribute.value for attribute in self.attributes)
