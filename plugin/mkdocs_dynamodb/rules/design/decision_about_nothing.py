"""DSG040: a decision about something that the design does not have."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.decisions.topics import known_names, unknown_abouts
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.shape import nearest


@rule(
    "DSG040",
    "decision-about-nothing",
    Severity.ERROR,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def decision_about_nothing(model: Model) -> Iterator[Finding]:
    """A decision names a table, index, entity or attribute that the design does not have.

    ## Why

    A record of a decision is read when somebody wants to change the thing it is about. One that
    points at nothing is not found from there, or tells of a design that is gone (Michael Nygard,
    Documenting Architecture Decisions: a decision that no longer holds is superseded, not left
    standing).

    ## Bad

    ```yaml
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, user_id: S, placed_at: S}}
        indexes:
          OrdersByUser:
            purpose: The orders of a user
            partition_key: user_id
            sort_key: placed_at
    decisions:
      History by an index:
        type: gsi-design
        about: Orders/ByUser
        choice: An index for the history of a user
    ```

    ## Good

    ```yaml
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, user_id: S, placed_at: S}}
        indexes:
          OrdersByUser:
            purpose: The orders of a user
            partition_key: user_id
            sort_key: placed_at
    decisions:
      History by an index:
        type: gsi-design
        about: Orders/OrdersByUser
        choice: An index for the history of a user
    ```
    """
    for decision, about in unknown_abouts(model):
        table = about.value.partition("/")[0]
        hint = nearest(about.value, known_names(model, table))
        yield Finding(
            at=about.at,
            message=f"decision `{decision.name.value}` is about `{about.value}`, which the design "
            "does not have",
            label="no such table" if table not in model.tables else "not in this table",
            subject=decision.subject,
            help=hint or "name a `Table`, `Table/Index`, `Table/Entity` or `Table/attribute`",
        )
