"""KEY026: numbers that a sort key orders as text."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.sample_values import SampleValues, samples_of
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.rules.registry import Extent, rule

_EPOCH = re.compile(r"1\d{9}|1\d{12}")
"""Seconds and milliseconds since 1970, from 2001 to 2033."""


@rule("KEY026", "unpadded-number-in-sort-key", Severity.WARNING, looks_at=Extent.FRAME)
def unpadded_number_in_sort_key(model: Model) -> Iterator[Finding]:
    """A composed sort key contains a number that is not padded with zeros.

    ## Why

    Text is ordered by its UTF-8 bytes, so that `10` comes before `9` (Developer Guide, Supported
    data types and naming rules). A query for a range, or for the last ten items, then returns the
    wrong ones as soon as the number gains a digit. Silent where all sample items have seconds or
    milliseconds since 1970, which keep their number of digits.

    ## Bad

    ```yaml
    tables:
      Documents:
        partition_key: document_id
        sort_key: SK
        entities:
          Revision:
            keys: {SK: "REVISION#{revision}"}
            attributes: {document_id: S, revision: N}
    ```

    ## Good

    ```yaml
    tables:
      Documents:
        partition_key: document_id
        sort_key: SK
        entities:
          Revision:
            keys: {SK: "REVISION#{revision:06}"}
            attributes: {document_id: S, revision: N}
    ```
    """
    samples = samples_of(model)
    for table in model.tables.values():
        keys = dict.fromkeys(_text_sort_keys(table))
        if not keys:
            continue
        for entity in table.entities.values():
            for key in keys:
                yield from _unpadded(samples, table, entity, key)


def _text_sort_keys(table: Table) -> Iterator[str]:
    """Sort keys of the table and its indexes that are text."""
    owners = (table.sort_keys, *(index.sort_keys for index in table.indexes.values()))
    for key in (key for keys in owners for key in keys):
        if key.type == "S":
            yield key.name.value


def _unpadded(
    samples: SampleValues, table: Table, entity: StoredEntity, key: str
) -> Iterator[Finding]:
    template = entity.keys.get(key)
    if template is None or template.only_field is not None:
        return
    for field in dict.fromkeys(template.fields):
        attribute = entity.attributes.get(field.name)
        if field.width or attribute is None or attribute.type.value != "N":
            continue
        if _are_moments(samples.of(table, entity, field.name)):
            continue
        yield Finding(
            at=template.at,
            message=f"sort key `{key}` of `{entity.name.value}` orders number "
            f"`{field.name}` as text",
            label="`10` comes before `9`",
            subject=f"{entity.subject}.keys.{key}",
            related=(Related(attribute.type.at, "a number"),),
            help=f"pad it to its largest width, such as `{{{field.name}:06}}`",
        )


def _are_moments(values: tuple[str, ...]) -> bool:
    """Whether numbers are times since 1970 that all have the same number of digits."""
    return len({len(value) for value in values}) == 1 and all(map(_EPOCH.fullmatch, values))
