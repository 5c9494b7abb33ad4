"""FLO011: a key condition whose value lacks the text that the key begins with."""

from collections.abc import Iterator
from enum import Enum

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.targets import Target, searches
from mkdocs_dynamodb.model.flow.wording import is_time
from mkdocs_dynamodb.model.keys.asked_ranges import RANGES, candidates, known_beginning
from mkdocs_dynamodb.model.keys.templates import Field, Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Answer, Step, Test
from mkdocs_dynamodb.model.tables import StoredEntity
from mkdocs_dynamodb.rules.registry import Extent, rule


class _Side(Enum):
    """Where a value lies beside the keys that begin with a text."""

    BELOW = "below"
    ABOVE = "above"


@rule("FLO011", "key-value-without-prefix", Severity.ERROR, looks_at=Extent.PATTERN)
def key_value_without_prefix(model: Model) -> Iterator[Finding]:
    """A key condition asks for a value without the fixed text that the key begins with.

    ## Why

    DynamoDB compares the whole text of a key, byte by byte (Developer Guide, Supported data types
    and naming rules). `2026-03` is no beginning of `ORDER#2026-03-01`, and a range from `2026-03`
    to `2026-04` ends before the first `ORDER#`: the query returns nothing, or all there is.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List orders of a time, type: read, rps: 5, inputs: [customer_id, from, to]}
    tables:
      Shop:
        partition_key: PK
        sort_key: SK
        entities:
          Order:
            keys: {PK: "CUSTOMER#{customer_id}", SK: "ORDER#{placed_at}"}
            attributes: {customer_id: S, placed_at: S}
    mapping:
      1:
        operation: Query
        table: Shop
        where: {PK: "CUSTOMER#{customer_id}", SK: {between: ["{from}", "{to}"]}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List orders of a time, type: read, rps: 5, inputs: [customer_id, from, to]}
    tables:
      Shop:
        partition_key: PK
        sort_key: SK
        entities:
          Order:
            keys: {PK: "CUSTOMER#{customer_id}", SK: "ORDER#{placed_at}"}
            attributes: {customer_id: S, placed_at: S}
    mapping:
      1:
        operation: Query
        table: Shop
        where: {PK: "CUSTOMER#{customer_id}", SK: {between: ["ORDER#{from}", "ORDER#{to}"]}}
    ```
    """
    for number, step, target in searches(model, "Query"):
        answer = model.answers[number]
        entities = candidates(step, target)
        for name, test in _tests(step, target):
            templates = [entity.template_for(name) for entity in entities]
            known = [template for template in templates if template is not None]
            if len(known) < len(templates) or not known:
                continue
            if all(_misses(template, test, answer) for template in known):
                yield _finding(number, step, name, test, entities[0], known[0])


def _tests(step: Step, target: Target) -> Iterator[tuple[str, Test]]:
    """Tests of text keys whose operands are templates that can be read."""
    types = {key.name.value: key.type for key in (*target.partition_keys, *target.sort_keys)}
    for tested in step.where:
        if types.get(tested.attribute.value) != "S":
            continue
        for test in tested.tests:
            if test.operands and not any(_is_unreadable(operand) for operand in test.operands):
                yield tested.attribute.value, test


def _is_unreadable(operand: object) -> bool:
    return not isinstance(operand, Template) or operand.is_malformed or not operand.parts


def _misses(template: Template, test: Test, answer: Answer) -> bool:
    """Whether a test asks beside the fixed text with which all keys of a template begin."""
    prefix, operator = template.prefix, test.operator.value
    operands = [operand for operand in test.operands if isinstance(operand, Template)]
    if not prefix or template.is_malformed:
        return False
    if operator == "=":
        return _is_bare_part(template, operands[0])
    sides = [_side(prefix, operand, answer) for operand in operands]
    if operator == "begins_with":  # fixed beginnings are told by OPS040
        return sides[0] is not None and not operands[0].prefix
    if operator not in RANGES:
        return False
    if any(side and operand.fields for side, operand in zip(sides, operands, strict=True)):
        return True
    return (
        len(set(sides)) == 1
        and None not in sides
        and (len(sides) > 1 or _is_outside(operator, sides[0]))
    )


def _is_bare_part(template: Template, operand: Template) -> bool:
    """Whether equality is asked with the first part of a key, and without the text before it."""
    asked, first = operand.only_field, template.fields[:1]
    return asked is not None and bool(first) and first[0].name == asked.name


def _is_outside(operator: str, side: _Side | None) -> bool:
    """Whether a range with one bound leaves out all keys, its bound lying on that side."""
    return side is (_Side.BELOW if operator.startswith("<") else _Side.ABOVE)


def _side(prefix: str, operand: Template, answer: Answer) -> _Side | None:
    """Where a bound lies; None where it begins as the keys do, or where nothing tells."""
    text, _ = known_beginning(operand, answer)
    if not text:
        first = operand.parts[0]
        if not isinstance(first, Field) or not is_time(first.name) or not prefix[0].isalpha():
            return None
        text = "0"  # a date or time begins with a digit
    if text.startswith(prefix) or prefix.startswith(text):
        return None
    is_below = text.encode("utf-8", "replace") < prefix.encode("utf-8", "replace")
    return _Side.BELOW if is_below else _Side.ABOVE


def _finding(
    number: str, step: Step, name: str, test: Test, entity: StoredEntity, template: Template
) -> Finding:
    written = " and ".join(f"`{getattr(operand, 'text', '')}`" for operand in test.operands)
    return Finding(
        at=test.operands[0].at,
        message=f"pattern {number} compares {written} with key `{name}`, "
        f"which begins with `{template.prefix}`",
        label=f"`{template.prefix}` is missing here",
        subject=step.subject,
        related=(Related(template.at, f"key of `{entity.name.value}`"),),
        help=f"begin the value with `{template.prefix}`",
    )
