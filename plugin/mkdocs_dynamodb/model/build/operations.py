"""Builds how access patterns are answered from the nodes of the mapping."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.model.build.read_nodes import number_of, placed_of, text_of, texts_of
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.operations import (
    VERB_OF_OPERATION,
    Action,
    Answer,
    AttributeTests,
    Operand,
    Predicate,
    Repeat,
    Step,
    Test,
    Update,
)
from mkdocs_dynamodb.model.values import Value, value_of
from mkdocs_dynamodb.source.nodes import Node

VERBS = ("get", "put", "update", "delete", "check")
ANSWER_KEYS = frozenset({"steps", "example", "expect", "note"})


def build_answer(number: str, at: Span, node: Node) -> Answer:
    """How one access pattern is answered."""
    subject = f"mapping.{number}"
    listed = node.get("steps")
    if listed is not None and listed.items is not None:
        steps = tuple(_step(f"{subject}.steps.{i}", n) for i, n in enumerate(listed.items))
        stray = tuple(
            Placed(name, place) for name, place, _ in node.pairs() if name not in ANSWER_KEYS
        )
    else:
        steps = (_step(subject, node, at),) if node.get("operation") is not None else ()
        stray = ()
    expect = node.get("expect")
    expected = number_of(expect)
    return Answer(
        number=Placed(number, at),
        at=at,
        steps=steps,
        example={name: value_of(child) for name, _, child in _pairs(node.get("example"))},
        expect=None if expect is None or expected is None else Placed(int(expected), expect.span),
        note=text_of(node, "note"),
        stray=stray,
    )


def _pairs(node: Node | None) -> Iterable[tuple[str, Span, Node]]:
    return () if node is None else node.pairs()


def _step(subject: str, node: Node, at: Span | None = None) -> Step:
    operation = placed_of(node, "operation") or Placed("", node.span)
    order, limit = placed_of(node, "order"), node.get("limit")
    limit_number = number_of(limit)
    returns = {Placed(name, place): n for name, place, n in _pairs(node.get("returns"))}
    return Step(
        at=at or operation.at,
        subject=subject,
        operation=operation,
        table=placed_of(node, "table"),
        index=placed_of(node, "index"),
        entity=placed_of(node, "entity"),
        where=_tests(node.get("where"), keys=True),
        order=order,
        limit=None if limit is None or limit_number is None else _limit(limit, limit_number),
        projection=texts_of(node, "projection"),
        consistency=placed_of(node, "consistency"),
        filter=_predicate(node, "filter"),
        values=_operands(node.get("values")),
        returns={name: number_of(child) or Decimal(0) for name, child in returns.items()},
        gives=texts_of(node, "gives"),
        actions=_actions(subject, node, operation),
        times=_times(node.get("times")),
        note=text_of(node, "note"),
        given={name: place for name, place, _ in node.pairs()},
    )


def _limit(node: Node, number: Decimal) -> Placed[int]:
    return Placed(int(number), node.span)


def _actions(subject: str, node: Node, operation: Placed[str]) -> tuple[Action, ...]:
    listed = node.get("actions")
    table = placed_of(node, "table")
    if listed is not None and listed.items is not None:
        return tuple(
            _action(f"{subject}.actions.{i}", child, table) for i, child in enumerate(listed.items)
        )
    verb = VERB_OF_OPERATION.get(operation.value)
    if verb is None:
        return ()
    entity = placed_of(node, "entity")
    return (_change(subject, node, Placed(verb, operation.at), entity, table),)


def _action(subject: str, node: Node, table: Placed[str] | None) -> Action:
    found = [verb for verb in VERBS if node.get(verb) is not None]
    verb = found[0] if found else ""
    at = node.key(verb) if verb else node.span
    entity = placed_of(node, verb) if verb else None
    if len(found) > 1:
        verb, at = "+".join(found), node.key(found[1])
    return _change(subject, node, Placed(verb, at), entity, placed_of(node, "table") or table)


def _change(
    subject: str,
    node: Node,
    verb: Placed[str],
    entity: Placed[str] | None,
    table: Placed[str] | None,
) -> Action:
    return Action(
        at=verb.at,
        subject=subject,
        verb=verb,
        entity=entity,
        table=table,
        index=placed_of(node, "index"),
        where=_tests(node.get("where"), keys=True),
        update=Update(
            set=_placed_operands(node.get("set")),
            add=_placed_operands(node.get("add")),
            remove=texts_of(node, "remove"),
            delete=_placed_operands(node.get("delete_elements")),
            expression=placed_of(node, "update_expression"),
        ),
        condition=_predicate(node, "condition"),
        values=_operands(node.get("values")),
        times=_times(node.get("times")),
    )


def _times(node: Node | None) -> Repeat | None:
    if node is None:
        return None
    if node.entries is None:
        count = number_of(node) or Decimal(1)
        return Repeat(average=count, max=int(count), at=node.span)
    most = number_of(node.get("max")) or Decimal(1)
    return Repeat(average=number_of(node.get("average")) or most, max=int(most), at=node.span)


def _predicate(node: Node, name: str) -> Predicate | None:
    child = node.get(name)
    if child is None:
        return None
    if child.entries is None:
        return Predicate(at=child.span, expression=child.text)
    return Predicate(at=child.span, tests=_tests(child, keys=False))


def _tests(node: Node | None, *, keys: bool) -> tuple[AttributeTests, ...]:
    return tuple(
        AttributeTests(Placed(name, at), _tests_of(child, keys=keys))
        for name, at, child in _pairs(node)
    )


def _tests_of(node: Node, *, keys: bool) -> tuple[Test, ...]:
    if node.entries is None:
        return (Test(Placed("=", node.span), (_operand(node, keys=keys),)),)
    return tuple(
        Test(
            Placed(operator, at),
            tuple(_operand(n, keys=keys) for n in _operand_nodes(operator, child)),
        )
        for operator, at, child in node.pairs()
    )


def _operand_nodes(operator: str, node: Node) -> Sequence[Node]:
    """What an operator compares with: a list has several only where the operator takes several."""
    return (node.items or [node]) if operator in ("between", "in") else [node]


def _operands(node: Node | None) -> Mapping[str, Operand]:
    return {name: _operand(child) for name, _, child in _pairs(node)}


def _placed_operands(node: Node | None) -> Mapping[Placed[str], Operand]:
    return {Placed(name, at): _operand(child) for name, at, child in _pairs(node)}


def _operand(node: Node, *, keys: bool = False) -> Operand:
    """A template where text has placeholders (for a key always), else the value itself."""
    if node.entries is None and node.items is None and (keys or isinstance(node.data, str)):
        template = Template(node.text, node.span)
        if keys or template.fields:
            return template
    value: Value = value_of(node)
    return value
