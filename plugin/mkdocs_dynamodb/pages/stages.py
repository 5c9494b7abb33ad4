"""The workshop that works through a model: an overview, and a page for each stage."""

from collections.abc import Iterator

from mkdocs_dynamodb.model.gates import Gate
from mkdocs_dynamodb.model.stages import Checklist, Stage
from mkdocs_dynamodb.pages.checklist import CheckView, design_checklist, requirement_checklist
from mkdocs_dynamodb.pages.context import PageContext
from mkdocs_dynamodb.pages.gates import GateView, all_gate_views
from mkdocs_dynamodb.pages.links import unique_slugs
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.prose import paragraphs, phrase
from mkdocs_dynamodb.pages.stage_steps import step_view
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.stages.checklist_facts import Verdict
from mkdocs_dynamodb.reports.stages.gates import GateState

SECTION = "Workshop"
STAGES = "stages/index.md"
HOUR = 60

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


@record()
class StageParts:
    """What a stage says around the text of a page that somebody wrote, as Markdown."""

    top: str
    bottom: str


def build_stage_pages(context: PageContext) -> tuple[Page, ...]:
    """The overview and a page for each stage that has none; nothing for a model without stages."""
    stages = tuple(context.model.stages.values())
    if not stages:
        return ()
    pages = [
        _stage_page(context, position) for position, stage in enumerate(stages) if not stage.page
    ]
    return (_overview(context), *pages)


def build_stage_parts(context: PageContext, file: str) -> StageParts | None:
    """What a stage says around the text of its page; None for a page that is none of the model.

    Args:
        context: the model.
        file: file of the page, as findings name it.
    """
    for position, stage in enumerate(context.model.stages.values()):
        if stage.page and stage.name.at.path == file:
            path, values = _stage_values(context, position)
            return StageParts(
                context.render(path, "stage_top", values),
                context.render(path, "stage_bottom", values),
            )
    return None


def _paths(context: PageContext) -> dict[str, str]:
    """Stage -> its page, as for links."""
    slugs = unique_slugs(context.model.stages)
    stages = context.model.stages.values()
    return {
        stage.name.value: f"/{stage.page}" if stage.page else f"stages/{slugs[stage.name.value]}.md"
        for stage in stages
    }


def _overview(context: PageContext) -> Page:
    stages, paths = tuple(context.model.stages.values()), _paths(context)
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


def _stage_page(context: PageContext, position: int) -> Page:
    stage = tuple(context.model.stages.values())[position]
    path, values = _stage_values(context, position)
    body = context.render(path, "stage", values)
    return Page(path=path, title=stage.title, body=body, section=SECTION, source=stage.name.at)


def _stage_values(context: PageContext, position: int) -> tuple[str, dict[str, object]]:
    """Path of a stage's page, and what its templates show."""
    stages, paths = tuple(context.model.stages.values()), _paths(context)
    stage = stages[position]
    path = paths[stage.name.value]

    def beside(others: tuple[Stage, ...]) -> list[tuple[str, str]]:
        links = context.links(path)
        return [(other.title, links.to(paths[other.name.value])) for other in others]

    return path, {
        "title": stage.title,
        "is_by_hand": bool(stage.page),
        "place": f"Stage {position + 1} of {len(stages)}",
        "overview": context.links(path).to(STAGES),
        "minutes": "" if stage.minutes is None else _minutes(stage.minutes),
        "about": paragraphs(stage.about),
        "objectives": [phrase(text) for text in stage.objectives],
        "steps": [
            step_view(context, step, stage.step_subject(number), path)
            for number, step in enumerate(stage.steps, start=1)
        ],
        "ending": _ending(context, stage, path),
        "hand_over": [phrase(text) for text in stage.hand_over],
        "previous": beside(stages[max(position - 1, 0) : position]),
        "next": beside(stages[position + 1 : position + 2]),
    }


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
