"""Runs the steps of an answer on the sample items; what one gives, the next ones use."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mkdocs_dynamodb.model.dynamodb_json import NOWHERE, Json
from mkdocs_dynamodb.model.engine.comparing import equal
from mkdocs_dynamodb.model.engine.execute import execute
from mkdocs_dynamodb.model.engine.outcome import Attributes, Outcome
from mkdocs_dynamodb.model.engine.store import Store
from mkdocs_dynamodb.model.expressions.placeholders import key_names, needed_names
from mkdocs_dynamodb.model.flow.scopes import generated_attributes, is_repeated
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import BATCH_OPERATIONS, TRANSACTIONS, Action, Answer, Step
from mkdocs_dynamodb.model.requests import Body, Request, build_request
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.model.values import Value
from mkdocs_dynamodb.records import record

Values = Mapping[str, Value]


@record()
class StepResult:
    """What a step did: a request, or several where it is repeated."""

    step: Step
    requests: tuple[Request, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def items(self) -> tuple[Attributes, ...]:
        """What all its requests returned."""
        return tuple(item for outcome in self.outcomes for item in outcome.items)


@record()
class Run:
    """The steps that ran, and what kept the others from running."""

    steps: tuple[StepResult, ...]
    blocked: str = ""
    """Why not every step ran, as a sentence without a full stop."""
    missing: tuple[str, ...] = ()
    """Values that nothing gives, where that is the reason."""


class _Blocked(Exception):  # noqa: N818 - it leads out of the run and is no error
    """A step cannot be sent."""

    def __init__(self, reason: str, missing: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.missing = missing


def run_answer(model: Model, store: Store, answer: Answer, example: Values) -> Run:
    """Run an answer with the values of an example, beginning with some items."""
    return _Runner(model, store, answer, example).run()


class _Runner:
    """State between the steps of one answer."""

    def __init__(self, model: Model, store: Store, answer: Answer, example: Values) -> None:
        self.model = model
        self.store = store
        self.answer = answer
        self.values = dict(example)
        self.rows: list[list[Values]] = []
        """For each step that gave something, the values of each item that it returned."""
        self.empty: dict[str, int] = {}
        """Value that a step was to give -> number of that step, where nothing came back."""
        made = generated_attributes(model, answer) if len(answer.steps) > 1 else frozenset()
        self.kept = made & example.keys()
        """Values of new items, which an earlier item of the same attribute does not replace."""

    def run(self) -> Run:
        done: list[StepResult] = []
        try:
            for number, step in enumerate(self.answer.steps, start=1):
                requests, outcomes = [], []
                for request in self._requests(step):
                    outcome = execute(self.store, request)
                    requests.append(request)
                    outcomes.append(outcome)
                    self.store = outcome.store
                    if outcome.refusal is not None:
                        break
                done.append(StepResult(step, tuple(requests), tuple(outcomes)))
                if outcomes and outcomes[-1].refusal is not None:
                    return Run(tuple(done), self._refused(number))
                self._take(step, done[-1].items, number)
        except _Blocked as blocked:
            return Run(tuple(done), blocked.reason, blocked.missing)
        return Run(tuple(done))

    def _refused(self, number: int) -> str:
        if number == len(self.answer.steps):
            return ""
        return f"step {number} is refused, so the steps after it do not run"

    def _requests(self, step: Step) -> Iterator[Request]:
        """Requests of a step: one for each row where it is repeated, otherwise one."""
        self._check_tables(step)
        name = step.operation.value
        if name not in BATCH_OPERATIONS and name not in TRANSACTIONS:
            part = step if step.is_search else step.actions[0]
            for values in self._repeated(part, step):
                yield self._build(step, values)
            return
        bodies = [
            self._build(replace(step, actions=(action,)), values).body
            for action in step.actions
            for values in self._repeated(action, action if action.times else step)
        ]
        yield Request(name, _joined(bodies))

    def _build(self, step: Step, values: Values) -> Request:
        return build_request(self.model, step, self.answer, values)

    def _check_tables(self, step: Step) -> None:
        parts: Sequence[Step | Action] = (step,) if step.is_search else step.actions
        if not parts:
            raise _Blocked(f"the {step.operation.value} says no item")
        for part in parts:
            if self.model.table_of(part) is None:
                raise _Blocked("a table that it names does not exist")
            unknown = part.entity is not None and self.model.entity_of(part) is None
            if not step.is_search and unknown and not part.where:
                raise _Blocked("an entity that it names is not stored in the table")

    def _repeated(self, part: Step | Action, counted: Step | Action) -> Sequence[Values]:
        """Values for each time that a part of a step is done."""
        needed = needed_names(self.model, part, self.values)
        rows: Sequence[Values] = ()
        if counted.times is not None and counted.times.max > 1:
            rows = self._rows_for(needed)[: counted.times.max]
        found = [{**self.values, **row} for row in rows] or [self.values]
        for values in found:
            missing = tuple(name for name in needed if name not in values)
            if missing:
                raise self._without(missing)
        return found

    def _rows_for(self, needed: Mapping[str, None]) -> Sequence[Values]:
        """Rows of the latest step that gave some of the values, as far as they have all of them."""
        for rows in reversed(self.rows):
            names = {name for row in rows for name in row if name in needed}
            if names:
                return [row for row in rows if names <= row.keys()]
        return ()

    def _without(self, missing: tuple[str, ...]) -> _Blocked:
        names = ", ".join(f"`{name}`" for name in missing)
        step = next((self.empty[name] for name in missing if name in self.empty), None)
        if step is not None:
            return _Blocked(f"step {step} returns nothing that has {names}")
        return _Blocked(f"the example has no value for {names}", missing)

    def _take(self, step: Step, items: tuple[Attributes, ...], number: int) -> None:
        """Keep what later steps use of the items that came back."""
        names = [name.value for name in step.gives]
        if not names:
            return
        tables = self._tables(step)
        rows = [_given(item, names, tables) for item in items]
        for name in names:
            first = next((row[name] for row in rows if name in row), None)
            if first is None:
                self.empty[name] = number
            elif name not in self.kept:
                self.values[name] = first
        if rows:
            self.rows.append(self._with_earlier(step, rows, items))

    def _tables(self, step: Step) -> list[Table]:
        parts: Sequence[Step | Action] = (step,) if step.is_search else step.actions
        return [table for part in parts if (table := self.model.table_of(part)) is not None]

    def _with_earlier(
        self, step: Step, rows: list[Values], items: tuple[Attributes, ...]
    ) -> list[Values]:
        """Rows with those of the earlier step that the keys of the items came from."""
        parts: Sequence[Step | Action] = (step,) if step.is_search else step.actions
        repeated = [part for part in parts if is_repeated(part, step)]
        names = frozenset[str]().union(*(key_names(self.model, part) for part in repeated))
        for earlier in reversed(self.rows):
            shared = {name for row in earlier for name in row if name in names}
            if not shared or len(earlier) < len(items):
                continue
            found: list[Values] = []
            for row in earlier:
                match = next((n for n, item in enumerate(items) if _agree(item, row, shared)), None)
                if match is not None:
                    found.append({**row, **rows[match]})
            return found or rows
        return rows


def _agree(item: Attributes, row: Values, names: set[str]) -> bool:
    return all(equal(item.get(name), row.get(name)) for name in names)


def _given(item: Attributes, names: Sequence[str], tables: Sequence[Table]) -> Values:
    """Values that an item gives: its attributes, and what can be read in the text of its keys."""
    found = {name: item[name] for name in names if name in item}
    absent = [name for name in names if name not in item]
    if absent:
        found.update(_read_in_keys(item, absent, tables))
    return found


def _read_in_keys(item: Attributes, names: Sequence[str], tables: Sequence[Table]) -> Values:
    for table in tables:
        for entity in table.entities.values():
            read: dict[str, str] | None = {}
            for key, template in entity.keys.items():
                text = template.read(item[key].text) if key in item else {}
                read = None if read is None or text is None else {**read, **text}
            if read is not None and any(name in read for name in names):
                return {n: Value("S", read[n], NOWHERE) for n in names if n in read}
    return {}


def _joined(bodies: Sequence[Body]) -> Body:
    """One body of a batch or transaction from bodies with one action each.

    An action that would be the same twice is sent once.
    """
    items: dict[str, Json] = {}
    actions: list[Json] = []
    for body in bodies:
        listed = body.get("TransactItems")
        if isinstance(listed, list):
            actions += [action for action in listed if action not in actions]
        requested = body.get("RequestItems")
        for name, part in requested.items() if isinstance(requested, dict) else ():
            items[name] = part if name not in items else _both(items[name], part)
    return {"TransactItems": actions} if actions else {"RequestItems": items}


def _both(one: Json, other: Json) -> Json:
    if isinstance(one, list) and isinstance(other, list):
        return one + [entry for entry in other if entry not in one]
    if isinstance(one, dict) and isinstance(other, dict):
        return {**one, "Keys": _both(one.get("Keys", []), other.get("Keys", []))}
    return one
