"""Names that people give to types, and DynamoDB's names for them."""

_MEANT = {
    "S": ("string", "str", "text", "char", "varchar", "uuid", "ulid"),
    "N": ("number", "num", "int", "integer", "long", "float", "double", "decimal"),
    "B": ("binary", "bytes", "blob"),
    "BOOL": ("boolean",),
    "L": ("list", "array"),
    "M": ("map", "object", "dict", "json", "document"),
    "SS": ("string set", "stringset", "set"),
    "NS": ("number set", "numberset"),
    "BS": ("binary set", "binaryset"),
}
_TYPE_OF_NAME = {name: type_ for type_, names in _MEANT.items() for name in (type_.lower(), *names)}
_TIMES = frozenset({"date", "datetime", "time", "timestamp"})


def type_hint(name: str) -> str:
    """What to write in place of a type that DynamoDB does not have."""
    plain = name.strip().lower().replace("_", " ").replace("-", " ")
    if plain in _TIMES:
        return "write `S` for ISO 8601 text or `N` for seconds since 1970; there is no date type"
    meant = "NULL" if plain == "null" else _TYPE_OF_NAME.get(plain)
    if meant is not None:
        return f"write `{meant}`"
    return "write one of S, N, B, BOOL, NULL, L, M, SS, NS, BS"
