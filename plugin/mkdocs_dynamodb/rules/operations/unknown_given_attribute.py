"""OPS027: a step that is to give an attribute which it cannot return."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.targets import (
    RETURNS_NOTHING,
    returned_attributes,
    stored_attributes,
    target_of,
    top_level,
)
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Step
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.shape import nearest


@rule(
    "OPS027",
    "unknown-given-attribute",
    Severity.ERROR,
    needs_whole_model=True,
    looks_at=Extent.PATTERN,
)
def unknown_given_attribute(model: Model) -> Iterator[Finding]:
    """A step gives later steps an attribute that its response does not hold.

    ## Why

    `gives` names what later steps use. A global index returns only what it projects (Developer
    Guide, Using Global Secondary Indexes), and nothing returns an attribute that the items do not
    have; the later step would have no value for its key.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show who lent a book last, type: read, rps: 5, inputs: [book_id]}
    tables:
      Loans:
        partition_key: loan_id
        entities:
          Loan: {attributes: {loan_id: S, book_id: S, member_id: S}}
        indexes:
          ByBook: {partition_key: book_id, projection: KEYS_ONLY}
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S}}
    mapping:
      1:
        steps:
          - operation: Query
            table: Loans
            index: ByBook
            where: {book_id: "{book_id}"}
            gives: [member_id]
          - {operation: GetItem, table: Members, entity: Member}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show who lent a book last, type: read, rps: 5, inputs: [book_id]}
    tables:
      Loans:
        partition_key: loan_id
        entities:
          Loan: {attributes: {loan_id: S, book_id: S, member_id: S}}
        indexes:
          ByBook: {partition_key: book_id, projection: [member_id]}
      Members:
        partition_key: member_id
        entities:
          Member: {attributes: {member_id: S}}
    mapping:
      1:
        steps:
          - operation: Query
            table: Loans
            index: ByBook
            where: {book_id: "{book_id}"}
            gives: [member_id]
          - {operation: GetItem, table: Members, entity: Member}
    ```
    """
    for _, answer, step in model.steps():
        returned = returned_attributes(model, step) if step.gives else None
        if returned is None or step.operation.value in RETURNS_NOTHING:
            continue
        for name in step.gives:
            if top_level(name.value) not in returned:
                why, cure = _reason(model, step, name.value, returned)
                yield Finding(
                    at=name.at,
                    message=f"step of pattern {answer.number.value} gives `{name.value}`, {why}",
                    label="not returned",
                    subject=step.subject,
                    help=cure,
                )


def _reason(model: Model, step: Step, name: str, returned: frozenset[str]) -> tuple[str, str]:
    target = target_of(model, step)
    if top_level(name) not in (stored_attributes(model, step) or ()):
        cure = nearest(name, sorted(returned)) or "declare the attribute, or read it elsewhere"
        return "which the items do not have", cure
    if step.projection or target is None or target.index is None:
        return "which its projection leaves out", f"add `{name}` to `projection`"
    return (
        f"which {target.name} does not hold",
        f"add `{name}` to the projection of the index, or read the item from the table",
    )
