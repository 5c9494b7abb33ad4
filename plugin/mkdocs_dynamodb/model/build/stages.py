"""Builds the stages of a workshop from the nodes of their section."""

from collections.abc import Mapping
from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.model.build.read_nodes import (
    number_of,
    placed_of,
    text_of,
    texts_of,
    values_of,
    whole_number_of,
)
from mkdocs_dynamodb.model.gates import Gate
from mkdocs_dynamodb.model.stages import Break, Checklist, Exercise, Stage, StageStep
from mkdocs_dynamodb.source.nodes import Node


def build_stages(
    named: Mapping[str, tuple[Span, Node]], pages: Mapping[str, str]
) -> dict[str, Stage]:
    """Stages by name in the order of their weights, and of the files where these are equal.

    Args:
        named: name of each stage -> where it stands.
        pages: stage that a page of the site describes -> path of the page.
    """
    stages = [_stage(name, *place, pages.get(name, "")) for name, place in named.items()]
    return {stage.name.value: stage for stage in sorted(stages, key=lambda stage: stage.weight)}


def _stage(name: str, at: Span, node: Node, page: str) -> Stage:
    steps, weight = node.get("steps"), node.get("weight")
    return Stage(
        name=Placed(name, at),
        title=text_of(node, "title") or name,
        weight=number_of(weight) or Decimal(0),
        weight_at=None if weight is None else weight.span,
        minutes=whole_number_of(node.get("minutes")),
        about=text_of(node, "about"),
        objectives=values_of(node, "objectives"),
        steps=tuple(_step(child) for child in (steps.items or () if steps is not None else ())),
        gates=tuple(Gate(name) for name in values_of(node, "gates")),
        checklists=tuple(Checklist(name) for name in values_of(node, "checklists")),
        hand_over=values_of(node, "hand_over"),
        page=page,
    )


def _step(node: Node) -> StageStep:
    exercise, change = node.get("exercise"), node.get("break")
    return StageStep(
        title=text_of(node, "title"),
        text=node.text if node.entries is None else text_of(node, "text"),
        prompt=text_of(node, "prompt"),
        shows=texts_of(node, "show"),
        exercise=None if exercise is None else _exercise(exercise),
        change=None if change is None else _break(change),
    )


def _exercise(node: Node) -> Exercise:
    return Exercise(
        question=text_of(node, "question"),
        answer=text_of(node, "answer"),
        shows=texts_of(node, "show"),
    )


def _break(node: Node) -> Break:
    nothing = Placed("", node.span)
    return Break(
        at=node.span,
        file=placed_of(node, "file") or nothing,
        find=placed_of(node, "find") or nothing,
        replace=text_of(node, "replace"),
        expect=placed_of(node, "expect") or nothing,
    )
