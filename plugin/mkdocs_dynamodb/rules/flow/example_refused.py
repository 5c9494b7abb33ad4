"""A write is refused for its example."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity, Span
from mkdocs_dynamodb.model.engine.outcome import Attributes, Refusal
from mkdocs_dynamodb.model.keys.mixed_types import tables_of_mixed_keys
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Answer, Step
from mkdocs_dynamodb.reports.runs.answer_runs import StepResult
from mkdocs_dynamodb.reports.runs.refused_actions import refused_action, tested_names
from mkdocs_dynamodb.reports.runs.results import build_results
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("FLO003", "example-refused", Severity.ERROR, needs_whole_model=True, looks_at=Extent.PATTERN)
def example_refused(model: Model) -> Iterator[Finding]:
    """A write is refused on the sample items for the values of its example.

    ## Why

    An example shows the normal case, in which the write happens. Where its condition does not hold
    on the sample items, or an update reads what the item does not have, DynamoDB refuses the write,
    and a transaction as a whole (Developer Guide, Condition expressions; API Reference,
    TransactWriteItems). Either the example is wrong, or the condition can never hold.

    ## Bad

    ```yaml
    access_patterns:
      4: {name: Return a book, type: update, rps: 5, inputs: [book_id]}
    tables:
      Books:
        partition_key: book_id
        entities:
          Book: {attributes: {book_id: S, lent: BOOL}}
        items:
          - Book: {book_id: b1, lent: false}
    mapping:
      4:
        operation: UpdateItem
        table: Books
        entity: Book
        set: {lent: false}
        condition: {lent: true}
        example: {book_id: b1}
    ```

    ## Good

    ```yaml
    access_patterns:
      4: {name: Return a book, type: update, rps: 5, inputs: [book_id]}
    tables:
      Books:
        partition_key: book_id
        entities:
          Book: {attributes: {book_id: S, lent: BOOL}}
        items:
          - Book: {book_id: b1, lent: true}
    mapping:
      4:
        operation: UpdateItem
        table: Books
        entity: Book
        set: {lent: false}
        condition: {lent: true}
        example: {book_id: b1}
    ```
    """
    results, mixed = build_results(model), tables_of_mixed_keys(model)
    for number, answer in model.answers.items():
        if not answer.example or all(step.reads for step in answer.steps):
            continue
        for done in results[number].steps:
            if any(a.table is not None and a.table.value in mixed for a in done.step.actions):
                continue  # KEY027 tells which items are refused
            refusal = next((o.refusal for o in done.outcomes if o.refusal is not None), None)
            if refusal is not None and refusal.is_about_items:
                yield _finding(model, answer, done, refusal)


def _finding(model: Model, answer: Answer, done: StepResult, refusal: Refusal) -> Finding:
    action = refused_action(model, done, refusal)
    number = answer.number.value
    many = len(answer.steps) > 1
    where = (
        f"step {answer.steps.index(done.step) + 1} of pattern {number}"
        if many
        else (f"pattern {number}")
    )
    return Finding(
        at=_place(done.step, action),
        message=f"{where} is refused for its example: {refusal.reason}",
        label=_label(action, refusal),
        subject=answer.subject,
        help="mend the example, the condition or the sample item",
    )


def _place(step: Step, action: Action | None) -> Span:
    if action is None:
        return step.operation.at
    if action.condition is not None:
        return action.condition.at
    if action.update.expression is not None:
        return action.update.expression.at
    return action.verb.at


def _label(action: Action | None, refusal: Refusal) -> str:
    """What the item has of the attributes that the condition names."""
    if refusal.kind != "condition" or action is None:
        return ""
    if refusal.item is None:
        return "there is no such item"
    held = [_held(refusal.item, name) for name in tested_names(action)[:3]]
    return "the item " + " and ".join(held) if held else ""


def _held(item: Attributes, name: str) -> str:
    return f"has {name} `{item[name].shown}`" if name in item else f"has no `{name}`"
