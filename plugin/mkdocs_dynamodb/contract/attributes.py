"""The attributes of an entity as a contract writes them."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.columns import SELF_ALIAS
from mkdocs_dynamodb.contract.expressions import Case, as_case
from mkdocs_dynamodb.contract.resolving import Resolved, resolve
from mkdocs_dynamodb.diagnostics import Finding
from mkdocs_dynamodb.model.keys.templates import Field, Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.origins import Join, Transform
from mkdocs_dynamodb.model.tables import Attribute, StoredEntity, Table
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.nodes import Data

_CARRIED_V1 = ("S", "N", "B")
_OPERATIONS = {"count": "COUNT", "sum": "SUM", "average": "AVG", "min": "MIN", "max": "MAX"}


@record()
class LeftOut:
    """Something that a contract does not carry."""

    subject: str
    reason: str


@record()
class AttributeWriter:
    """Writes the attributes of one entity, and remembers what it cannot write."""

    model: Model
    table: Table
    entity: StoredEntity
    form: str
    left_out: list[LeftOut]
    problems: list[Finding]

    @property
    def _own(self) -> str:
        return "" if self.entity.source_table is None else self.entity.source_table.value

    def keys(self) -> dict[str, dict[str, Data]]:
        """Key attributes that are composed of others, in the order of the design."""
        names = dict.fromkeys(key.name.value for key in self.table.all_keys())
        written: dict[str, dict[str, Data]] = {}
        for name in names:
            if name in self.entity.keys and name not in self.entity.attributes:
                body = self._composed(name, self.entity.keys[name])
                if body is not None:
                    written[name] = body
        return written

    def template(self, key: str) -> Data:
        """Template of columns of a key attribute of the table."""
        designed = self.entity.template_for(key)
        return None if designed is None else self._in_columns(key, designed)

    def attributes(self) -> Iterator[tuple[str, dict[str, Data]]]:
        """Name and body of each attribute that the form can carry."""
        for name, attribute in self.entity.attributes.items():
            origin = resolve(self.model, self.entity, name)
            if origin is None:
                self._without_origin(name, attribute)
                continue
            case = self._case(origin)
            if case is not None:
                yield name, self._calculated(attribute, case)
                continue
            reason = self._not_carried(origin)
            if reason:
                self.left_out.append(LeftOut(f"{self.entity.subject}.attributes.{name}", reason))
            elif self._is_sound(name, attribute, origin):
                yield name, self._body(attribute, origin)

    def _without_origin(self, name: str, attribute: Attribute) -> None:
        subject = f"{self.entity.subject}.attributes.{name}"
        if attribute.optional:
            self.left_out.append(LeftOut(subject, "no column is named for it"))
            return
        self._problem(
            attribute,
            f"`{name}` of `{self.entity.name.value}` comes from no column",
            "write `from: COLUMN`, or `derived:` with the reason",
        )

    def _problem(self, attribute: Attribute, message: str, cure: str) -> None:
        subject = f"{self.entity.subject}.attributes.{attribute.name.value}"
        self.problems.append(
            Finding(at=attribute.name.at, message=message, subject=subject, help=cure)
        )

    def _case(self, origin: Resolved) -> Case | None:
        """A derived value that form v2 can say as a case."""
        if self.form == "v1" or origin.derived is None or origin.derived.sql is None:
            return None
        return as_case(origin.derived.sql.value, self._own)

    def _calculated(self, attribute: Attribute, case: Case) -> dict[str, Data]:
        return {
            "type": attribute.type.value,
            "source_table": self._own,
            "source_column": case.column,
            "calculation": dict(case.calculation),
        }

    def _not_carried(self, origin: Resolved) -> str:
        """Why a form cannot carry an attribute; empty where it can."""
        if origin.derived is not None:
            sql = f", in SQL {origin.derived.sql.value}" if origin.derived.sql is not None else ""
            return f"no form can say how it is worked out: {origin.derived.because}{sql}"
        if origin.aggregate in ("list", "set"):
            columns = ", ".join(f"{origin.table}.{column}" for column in origin.columns)
            return f"no form can gather a {origin.aggregate} from several rows of {columns}"
        if self.form == "v1" and origin.aggregate:
            return f"form v1 cannot say the {origin.aggregate} of several rows"
        return ""

    def _is_sound(self, name: str, attribute: Attribute, origin: Resolved) -> bool:
        kind = attribute.type.value
        if self.form == "v1" and kind not in _CARRIED_V1:
            self._problem(
                attribute,
                f"`{name}` is of type {kind}, which form v1 does not carry",
                "write the contract with `--form v2`",
            )
            return False
        if origin.table.casefold() != self._own.casefold() and origin.join is None:
            self._problem(
                attribute,
                f"`{name}` comes from `{origin.table}` without a join",
                "write `join: {local_column: ..., source_column: ...}`",
            )
            return False
        if self.form == "v1" and len(origin.columns) > 1 and _format(origin.transform) is None:
            self._problem(
                attribute,
                f"`{name}` comes from several columns, which form v1 cannot say",
                "write the contract with `--form v2`, or a `string-format`",
            )
            return False
        return True

    def _body(self, attribute: Attribute, origin: Resolved) -> dict[str, Data]:
        body: dict[str, Data] = {
            "type": attribute.type.value,
            "source_table": origin.table,
            "source_column": self._columns(origin),
        }
        if origin.join is not None and not origin.aggregate:
            body["denormalized"] = True
            body["justification"] = origin.because or "copied, so that reading needs one request"
            body["join"] = _join_v1(origin.join)
            if self.form == "v2":
                body["join"] = self._join_v2(origin, origin.join)
        if self.form == "v1":
            return body
        if origin.aggregate and origin.join is not None:
            body["calculation"] = self._aggregate(origin, origin.join)
        if origin.transform is not None:
            body["transformation"] = _transformation(origin.transform)
        return body

    def _columns(self, origin: Resolved) -> Data:
        text = _format(origin.transform)
        if self.form == "v1":
            return origin.columns[0] if text is None else text
        return origin.columns[0] if len(origin.columns) == 1 else list[Data](origin.columns)

    def _join_v2(self, origin: Resolved, join: Join) -> dict[str, Data]:
        is_self = origin.table.casefold() == self._own.casefold()
        target = SELF_ALIAS if is_self else origin.table
        conditions = _conditions(self._own, target, join)
        if is_self:
            body: dict[str, Data] = {
                "type": "self-join",
                "join_alias": SELF_ALIAS,
                "join_condition": " AND ".join(conditions),
            }
        elif len(conditions) > 1:
            body = {
                "type": "multi-column",
                "target_table": target,
                "join_conditions": list[Data](conditions),
            }
        else:
            body = {
                "type": "foreign-key",
                "target_table": target,
                "join_condition": conditions[0],
            }
        return {**body, "select_column": origin.columns[0]}

    def _aggregate(self, origin: Resolved, join: Join) -> dict[str, Data]:
        is_self = origin.table.casefold() == self._own.casefold()
        target = SELF_ALIAS if is_self else origin.table
        return {
            "type": "aggregate",
            "target_table": origin.table,
            "join_condition": " AND ".join(_conditions(self._own, target, join)),
            "operation": _OPERATIONS[origin.aggregate],
            "select_column": origin.columns[0],
        }

    def _composed(self, name: str, designed: Template) -> dict[str, Data] | None:
        text = self._in_columns(name, designed)
        if text is None:
            return None
        columns = list(dict.fromkeys(Template(text, designed.at).names))
        kind = self.table.key_types.get(name) or "S"
        body: dict[str, Data] = {"type": kind, "source_table": self._own}
        if self.form == "v1":
            quoted = str(designed.prefix).replace("'", "''")
            body["source_column"] = text if columns else f"'{quoted}'"
            return body
        if not columns:
            columns = self._key_columns()
        body["source_column"] = columns[0] if len(columns) == 1 else list[Data](columns)
        body["transformation"] = {"type": "string-format", "format": text}
        return body

    def _key_columns(self) -> list[str]:
        """Columns of the primary key, for a value that is the same in every item."""
        for key in self.table.key_names:
            designed = self.entity.template_for(key)
            for name in designed.names if designed is not None else ():
                origin = resolve(self.model, self.entity, name)
                if origin is not None and origin.columns and origin.join is None:
                    return [origin.columns[0]]
        return [""]

    def _in_columns(self, key: str, designed: Template) -> str | None:
        """Template with columns in the place of attributes; a finding where one has none."""
        pieces: list[str] = []
        for part in designed.parts:
            if not isinstance(part, Field):
                pieces.append(part.replace("{", "{{").replace("}", "}}"))
                continue
            origin = resolve(self.model, self.entity, part.name)
            if origin is None or len(origin.columns) != 1 or origin.join is not None:
                if part.name in self.entity.attributes:
                    self._problem(
                        self.entity.attributes[part.name],
                        f"`{key}` of `{self.entity.name.value}` is made of `{part.name}`, "
                        f"which is no column of `{self._own}`",
                        "make the key of columns of the entity's own table",
                    )
                return None
            width = f":0{part.width}" if part.width else ""
            pieces.append("{" + origin.columns[0] + width + "}")
        return "".join(pieces)


def _format(transform: Transform | None) -> str | None:
    is_text = transform is not None and transform.type == "string-format" and transform.format
    return transform.format if is_text and transform is not None else None


def _transformation(transform: Transform) -> dict[str, Data]:
    body: dict[str, Data] = {"type": transform.type}
    if transform.format:
        body["format"] = transform.format
    if transform.source_format:
        body["source_format"] = transform.source_format
    return body


def _join_v1(join: Join) -> dict[str, Data]:
    return {
        "local_column": join.local_columns[0].value,
        "source_column": join.source_columns[0].value,
    }


def _conditions(own: str, target: str, join: Join) -> list[str]:
    pairs = zip(join.local_columns, join.source_columns, strict=False)
    conditions = [f"{own}.{local.value} = {target}.{source.value}" for local, source in pairs]
    return [*conditions, f"({join.where.value})"] if join.where is not None else conditions
