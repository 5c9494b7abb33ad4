"""FLO023: a key that is made of a figure which two things can share."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.wording import MEASURE_WORDS, words_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.rules.registry import Extent, rule

_IDENTITIES = frozenset({"id", "uuid", "key", "name", "username", "email", "code", "number"})
"""Last words of attributes that tell one thing from another."""


@rule("FLO023", "key-of-measure", Severity.WARNING, looks_at=Extent.FRAME)
def key_of_measure(model: Model) -> Iterator[Finding]:
    """A table orders items by a figure, and nothing in their key tells equal ones apart.

    ## Why

    A put replaces the item that has the same primary key (API Reference, PutItem). On a score board
    with the score as sort key, the second player with 900 points erases the first.

    The rule speaks where an attribute that looks like an id is there and stands in no key.

    ## Bad

    ```yaml
    tables:
      Boards:
        partition_key: game_id
        sort_key: score
        entities:
          Result: {attributes: {game_id: S, score: N, player_id: S}}
    ```

    ## Good

    ```yaml
    tables:
      Boards:
        partition_key: game_id
        sort_key: SK
        entities:
          Result:
            keys: {SK: "{score:010}#{player_id}"}
            attributes: {game_id: S, score: N, player_id: S}
    ```
    """
    for table, entity in model.stored_entities:
        told = _measure(table, entity)
        if told is None:
            continue
        measure, left_out = told
        template = entity.template_for(table.key_names[-1])
        yield Finding(
            at=entity.name.at if template is None else template.at,
            message=f"two `{entity.name.value}` with the same `{measure}` have the same key "
            f"in table `{table.name.value}`",
            label="the second erases the first",
            subject=entity.subject,
            related=(Related(entity.attributes[left_out].name.at, "tells them apart"),),
            help=f"add `{left_out}` to the end of the key",
        )


def _measure(table: Table, entity: StoredEntity) -> tuple[str, str] | None:
    """Figure at the end of a key, and an attribute that would identify; None where all is well."""
    templates = [entity.template_for(name) for name in table.key_names]
    if not templates or templates[-1] is None or not templates[-1].fields:
        return None
    last = templates[-1].names
    measures = [name for name in last if _ends_in(name, MEASURE_WORDS)]
    if len(measures) < len(last):
        return None
    used = {name for template in templates if template is not None for name in template.names}
    left_out = next(
        (name for name in entity.attributes if name not in used and _ends_in(name, _IDENTITIES)),
        None,
    )
    return None if left_out is None else (measures[0], left_out)


def _ends_in(name: str, known: frozenset[str]) -> bool:
    return words_of(name)[-1:] != () and words_of(name)[-1] in known
