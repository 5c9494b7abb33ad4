"""ITM019: a value inside a key that contains the delimiter of the key template."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.keys.forms import agrees, key_texts
from mkdocs_dynamodb.model.keys.templates import Field, Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Item, StoredEntity, Table
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.rules.registry import Extent, rule

_FIXED_FORM = re.compile(
    r"[0-9]{4}-[0-9]{2}(-[0-9]{2}([T ][0-9:.+-]+Z?)?)?"
    r"|[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?"
    r"|[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
)
"""Dates, times and UUIDs: their own delimiters stand at known places."""


@record()
class _Found:
    field: str
    delimiter: str
    key: str
    template: Template
    harm: str


@rule("ITM019", "delimiter-in-key-value", Severity.WARNING, looks_at=Extent.FRAME)
def delimiter_in_key_value(model: Model) -> Iterator[Finding]:
    """A value that goes into a key contains the delimiter of the key's template.

    ## Why

    A composed key is read back by splitting it, and prefixes are queried with `begins_with`. Where
    a value brings a delimiter of its own, `{a}#{b}` gives `x#y#z` for two different pairs, so that
    two items meet in one key, or an item passes for one of another entity. Values at the end of a
    template are reported only if another entity's template gives the same form.

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: PK
        entities:
          Copy: {keys: {PK: "{shelf}#{number}"}, attributes: {shelf: S, number: S}}
        items:
          - Copy: {shelf: "A#3", number: "17"}
    ```

    ## Good

    ```yaml
    tables:
      Library:
        partition_key: PK
        entities:
          Copy: {keys: {PK: "{shelf}#{number}"}, attributes: {shelf: S, number: S}}
        items:
          - Copy: {shelf: A3, number: "17"}
    ```
    """
    for table in model.tables.values():
        for item in table.items:
            entity = table.entities.get(item.entity.value)
            if entity is None:
                continue
            told: set[str] = set()
            for found in _found(table, entity, item):
                if found.field in told:
                    continue
                told.add(found.field)
                yield Finding(
                    at=item.written[found.field].at,
                    message=(
                        f"`{found.field}` of this {item.noun} contains `{found.delimiter}`, "
                        f"{found.harm}"
                    ),
                    label=f"goes into key `{found.key}`",
                    subject=f"{item.subject}.{found.field}",
                    related=(Related(found.template.at, f"template of `{found.key}`"),),
                    help=(
                        f"keep `{found.delimiter}` out of the value, "
                        "or choose a delimiter that no value contains"
                    ),
                )


def _found(table: Table, entity: StoredEntity, item: Item) -> Iterator[_Found]:
    texts = key_texts(item.written)
    for key, template in entity.keys.items():
        if key in item.written or len(template.parts) == 1:
            continue
        for position, part in enumerate(template.parts):
            text = texts.get(part.name) if isinstance(part, Field) else None
            if not isinstance(part, Field) or text is None or _FIXED_FORM.fullmatch(text):
                continue
            delimiter = _delimiter(template, position)
            if not delimiter or delimiter not in text:
                continue
            if position + 1 < len(template.parts):
                harm = f"which also ends it in the key template `{template.text}`"
                yield _Found(part.name, delimiter, key, template, harm)
            elif other := _other_entity(table, entity, key, texts, (part.name, delimiter)):
                harm = f"so that key `{key}` looks like one of `{other}`"
                yield _Found(part.name, delimiter, key, template, harm)


def _delimiter(template: Template, position: int) -> str:
    """Character after a placeholder, or before it at the end; empty for letters and digits."""
    is_last = position + 1 == len(template.parts)
    neighbour = template.parts[position - 1 if is_last else position + 1]
    if not isinstance(neighbour, str):
        return ""
    character = neighbour[-1] if is_last else neighbour[0]
    return "" if character.isalnum() else character


def _other_entity(
    table: Table, entity: StoredEntity, key: str, texts: dict[str, str], found: tuple[str, str]
) -> str:
    """Another entity whose template gives the key, and would not without the delimiter."""
    name, delimiter = found
    template = entity.keys[key]
    filled = template.fill(texts)
    without = template.fill({**texts, name: texts[name].replace(delimiter, "")})
    if filled is None or without is None:
        return ""
    for other in table.entities.values():
        form = other.keys.get(key)
        if other is entity or form is None:
            continue
        if agrees(form, filled, {}) and not agrees(form, without, {}):
            return other.name.value
    return ""
