"""What the answers of a model give back when they run on its sample items."""

from collections.abc import Iterator, Mapping

from mkdocs_dynamodb.model.engine.outcome import Attributes
from mkdocs_dynamodb.model.engine.store import Store, load_store
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Answer
from mkdocs_dynamodb.model.values import Value
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.runs.answer_runs import StepResult, run_answer
from mkdocs_dynamodb.reports.runs.derived_examples import derive_example, unknown_names


@record()
class AnswerResult:
    """What became of an answer on the sample items."""

    number: str
    example: Mapping[str, Value]
    is_derived: bool
    """Whether the example was taken from the sample items, since none is written."""
    steps: tuple[StepResult, ...]
    blocked: str = ""
    """What kept all or some of the steps from running; nothing where all ran."""
    missing: tuple[str, ...] = ()
    """Values that nothing gives, where that is what kept a step from running."""

    @property
    def last_read(self) -> StepResult | None:
        """The last step that reads."""
        return next((step for step in reversed(self.steps) if step.step.reads), None)

    @property
    def returned(self) -> tuple[Attributes, ...] | None:
        """What the last reading step returned; None where nothing was read."""
        last = self.last_read
        return None if last is None else last.items


class Results(Mapping[str, AnswerResult]):
    """Pattern number -> result of its answer, worked out when it is asked for."""

    def __init__(self, model: Model) -> None:
        """Prepare for the answers of a model."""
        self._model = model
        self._store: Store | None = None
        self._found: dict[str, AnswerResult] = {}
        self._answers = {n: answer for n, answer in model.answers.items() if answer.steps}

    def __getitem__(self, number: str) -> AnswerResult:
        """Result of an answer."""
        found = self._found.get(number)
        if found is None:
            model, answer = self._model, self._answers[number]
            found = self._found[number] = model.kept.get(
                ("result", number),
                (answer, model.patterns.get(number), model.frame),
                lambda: self._run(answer),
            )
        return found

    def __iter__(self) -> Iterator[str]:
        """Numbers of the patterns with an answer."""
        return iter(self._answers)

    def __len__(self) -> int:
        """Number of answers."""
        return len(self._answers)

    def _run(self, answer: Answer) -> AnswerResult:
        number, model = answer.number.value, self._model
        if self._store is None:
            self._store = load_store(model)
        example: Mapping[str, Value] = answer.example
        is_derived = False
        if not example:
            names = unknown_names(model, answer)
            derived = derive_example(model, answer) if names else {}
            if derived is None:
                listed = ", ".join(f"`{name}`" for name in names)
                return AnswerResult(
                    number,
                    {},
                    is_derived=False,
                    steps=(),
                    blocked=f"there is no example with a value for {listed}",
                    missing=names,
                )
            example, is_derived = derived, bool(derived)
        run = run_answer(model, self._store, answer, example)
        return AnswerResult(
            number, example, is_derived, run.steps, blocked=run.blocked, missing=run.missing
        )


def build_results(model: Model) -> Results:
    """Results of a model; asked again for the same model, the same ones."""
    found = model.worked_out.get(Results)
    if not isinstance(found, Results):
        found = model.worked_out[Results] = Results(model)
    return found
