"""DSG047: a design that does otherwise than the denormalisation framework, without a reason."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity, Span
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.decisions.denormalisation import Assessment, build_assessments
from mkdocs_dynamodb.reports.decisions.words import design_text, verdict_text
from mkdocs_dynamodb.rules.registry import rule


@rule("DSG047", "framework-contradicted", Severity.NOTE, needs_whole_model=True)
def framework_contradicted(model: Model) -> Iterator[Finding]:
    """Entities are kept together or apart against the denormalisation framework, without a reason.

    The framework keeps apart what a young application changes often, what different owners have,
    and what is not read together in more than 70 % of the reads or grows without end; it considers
    one place for the rest. Any recorded reason settles it. Copies have [a rule of their
    own](DSG043.md).

    ## Why

    Data in one place is read with one request and cannot be scaled, backed up or changed apart (AWS
    Samples, MySQL to DynamoDB modernizer, denormalization decision framework). Both choices can be
    right; one that goes the other way wants to be explained.

    ## Bad

    ```yaml
    entities: {User: {}, Invoice: {}}
    access_patterns:
      1: {name: Show a user, type: read, rps: 90, inputs: [user_id], entities: [User]}
      2: {name: Show an invoice, type: read, rps: 5, inputs: [user_id, number], entities: [Invoice]}
    tables:
      Everything:
        partition_key: user_id
        sort_key: part
        entities:
          User: {keys: {part: USER}, attributes: {user_id: S}}
          Invoice: {keys: {part: "INVOICE#{number}"}, attributes: {user_id: S, number: S}}
    ```

    ## Good

    ```yaml
    entities: {User: {}, Invoice: {}}
    access_patterns:
      1: {name: Show a user, type: read, rps: 90, inputs: [user_id], entities: [User]}
      2: {name: Show an invoice, type: read, rps: 5, inputs: [user_id, number], entities: [Invoice]}
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {attributes: {user_id: S}}
      Invoices:
        partition_key: user_id
        sort_key: number
        entities:
          Invoice: {attributes: {user_id: S, number: S}}
    ```
    """
    for assessment in build_assessments(model):
        if assessment.copies is not None or assessment.reasons or not assessment.contradicts:
            continue
        yield Finding(
            at=_place(model, assessment),
            message=f"{design_text(assessment)}, and the denormalisation framework says "
            f"{verdict_text(assessment)}",
            label="no reason is recorded",
            subject=_subject(model, assessment),
            help="record the reason: `because` of an aggregate, or a decision about the table",
        )


def _place(model: Model, assessment: Assessment) -> Span:
    if assessment.aggregate is not None:
        return assessment.aggregate.name.at
    table = model.tables.get(assessment.placement.place.partition("/")[0])
    if table is not None:
        return table.name.at
    return model.stored_in[assessment.entities[-1]][0].entities[assessment.entities[-1]].name.at


def _subject(model: Model, assessment: Assessment) -> str:
    if assessment.aggregate is not None:
        return assessment.aggregate.subject
    table = model.tables.get(assessment.placement.place.partition("/")[0])
    if table is not None:
        return table.subject
    return model.stored_in[assessment.entities[-1]][0].entities[assessment.entities[-1]].subject
