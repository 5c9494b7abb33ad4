"""Rules that look at a part of a model alone, and are asked again only where it has changed.

A live preview checks a model again at each save, and a save mostly changes one access pattern. Two
kinds of rules need not look at the whole model then. Some look at the frame alone, which is all but
access patterns and answers. Others judge each access pattern with its answer by itself, by what the
frame says; they are asked for a few patterns at a time. Both are shown a model without the rest, so
that what they find cannot depend on it; that it is what they find in the whole model, a test shows
with thousands of models.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

from mkdocs_dynamodb.diagnostics import Finding
from mkdocs_dynamodb.kept import NOTHING_KEPT
from mkdocs_dynamodb.model.contents import Contents
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.rules.registry import Check, Extent, Rule

Thing = TypeVar("Thing")
PATTERNS_AT_ONCE = 16
"""Access patterns that a rule is asked for together; for fewer, a first check would take longer."""


def findings_in(model: Model, rule: Rule, check: Check) -> tuple[Finding, ...]:
    """What a rule finds; those parts of the model anew in which something changed.

    Args:
        model: the model; where nothing of it is kept, the rule looks at all of it at once.
        rule: the rule.
        check: its function.
    """
    if model.kept is NOTHING_KEPT or rule.looks_at is Extent.MODEL:
        return tuple(check(model))
    is_framed = rule.looks_at is Extent.FRAME
    found: list[Finding] = []
    for position, part in enumerate(_frame_of(model) if is_framed else _patterns_of(model)):
        found += model.kept.get(("rule", rule.code, position), (part,), partial(_all, check, part))
    return tuple(found)


def _all(check: Check, part: Model) -> tuple[Finding, ...]:
    return tuple(check(part))


@record()
class _Frame:
    """The part that has no access pattern; the same object as last time if it did not change."""

    parts: tuple[Model, ...]


@record()
class _Patterns:
    """The parts that have some access patterns each; also the same objects as last time."""

    parts: tuple[Model, ...]


def _frame_of(model: Model) -> tuple[Model, ...]:
    found = model.worked_out.get(_Frame)
    if not isinstance(found, _Frame):
        found = model.worked_out[_Frame] = _Frame((_part(model, "frame", []),))
    return found.parts


def _patterns_of(model: Model) -> tuple[Model, ...]:
    found = model.worked_out.get(_Patterns)
    if not isinstance(found, _Patterns):
        numbers = list(dict.fromkeys((*model.patterns, *model.answers)))
        starts = range(0, len(numbers), PATTERNS_AT_ONCE)
        groups = [numbers[start : start + PATTERNS_AT_ONCE] for start in starts]
        parts = (_part(model, f"group {n}", group) for n, group in enumerate(groups))
        found = model.worked_out[_Patterns] = _Patterns(tuple(parts))
    return found.parts


def _part(model: Model, name: str, numbers: list[str]) -> Model:
    """A model with some of the access patterns and answers, and nothing said of the files."""
    patterns = _chosen(model.patterns, numbers)
    answers = _chosen(model.answers, numbers)

    def make() -> Model:
        return replace(
            model,
            patterns=patterns,
            answers=answers,
            kept=model.kept.beside(name),
            approvals={},
            stages={},
            contents=Contents(),
            acceptances=(),
            faults=(),
            sources={},
        )

    return model.kept.get(("part", name), (model.frame, patterns, answers), make)


def _chosen(things: Mapping[str, Thing], names: list[str]) -> dict[str, Thing]:
    return {name: things[name] for name in names if name in things}
