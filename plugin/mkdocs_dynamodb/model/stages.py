"""Stages of a workshop that works through a model: what to do, what to show, what to try."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.model.gates import Gate
from mkdocs_dynamodb.records import record


class Checklist(StrEnum):
    """A checklist that is worked out from the model."""

    REQUIREMENTS = "requirements"
    DESIGN = "design"


@record(kw_only=True)
class Break:
    """A change that spoils the model, for the reader to make and to undo."""

    at: Span
    file: Placed[str]
    """Path below the folder of the model."""
    find: Placed[str]
    replace: str
    expect: Placed[str]
    """Code of the rule that speaks up."""


@record(kw_only=True)
class Exercise:
    """A question with its answer, which the page hides at first."""

    question: str
    answer: str
    shows: tuple[Placed[str], ...]


@record(kw_only=True)
class StageStep:
    """One thing to do; what it holds is shown in the order of the fields."""

    title: str
    text: str
    prompt: str
    """Text to copy, such as a request to an assistant or a command."""
    shows: tuple[Placed[str], ...]
    """Parts of the model, such as `patterns` or `table Orders`."""
    exercise: Exercise | None
    change: Break | None


@record(kw_only=True)
class Stage:
    """A stage of the workshop."""

    name: Placed[str]
    title: str
    weight: Decimal
    weight_at: Span | None = None
    """Where the weight is written."""
    minutes: int | None
    about: str
    objectives: tuple[str, ...]
    steps: tuple[StageStep, ...]
    gates: tuple[Gate, ...]
    """Gates that it ends with."""
    checklists: tuple[Checklist, ...]
    """Checklists that pass when it is done."""
    hand_over: tuple[str, ...]
    page: str = ""
    """Path in the site of the page by hand that describes it; empty for one that is generated."""

    @property
    def subject(self) -> str:
        """Dotted path in the model."""
        return f"stages.{self.name.value}"

    def step_subject(self, position: int) -> str:
        """Dotted path of a step, which counts from 1."""
        return f"{self.subject}.steps.{position}"

    def changes(self) -> Iterator[tuple[str, Break]]:
        """Dotted path and change of each step that has one."""
        for position, step in enumerate(self.steps, start=1):
            if step.change is not None:
                yield self.step_subject(position), step.change

    def shown(self) -> Iterator[tuple[str, Placed[str]]]:
        """Dotted path and name of each part of the model that a step shows."""
        for position, step in enumerate(self.steps, start=1):
            in_answer = () if step.exercise is None else step.exercise.shows
            for part in (*step.shows, *in_answer):
                yield self.step_subject(position), part
