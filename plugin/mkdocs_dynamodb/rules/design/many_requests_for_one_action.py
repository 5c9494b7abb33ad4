"""DSG005: an answer that takes many requests."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, Decimal

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.capacity.loads import peak_of
from mkdocs_dynamodb.model.figures import exact_product, exact_sum, figure_text
from mkdocs_dynamodb.model.flow.scopes import build_scopes, runs_through
from mkdocs_dynamodb.model.limits import (
    MANY_REQUESTS,
    MAX_BATCH_GET,
    MAX_BATCH_WRITE,
    MAX_TRANSACTION_ITEMS,
    MIN_SCANS_FOR_USERS,
)
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Answer, Step
from mkdocs_dynamodb.model.requirements import AccessPattern
from mkdocs_dynamodb.rules.registry import Extent, rule

_BATCH_SIZES = {"BatchGetItem": MAX_BATCH_GET, "BatchWriteItem": MAX_BATCH_WRITE}


@rule("DSG005", "many-requests-for-one-action", Severity.WARNING, looks_at=Extent.PATTERN)
def many_requests_for_one_action(model: Model) -> Iterator[Finding]:
    """A pattern takes five or more requests on average.

    A batch counts as one request for each 100 items read or 25 written, and a query that is
    repeated over the shards of one key counts once. Changes that happen at most once a minute are
    left out: jobs may take their time.

    ## Why

    Requests that wait for each other add up their latencies, and each one costs at least its
    minimum, however little it reads. Five and more for one action show that what is used together
    is not stored together (AWS Labs, DynamoDB MCP server, guide of the data modelling expert).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a playlist with its songs, type: read, rps: 9, inputs: [playlist_id]}
    tables:
      Playlists:
        partition_key: playlist_id
        sort_key: position
        entities:
          Entry: {attributes: {playlist_id: S, position: N, song_id: S}}
      Songs:
        partition_key: song_id
        entities:
          Song: {attributes: {song_id: S, title: S}}
    mapping:
      1:
        steps:
          - operation: Query
            table: Playlists
            where: {playlist_id: "{playlist_id}"}
            limit: 50
            gives: [song_id]
          - {operation: GetItem, table: Songs, entity: Song, times: {average: 30, max: 50}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a playlist with its songs, type: read, rps: 9, inputs: [playlist_id]}
    tables:
      Playlists:
        partition_key: playlist_id
        sort_key: position
        entities:
          Entry: {attributes: {playlist_id: S, position: N, song_id: S, title: S}}
    mapping:
      1: {operation: Query, table: Playlists, where: {playlist_id: "{playlist_id}"}, limit: 50}
    ```
    """
    for number, pattern in model.patterns.items():
        answer = model.answers.get(number)
        if answer is None or not answer.steps or _is_job(pattern):
            continue
        counts = _requests(model, pattern, answer)
        total = exact_sum(counts)
        if total < MANY_REQUESTS:
            continue
        most = answer.steps[counts.index(max(counts))]
        yield Finding(
            at=answer.at,
            message=f"pattern {number} takes {figure_text(total)} requests on average",
            label=f"{MANY_REQUESTS} or more for one action",
            subject=answer.subject,
            related=(Related(most.at, f"{figure_text(max(counts))} of them"),),
            help=_help(most),
        )


def _is_job(pattern: AccessPattern) -> bool:
    peak = peak_of(pattern)
    return pattern.changes_data and peak is not None and peak <= MIN_SCANS_FOR_USERS


def _requests(model: Model, pattern: AccessPattern, answer: Answer) -> list[Decimal]:
    """Requests of each step on average."""
    scopes = build_scopes(model, pattern, answer)
    counts = []
    for step, scope in zip(answer.steps, scopes, strict=True):
        repeated = Decimal(1) if step.times is None else step.times.average
        through = runs_through(model, step, step, scope)
        if step.operation.value == "Query" and not all(map(scope.knows, through)):
            repeated = Decimal(1)
        counts.append(exact_product(repeated, _batches(step)))
    return counts


def _batches(step: Step) -> Decimal:
    """Batches that the items of a step fill."""
    size = _BATCH_SIZES.get(step.operation.value)
    if size is None or not step.actions:
        return Decimal(1)
    items = exact_sum(
        Decimal(1) if action.times is None else action.times.average for action in step.actions
    )
    if items <= size:
        return Decimal(1)
    return (items / size).to_integral_value(ROUND_CEILING)


def _help(step: Step) -> str:
    if step.operation.value == "GetItem" and step.times is not None:
        return "get up to 100 items with one BatchGetItem, or store together what is read together"
    if step.operation.value in ("PutItem", "DeleteItem") and step.times is not None:
        return "write up to 25 items with one BatchWriteItem, or keep less copies"
    if step.operation.value == "UpdateItem" and step.times is not None:
        if step.times.max < MAX_TRANSACTION_ITEMS:
            return "change the items with one TransactWriteItems, which takes up to 100 actions"
        return "let a consumer of the stream change the items, or keep what they share in one item"
    return "store together what is used together, or copy the few attributes that are missing"
