"""Where a contract differs from the tables, indexes and entities of the design."""

from collections.abc import Iterator, Sequence

from mkdocs_dynamodb.contract.pairing import design_tables, index_names, pairs
from mkdocs_dynamodb.diagnostics import Finding, Related
from mkdocs_dynamodb.model.contract import ContractIndex, ContractTable
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.names import listed_names
from mkdocs_dynamodb.model.tables import Index, StoredEntity, Table
from mkdocs_dynamodb.source.shape import nearest


def unknown_tables(model: Model) -> Iterator[Finding]:
    """Tables that the design does not have."""
    known = {*model.tables, *index_names(model)} if model.tables else set()
    for entry in model.contract.tables if model.contract is not None and known else ():
        name = entry.name.value
        if name in model.tables or (entry.kind.value == "GSI" and name in known):
            continue
        yield Finding(
            at=entry.name.at,
            message=f"table `{name}` of the contract is not in the design",
            label="not designed",
            subject=entry.subject,
            help=nearest(name, model.tables) or "name a table of the design, or leave it out",
        )


def missing_tables(model: Model) -> Iterator[Finding]:
    """Tables of the design that the contract leaves out."""
    contract = model.contract
    if contract is None or not contract.complete:
        return
    for name, table in model.tables.items():
        is_misspelt = nearest(name, contract.by_table.keys() - model.tables.keys()) != ""
        if name not in contract.by_table and _is_filled(table) and not is_misspelt:
            yield Finding(
                at=contract.at,
                message=f"table `{name}` of the design is not in the contract",
                label="not carried over",
                subject=f"contract.{name}",
                related=(Related(table.name.at, "designed here"),),
                help="add it, or say in the design why no source row stands behind its items",
            )


def _is_filled(table: Table) -> bool:
    """Whether rows of the source become items of a table."""
    return any(not entity.derived for entity in table.entities.values())


def differing_keys(model: Model) -> Iterator[Finding]:
    """Tables whose keys are not those of the design."""
    for entry, table in design_tables(model):
        written, designed = _names(entry), table.key_names
        if designed and written != designed:
            at = entry.sk.at if entry.sk and written[:1] == designed[:1] else entry.pk.at
            yield Finding(
                at=at,
                message=f"`{table.name.value}` has the key {_keys(written)} in the contract and "
                f"{_keys(designed)} in the design",
                label="another key",
                subject=entry.subject,
                related=tuple(Related(key.name.at, "designed here") for key in table.keys[:1]),
                help=_key_help(designed),
            )


def differing_indexes(model: Model) -> Iterator[Finding]:
    """Indexes that the design does not have, or has with other keys or another projection."""
    for entry, table in design_tables(model):
        for written in entry.gsis:
            designed = table.indexes.get(written.name.value)
            if designed is None or designed.local:
                known = [index.name.value for index in table.global_indexes]
                what = "is a local index in the design" if designed else "is not in the design"
                yield Finding(
                    at=written.name.at,
                    message=f"index `{written.name.value}` of `{table.name.value}` {what}",
                    label="not designed",
                    subject=written.subject,
                    help=nearest(written.name.value, known) or "leave it out, or design it",
                )
            else:
                yield from _index_differences(written, designed, table)


def _index_differences(written: ContractIndex, designed: Index, table: Table) -> Iterator[Finding]:
    name = f"{table.name.value}/{designed.name.value}"
    names = tuple(key.value for key in (written.pk, written.sk) if key is not None)
    if names != designed.key_names:
        yield Finding(
            at=written.sk.at
            if written.sk is not None and names[:1] == designed.key_names[:1]
            else written.pk.at,
            message=f"`{name}` has the key {_keys(names)} in the contract and "
            f"{_keys(designed.key_names)} in the design",
            label="another key",
            subject=written.subject,
            related=(Related(designed.name.at, "designed here"),),
            help=_key_help(designed.key_names),
        )
    if written.projection is None:
        return
    kind, wanted = written.projection.value, designed.projection.kind.value
    more = {placed.value for placed in written.projected}
    asked = {placed.value for placed in designed.projection.names}
    if kind != wanted or (kind == "INCLUDE" and more != asked):
        yield Finding(
            at=written.projection.at,
            message=f"`{name}` copies {_copied(kind, sorted(more))} in the contract and "
            f"{_copied(wanted, sorted(asked))} in the design",
            label="another projection",
            subject=written.subject,
            help="write the projection of the design",
        )


def missing_indexes(model: Model) -> Iterator[Finding]:
    """Global indexes of the design that no entry of their table has."""
    seen: set[str] = set()
    contract = model.contract
    for entry, table in design_tables(model):
        name = table.name.value
        if contract is None or not contract.complete or name in seen:
            continue
        seen.add(name)
        written = {index.name.value for e in contract.by_table[name] for index in e.gsis}
        written |= {e.name.value for e in contract.tables if e.kind.value == "GSI"}
        for index in table.global_indexes:
            is_misspelt = nearest(index.name.value, written - table.indexes.keys()) != ""
            if index.name.value not in written and not is_misspelt:
                yield Finding(
                    at=entry.gsis_at,
                    message=f"index `{index.name.value}` of `{name}` is not in the contract",
                    label="not carried over",
                    subject=f"{entry.subject}.gsis.{index.name.value}",
                    related=(Related(index.name.at, "designed here"),),
                    help="add it to `gsis`, or the access patterns that ask it find nothing",
                )


def unknown_entities(model: Model) -> Iterator[Finding]:
    """Entities that the table of the design does not keep."""
    for pair in pairs(model):
        if pair.part.name and pair.entity is None:
            name, table = pair.part.name, pair.table
            yield Finding(
                at=pair.part.at,
                message=f"`{table.name.value}` of the design keeps no `{name}`",
                label="not designed",
                subject=pair.part.subject,
                help=nearest(name, table.entities) or "name an entity that the table keeps",
            )


def missing_entities(model: Model) -> Iterator[Finding]:
    """Entities of a table that no part of the contract fills."""
    contract = model.contract
    if contract is None or not contract.complete:
        return
    found: dict[str, set[str] | None] = {}
    unknown: dict[str, set[str]] = {}
    first: dict[str, ContractTable] = {}
    for pair in pairs(model):
        name = pair.table.name.value
        first.setdefault(name, pair.entry)
        known = found.setdefault(name, set())
        if pair.entity is None:
            unknown.setdefault(name, set()).add(pair.part.name)
        if pair.entity is None and not pair.part.name:
            found[name] = None  # a part of which nobody knows whose it is
        elif known is not None and pair.entity is not None:
            known.add(pair.entity.name.value)
    for name, known in found.items():
        table = model.tables[name]
        for entity in table.entities.values() if known is not None else ():
            if entity.derived or known is None or entity.name.value in known:
                continue
            if not nearest(entity.name.value, unknown.get(name, ())):
                yield _missing_entity(first[name], table, entity)


def _missing_entity(entry: ContractTable, table: Table, entity: StoredEntity) -> Finding:
    return Finding(
        at=entry.name.at,
        message=f"`{entity.name.value}` of `{table.name.value}` is not in the contract",
        label="not carried over",
        subject=f"{entry.subject}.entities.{entity.name.value}",
        related=(Related(entity.name.at, "designed here"),),
        help="add the entity with its source table, or say in the design why no row makes one",
    )


def _names(entry: ContractTable) -> tuple[str, ...]:
    return tuple(key.value for key in entry.keys)


def _keys(names: Sequence[str]) -> str:
    return listed_names(names)


def _key_help(names: Sequence[str]) -> str:
    sort = f', `"sk": "{names[1]}"`' if len(names) > 1 else ""
    return f'write `"pk": "{names[0]}"`{sort}' if names else "write the key of the design"


def _copied(kind: str, names: Sequence[str]) -> str:
    if kind != "INCLUDE":
        return {"ALL": "all attributes", "KEYS_ONLY": "the keys alone"}.get(kind, kind)
    return listed_names(names) if names else "nothing besides the keys"
