"""FLO033: an attribute of type text whose values are numbers of different lengths, as sort key."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.wording import MEASURE_WORDS, words_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.sample_values import samples_of
from mkdocs_dynamodb.model.tables import Key, StoredEntity, Table
from mkdocs_dynamodb.rules.registry import Extent, rule

_NUMBER = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?")
_IDENTITIES = frozenset({"id", "key", "code", "isbn", "sku", "uuid"})
"""Last words of attributes whose order nobody asks for."""


@rule("FLO033", "number-sorted-as-text", Severity.WARNING, looks_at=Extent.FRAME)
def number_sorted_as_text(model: Model) -> Iterator[Finding]:
    """A sort key holds numbers as text, and the sample items have them without leading zeros.

    Reported where their lengths differ, or the name says that it is an amount, such as `price`.

    ## Why

    Text is ordered by its UTF-8 bytes, so that `10` comes before `9` (Developer Guide, Supported
    data types and naming rules). Ranges and the order of a page are wrong as soon as the lengths
    differ.

    ## Bad

    ```yaml
    tables:
      Boards:
        partition_key: game_id
        entities:
          Result: {attributes: {game_id: S, board: S, points: S}}
        indexes:
          ByPoints: {partition_key: board, sort_key: points}
        items:
          - Result: {game_id: g1, board: b1, points: "9"}
          - Result: {game_id: g2, board: b1, points: "10"}
    ```

    ## Good

    ```yaml
    tables:
      Boards:
        partition_key: game_id
        entities:
          Result: {attributes: {game_id: S, board: S, points: N}}
        indexes:
          ByPoints: {partition_key: board, sort_key: points}
        items:
          - Result: {game_id: g1, board: b1, points: 9}
          - Result: {game_id: g2, board: b1, points: 10}
    ```
    """
    samples = samples_of(model)
    for table in model.tables.values():
        sorting = {key.name.value: key for key in _sort_keys(table) if key.type == "S"}
        for entity in table.entities.values():
            for name, key in sorting.items():
                for part in _text_parts(entity, name):
                    values = samples.of(table, entity, part)
                    if _are_uneven_numbers(values) or _is_measure(part, values):
                        yield _finding(entity, key, part, values)


def _sort_keys(table: Table) -> Iterator[Key]:
    yield from table.sort_keys
    for index in table.indexes.values():
        yield from index.sort_keys


def _text_parts(entity: StoredEntity, key: str) -> Iterator[str]:
    """Attributes of type text in a sort key, without ids and those that are padded."""
    template = entity.template_for(key)
    for field in () if template is None else dict.fromkeys(template.fields):
        attribute = entity.attributes.get(field.name)
        if attribute is None or attribute.type.value != "S" or field.width:
            continue
        words = words_of(field.name)
        if words and words[-1] not in _IDENTITIES:
            yield field.name


def _are_uneven_numbers(values: tuple[str, ...]) -> bool:
    if not all(map(_NUMBER.fullmatch, values)):
        return False
    return len({len(value.partition(".")[0]) for value in values}) > 1


def _is_measure(name: str, values: tuple[str, ...]) -> bool:
    """Whether an attribute holds an amount by its name and values, none of them padded."""
    is_named = not MEASURE_WORDS.isdisjoint(words_of(name))
    return is_named and bool(values) and all(map(_NUMBER.fullmatch, values))


def _finding(entity: StoredEntity, key: Key, part: str, values: tuple[str, ...]) -> Finding:
    shortest, longest = min(values, key=len), max(values, key=len)
    shown = f"`{shortest}` and `{longest}`" if shortest != longest else f"`{shortest}`"
    attribute = entity.attributes[part]
    return Finding(
        at=attribute.type.at,
        message=f"sort key `{key.name.value}` of `{entity.name.value}` orders numbers as text: "
        f"`{part}` has {shown}",
        label="text, although the values are numbers",
        subject=entity.subject,
        related=(Related(key.name.at, "sorts by it"),),
        help=f"declare `{part}` as N, or pad it to its largest width, such as `{{{part}:06}}`",
    )
