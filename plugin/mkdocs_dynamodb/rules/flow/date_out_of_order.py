"""FLO037: dates in a sort key whose text is not in the order of time."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.sample_values import samples_of
from mkdocs_dynamodb.model.tables import Key, StoredEntity, Table
from mkdocs_dynamodb.rules.registry import Extent, rule

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_YEAR_LAST = re.compile(
    rf"\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}\b.*|\d{{1,2}}\.? {_MONTH}\.? \d{{4}}\b.*"
    rf"|(?:[a-z]+, )?{_MONTH}\.? \d{{1,2}},? \d{{4}}\b.*",
    re.IGNORECASE,
)
_UNPADDED = re.compile(r"\d{4}[./-](?:\d[./-]\d{1,2}|\d{1,2}[./-]\d)(?:\D.*)?")
_ZONED = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?P<zone>Z|[+-]\d\d:?\d\d)")


@rule("FLO037", "date-out-of-order", Severity.WARNING, looks_at=Extent.FRAME)
def date_out_of_order(model: Model) -> Iterator[Finding]:
    """A sort key holds dates in a form whose order as text is not the order of time.

    The sample items tell: the day or month comes first (`31/12/2026`, `Dec 31, 2026`), one digit
    stands where two are needed (`2026-1-5`), or times are of different zones.

    ## Why

    Text is ordered by its UTF-8 bytes (Developer Guide, Supported data types and naming rules):
    `01/12/2026` comes before `15/11/2026`, and `10:00+02:00` after `09:00Z`, although it is
    earlier. Ranges and "newest first" are then wrong. ISO 8601 in one zone, such as
    `2026-12-01T10:00:00Z`, is in order.

    ## Bad

    ```yaml
    tables:
      Bills:
        partition_key: patient_id
        sort_key: due_date
        entities:
          Bill: {attributes: {patient_id: S, due_date: S}}
        items:
          - Bill: {patient_id: p1, due_date: 01/12/2026}
    ```

    ## Good

    ```yaml
    tables:
      Bills:
        partition_key: patient_id
        sort_key: due_date
        entities:
          Bill: {attributes: {patient_id: S, due_date: S}}
        items:
          - Bill: {patient_id: p1, due_date: "2026-12-01"}
    ```
    """
    samples = samples_of(model)
    for table in model.tables.values():
        sorting = {key.name.value: key for key in _sort_keys(table) if key.type == "S"}
        for entity in table.entities.values():
            seen: set[str] = set()
            for name, key in sorting.items():
                template = entity.template_for(name)
                for part in () if template is None else dict.fromkeys(template.names):
                    shown = _out_of_order(samples.of(table, entity, part))
                    if shown and part not in seen:
                        seen.add(part)
                        yield _finding(entity, key, part, shown)


def _sort_keys(table: Table) -> Iterator[Key]:
    yield from table.sort_keys
    for index in table.indexes.values():
        yield from index.sort_keys


def _out_of_order(values: tuple[str, ...]) -> str:
    """What is wrong with some dates; nothing where they are in order, or are no dates."""
    for value in values:
        if _YEAR_LAST.fullmatch(value):
            return f"`{value}` begins with the day or month"
        if _UNPADDED.fullmatch(value):
            return f"`{value}` has a month or day of one digit"
    zones: dict[str, str] = {}
    for value in values:
        match = _ZONED.fullmatch(value)
        if match is not None:
            zone = match["zone"]
            zones.setdefault("Z" if zone in ("+00:00", "+0000") else zone, value)
    first = list(zones.values())[:2]
    return f"`{first[0]}` and `{first[-1]}` are of different zones" if len(first) > 1 else ""


def _finding(entity: StoredEntity, key: Key, part: str, shown: str) -> Finding:
    attribute = entity.attributes.get(part)
    return Finding(
        at=key.name.at if attribute is None else attribute.name.at,
        message=f"`{key.name.value}` does not sort `{entity.name.value}` by time: {shown}",
        label="ordered as text",
        subject=entity.subject,
        related=(Related(key.name.at, "sorts by it"),),
        help="write the year first, two digits for month and day, and all times in UTC: "
        "`2026-12-01T10:00:00Z`",
    )
