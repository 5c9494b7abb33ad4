"""A read returns another number of items than the model says."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.runs.answer_runs import StepResult
from mkdocs_dynamodb.reports.runs.results import AnswerResult, build_results
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO002", "expectation-not-met", Severity.ERROR, needs_whole_model=True)
def expectation_not_met(model: Model) -> Iterator[Finding]:
    """A read returns another number of items for its example than `expect` says.

    ## Why

    Whoever wrote `expect` counted by hand what the request should bring. When another number comes
    back, the condition is wider or narrower than was thought, the filter works after the limit
    (Developer Guide, Querying tables), or the sample items have changed. Of several steps, the last
    one that reads and finds something is meant. A read that finds nothing is reported by FLO001.

    ## Bad

    ```yaml
    access_patterns:
      3: {name: List the loans of a reader, type: read, rps: 5, inputs: [reader_id]}
    tables:
      Loans:
        partition_key: reader_id
        sort_key: lent_at
        entities:
          Loan: {attributes: {reader_id: S, lent_at: S}}
        items:
          - Loan: {reader_id: r1, lent_at: 2026-11-02T09:00:00Z}
          - Loan: {reader_id: r1, lent_at: 2026-11-05T09:00:00Z}
    mapping:
      3:
        operation: Query
        table: Loans
        where: {reader_id: "{reader_id}"}
        example: {reader_id: r1}
        expect: 3
    ```

    ## Good

    ```yaml
    access_patterns:
      3: {name: List the loans of a reader, type: read, rps: 5, inputs: [reader_id]}
    tables:
      Loans:
        partition_key: reader_id
        sort_key: lent_at
        entities:
          Loan: {attributes: {reader_id: S, lent_at: S}}
        items:
          - Loan: {reader_id: r1, lent_at: 2026-11-02T09:00:00Z}
          - Loan: {reader_id: r1, lent_at: 2026-11-05T09:00:00Z}
    mapping:
      3:
        operation: Query
        table: Loans
        where: {reader_id: "{reader_id}"}
        example: {reader_id: r1}
        expect: 2
    ```
    """
    results = build_results(model)
    for number, answer in model.answers.items():
        if answer.expect is None or not answer.steps:
            continue
        result = results[number]
        if result.is_derived or result.blocked or _is_refused(result):
            continue
        read = _counted(result)
        if read is None or len(read.items) == answer.expect.value:
            continue
        count = len(read.items)
        comes = "1 item comes" if count == 1 else f"{count} items come"
        yield Finding(
            at=answer.expect.at,
            message=f"pattern {number} expects {answer.expect.value}, but {comes} back",
            label=_reason(read),
            subject=answer.subject,
            help=f"write `expect: {count}` if that is right, else mend the request or the items",
        )


def _is_refused(result: AnswerResult) -> bool:
    return any(outcome.refusal is not None for done in result.steps for outcome in done.outcomes)


def _counted(result: AnswerResult) -> StepResult | None:
    """The last read that found something."""
    return next((done for done in reversed(result.steps) if done.step.reads and done.items), None)


def _reason(read: StepResult) -> str:
    examined = sum(len(outcome.examined) for outcome in read.outcomes)
    left = examined - len(read.items)
    if left > 0:
        return f"{examined} are read, and the filter drops {left}"
    limit = read.step.limit
    if limit is not None and examined == limit.value:
        return f"the limit of {limit.value} ends the read"
    return ""
