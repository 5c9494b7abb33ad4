"""Columns of the source database that a contract names, and how it writes keys of them."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.model.contract import ContractAttribute, ContractJoin, ContractPart
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.records import record

_COLUMN = re.compile(r"'(?:[^']|'')*'|([A-Za-z_]\w*)\s*\.\s*([A-Za-z_]\w*)")
_EQUAL = re.compile(r"\s*([A-Za-z_]\w*)\.([A-Za-z_]\w*)\s*=\s*([A-Za-z_]\w*)\.([A-Za-z_]\w*)\s*")
_QUOTE = "'"
SELF_ALIAS = "other"
"""Name of the other rows where a table is joined with itself, or its own rows are counted."""


@record(kw_only=True)
class NamedColumn:
    """A column that something names."""

    table: str
    column: str
    at: Span
    subject: str
    in_template: bool = False


def constant_of(text: str) -> str | None:
    """Text in single quotes, which a contract of form v1 writes for a value of no column."""
    is_quoted = len(text) > 1 and text[0] == text[-1] == _QUOTE
    return text[1:-1].replace("''", "'") if is_quoted else None


def template_of(attribute: ContractAttribute) -> Template | None:
    """Template of columns that an attribute is made of; None where it is a column."""
    transformation = attribute.transformation
    text = transformation.get("format")
    if transformation.get("type") == "string-format" and isinstance(text, str):
        return Template(text, attribute.source_table.at)
    if len(attribute.source_columns) != 1:
        return None
    written = attribute.source_columns[0]
    constant = constant_of(written.value)
    if constant is not None:
        return Template(constant.replace("{", "{{").replace("}", "}}"), written.at)
    return Template(written.value, written.at) if "{" in written.value else None


@cache
def columns_in(condition: str) -> tuple[tuple[str, str], ...]:
    """Table and column of each `table.column` in a condition."""
    return tuple((m[1], m[2]) for m in _COLUMN.finditer(condition) if m[1])


def equal_columns(conditions: Iterable[str], target: str) -> tuple[str, ...] | None:
    """Columns of the joined table that conditions compare; None where they are not all equal."""
    found = []
    for condition in conditions:
        for part in re.split(r"(?i)\s+and\s+", condition):
            match = _EQUAL.fullmatch(part)
            if match is None:
                return None
            sides = [(match[1], match[2]), (match[3], match[4])]
            own = [column for table, column in sides if table.casefold() == target.casefold()]
            if len(own) != 1:
                return None
            found.append(own[0])
    return tuple(found) or None


def conditions_of(join: ContractJoin) -> tuple[str, ...]:
    """Conditions of a join of form v2."""
    several = join.says.get("join_conditions")
    listed = [str(text) for text in several] if isinstance(several, list) else []
    single = join.text("join_condition")
    return (*((single,) if single else ()), *listed)


def named_columns(part: ContractPart) -> Iterator[NamedColumn]:
    """Every column that a part of a contract names."""
    for name, template in part.templates.items():
        subject = f"{part.subject}.{name}"
        yield from _in_template(Template(template.value, template.at), part.source_table, subject)
    for attribute in part.attributes:
        yield from _of_attribute(part, attribute)


def _of_attribute(part: ContractPart, attribute: ContractAttribute) -> Iterator[NamedColumn]:
    template = template_of(attribute)
    if template is not None:
        yield from _in_template(template, attribute.source_table, attribute.subject)
    for written in attribute.source_columns:
        if "{" not in written.value and constant_of(written.value) is None:
            yield NamedColumn(
                table=attribute.source_table.value,
                column=written.value,
                at=written.at,
                subject=attribute.subject,
            )
    if attribute.join is not None:
        yield from _of_join(part, attribute, attribute.join)
    condition = attribute.calculation.get("join_condition")
    if isinstance(condition, str):
        for table, column in columns_in(condition):
            yield NamedColumn(
                table=table, column=column, at=attribute.name.at, subject=attribute.subject
            )


def _of_join(
    part: ContractPart, attribute: ContractAttribute, join: ContractJoin
) -> Iterator[NamedColumn]:
    subject = f"{attribute.subject}.join"
    if join.kind == "equal":
        sides = (("local_column", part.source_table), ("source_column", attribute.source_table))
        for name, table in sides:
            yield NamedColumn(
                table=table.value, column=join.text(name), at=join.place(name), subject=subject
            )
        return
    alias, own = join.text("join_alias"), part.source_table.value
    place = join.place("join_condition" if "join_condition" in join.places else "join_conditions")
    for condition in (*conditions_of(join), *_chained(join)):
        for name, column in columns_in(condition):
            real = own if name == alias else name
            yield NamedColumn(table=real, column=column, at=place, subject=subject)
    target = join.text("target_table") or (own if alias else "")
    column = join.text("select_column")
    if target and column:
        yield NamedColumn(
            table=target, column=column, at=join.place("select_column"), subject=subject
        )


def _chained(join: ContractJoin) -> Iterator[str]:
    links = join.says.get("joins")
    for link in links if isinstance(links, list) else ():
        if isinstance(link, dict):
            yield str(link.get("join_condition", ""))


def _in_template(template: Template, table: Placed[str], subject: str) -> Iterator[NamedColumn]:
    for name in template.names:
        yield NamedColumn(
            table=table.value, column=name, at=template.at, subject=subject, in_template=True
        )
