"""Words of a dialect that sqlglot does not know, and that say nothing of what is in a table."""

import re

STAND_IN = "INET"
"""A type that sqlglot knows and MySQL does not, in place of types where it is the other way."""
SPATIAL = "GEOMETRY"
_SORTED = r"\b(?:ASC|DESC)\b(?=\s*+[,)])"
_WORDS = {
    "mysql": re.compile(
        r"(?<=[\w`] )(?P<spatial>GEOMETRY|(?:MULTI)?(?:POINT|LINESTRING|POLYGON)"
        r"|GEOMETRYCOLLECTION|GEOMCOLLECTION)(?=\s*+(?:[,)]|NOT\b|NULL\b|DEFAULT\b|SRID\b))"
        r"|\bSRID\s++[0-9]++|(?<=[\w)`'] )AFTER\s++(?:\w++|`[^`]++`)(?=\s*+(?:,|\Z))"
        r"|(?P<kept>\b(?:FLOAT|DOUBLE|REAL)(?:\([0-9]++,\s*+[0-9]++\))?) UNSIGNED\b"
        rf"|{_SORTED}",
        re.IGNORECASE,
    ),
    "tsql": re.compile(
        r"\b(?:(?:NON)?CLUSTERED|SPARSE|ROWGUIDCOL|NOT\s+FOR\s+REPLICATION)\b"
        r"|\bMASKED\s+WITH\s*+\((?:[^()']|'[^']*+')*+\)"
        rf"|(?<=\))\s*+WITH\s*+\([^()]*+\)|{_SORTED}",
        re.IGNORECASE,
    ),
    "oracle": re.compile(
        r"\bUSING\s+INDEX\b(?:\s+(?:PCTFREE|INITRANS|MAXTRANS|LOGGING|NOLOGGING|[0-9]++"
        r"|COMPUTE\s+STATISTICS|TABLESPACE\s+\S++|STORAGE\s*+\([^)]*+\)))*+"
        r"|\b(?:ENABLE|(?:NO)?VALIDATE|(?:IN)?VISIBLE)\b"
        r"|\b(?:MINVALUE|MAXVALUE|INCREMENT\s+BY|START\s+WITH|CACHE)\s+-?[0-9]++"
        r"|\bNO(?:CACHE|ORDER|CYCLE|KEEP|SCALE)\b|(?<=DEFAULT) ON NULL\b|(?<=\)) VIRTUAL\b"
        r"|(?<=INTERVAL) (?:DAY|YEAR)(?:\s*+\([0-9]\))?\s+TO\s+(?:SECOND|MONTH)"
        r"(?:\s*+\([0-9]\))?|(?<=[\w\"] )(?P<bytes>LONG\s+RAW\b)|(?<=[\w\"] )(?P<text>LONG\b)",
        re.IGNORECASE,
    ),
}
_IN_PLACE = {"spatial": STAND_IN, "bytes": "BLOB", "text": "CLOB"}
"""Types in place of those that are not known; none is longer."""


def masked(text: str, dialect: str) -> str:
    """A statement with spaces in place of words that are not known; the others keep their place."""
    words = _WORDS.get(dialect)
    return text if words is None else words.sub(_mask, text)


def _mask(match: re.Match[str]) -> str:
    kind = match.lastgroup or ""
    stand_in = match[kind] if kind == "kept" else _IN_PLACE.get(kind, "")
    return "".join(
        stand_in[at] if at < len(stand_in) else "\n" if letter == "\n" else " "
        for at, letter in enumerate(match[0])
    )
