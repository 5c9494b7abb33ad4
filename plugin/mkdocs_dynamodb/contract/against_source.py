"""Where a contract reads what the source database does not have, or reads it otherwise."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.columns import (
    NamedColumn,
    columns_in,
    conditions_of,
    equal_columns,
    named_columns,
    template_of,
)
from mkdocs_dynamodb.contract.pairing import pairs
from mkdocs_dynamodb.contract.resolving import Resolved, resolve
from mkdocs_dynamodb.diagnostics import Finding, Placed, Related
from mkdocs_dynamodb.model.contract import ContractAttribute, ContractPart
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.names import listed_names
from mkdocs_dynamodb.model.relational.schema import SourceSchema
from mkdocs_dynamodb.source.shape import nearest


def _schema(model: Model) -> SourceSchema | None:
    source = model.source
    return source.schema if source is not None and source.complete else None


def _parts(model: Model) -> Iterator[ContractPart]:
    for table in model.contract.tables if model.contract is not None else ():
        yield from table.parts


def unknown_tables(model: Model) -> Iterator[Finding]:
    """Source tables that the schema does not have; each once for a part of the contract."""
    schema = _schema(model)
    if schema is None:
        return
    for entry in model.contract.tables if model.contract is not None else ():
        reported: set[str] = set()
        named = [(entry.source_table, entry.subject)]
        for part in entry.parts:
            named.append((part.source_table, part.subject))
            for attribute in part.attributes:
                named.append((attribute.source_table, attribute.subject))
                named += [(t, attribute.subject) for t in _joined_tables(part, attribute)]
        for table, subject in named:
            if schema.table(table.value) is None and table.value not in reported:
                reported.add(table.value)
                yield Finding(
                    at=table.at,
                    message=f"the source database has no table `{table.value}`",
                    label="not in the schema",
                    subject=subject,
                    help=nearest(table.value, schema.tables) or "name a table of the schema",
                )


def _joined_tables(part: ContractPart, attribute: ContractAttribute) -> Iterator[Placed[str]]:
    """Tables that a join or calculation names."""
    join = attribute.join
    known = {part.source_table.value}
    if join is not None:
        known.add(join.text("join_alias"))
        if join.text("target_table"):
            yield Placed(join.text("target_table"), join.place("target_table"))
        for condition in conditions_of(join):
            for table, _ in columns_in(condition):
                if table not in known:
                    yield Placed(table, join.place("join_condition"))
    target = attribute.calculation.get("target_table")
    if isinstance(target, str):
        yield Placed(target, attribute.name.at)


def unknown_columns(model: Model) -> Iterator[Finding]:
    """Columns that their table does not have."""
    yield from _unknown(model, in_template=False)


def unknown_template_columns(model: Model) -> Iterator[Finding]:
    """Placeholders of keys that are no columns."""
    yield from _unknown(model, in_template=True)


def _unknown(model: Model, *, in_template: bool) -> Iterator[Finding]:
    schema = _schema(model)
    if schema is None:
        return
    for part in _parts(model):
        for named in named_columns(part):
            table = schema.table(named.table)
            if named.in_template is not in_template or table is None:
                continue
            if named.column == "*" or table.column(named.column) is not None:
                continue
            yield _no_column(named, nearest(named.column, table.columns))


def _no_column(named: NamedColumn, hint: str) -> Finding:
    what = "placeholder" if named.in_template else "column"
    brace = ("{", "}") if named.in_template else ("", "")
    message = (
        f"{what} `{brace[0]}{named.column}{brace[1]}` is no column of `{named.table}`"
        if named.in_template
        else f"`{named.table}` of the source database has no column `{named.column}`"
    )
    return Finding(
        at=named.at,
        message=message,
        label="not in the schema",
        subject=named.subject,
        help=hint or f"name a column of `{named.table}`",
    )


def multiplying_joins(model: Model) -> Iterator[Finding]:
    """Joins that may find several rows, so that one row becomes several items or any of them."""
    schema = _schema(model)
    if schema is None:
        return
    for part in _parts(model):
        for attribute in part.attributes:
            found = _joined_on(part, attribute)
            table = None if found is None else schema.table(found[0])
            if found is None or table is None:
                continue
            name, columns = found
            if all(table.column(c) for c in columns) and not table.is_unique(columns):
                join = attribute.join
                yield Finding(
                    at=attribute.name.at if join is None else join.at,
                    message=f"the join of `{attribute.name.value}` may find several rows: "
                    f"{listed_names(columns)} of `{name}` is not unique",
                    label="one row becomes several",
                    subject=f"{attribute.subject}.join",
                    related=(Related(table.at, "its keys are declared here"),),
                    help="join over the primary key or a unique key",
                )


def _joined_on(
    part: ContractPart, attribute: ContractAttribute
) -> tuple[str, tuple[str, ...]] | None:
    """Table and columns by which the joined row is found, where that is plain."""
    join = attribute.join
    if join is None:
        return None
    if join.kind == "equal":
        return attribute.source_table.value, (join.text("source_column"),)
    if join.kind == "self-join":
        columns = equal_columns(conditions_of(join), join.text("join_alias"))
        return None if columns is None else (part.source_table.value, columns)
    if join.kind in ("foreign-key", "lookup-table", "multi-column", "conditional"):
        target = join.text("target_table")
        columns = equal_columns(conditions_of(join), target)
        return None if columns is None else (target, columns)
    return None


def differing_sources(model: Model) -> Iterator[Finding]:
    """Attributes that the contract reads from another column than the model says."""
    for pair in pairs(model):
        entity = pair.entity
        if entity is None:
            continue
        for attribute in pair.part.attributes:
            origin = resolve(model, entity, attribute.name.value)
            if origin is None or template_of(attribute) is not None:
                continue
            written = _written(attribute)
            if origin.columns and not _same(origin, attribute) and _exists(model, attribute):
                stored = entity.attributes[attribute.name.value]
                yield Finding(
                    at=attribute.source_columns[0].at
                    if attribute.source_columns
                    else attribute.name.at,
                    message=f"`{attribute.name.value}` comes from `{written}` in the contract and "
                    f"from `{origin.table}.{', '.join(origin.columns)}` in the model",
                    label="another column",
                    subject=attribute.subject,
                    related=(Related(stored.name.at, "designed here"),),
                    help="correct the one that is wrong",
                )


def _exists(model: Model, attribute: ContractAttribute) -> bool:
    """Whether the columns exist, as far as the schema is known; else that is what is wrong."""
    schema = _schema(model)
    if schema is None:
        return True
    table = schema.table(attribute.source_table.value)
    names = [column.value for column in attribute.source_columns]
    return table is not None and all(table.column(name) is not None for name in names)


def _written(attribute: ContractAttribute) -> str:
    columns = ", ".join(column.value for column in attribute.source_columns)
    return f"{attribute.source_table.value}.{columns}"


def _same(origin: Resolved, attribute: ContractAttribute) -> bool:
    written = [column.value.casefold() for column in attribute.source_columns]
    if attribute.source_table.value.casefold() != origin.table.casefold():
        return False
    return written == [column.casefold() for column in origin.columns]
