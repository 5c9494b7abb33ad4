"""COV006: a stored entity that the requirements do not know."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.hints import Hints
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.rules.registry import Extent, rule

_COPY = "copy-of "


@rule(
    "COV006",
    "entity-nobody-asked-for",
    Severity.WARNING,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def entity_nobody_asked_for(model: Model) -> Iterator[Finding]:
    """A table stores an entity that the requirements do not declare and that has no `role`.

    An entity with `role: copy-of X` is reported where X is unknown. Silent while the requirements
    declare no entity at all.

    ## Why

    Items that are there for the design's own sake - a claim on a unique value, a counter, a copy -
    are normal, and their `role` tells readers what they are for. An entity with neither a
    requirement nor a role was made up, or is a known one under another name.

    ## Bad

    ```yaml
    entities:
      Member: {count: 200_000}
    tables:
      Members:
        partition_key: PK
        entities:
          Member: {keys: {PK: "MEMBER#{member_id}"}, attributes: {member_id: S, email: S}}
          Email: {keys: {PK: "EMAIL#{email}"}, attributes: {email: S, member_id: S}}
    ```

    ## Good

    ```yaml
    entities:
      Member: {count: 200_000}
    tables:
      Members:
        partition_key: PK
        entities:
          Member: {keys: {PK: "MEMBER#{member_id}"}, attributes: {member_id: S, email: S}}
          Email:
            role: unique-claim
            keys: {PK: "EMAIL#{email}"}
            attributes: {email: S, member_id: S}
    ```
    """
    if not model.entities:
        return
    hints = Hints()
    for table, entity in model.stored_entities:
        name = entity.name.value
        if entity.role is not None:
            yield from _copy_finding(model, table, entity, hints)
        elif name not in model.entities:
            yield Finding(
                at=entity.name.at,
                message=(
                    f"table `{table.name.value}` stores `{name}`, "
                    "which the requirements do not know"
                ),
                label="no such entity, and no `role`",
                subject=entity.subject,
                help=hints.nearest(name, model.entities)
                or "say with `role` what it is for, or declare it below `entities`",
            )


def _copy_finding(
    model: Model, table: Table, entity: StoredEntity, hints: Hints
) -> Iterator[Finding]:
    role = entity.role
    if role is None or not role.value.startswith(_COPY):
        return
    copied = role.value.removeprefix(_COPY).strip()
    if copied in model.entities or copied in model.stored_in:
        return
    yield Finding(
        at=role.at,
        message=(
            f"`{entity.name.value}` in table `{table.name.value}` is a copy of `{copied}`, "
            "which nothing declares"
        ),
        label="no such entity",
        subject=entity.subject,
        help=hints.nearest(copied, model.entities) or f"declare `{copied}` below `entities`",
    )
