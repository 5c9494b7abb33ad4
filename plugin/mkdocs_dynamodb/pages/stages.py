"""The workshop that works through a model: an overview, and a page for each stage."""

import difflib
import re
from collections.abc import Iterator
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
from mkdocs_dynamodb.model.gates import Gate
from mkdocs_dynamodb.model.stages import Break, Checklist, Exercise, Stage, StageStep
from mkdocs_dynamodb.pages.checklist import CheckView, design_checklist, requirement_checklist
from mkdocs_dynamodb.pages.context import PageContext
from mkdocs_dynamodb.pages.findings import views_of
from mkdocs_dynamodb.pages.fragments import problem_html, render_fragment
from mkdocs_dynamodb.pages.gates import GateView, all_gate_views
from mkdocs_dynamodb.pages.links import unique_slugs
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.prose import copied, paragraphs, phrase
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.stages.checklist_facts import Verdict
from mkdocs_dynamodb.reports.stages.gates import GateState
from mkdocs_dynamodb.reports.stages.trials import Trial, trials_of

SECTION = "Workshop"
STAGES = "stages/index.md"
HOUR = 60

_BLANK_LINES = re.compile(r"\n\s*\n")
_PASSED = frozenset({Verdict.YES.value, Verdict.ACCEPTED.value})


@record(kw_only=True)
class Ending:
    """What a stage ends with, as the model stands."""

    gates: tuple[GateView, ...]
    checklists: tuple[tuple[str, tuple[CheckView, ...], int], ...]
    """Name of a checklist, its lines, and how many of them pass."""

    @property
    def state(self) -> str:
        """Whether the stage is done; empty where nothing tells."""
        if not self.gates and not self.checklists:
            return ""
        approved = all(gate.state == GateState.APPROVED for gate in self.gates)
        return "done" if approved and self.passes else "open"

    @property
    def passes(self) -> bool:
        """Whether every line of its checklists passes."""
        return all(passed == len(lines) for _, lines, passed in self.checklists)


def build_stage_pages(context: PageContext) -> tuple[Page, ...]:
    """The overview and a page for each stage; none for a model without stages."""
    stages = tuple(context.model.stages.values())
    if not stages:
        return ()
    paths = {name: f"stages/{slug}.md" for name, slug in unique_slugs(context.model.stages).items()}
    pages = [_stage_page(context, stages, position, paths) for position, _ in enumerate(stages)]
    return (_overview(context, stages, paths), *pages)


def _overview(context: PageContext, stages: tuple[Stage, ...], paths: dict[str, str]) -> Page:
    links = context.links(STAGES)
    rows = []
    for stage, start in zip(stages, _starts(stages), strict=True):
        ending = _ending(context, stage, STAGES)
        rows.append(
            {
                "title": stage.title,
                "href": links.to(paths[stage.name.value]),
                "minutes": "" if stage.minutes is None else f"{stage.minutes}",
                "start": start,
                "gates": ending.gates,
                "checklists": [(n, len(lines), passed) for n, lines, passed in ending.checklists],
                "state": ending.state,
            }
        )
    told = [row["state"] for row in rows if row["state"]]
    minutes = [stage.minutes for stage in stages]
    values = {
        "title": context.model.title,
        "rows": rows,
        "done": f"{told.count('done')} of {len(told)}" if told else "",
        "minutes": _minutes(sum(m for m in minutes if m is not None)) if any(minutes) else "",
    }
    body = context.render(STAGES, "stages", values)
    return Page(
        path=STAGES,
        title=SECTION,
        body=body,
        section=SECTION,
        source=stages[0].name.at,
        is_wide=True,
    )


def _stage_page(
    context: PageContext, stages: tuple[Stage, ...], position: int, paths: dict[str, str]
) -> Page:
    stage = stages[position]
    path = paths[stage.name.value]
    beside = [
        (other.title, context.links(path).to(paths[other.name.value]))
        for other in stages[position + 1 : position + 2]
    ]
    values = {
        "title": stage.title,
        "place": f"Stage {position + 1} of {len(stages)}",
        "overview": context.links(path).to(STAGES),
        "minutes": "" if stage.minutes is None else _minutes(stage.minutes),
        "about": paragraphs(stage.about),
        "objectives": [phrase(text) for text in stage.objectives],
        "steps": [
            _step(context, step, stage.step_subject(number), path)
            for number, step in enumerate(stage.steps, start=1)
        ],
        "ending": _ending(context, stage, path),
        "hand_over": [phrase(text) for text in stage.hand_over],
        "next": beside,
    }
    body = context.render(path, "stage", values)
    return Page(path=path, title=stage.title, body=body, section=SECTION, source=stage.name.at)


def _step(context: PageContext, step: StageStep, subject: str, page: str) -> dict[str, object]:
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
            html = render_fragment(context, show.value, context.base + page)
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
        "file": change.file.value,
        "where": "" if len(places) != 1 else _where(places[0]),
        "lines": [] if len(places) != 1 else list(_difference(places[0])),
        "problem": problem,
        "findings": [] if trial is None else list(views_of(trial.expected, trial.sources)),
    }


def _where(change: Change) -> str:
    """What to do with which lines."""
    before, after = change.before, change.after
    pairs = zip(before, after, strict=False)
    same = next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(before), len(after)))
    line = change.line + same
    if len(after) > len(before) and before[same:] == after[same + len(after) - len(before) :]:
        return f"Add the line marked with a plus below line {line - 1:,}"
    return f"Take out line {line:,}" if len(after) < len(before) else f"Change line {line:,}"


def _difference(change: Change) -> Iterator[tuple[str, str]]:
    """Sign and text of each line, as in a listing of changes, without what all are indented by."""
    many = len(change.before)
    lines = dedent("\n".join((*change.before, *change.after))).split("\n")
    for line in difflib.ndiff(lines[:many], lines[many : many + len(change.after)]):
        if not line.startswith("?"):
            yield line[0], line[2:]


def _ending(context: PageContext, stage: Stage, page: str) -> Ending:
    views = dict(zip(Gate, all_gate_views(context, page), strict=True))
    checklists = []
    for checklist in stage.checklists:
        build = _CHECKLISTS[checklist]
        lines = build(context, page)
        passed = sum(line.word in _PASSED for line in lines)
        checklists.append((checklist.value, lines, passed))
    return Ending(gates=tuple(views[gate] for gate in stage.gates), checklists=tuple(checklists))


def _starts(stages: tuple[Stage, ...]) -> Iterator[str]:
    """When each stage begins, as hours and minutes; nothing from where one does not tell."""
    minutes: int | None = 0
    for stage in stages:
        yield "" if minutes is None else f"{minutes // HOUR}:{minutes % HOUR:02}"
        if minutes is not None:
            minutes = None if stage.minutes is None else minutes + stage.minutes


def _minutes(minutes: int) -> str:
    return f"{minutes:,} minute{'' if minutes == 1 else 's'}"


_CHECKLISTS = {
    Checklist.REQUIREMENTS: requirement_checklist,
    Checklist.DESIGN: design_checklist,
}
