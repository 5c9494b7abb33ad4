"""A part of a contract as one SELECT for SQLite: a column for each attribute.

Names are always quoted and told with their table, so that a wrong one is an error and never text.
Conditions of the contract are taken as they are; the database that runs them can only read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs_dynamodb.contract.columns import SELF_ALIAS, conditions_of, template_of
from mkdocs_dynamodb.model.contract import ContractAttribute, ContractJoin, ContractPart
from mkdocs_dynamodb.model.keys.templates import Field, Template
from mkdocs_dynamodb.model.relational.schema import ColumnFamily, SourceSchema
from mkdocs_dynamodb.source.nodes import Data

_QUALIFIED = re.compile(r"'(?:[^']|'')*'|([A-Za-z_]\w*)\s*\.\s*([A-Za-z_]\w*)")
_MOMENTS = ("DATETIME", "TIMESTAMP", "SMALLDATETIME")
_ISO = "%Y-%m-%dT%H:%M:%SZ"
_DATE_WORDS = (
    ("YYYY", "%Y"),
    ("yyyy", "%Y"),
    ("MM", "%m"),
    ("DD", "%d"),
    ("dd", "%d"),
    ("HH", "%H"),
    ("mm", "%M"),
    ("ss", "%S"),
    ("'T'", "T"),
    ("'Z'", "Z"),
)


class NotRunnableError(Exception):
    """Something of a contract that SQL cannot be made of."""


def quoted(name: str) -> str:
    """A name as SQL takes it whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: Data) -> str:
    """A value as SQL takes it."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return str(value)


@dataclass
class PartQuery:
    """The SELECT of one part, which grows attribute by attribute."""

    part: ContractPart
    schema: SourceSchema | None
    where: str = ""
    """Which rows of the table are meant, as the model says it; no form of the contract can."""
    joins: list[str] = field(default_factory=list)
    aliases: dict[tuple[str, str], str] = field(default_factory=dict)
    """Target and condition of a join -> its alias, so that the same join is made once."""

    @property
    def own(self) -> str:
        """Source table of the part."""
        return self.part.source_table.value

    def text(self) -> tuple[str, tuple[str, ...]]:
        """The statement, and the names of its columns in order.

        Raises:
            NotRunnableError: the contract says something that SQL cannot be made of.
        """
        columns = {a.name.value: self._attribute(a) for a in reversed(self.part.attributes)}
        columns = dict(reversed(columns.items()))
        for name, template in self.part.templates.items():
            parsed = Template(template.value, template.at)
            columns[name] = self._template(parsed, self.own, self.own)
        listed = ",\n  ".join(f"{text} AS {quoted(name)}" for name, text in columns.items())
        joins = "".join(f"\n{join}" for join in self.joins)
        chosen = f"\nWHERE {self.where}" if self.where else ""
        start = f"SELECT\n  {listed}\nFROM {quoted(self.own)}"
        return f"{start}{joins}{chosen}", tuple(columns)

    def _attribute(self, attribute: ContractAttribute) -> str:
        if attribute.calculation:
            return self._calculated(attribute)
        if attribute.join is not None:
            return self._joined(attribute, attribute.join)
        table = attribute.source_table.value
        if table.casefold() != self.own.casefold():
            raise NotRunnableError(f"it comes from `{table}` without a join")
        return self._value(attribute, self.own)

    def _value(self, attribute: ContractAttribute, alias: str) -> str:
        """Value of an attribute's own columns, read from a table under some alias."""
        template = template_of(attribute)
        table = attribute.source_table.value
        if template is not None:
            return self._template(template, table, alias)
        names = [column.value for column in attribute.source_columns]
        if not names:
            raise NotRunnableError("it names no column")
        texts = [self._column(table, alias, name, attribute.type.value) for name in names]
        text = texts[0] if len(texts) == 1 else " || ".join(texts)
        return self._transformed(attribute, text)

    def _transformed(self, attribute: ContractAttribute, text: str) -> str:
        kind, form = attribute.transformation.get("type"), attribute.transformation.get("format")
        if not isinstance(form, str):
            return text
        if kind == "date-format":
            for word, code in _DATE_WORDS if "%" not in form else ():
                form = form.replace(word, code)
            return f"strftime({literal(form)}, {text})"
        if kind == "number-format" and "%" in form:
            return f"printf({literal(form)}, {text})"
        if kind == "number-format":
            raise NotRunnableError(f"number format `{form}` is not one such as `%.2f`")
        return text

    def _column(self, table: str, alias: str, name: str, kind: str) -> str:
        """A column; moments become text as ISO 8601 for S, and seconds since 1970 for N."""
        return self._moment(table, name, kind, f"{quoted(alias)}.{quoted(name)}")

    def _moment(self, table: str, name: str, kind: str, text: str) -> str:
        """A value of a column, which becomes ISO 8601 or seconds where it is a moment."""
        found = None if self.schema is None else self.schema.table(table)
        column = None if found is None else found.column(name)
        if column is None or column.type.family is not ColumnFamily.TIME:
            return text
        if not column.type.text.upper().startswith(_MOMENTS):
            return text
        if kind == "N":
            return f"CAST(strftime('%s', {text}) AS INTEGER)"
        return f"strftime({literal(_ISO)}, {text})" if kind == "S" else text

    def _template(self, template: Template, table: str, alias: str) -> str:
        pieces = []
        for part in template.parts:
            if isinstance(part, Field):
                text = f"CAST({self._column(table, alias, part.name, 'S')} AS TEXT)"
                zeros = literal("0" * part.width)
                pieces.append(
                    f"CASE WHEN length({text}) >= {part.width} THEN {text} "
                    f"ELSE substr({zeros} || {text}, -{part.width}) END"
                    if part.width
                    else text
                )
            else:
                pieces.append(literal(part))
        return " || ".join(pieces) or "''"

    def _joined(self, attribute: ContractAttribute, join: ContractJoin) -> str:
        kind = join.kind
        if kind == "equal":
            return self._equal(attribute, join)
        if kind == "chain":
            return self._chain(join)
        if kind == "json-construction":
            return self._construction(join)
        column = join.text("select_column")
        if kind == "self-join":
            alias = self._join(self.own, conditions_of(join), join.text("join_alias"))
            text = f"{quoted(alias)}.{quoted(column)}"
            null = join.says.get("null_value")
            return text if null is None else f"COALESCE({text}, {literal(null)})"
        target = join.text("target_table")
        alias = self._join(target, conditions_of(join), target)
        text = self._column(target, alias, column, attribute.type.value)
        if kind != "conditional":
            return self._transformed(attribute, text)
        condition = self._condition(join.text("condition"), {target: alias})
        other = literal(join.says.get("else_value"))
        return f"CASE WHEN {condition} THEN {text} ELSE {other} END"

    def _equal(self, attribute: ContractAttribute, join: ContractJoin) -> str:
        target = attribute.source_table.value
        key = (target, f"{join.text('local_column')} = {join.text('source_column')}")
        alias = self.aliases.get(key)
        if alias is None:
            alias = self.aliases[key] = f"j{len(self.aliases) + 1}"
            local = f"{quoted(self.own)}.{quoted(join.text('local_column'))}"
            other = f"{quoted(alias)}.{quoted(join.text('source_column'))}"
            self.joins.append(f"LEFT JOIN {quoted(target)} AS {quoted(alias)} ON {local} = {other}")
        return self._value(attribute, alias)

    def _join(self, target: str, conditions: tuple[str, ...], name: str) -> str:
        """Alias of a join; two joins of one table by different columns are two."""
        key = (target, " AND ".join(conditions))
        if key not in self.aliases:
            alias = self.aliases[key] = f"j{len(self.aliases) + 1}"
            on = self._condition(key[1], {name: alias})
            self.joins.append(f"LEFT JOIN {quoted(target)} AS {quoted(alias)} ON {on}")
        return self.aliases[key]

    def _chain(self, join: ContractJoin) -> str:
        separator = join.says.get("chain_separator")
        between = literal(separator if isinstance(separator, str) else " > ")
        pieces: list[str] = []
        known: dict[str, str] = {}
        links = join.says.get("joins")
        for link in links if isinstance(links, list) else ():
            if not isinstance(link, dict):
                continue
            target = str(link.get("target_table"))
            alias = self.aliases[target, str(link)] = f"j{len(self.aliases) + 1}"
            condition = str(link.get("join_condition"))
            before = dict(known)
            known[target] = alias
            on = self._condition(condition, {**before, target: alias})
            self.joins.append(f"LEFT JOIN {quoted(target)} AS {quoted(alias)} ON {on}")
            text = f"{quoted(alias)}.{quoted(str(link.get('select_column')))}"
            lead = f"{between} || " if pieces else ""
            pieces.append(f"COALESCE({lead}{text}, '')")
        return " || ".join(pieces)

    def _construction(self, join: ContractJoin) -> str:
        wanted = join.says.get("construction")
        target = join.text("target_table")
        if not isinstance(wanted, dict) or not isinstance(wanted.get("select_columns"), dict):
            raise NotRunnableError("its construction names no columns")
        columns = wanted["select_columns"]
        inner = "inner_rows"
        pairs = ", ".join(
            f"{literal(name)}, {quoted(inner)}.{quoted(str(column))}"
            for name, column in (columns.items() if isinstance(columns, dict) else ())
        )
        order, limit = wanted.get("order_by"), wanted.get("limit")
        sorting = f" ORDER BY {_order(str(order), target)}" if order else ""
        only = 1 if wanted.get("type") == "object" else limit
        limiting = f" LIMIT {int(only)}" if isinstance(only, int) else ""
        condition = self._condition(" AND ".join(conditions_of(join)), {target: target})
        table = quoted(target)
        where = f"WHERE {condition}{sorting}{limiting}"
        rows = f"SELECT {table}.* FROM {table} {where}"  # noqa: S608 - can only read
        built = f"json_object({pairs})"
        gathered = built if wanted.get("type") == "object" else f"json_group_array({built})"
        return f"(SELECT {gathered} FROM ({rows}) AS {quoted(inner)})"  # noqa: S608 - the same

    def _calculated(self, attribute: ContractAttribute) -> str:
        says = attribute.calculation
        kind = says.get("type")
        if kind == "aggregate":
            target, column = str(says.get("target_table")), str(says.get("select_column"))
            alias = SELF_ALIAS if target.casefold() == self.own.casefold() else target
            what = "*" if column == "*" else f"{quoted(alias)}.{quoted(column)}"
            condition = self._condition(str(says.get("join_condition")), {})
            operation = str(says.get("operation"))
            table = f"{quoted(target)} AS {quoted(alias)}"
            start = f"SELECT {operation}({what}) FROM {table}"  # noqa: S608 - can only read
            text = f"({start} WHERE {condition})"
            if operation in ("MIN", "MAX"):
                return self._moment(target, column, attribute.type.value, text)
            return f"COALESCE({text}, 0)" if operation == "SUM" else text
        if kind == "case":
            cases = says.get("cases")
            text = " ".join(
                f"WHEN {self._condition(str(case.get('when')), {})} "
                f"THEN {literal(case.get('then'))}"
                for case in (cases if isinstance(cases, list) else ())
                if isinstance(case, dict)
            )
            other = literal(says["else"]) if "else" in says else self._value(attribute, self.own)
            return f"CASE {text} ELSE {other} END"
        if kind == "concat":
            separator = says.get("separator")
            between = f" || {literal(separator)} || " if isinstance(separator, str) else " || "
            names = [f"{quoted(self.own)}.{quoted(c.value)}" for c in attribute.source_columns]
            return between.join(names)
        raise NotRunnableError(f"calculation `{kind}` has no parts that could be tried")

    def _condition(self, text: str, aliases: Mapping[str, str]) -> str:
        """A condition with every `table.column` under the alias that its table has here."""
        if not text.strip():
            raise NotRunnableError("a join has no condition")
        known = {name.casefold(): alias for name, alias in aliases.items()}

        def write(match: re.Match[str]) -> str:
            if match[1] is None:
                return match[0]
            return f"{quoted(known.get(match[1].casefold(), match[1]))}.{quoted(match[2])}"

        return _QUALIFIED.sub(write, text)


def _order(text: str, target: str) -> str:
    name, _, direction = text.strip().partition(" ")
    column = name.rpartition(".")[2]
    descending = " DESC" if direction.strip().upper() == "DESC" else ""
    return f"{quoted(target)}.{quoted(column)}{descending}"
