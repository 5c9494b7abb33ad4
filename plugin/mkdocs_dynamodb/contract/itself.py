"""What is wrong with a contract whatever the design is."""

from collections.abc import Iterable, Iterator

from mkdocs_dynamodb.diagnostics import Finding, Placed, Related
from mkdocs_dynamodb.model.contract import ContractTable
from mkdocs_dynamodb.model.model import Model


def repeated_names(model: Model) -> Iterator[Finding]:
    """Tables, entities, indexes and attributes that are written twice."""
    contract = model.contract
    if contract is None:
        return
    if contract.form == "v2":
        yield from _repeated("table", ((t.subject, t.name) for t in contract.tables))
    for table in contract.tables:
        yield from _repeated("index", ((index.subject, index.name) for index in table.gsis))
        named = ((p.subject, Placed(p.name, p.at)) for p in table.parts if p.name)
        yield from _repeated("entity", named)
        for part in table.parts:
            yield from _repeated("attribute", ((a.subject, a.name) for a in part.attributes))


def _repeated(noun: str, names: Iterable[tuple[str, Placed[str]]]) -> Iterator[Finding]:
    first: dict[str, Placed[str]] = {}
    for subject, name in names:
        known = first.setdefault(name.value, name)
        if known is not name:
            yield Finding(
                at=name.at,
                message=f"{noun} `{name.value}` stands in the contract twice",
                label="second time",
                subject=subject,
                related=(Related(known.at, "first time"),),
                help="keep one of them; a consumer takes either",
            )


def keys_without_attribute(model: Model) -> Iterator[Finding]:
    """Key attributes for which no attribute or template gives a value."""
    contract = model.contract
    for table in contract.tables if contract is not None else ():
        if table.kind.value == "GSI":
            continue
        for part in table.parts:
            given = {*part.by_name, *part.templates}
            for key in table.keys:
                if key.value not in given and _is_designed(model, table, key.value):
                    yield _missing(key, part.subject, part.name or table.name.value)
        given = _given(contract.by_table[table.name.value] if contract is not None else ())
        for index, key in table.index_keys:
            is_known = _is_designed(model, table, key.value, index.name.value)
            if key.value in given or not is_known:
                continue
            if not _is_derived(model, table, key.value):
                yield _missing(key, index.subject, index.name.value)


def _is_designed(model: Model, table: ContractTable, name: str, index: str = "") -> bool:
    """Whether the design has the key as well; if not, that is what is reported."""
    designed = model.tables.get(table.name.value)
    if designed is None:
        return True
    owner = designed.indexes.get(index) if index else designed
    return owner is None or name in owner.key_names


def _is_derived(model: Model, table: ContractTable, name: str) -> bool:
    """Whether the design says of an attribute that no column holds it."""
    designed = model.tables.get(table.name.value)
    found = (
        entity.attributes[name].origin
        for entity in (designed.entities.values() if designed is not None else ())
        if name in entity.attributes
    )
    return any(origin is not None and origin.derived is not None for origin in found)


def _given(tables: Iterable[ContractTable]) -> set[str]:
    found: set[str] = set()
    for table in tables:
        found |= {key.value for key in table.keys}
        found |= {attribute.name.value for _, attribute in table.attributes()}
    return found


def _missing(key: Placed[str], subject: str, owner: str) -> Finding:
    return Finding(
        at=key.at,
        message=f"key attribute `{key.value}` of `{owner}` has no source",
        label="no attribute of this name",
        subject=subject,
        help=f"add an attribute `{key.value}` with its source, or correct the name",
    )
