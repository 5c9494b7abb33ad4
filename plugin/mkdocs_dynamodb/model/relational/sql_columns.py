"""Reads the definition of a column, as sqlglot parsed it."""

from collections.abc import Mapping

from sqlglot import exp

from mkdocs_dynamodb.model.relational.schema import ColumnFamily, ColumnType
from mkdocs_dynamodb.model.relational.sql_words import SPATIAL, STAND_IN

_FAMILIES: Mapping[ColumnFamily, str] = {
    ColumnFamily.INTEGER: "TINYINT SMALLINT MEDIUMINT INT BIGINT INT128 INT256 UTINYINT USMALLINT"
    " UMEDIUMINT UINT UBIGINT SERIAL SMALLSERIAL BIGSERIAL YEAR",
    ColumnFamily.DECIMAL: "DECIMAL DECIMAL32 DECIMAL64 DECIMAL128 UDECIMAL BIGDECIMAL FLOAT DOUBLE"
    " UDOUBLE MONEY SMALLMONEY DECFLOAT BIGNUM",
    ColumnFamily.BOOLEAN: "BOOLEAN BIT",
    ColumnFamily.TEXT: "CHAR NCHAR BPCHAR VARCHAR NVARCHAR TEXT TINYTEXT MEDIUMTEXT LONGTEXT NAME"
    " ENUM ENUM8 ENUM16 XML",
    ColumnFamily.BINARY: "BINARY VARBINARY BLOB TINYBLOB MEDIUMBLOB LONGBLOB IMAGE BYTES",
    ColumnFamily.TIME: "DATE DATE32 DATETIME DATETIME2 DATETIME64 SMALLDATETIME TIMESTAMP"
    " TIMESTAMPTZ TIMESTAMPLTZ TIMESTAMPNTZ TIMESTAMP_S TIMESTAMP_MS TIMESTAMP_NS TIME TIMETZ",
    ColumnFamily.JSON: "JSON JSONB VARIANT OBJECT",
    ColumnFamily.LIST: "ARRAY LIST SET",
    ColumnFamily.UUID: "UUID UNIQUEIDENTIFIER",
}
_FAMILY_OF = {name: family for family, names in _FAMILIES.items() for name in names.split()}


def column_type(kind: exp.Expression | None, dialect: str) -> ColumnType | None:
    """Type of a column; None where the definition has none."""
    if not isinstance(kind, exp.DataType):
        return None
    name = str(getattr(kind.this, "value", kind.this)).upper()
    length = _length(kind)
    family = _FAMILY_OF.get(name, ColumnFamily.OTHER)
    if name in ("TINYINT", "UTINYINT") and length == 1:
        family = ColumnFamily.BOOLEAN
    if name == "BIT" and length is not None and length > 1:
        family = ColumnFamily.BINARY
    text = (
        SPATIAL
        if name == STAND_IN and dialect == "mysql"
        else " ".join(kind.sql(dialect=dialect).split())
    )
    if family is ColumnFamily.OTHER and text.upper().startswith("RAW"):
        family = ColumnFamily.BINARY
    return ColumnType(text=text, family=family, length=length)


def is_nullable(definition: exp.ColumnDef) -> bool:
    """Whether a column may hold no value, as far as its own definition tells."""
    for kind in _constraints(definition):
        if isinstance(kind, exp.NotNullColumnConstraint):
            return bool(kind.args.get("allow_null"))
        if isinstance(kind, exp.PrimaryKeyColumnConstraint):
            return False
    serial = definition.args.get("kind")
    return not (isinstance(serial, exp.DataType) and "SERIAL" in str(serial.this))


def constraint_of(definition: exp.ColumnDef, kind: type[exp.Expression]) -> exp.Expression | None:
    """The constraint of a kind that stands with the column."""
    return next((c for c in _constraints(definition) if isinstance(c, kind)), None)


def _constraints(definition: exp.ColumnDef) -> list[exp.Expression]:
    """What stands with a column; something odd there is none."""
    listed = definition.args.get("constraints") or ()
    return [c.args["kind"] for c in listed if isinstance(c, exp.ColumnConstraint)]


def default_of(definition: exp.ColumnDef, dialect: str) -> str | None:
    """Default value as an expression in SQL."""
    found = constraint_of(definition, exp.DefaultColumnConstraint)
    return None if found is None else found.this.sql(dialect=dialect)


def comment_of(definition: exp.ColumnDef) -> str:
    """Comment of the column."""
    found = constraint_of(definition, exp.CommentColumnConstraint)
    return "" if found is None else found.this.name


def _length(kind: exp.DataType) -> int | None:
    for parameter in kind.expressions[:1]:
        text = parameter.name
        return int(text) if text.isdecimal() and text.isascii() else None
    return None
