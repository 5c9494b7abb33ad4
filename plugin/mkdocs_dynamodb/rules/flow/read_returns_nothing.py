"""A read returns nothing for its example."""

from collections.abc import Iterator
from itertools import islice

from mkdocs_dynamodb.diagnostics import Finding, Severity, Span
from mkdocs_dynamodb.model.engine.misses import Miss, find_miss
from mkdocs_dynamodb.model.flow.absences import looks_before_puts
from mkdocs_dynamodb.model.keys.mixed_types import tables_of_mixed_keys
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Step
from mkdocs_dynamodb.reports.runs.answer_runs import StepResult
from mkdocs_dynamodb.reports.runs.results import AnswerResult, build_results
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule(
    "FLO001",
    "read-returns-nothing",
    Severity.ERROR,
    needs_whole_model=True,
    looks_at=Extent.PATTERN,
)
def read_returns_nothing(model: Model) -> Iterator[Finding]:
    """A read finds no item for the values of its example.

    ## Why

    DynamoDB does not say that a key is wrong: a query with a prefix that no item has, or a read
    with a key of another form, succeeds and returns nothing (API Reference, Query and GetItem). The
    sample items are the model's own picture of the data, so a read that finds nothing in them is
    likely to find nothing in production either. Only examples that are written count, and reads
    that ask for nothing but constants; `expect: 0` says that nothing is meant to come back.

    ## Bad

    ```yaml
    access_patterns:
      7: {name: List the notices of a reader, type: read, rps: 5, inputs: [reader_id]}
    tables:
      Library:
        partition_key: PK
        sort_key: SK
        entities:
          Notice:
            keys: {PK: "READER#{reader_id}", SK: "NOTIF#{sent_at}"}
            attributes: {reader_id: S, sent_at: S}
        items:
          - Notice: {reader_id: r1, sent_at: 2026-11-02T09:00:00Z}
    mapping:
      7:
        operation: Query
        table: Library
        where: {PK: "READER#{reader_id}", SK: {begins_with: "NOTE#"}}
        example: {reader_id: r1}
    ```

    ## Good

    ```yaml
    access_patterns:
      7: {name: List the notices of a reader, type: read, rps: 5, inputs: [reader_id]}
    tables:
      Library:
        partition_key: PK
        sort_key: SK
        entities:
          Notice:
            keys: {PK: "READER#{reader_id}", SK: "NOTIF#{sent_at}"}
            attributes: {reader_id: S, sent_at: S}
        items:
          - Notice: {reader_id: r1, sent_at: 2026-11-02T09:00:00Z}
    mapping:
      7:
        operation: Query
        table: Library
        where: {PK: "READER#{reader_id}", SK: {begins_with: "NOTIF#"}}
        example: {reader_id: r1}
    ```
    """
    results = build_results(model)
    for number, answer in model.answers.items():
        if not answer.steps or (answer.expect is not None and answer.expect.value == 0):
            continue
        if not any(step.reads for step in answer.steps):
            continue
        result = results[number]
        if result.is_derived:
            continue
        # What follows from a read that finds nothing needs no word of its own.
        for done in islice(_empty_reads(model, result), 1):
            miss = find_miss(done.outcomes[0].store, done.requests[0], done.outcomes[0])
            count = f" step {answer.steps.index(done.step) + 1}" if len(answer.steps) > 1 else ""
            where = f"{count} of pattern {number}" if count else f" pattern {number}"
            asked = f": {miss.asked}" if miss is not None else ""
            yield Finding(
                at=_place(done.step, miss),
                message=f"{where.strip()} reads nothing for its example{asked}",
                label=miss.present if miss is not None else "",
                subject=answer.subject,
                help="mend the condition or the example, or add the sample item that is missing",
            )


def _empty_reads(model: Model, result: AnswerResult) -> Iterator[StepResult]:
    """Reads that should find something: the last one, and those that give something."""
    mixed = tables_of_mixed_keys(model)
    looks = {id(step) for step, _ in looks_before_puts(model, model.answers[result.number])}
    for done in result.steps:
        if id(done.step) in looks:  # it is meant to find nothing
            continue
        table = model.table_of(done.step)
        if not done.step.reads or done.items or not done.outcomes:
            continue
        if any(outcome.refusal is not None for outcome in done.outcomes):
            continue
        if table is not None and (not table.items or table.name.value in mixed):
            continue
        if not result.example and not any(outcome.examined for outcome in done.outcomes):
            continue
        if done is result.last_read or done.step.gives:
            yield done


def _place(step: Step, miss: Miss | None) -> Span:
    """The key condition or filter that nothing fits."""
    if miss is not None and miss.part == "filter" and step.filter is not None:
        return step.filter.at
    tests = (*step.where, *(tests for action in step.actions for tests in action.where))
    for tested in tests:
        if miss is not None and tested.attribute.value == miss.attribute:
            return tested.attribute.at
    return step.operation.at
