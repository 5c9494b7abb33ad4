"""Migration contracts of either form, with the places where things are written."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from functools import cached_property

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.nodes import Data


@record(kw_only=True)
class ContractJoin:
    """How a row finds what it copies; in form v1 the kind is `equal`."""

    kind: str
    at: Span
    says: Mapping[str, Data]
    """Everything that is written, without places."""
    places: Mapping[str, Span]

    def text(self, name: str) -> str:
        """Text of a key; empty where it is missing."""
        value = self.says.get(name)
        return value if isinstance(value, str) else ""

    def place(self, name: str) -> Span:
        """Place of a value, or of the join."""
        return self.places.get(name, self.at)


@record(kw_only=True)
class ContractAttribute:
    """An attribute and where its values come from."""

    name: Placed[str]
    subject: str
    type: Placed[str]
    source_table: Placed[str]
    source_columns: tuple[Placed[str], ...]
    denormalized: bool = False
    justification: str = ""
    join: ContractJoin | None = None
    calculation: Mapping[str, Data] = field(default_factory=dict)
    transformation: Mapping[str, Data] = field(default_factory=dict)


@record(kw_only=True)
class ContractIndex:
    """A global secondary index."""

    name: Placed[str]
    subject: str
    pk: Placed[str]
    sk: Placed[str] | None = None
    projection: Placed[str] | None = None
    """Form v2 alone."""
    projected: tuple[Placed[str], ...] = ()


@record(kw_only=True)
class ContractPart:
    """What becomes of the rows of one source table: an entity, or a table that keeps one."""

    name: str
    """Name of the entity; empty where the contract names none."""
    at: Span
    subject: str
    source_table: Placed[str]
    attributes: tuple[ContractAttribute, ...]
    templates: Mapping[str, Placed[str]] = field(default_factory=dict)
    """Key attribute -> its template of columns; form v2 with entities alone."""

    @property
    def by_name(self) -> Mapping[str, ContractAttribute]:
        """Attributes by name; the first where a name is given twice."""
        return {attribute.name.value: attribute for attribute in reversed(self.attributes)}


@record(slots=False, kw_only=True)
class ContractTable:
    """An entry of a contract: a table, or in form v1 one entity of it."""

    name: Placed[str]
    at: Span
    subject: str
    kind: Placed[str]
    source_table: Placed[str]
    pk: Placed[str]
    sk: Placed[str] | None
    gsis: tuple[ContractIndex, ...]
    gsis_at: Span
    parts: tuple[ContractPart, ...]
    """One for each entity; one for the table itself where it has no entities."""
    satisfies: tuple[Placed[str], ...]
    satisfies_at: Span
    size: Placed[Decimal]

    @property
    def keys(self) -> tuple[Placed[str], ...]:
        """Partition key, then the sort key where there is one."""
        return (self.pk,) if self.sk is None else (self.pk, self.sk)

    @property
    def index_keys(self) -> Iterator[tuple[ContractIndex, Placed[str]]]:
        """Key attributes of the indexes."""
        for index in self.gsis:
            yield from ((index, key) for key in (index.pk, index.sk) if key is not None)

    def attributes(self) -> Iterator[tuple[ContractPart, ContractAttribute]]:
        """Every attribute with the part that it belongs to."""
        for part in self.parts:
            yield from ((part, attribute) for attribute in part.attributes)


@record(slots=False, kw_only=True)
class Contract:
    """A migration contract."""

    form: str
    """`v1` or `v2`; empty where it cannot be read."""
    at: Span
    path: str
    tables: tuple[ContractTable, ...]
    complete: bool
    """Whether all of it was read, so that something may be called missing."""

    @cached_property
    def by_table(self) -> Mapping[str, tuple[ContractTable, ...]]:
        """Table -> its entries, of which form v1 has one for each entity."""
        found: dict[str, list[ContractTable]] = {}
        for table in self.tables:
            found.setdefault(table.name.value, []).append(table)
        return {name: tuple(tables) for name, tables in found.items()}
