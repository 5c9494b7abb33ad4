"""Which table and entity of the design an entry of a contract means."""

from collections.abc import Iterator

from mkdocs_dynamodb.model.contract import ContractPart, ContractTable
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.records import record


@record(kw_only=True)
class Pair:
    """A part of a contract with what it means in the design."""

    entry: ContractTable
    part: ContractPart
    table: Table
    entity: StoredEntity | None
    """None where the contract does not tell which of several entities it means."""

    @property
    def noun(self) -> str:
        """The entity or the table, for a message."""
        return (self.entity or self.table).name.value


def design_tables(model: Model) -> Iterator[tuple[ContractTable, Table]]:
    """Entries that name a table of the design, with it."""
    for entry in model.contract.tables if model.contract is not None else ():
        table = model.tables.get(entry.name.value)
        if table is not None and entry.kind.value != "GSI":
            yield entry, table


def pairs(model: Model) -> Iterator[Pair]:
    """Every part of the contract whose table is one of the design."""
    for entry, table in design_tables(model):
        for part in entry.parts:
            yield Pair(entry=entry, part=part, table=table, entity=_entity(table, part))


def _entity(table: Table, part: ContractPart) -> StoredEntity | None:
    if part.name:
        return table.entities.get(part.name)
    stored = [entity for entity in table.entities.values() if not entity.derived]
    if len(stored) == 1:
        return stored[0]
    name = part.source_table.value.casefold()
    fitting = [e for e in stored if e.source_table and e.source_table.value.casefold() == name]
    if len(fitting) > 1:
        named = [e for e in fitting if set(part.by_name) <= e.attribute_names]
        fitting = named or fitting
    return fitting[0] if len(fitting) == 1 else None


def index_names(model: Model) -> frozenset[str]:
    """Names of all indexes of the design."""
    return frozenset(name for table in model.tables.values() for name in table.indexes)
