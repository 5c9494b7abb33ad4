"""Steps of a workshop's stage: what to do, what to show, and changes with what comes of them."""

import difflib
import re
from collections.abc import Iterator, Sequence
from textwrap import dedent

from markupsafe import Markup

from mkdocs_dynamodb.errors import FragmentError
from mkdocs_dynamodb.model.changes import (
    Change,
    find_changes,
    find_file,
    is_made,
    places_of_changes,
)
from mkdocs_dynamodb.model.stages import Break, Exercise, StageStep
from mkdocs_dynamodb.pages.context import PageContext
from mkdocs_dynamodb.pages.findings import views_of
from mkdocs_dynamodb.pages.fragments import problem_html, render_fragment
from mkdocs_dynamodb.pages.prose import copied, paragraphs
from mkdocs_dynamodb.reports.stages.trials import Trial, trials_of

_BLANK_LINES = re.compile(r"\n\s*\n")


def step_view(context: PageContext, step: StageStep, subject: str, page: str) -> dict[str, object]:
    """A step for a template.

    Args:
        context: the model.
        step: the step.
        subject: dotted path of the step.
        page: path of the page, as for links.
    """
    return {
        "title": step.title,
        "text": paragraphs(step.text),
        "prompt": copied(step.prompt) if step.prompt else "",
        "parts": list(_parts(context, step, page)),
        "exercise": None if step.exercise is None else _exercise(context, step.exercise, page),
        "change": None if step.change is None else _change(context, step.change, subject),
    }


def _exercise(context: PageContext, exercise: Exercise, page: str) -> dict[str, object]:
    return {
        "question": paragraphs(exercise.question),
        "answer": paragraphs(exercise.answer),
        "parts": list(_parts(context, exercise, page)),
    }


def _parts(context: PageContext, holder: StageStep | Exercise, page: str) -> Iterator[Markup]:
    """Parts of the model as they are now."""
    for show in holder.shows:
        try:
            html = render_fragment(context, show.value, context.links(page).page)
        except FragmentError as error:
            html = problem_html(str(error))
        yield Markup(_BLANK_LINES.sub("\n", html).strip())  # noqa: S704 - a template made it


def _change(context: PageContext, change: Break, subject: str) -> dict[str, object]:
    """The lines to change, and what the changed model says of it."""
    model, code = context.model, change.expect.value
    source = find_file(model.sources, change.file.value)
    apart = places_of_changes(model.stages)
    places = () if source is None else find_changes(source, change, apart)
    trial: Trial | None = trials_of(model).get(subject)
    problem = ""
    if len(places) != 1 and source is not None and is_made(source, change, apart):
        problem = f"This change is made in {change.file.value} already. Undo it to go on."
    elif len(places) != 1:
        problem = f"The text to change does not stand in one place of {change.file.value}."
    elif trial is not None and not trial.expected:
        problem = f"This change gives no finding {code}."
    return {
        "file": change.file.value if source is None else source.path,
        "where": "" if len(places) != 1 else _where(places[0]),
        "lines": [] if len(places) != 1 else list(_difference(places[0])),
        "problem": problem,
        "findings": [] if trial is None else list(views_of(trial.expected, trial.sources)),
    }


def _where(change: Change) -> str:
    """What to do with which lines."""
    before, after = change.before, change.after
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    line, last = change.line + start, change.line + len(before) - end - 1
    if last < line:
        many = "line" if len(after) == len(before) + 1 else "lines"
        return f"Add the {many} marked with a plus below line {line - 1:,}"
    lines = f"line {line:,}" if last == line else f"lines {line:,} to {last:,}"
    return f"Take out {lines}" if len(after) == start + end else f"Change {lines}"


def _alike(some: Sequence[str], others: Sequence[str]) -> int:
    """Number of lines with which both begin."""
    pairs = zip(some, others, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(some), len(others)))


def _difference(change: Change) -> Iterator[tuple[str, str]]:
    """Sign and text of each line, as in a listing of changes, without what all are indented by."""
    many = len(change.before)
    lines = dedent("\n".join((*change.before, *change.after))).split("\n")
    for line in difflib.ndiff(lines[:many], lines[many : many + len(change.after)]):
        if not line.startswith("?"):
            yield line[0], line[2:]
