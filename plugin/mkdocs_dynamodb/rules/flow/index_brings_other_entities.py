"""FLO017: a query of an index that other entities enter as well."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.found_entities import Companions, listed, wanted_entities
from mkdocs_dynamodb.model.flow.targets import sort_tests, target_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.sample_values import samples_of
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("FLO017", "index-brings-other-entities", Severity.ERROR, looks_at=Extent.PATTERN)
def index_brings_other_entities(model: Model) -> Iterator[Finding]:
    """A search through an index also finds another entity, since that has its key attributes too.

    ## Why

    An index does not know entities. It takes every item that has all of its key attributes
    (Developer Guide, Take advantage of sparse indexes), so that two entities which both have
    `user_id` and `created_at` lie in one collection and come back mixed.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List photos of a user, type: read, rps: 5, inputs: [user_id]}
    tables:
      Album:
        partition_key: PK
        entities:
          Photo:
            keys: {PK: "PHOTO#{photo_id}"}
            attributes: {photo_id: S, user_id: S, created_at: S}
          Remark:
            keys: {PK: "REMARK#{remark_id}"}
            attributes: {remark_id: S, user_id: S, created_at: S}
        indexes:
          ByUser: {partition_key: user_id, sort_key: created_at}
    mapping:
      1:
        operation: Query
        table: Album
        index: ByUser
        where: {user_id: "{user_id}"}
        returns: {Photo: 20}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List photos of a user, type: read, rps: 5, inputs: [user_id]}
    tables:
      Album:
        partition_key: PK
        entities:
          Photo:
            keys: {PK: "PHOTO#{photo_id}", photographer: "{user_id}"}
            attributes: {photo_id: S, user_id: S, created_at: S}
          Remark:
            keys: {PK: "REMARK#{remark_id}"}
            attributes: {remark_id: S, user_id: S, created_at: S}
        indexes:
          ByPhotographer: {partition_key: photographer, sort_key: created_at}
    mapping:
      1:
        operation: Query
        table: Album
        index: ByPhotographer
        where: {photographer: "{user_id}"}
        returns: {Photo: 20}
    ```
    """
    companions = Companions(samples_of(model))
    for _, answer, step in model.steps():
        target = target_of(model, step) if step.is_search else None
        if target is None or target.index is None or any(sort_tests(step, target)):
            continue
        others = companions.of(step, target, wanted_entities(model, answer.number.value, step))
        if others:
            yield Finding(
                at=next(iter(step.returns)).at if step.returns else step.operation.at,
                message=f"pattern {answer.number.value} also finds {listed(others)} "
                f"in {target.name}",
                label="not all that is found",
                subject=step.subject,
                related=tuple(
                    Related(other.name.at, "has the keys of the index too") for other in others[:3]
                ),
                help="give the index key attributes that only the wanted entity has, "
                "or a key text of its own such as `PHOTO#{user_id}`",
            )
