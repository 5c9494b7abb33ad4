"""What the application asks for; knows nothing about tables."""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.model.capacity.declared_sizes import DeclaredSize
from mkdocs_dynamodb.records import record


class PatternType(StrEnum):
    """What an access pattern does to data."""

    READ = "read"
    WRITE = "write"
    UPDATE = "update"
    DELETE = "delete"
    NONE = "none"


CHANGING_TYPES = frozenset({PatternType.WRITE, PatternType.UPDATE, PatternType.DELETE})


@record(kw_only=True)
class Rate:
    """Requests per second."""

    at: Span
    peak: Placed[Decimal] | None
    average: Placed[Decimal] | None
    is_bare: bool
    """Whether one number stands for both."""


@record(kw_only=True)
class TrafficGroup:
    """Access patterns whose traffic the business states together."""

    name: Placed[str]
    stated: Rate | None
    patterns: tuple[Placed[str], ...]


@record(kw_only=True)
class Application:
    """What the application is, and what the business says of it."""

    name: str = ""
    domain: str = ""
    context: tuple[str, ...] = ()
    scale: tuple[str, ...] = ()
    total: Rate | None = None
    groups: tuple[TrafficGroup, ...] = ()
    expected_patterns: Placed[int] | None = None


@record(kw_only=True)
class Entity:
    """A thing that the application keeps."""

    name: Placed[str]
    description: str = ""
    count: int | None = None
    size: DeclaredSize | None = None
    """Bytes of one, before anybody thinks of tables."""
    no_writer: str = ""
    no_reader: str = ""
    handling: Mapping[str, Placed[str]] = field(default_factory=dict)
    """What `owner`, `backup`, `retention`, `encryption` and `access` say, where they are given."""


@record(kw_only=True)
class Relationship:
    """How two entities relate: `average` and `max` count `target` for one `source`."""

    at: Span
    source: Placed[str]
    target: Placed[str]
    kind: str
    verb: str = ""
    average: Decimal | None = None
    max: int | None = None
    note: str = ""


@record(kw_only=True)
class Spread:
    """How popular the values of an input are."""

    zipf: Decimal | None = None
    over: int | None = None
    shares: Mapping[str, Decimal] = field(default_factory=dict)
    samples: Mapping[str, Decimal] = field(default_factory=dict)
    """Value -> how often it was seen."""


@record(kw_only=True)
class Input:
    """Something that the caller of a pattern knows."""

    name: Placed[str]
    description: str = ""
    spread: Spread | None = None


@record(kw_only=True)
class ServedBy:
    """Another service that answers a pattern."""

    at: Span
    service: str
    because: str


@record(kw_only=True)
class AccessPattern:
    """One question that the application asks, or one change that it makes."""

    number: Placed[str]
    name: str
    type: Placed[str]
    """One of `PatternType`."""
    description: str = ""
    rps: Rate | None = None
    inputs: tuple[Input, ...] = ()
    needs: tuple[Placed[str], ...] = ()
    entities: tuple[Placed[str], ...] = ()
    key_requirements: tuple[str, ...] = ()
    latency: str = ""
    consistency: Placed[str] | None = None
    complexity: str = ""
    suitability: str = ""
    considerations: tuple[str, ...] = ()
    served_by: ServedBy | None = None
    service: Placed[str] | None = None
    """Service or team that sends the requests."""
    because: str = ""
    duplicate_of: Placed[str] | None = None

    @property
    def subject(self) -> str:
        """Dotted path in the model."""
        return f"access_patterns.{self.number.value}"

    @property
    def needs_database(self) -> bool:
        """Whether DynamoDB has to answer it."""
        return self.type.value != PatternType.NONE and self.served_by is None

    @property
    def changes_data(self) -> bool:
        """Whether it writes, updates or deletes."""
        return self.type.value in CHANGING_TYPES
