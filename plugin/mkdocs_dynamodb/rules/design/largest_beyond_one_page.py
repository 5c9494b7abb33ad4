"""DSG018: a query whose largest result does not fit into a page."""

from collections.abc import Iterator
from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.capacity.growth import (
    build_growth,
    matching_entities,
    reads_whole_collection,
)
from mkdocs_dynamodb.model.capacity.sample_sizes import SampleSizes
from mkdocs_dynamodb.model.figures import exact_product, figure_text
from mkdocs_dynamodb.model.flow.targets import target_of
from mkdocs_dynamodb.model.limits import MAX_PAGE_BYTES
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Answer, Step
from mkdocs_dynamodb.rules.registry import rule


@rule("DSG018", "largest-beyond-one-page", Severity.NOTE)
def largest_beyond_one_page(model: Model) -> Iterator[Finding]:
    """A query reads all of a collection, and the largest has more than 1 MB.

    How large that is follows from the `max` of the relationship and the sample items. Silent where
    the step has a `limit` or `times`, or a note speaks of pages.

    ## Why

    A query reads 1 MB at most and returns a LastEvaluatedKey; without a second request the rest is
    missing, and nothing fails (Developer Guide, Paginating table query results). Tests with small
    collections never show it.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show the replies of a thread, type: read, rps: 20, inputs: [thread_id]}
    relationships:
      - {from: Thread, to: Reply, kind: one-to-many, average: 20, max: 9900}
    tables:
      Replies:
        partition_key: thread_id
        sort_key: sent_at
        entities:
          Reply: {attributes: {thread_id: S, sent_at: S, text: S}}
        items:
          - Reply:
              thread_id: t1
              sent_at: 2026-11-21T10:00:00Z
              text: I would try another key, and one that begins with the day on which it was sent
    mapping:
      1: {operation: Query, table: Replies, where: {thread_id: "{thread_id}"}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show the replies of a thread, type: read, rps: 20, inputs: [thread_id]}
    relationships:
      - {from: Thread, to: Reply, kind: one-to-many, average: 20, max: 9900}
    tables:
      Replies:
        partition_key: thread_id
        sort_key: sent_at
        entities:
          Reply: {attributes: {thread_id: S, sent_at: S, text: S}}
        items:
          - Reply:
              thread_id: t1
              sent_at: 2026-11-21T10:00:00Z
              text: I would try another key, and one that begins with the day on which it was sent
    mapping:
      1: {operation: Query, table: Replies, where: {thread_id: "{thread_id}"}, limit: 100}
    ```
    """
    growth, sizes = build_growth(model), SampleSizes()
    for _, answer, step in model.steps():
        target = target_of(model, step) if step.operation.value == "Query" else None
        if target is None or _is_paged(answer, step) or not reads_whole_collection(step, target):
            continue
        is_partial = target.index is not None and bool(target.index.sparse)
        if is_partial or growth.boundless(step, target) is not None:  # that is told by DSG001
            continue
        for entity in matching_entities(step, target):
            bounds = [parent for parent in growth.parents(entity, target) if parent.max is not None]
            size = sizes.average(target, entity)
            if not bounds or size is None:
                continue
            bound = min(bounds, key=lambda parent: parent.max or 0)
            total = exact_product(Decimal(bound.max or 0), size)
            if total > MAX_PAGE_BYTES:
                yield Finding(
                    at=step.operation.at,
                    message=f"pattern {answer.number.value} reads up to "
                    f"{figure_text(round(Decimal(bound.max or 0)))} "
                    f"`{entity.name.value}`, about "
                    f"{figure_text(round(total))} bytes, and a page ends at 1 MB",
                    label="the rest comes with further requests",
                    subject=step.subject,
                    related=(Related(bound.at, "so many at most"),),
                    help="give a `limit` and read page by page, or say in a `note` that the "
                    "caller follows LastEvaluatedKey to the end",
                )
                break


def _is_paged(answer: Answer, step: Step) -> bool:
    notes = f"{step.note} {answer.note}".lower()
    is_stated = step.limit is not None or step.times is not None
    return is_stated or "page" in notes or "lastevaluatedkey" in notes
