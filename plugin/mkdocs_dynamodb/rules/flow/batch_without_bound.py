"""FLO067: a batch of whatever an earlier search finds, however many that are."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.capacity.growth import Growth, build_growth, matching_entities
from mkdocs_dynamodb.model.expressions.placeholders import key_names
from mkdocs_dynamodb.model.figures import exact_sum, figure_text
from mkdocs_dynamodb.model.flow.targets import target_of
from mkdocs_dynamodb.model.limits import MAX_BATCH_GET, MAX_BATCH_WRITE
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Answer, Step
from mkdocs_dynamodb.rules.registry import Extent, rule

_LIMITS = {"BatchGetItem": MAX_BATCH_GET, "BatchWriteItem": MAX_BATCH_WRITE}


@rule(
    "FLO067",
    "batch-without-bound",
    Severity.WARNING,
    needs_whole_model=True,
    looks_at=Extent.PATTERN,
)
def batch_without_bound(model: Model) -> Iterator[Finding]:
    """A batch takes its keys from a search, and nothing says how many that can be.

    It is such a batch where an action without `times` has keys that an earlier Query or Scan gives,
    or keys that nothing tells. Silent where the search has a `limit`, says in `returns` that it
    finds one item, or reads what a relationship gives a `max`, and where the step has `times`.
    Reported as well where the `times` of the action are fewer than the search finds on average.

    ## Why

    BatchGetItem takes up to 100 keys, BatchWriteItem up to 25 puts and deletes; DynamoDB refuses
    the whole request beyond that (API Reference, BatchGetItem and BatchWriteItem). What works for
    a user with ten followers fails for the one with two hundred.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List who follows a user, type: read, rps: 5, inputs: [user_id]}
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {attributes: {user_id: S, username: S}}
      Follows:
        partition_key: user_id
        sort_key: follower_id
        entities:
          Follow: {attributes: {user_id: S, follower_id: S}}
    mapping:
      1:
        steps:
          - operation: Query
            table: Follows
            where: {user_id: "{user_id}"}
            gives: [follower_id]
          - operation: BatchGetItem
            actions:
              - {get: User, table: Users, where: {user_id: "{follower_id}"}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List who follows a user, type: read, rps: 5, inputs: [user_id]}
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {attributes: {user_id: S, username: S}}
      Follows:
        partition_key: user_id
        sort_key: follower_id
        entities:
          Follow: {attributes: {user_id: S, follower_id: S}}
    mapping:
      1:
        steps:
          - operation: Query
            table: Follows
            where: {user_id: "{user_id}"}
            limit: 50
            gives: [follower_id]
          - operation: BatchGetItem
            actions:
              - get: User
                table: Users
                where: {user_id: "{follower_id}"}
                times: {average: 20, max: 50}
    ```
    """
    growth: Growth | None = None
    for number, answer in model.answers.items():
        for position, step in enumerate(answer.steps):
            if step.operation.value not in _LIMITS or step.times is not None:
                continue
            growth = build_growth(model) if growth is None else growth
            for action in step.actions:
                if action.times is not None:
                    yield from _too_few(model, answer, position, action)
                source = _source(model, growth, answer, position, action)
                if source is not None:
                    yield _finding(number, step, action, answer.steps.index(source) + 1, source)
                    break


def _finding(number: str, step: Step, action: Action, position: int, source: Step) -> Finding:
    name, limit = step.operation.value, _LIMITS[step.operation.value]
    return Finding(
        at=action.verb.at,
        message=(
            f"the {name} of pattern {number} takes as many keys as step {position} finds, "
            f"and no more than {limit} are allowed"
        ),
        label="without `times`",
        subject=action.subject,
        related=(Related(source.operation.at, "finds any number of items"),),
        help=f"limit step {position}, or say with `times` how many there are in one batch at most",
    )


def _source(
    model: Model, growth: Growth, answer: Answer, position: int, action: Action
) -> Step | None:
    """The search without a bound that an action of a later step takes its key from."""
    if action.times is not None:
        return None
    step = _giving(model, answer, position, action)
    if step is None or not step.is_search or _is_bounded(model, growth, step):
        return None
    return step


def _giving(model: Model, answer: Answer, position: int, action: Action) -> Step | None:
    """The last step before that gives what the key of an action is made of."""
    names = key_names(model, action)
    pattern = model.patterns.get(answer.number.value)
    inputs = {entry.name.value for entry in pattern.inputs} if pattern is not None else set()
    for step in reversed(answer.steps[:position]):
        given = {name.value for name in step.gives} - inputs
        if not names or not given.isdisjoint(names):
            return step
    return None


def _too_few(model: Model, answer: Answer, position: int, action: Action) -> Iterator[Finding]:
    """An action that is done for fewer items than the search before finds on average."""
    step, times = _giving(model, answer, position, action), action.times
    if step is None or times is None or not step.is_search or step.times is not None:
        return
    found = exact_sum(step.returns.values())
    if found > times.max:
        number = answer.number.value
        yield Finding(
            at=times.at,
            message=(
                f"pattern {number} goes on with {times.max} at most of the {figure_text(found)} "
                f"items that step {answer.steps.index(step) + 1} finds"
            ),
            label="leaves the others out",
            subject=action.subject,
            related=(Related(step.operation.at, "finds more"),),
            help="say with `times` of the step how many batches there are, or limit the search",
        )


def _is_bounded(model: Model, growth: Growth, step: Step) -> bool:
    """Whether something says how many items a search finds at most."""
    if step.limit is not None or (step.returns and all(n <= 1 for n in step.returns.values())):
        return True
    target = target_of(model, step)
    return target is None or any(
        parent.max is not None
        for entity in matching_entities(step, target)
        for parent in growth.leading_to.get(entity.name.value, ())
    )
