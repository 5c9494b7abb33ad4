"""REQ014: a relationship whose figures contradict each other."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import Relationship
from mkdocs_dynamodb.rules.registry import Extent, rule

_TO_ONE = frozenset({"one-to-one", "many-to-one"})


@rule("REQ014", "contradictory-relationship", Severity.ERROR, looks_at=Extent.FRAME)
def contradictory_relationship(model: Model) -> Iterator[Finding]:
    """A relationship has an average above its maximum, or several `to` where its kind allows one.

    ## Why

    `average` and `max` count the `to` entities of one `from` entity. They decide how large an item
    collection grows and what a page of it costs to read, so figures that cannot both be true make
    capacity and partition figures worthless.

    ## Bad

    ```yaml
    entities:
      Member:
      Loan:
    relationships:
      - {from: Member, to: Loan, kind: one-to-many, average: 400, max: 25}
    ```

    ## Good

    ```yaml
    entities:
      Member:
      Loan:
    relationships:
      - {from: Member, to: Loan, kind: one-to-many, average: 25, max: 400}
    ```
    """
    for position, relationship in enumerate(model.relationships):
        fault = _fault(relationship)
        if not fault:
            continue
        source, target = relationship.source.value, relationship.target.value
        yield Finding(
            at=relationship.at,
            message=f"the relationship from `{source}` to `{target}` {fault}",
            label="cannot all be true",
            subject=f"relationships.{position}",
            help="`average` and `max` count `to` for one `from`; correct them, or `kind`",
        )


def _fault(relationship: Relationship) -> str:
    average, most, kind = relationship.average, relationship.max, relationship.kind
    if average is not None and most is not None and average > most:
        return f"has an average of {figure_text(average)}, above its maximum of {figure_text(most)}"
    for word, figure in (("an average", average), ("a maximum", most)):
        if kind in _TO_ONE and figure is not None and figure > 1:
            return f"is {kind} and has {word} of {figure_text(figure)}"
    return ""
