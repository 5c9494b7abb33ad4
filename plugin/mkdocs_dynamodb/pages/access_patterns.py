"""Access patterns: a list, and a section for each with the requests that answer it."""

from collections.abc import Mapping

from markupsafe import Markup

from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Answer, Step
from mkdocs_dynamodb.model.requests import Request, build_request
from mkdocs_dynamodb.model.requirements import AccessPattern
from mkdocs_dynamodb.pages.capacity import pattern_capacity
from mkdocs_dynamodb.pages.code import request_tabs
from mkdocs_dynamodb.pages.context import PATTERNS, PageContext
from mkdocs_dynamodb.pages.cost import pattern_cost
from mkdocs_dynamodb.pages.findings import FindingView, finding_views
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.pattern_list import pattern_list
from mkdocs_dynamodb.pages.requirements import input_texts, pattern_row
from mkdocs_dynamodb.pages.results import result_view
from mkdocs_dynamodb.pages.text import number
from mkdocs_dynamodb.pages.words import (
    VERB_WORDS,
    key_text,
    predicate_text,
    target_text,
    tests_text,
    times_text,
    update_text,
    value_text,
)
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.coverage import pattern_status

SECTION = "Access patterns"


def build_access_patterns(context: PageContext) -> tuple[Page, ...]:
    """The list, and where there are many patterns further pages with their sections."""
    model = context.model
    pages: dict[str, list[AccessPattern]] = {PATTERNS: []}
    for key, pattern in model.patterns.items():
        pages.setdefault(context.pattern_pages[key], []).append(pattern)
    is_split = len(pages) > 1
    return tuple(
        _page(context, path, patterns, is_split=is_split) for path, patterns in pages.items()
    )


def pattern_section(
    context: PageContext, pattern: AccessPattern, page: str
) -> Mapping[str, object]:
    """What a section shows of one access pattern."""
    model, key = context.model, pattern.number.value
    answer = model.answer_to(pattern)
    findings = finding_views(context.findings_of(pattern.subject, f"mapping.{key}"), model)
    ingredients = (
        *(pattern, pattern_status(model, pattern).value, answer, findings),
        None if answer is None else model.patterns.get(answer.number.value),
        None if answer is None else context.result_of(answer),
        context.capacity.patterns.get(key),
        context.capacity.contributions.get(key),
        context.cost.patterns.get(key),
        *(context.layout, model.frame),
    )
    return context.kept.get(
        ("pattern", page, key),
        ingredients,
        lambda: _section(context, pattern, answer, findings, page),
    )


def _section(
    context: PageContext,
    pattern: AccessPattern,
    answer: Answer | None,
    findings: tuple[FindingView, ...],
    page: str,
) -> dict[str, object]:
    model, key = context.model, pattern.number.value
    return {
        **pattern_row(context, pattern, page),
        "described_inputs": [
            (text, entry.description)
            for text, entry in zip(input_texts(pattern), pattern.inputs, strict=True)
        ],
        "description": pattern.description,
        "served_by": pattern.served_by,
        "because": pattern.because,
        "duplicate_of": _duplicate(context, pattern, page),
        "note": answer.note if answer is not None else "",
        "steps": [] if answer is None else _steps(context, answer, page),
        "result": None if answer is None else result_view(model, context.result_of(answer)),
        "example": _example(answer),
        "capacity": pattern_capacity(context, key, page),
        "cost": pattern_cost(context, key, page),
        "findings": findings,
    }


def _page(
    context: PageContext, path: str, patterns: list[AccessPattern], *, is_split: bool
) -> Page:
    is_list = path == PATTERNS
    sections = [pattern_section(context, pattern, path) for pattern in patterns]
    values = {
        "is_list": is_list,
        **(pattern_list(context, path) if is_list else {}),
        "numbers": [section["number"] for section in (*sections[:1], *sections[-1:])],
        "sections": context.render_rows(path, "pattern_sections", sections),
        "list": context.links(path).to(PATTERNS),
    }
    title = SECTION
    if is_split:
        first, last = (patterns[0], patterns[-1]) if patterns else (None, None)
        title = f"{first.number.value} to {last.number.value}" if first and last else "All"
    return Page(
        path=path,
        title=title,
        body=context.render(path, "access_patterns", values),
        source=patterns[0].number.at if patterns else None,
        section=SECTION if is_split else "",
    )


def _duplicate(context: PageContext, pattern: AccessPattern, page: str) -> tuple[str, str] | None:
    if pattern.duplicate_of is None:
        return None
    other = pattern.duplicate_of.value
    return other, context.pattern_href(page, other) or ""


def _example(answer: Answer | None) -> list[tuple[str, str]]:
    if answer is None:
        return []
    return [(name, value_text(value)) for name, value in answer.example.items()]


def _steps(context: PageContext, answer: Answer, page: str) -> list[dict[str, object]]:
    """Each step with its request: as it ran on the sample items, where it did."""
    ran = context.result_of(answer).steps
    requests = [done.requests[0] if done.requests else None for done in ran]
    missing = [None] * (len(answer.steps) - len(requests))
    sent = [
        request or build_request(context.model, step, answer, answer.example)
        for step, request in zip(answer.steps, [*requests, *missing], strict=True)
    ]
    return [
        {
            **_step(context, answer, step, page),
            "tabs": _tabs(context, page, (answer.number.value, position), request),
        }
        for position, (step, request) in enumerate(zip(answer.steps, sent, strict=True))
    ]


def _tabs(
    context: PageContext, page: str, step: tuple[str, int], request: Request
) -> tuple[tuple[str, Markup], ...]:
    """Code of a request; it takes longest of everything on the page, and seldom changes."""
    return context.kept.get(("tabs", page, *step), (request,), lambda: request_tabs(request))


def _step(context: PageContext, answer: Answer, step: Step, page: str) -> dict[str, object]:
    listed = step.given.get("actions") is not None
    alone = [] if listed else [_action(context, action, page) for action in step.actions]
    return {
        "operation": step.operation.value,
        "target": target_text(step) if step.table is not None else "",
        "href": _href(context, step, page),
        "entity": step.entity.value if step.entity is not None else "",
        "facts": [
            *(fact for action in alone for fact in action.facts),
            *_facts(context.model, answer, step),
        ],
        "actions": [_action(context, a, page) for a in step.actions] if listed else [],
        "times": times_text(step.times) if step.is_search else "",
        "note": step.note if step.note != answer.note else "",
    }


def _href(context: PageContext, part: Step | Action, page: str) -> str | None:
    if part.table is None:
        return None
    index = part.index.value if part.index is not None else ""
    return context.table_href(page, part.table.value, index)


def _facts(model: Model, answer: Answer, step: Step) -> list[tuple[str, str]]:
    """What a step asks and gives, line by line; empty ones are left out."""
    pattern = model.patterns.get(answer.number.value)
    asked = step.consistency or (pattern.consistency if pattern is not None else None)
    returns = ", ".join(f"{number(count)} {name.value}" for name, count in step.returns.items())
    facts = [
        ("Where", tests_text(step.where) if step.is_search else ""),
        ("Order", step.order.value if step.order is not None else ""),
        ("Limit", number(step.limit.value) if step.limit is not None else ""),
        ("Filter", predicate_text(step.filter) if step.filter is not None else ""),
        ("Projection", ", ".join(name.value for name in step.projection)),
        ("Consistency", asked.value if asked is not None and step.reads else ""),
        ("Returns", f"{returns} on average" if returns else ""),
        ("Gives to later steps", ", ".join(name.value for name in step.gives)),
    ]
    return [(name, text) for name, text in facts if text]


@record(kw_only=True)
class ActionView:
    """One item read or written, in words."""

    verb: str
    entity: str
    target: str
    href: str | None
    facts: tuple[tuple[str, str], ...]


def _action(context: PageContext, action: Action, page: str) -> ActionView:
    facts = [
        ("Key", key_text(context.model, action) if action.verb.value != "put" else ""),
        ("Change", update_text(action.update)),
        ("Condition", predicate_text(action.condition) if action.condition is not None else ""),
        ("Repeated", times_text(action.times)),
    ]
    return ActionView(
        verb=VERB_WORDS.get(action.verb.value, action.verb.value),
        entity=action.entity.value if action.entity is not None else "",
        target=target_text(action),
        href=_href(context, action, page),
        facts=tuple((name, text) for name, text in facts if text),
    )
