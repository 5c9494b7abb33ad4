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
from mkdocs_dynamodb.rules.registry import Check

Thing = TypeVar("Thing")
PATTERNS_AT_ONCE = 16
"""Access patterns that a rule is asked for together; for fewer, a first check would take longer."""


def _codes(family: str, numbers: str) -> list[str]:
    return [family + number for number in numbers.split()]


FRAME_RULES = frozenset(
    (
        *_codes("CAP", "011 012 024"),
        *_codes(
            "CON",
            "005 006 010 011 012 013 014 015 016 017 018 019 020 024 030 031 032 033 034 040 041",
        ),
        *_codes("COV", "006"),
        *_codes("DSG", "006 015 032 040 041 042 045"),
        *_codes("FLO", "022 023 033 037 080"),
        *_codes(
            "ITM",
            "001 002 003 004 005 006 007 008 009 010 011 012 013 014 015 016 017 018 019 020 021",
        ),
        *_codes(
            "KEY",
            "001 002 003 004 005 006 007 008 009 010 011 012 013 014 015 016 017 018 020 021 "
            "022 023 024 025 026 027 028 029 030 031 032 033",
        ),
        *_codes("REQ", "014"),
        *_codes(
            "SRC",
            "001 002 003 004 005 006 007 008 009 010 011 012 013 014 015 016 017 018 019 020 "
            "021 022 023 024 025",
        ),
    )
)
"""Rules that look at neither access patterns nor answers."""
PATTERN_RULES = frozenset(
    (
        *_codes("COV", "002"),
        *_codes("DSG", "002 004 005 013 014"),
        *_codes("FLO", "001 003 004 010 011 014 016 017 030 031 032 034 035 036 066 067"),
        *_codes(
            "OPS",
            "001 002 003 004 005 006 007 008 009 010 011 012 013 014 015 016 017 018 019 020 "
            "021 023 024 025 026 027 028 029 030 031 032 033 034 035 036 037 038 039 040 041 "
            "042 043",
        ),
    )
)
"""Rules that judge each access pattern with its answer by itself."""


def findings_in(model: Model, code: str, check: Check) -> tuple[Finding, ...]:
    """What the rule with this code finds; those parts of the model anew in which something changed.

    Args:
        model: the model; where nothing of it is kept, the rule looks at all of it at once.
        code: code of the rule.
        check: the rule.
    """
    is_framed, is_apart = code in FRAME_RULES, code in PATTERN_RULES
    if model.kept is NOTHING_KEPT or not (is_framed or is_apart):
        return tuple(check(model))
    found: list[Finding] = []
    for position, part in enumerate(_frame_of(model) if is_framed else _patterns_of(model)):
        found += model.kept.get(("rule", code, position), (part,), partial(_all, check, part))
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
