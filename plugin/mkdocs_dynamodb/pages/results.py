"""What the sample items give back for a pattern: items read, and items before and after a write."""

from collections.abc import Iterable, Mapping
from itertools import islice

from mkdocs_dynamodb.model.engine.comparing import equal
from mkdocs_dynamodb.model.engine.outcome import Attributes, Change, Outcome
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.values import Value
from mkdocs_dynamodb.pages.words import target_text, value_text
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.runs.answer_runs import StepResult
from mkdocs_dynamodb.reports.runs.results import AnswerResult

SHOWN_ITEMS = 10
"""Items of a step that are shown; the others are counted."""
SHOWN_CHARACTERS = 160
"""Characters of a value that are shown."""


@record(kw_only=True)
class AttributeView:
    """An attribute of an item."""

    name: str
    type: str
    text: str


@record(kw_only=True)
class ItemView:
    """An item that was read."""

    attributes: tuple[AttributeView, ...]
    is_kept: bool
    """Whether the filter kept it."""


@record(kw_only=True)
class ChangedView:
    """An attribute before and after a write; nothing where it is not there."""

    name: str
    before: str
    after: str


@record(kw_only=True)
class ChangeView:
    """An item before and after a write."""

    verb: str
    """put, replaced, changed, deleted, or left as it is."""
    table: str
    key: str
    attributes: tuple[AttributeView, ...]
    """Of an item that is new or gone: all of them."""
    changed: tuple[ChangedView, ...]
    """Of an item that stays: those that differ."""
    same: int
    """Number of attributes that stay as they were, without the key."""


@record(kw_only=True)
class StepView:
    """What came of one step."""

    title: str
    reads: bool
    items: tuple[ItemView, ...]
    more_items: int
    filtered: int
    """Number of items that were read and filtered away."""
    changes: tuple[ChangeView, ...]
    more_changes: int
    requests: int
    """How many requests the step sent."""
    refusal: str


@record(kw_only=True)
class ResultView:
    """What became of an answer."""

    example: tuple[tuple[str, str], ...]
    """The values where they were taken from the sample items."""
    steps: tuple[StepView, ...]
    blocked: str


def result_view(model: Model, result: AnswerResult) -> ResultView:
    """What a page shows of a result."""
    example = result.example.items() if result.is_derived else ()
    return ResultView(
        example=tuple((name, _cut(value_text(value))) for name, value in example),
        steps=tuple(_step(model, step) for step in result.steps),
        blocked=result.blocked,
    )


def _step(model: Model, done: StepResult) -> StepView:
    step = done.step
    items = [item for outcome in done.outcomes for item in _items(outcome)]
    changes = [change for outcome in done.outcomes for change in outcome.changes]
    refusal = next((o.refusal.reason for o in done.outcomes if o.refusal is not None), "")
    target = f" {target_text(step)}" if step.table is not None else ""
    return StepView(
        title=f"{step.operation.value}{target}",
        reads=step.reads,
        items=tuple(
            ItemView(attributes=_attributes(item), is_kept=is_kept)
            for item, is_kept in items[:SHOWN_ITEMS]
        ),
        more_items=max(0, len(items) - SHOWN_ITEMS),
        filtered=sum(not is_kept for _, is_kept in items),
        changes=tuple(_change(model, change) for change in islice(changes, SHOWN_ITEMS)),
        more_changes=max(0, len(changes) - SHOWN_ITEMS),
        requests=len(done.requests),
        refusal=refusal,
    )


def _items(outcome: Outcome) -> Iterable[tuple[Attributes, bool]]:
    """Items in the order in which they were read, each with whether it came back."""
    if not outcome.examined:
        return ((item, True) for item in outcome.items)
    returned = iter(outcome.items)
    return [
        (next(returned), True) if is_kept else (entry, False)
        for entry, is_kept in zip(outcome.examined, outcome.kept, strict=True)
    ]


def _change(model: Model, change: Change) -> ChangeView:
    table = model.tables[change.table]
    before, after = change.before or {}, change.after or {}
    names = table.key_names
    item = after or before
    key = ", ".join(f"{n} = {value_text(item[n])}" for n in names if n in item)
    differing = _differing(before, after) if before and after else ()
    return ChangeView(
        verb=_verb(change, differing),
        table=change.table,
        key=key,
        attributes=() if before and after else _attributes(item),
        changed=differing,
        same=len([n for n in after if n not in names and equal(before.get(n), after[n])]),
    )


def _verb(change: Change, differing: tuple[ChangedView, ...]) -> str:
    if change.before is None:
        return "new"
    if change.after is None:
        return "deleted"
    return "changed" if differing else "as before"


def _differing(before: Mapping[str, Value], after: Mapping[str, Value]) -> tuple[ChangedView, ...]:
    return tuple(
        ChangedView(name=name, before=_text(before.get(name)), after=_text(after.get(name)))
        for name in dict.fromkeys((*before, *after))
        if not equal(before.get(name), after.get(name))
    )


def _attributes(item: Attributes) -> tuple[AttributeView, ...]:
    return tuple(
        AttributeView(name=name, type=value.type, text=_text(value)) for name, value in item.items()
    )


def _text(value: Value | None) -> str:
    return "" if value is None else _cut(value_text(value))


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN_CHARACTERS else f"{text[: SHOWN_CHARACTERS - 1]}…"
