"""FLO019: a query for a form of key that no sample item has."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.targets import Target, searches
from mkdocs_dynamodb.model.keys.asked_ranges import candidates
from mkdocs_dynamodb.model.keys.matches import can_meet
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import AttributeTests, Step
from mkdocs_dynamodb.model.sample_values import SampleValues, samples_of
from mkdocs_dynamodb.rules.registry import rule

_OPERATOR = re.compile(
    r"(?P<operator>begins_with|between|[<>]=?|=)[\s(]*\"?(?P<value>[^\"()]*)\"?\)?"
)
"""A condition as it is written in an expression."""


@rule("FLO019", "key-form-no-item-has", Severity.ERROR)
def key_form_no_item_has(model: Model) -> Iterator[Finding]:
    """A query asks for a composed key, and no sample item has a key that begins so.

    ## Why

    An index holds the values that the items have, and nothing else (Developer Guide, Using Global
    Secondary Indexes). A query for `STORIES#USER#7` finds nothing where the attribute of the items
    holds `7`: either the items need an attribute with that text, or the query has to ask for what
    they have.

    Only fixed text before a placeholder counts, and only where sample items have the attribute.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List stories of a user, type: read, rps: 5, inputs: [user_id]}
    tables:
      Stories:
        partition_key: story_id
        entities:
          Story: {attributes: {story_id: S, user_id: S, told_at: S}}
        indexes:
          ByUser: {partition_key: user_id, sort_key: told_at}
        items:
          - Story: {story_id: "1", user_id: "7", told_at: 2026-03-01T10:00:00Z}
    mapping:
      1:
        operation: Query
        table: Stories
        index: ByUser
        where: {user_id: "STORIES#USER#{user_id}"}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List stories of a user, type: read, rps: 5, inputs: [user_id]}
    tables:
      Stories:
        partition_key: story_id
        entities:
          Story: {attributes: {story_id: S, user_id: S, told_at: S}}
        indexes:
          ByUser: {partition_key: user_id, sort_key: told_at}
        items:
          - Story: {story_id: "1", user_id: "7", told_at: 2026-03-01T10:00:00Z}
    mapping:
      1:
        operation: Query
        table: Stories
        index: ByUser
        where: {user_id: "{user_id}"}
    ```
    """
    samples = samples_of(model)
    for number, step, target in searches(model, "Query"):
        types = {key.name.value: key.type for key in (*target.partition_keys, *target.sort_keys)}
        for tested in step.where:
            if types.get(tested.attribute.value) != "S":
                continue
            asked = _asked(tested)
            value = "" if asked is None else _other_form(samples, step, target, tested, asked)
            if asked is not None and value:
                yield Finding(
                    at=asked.at,
                    message=f"pattern {number} asks {target.name} for `{asked.text}`, but "
                    f"`{tested.attribute.value}` of the items is such as `{value}`",
                    label="no sample item has such a key",
                    subject=step.subject,
                    help=_operator_cure(asked)
                    or "ask for what the items have, or give them an attribute with this text "
                    "and make it the key",
                )


def _operator_cure(asked: Template) -> str:
    """How to write an operator that was written before its value, as in an expression."""
    match = _OPERATOR.fullmatch(asked.text)
    if match is None:
        return ""
    return f'write an operator as key: `{{{match["operator"]}: "{match["value"]}"}}`'


def _asked(tested: AttributeTests) -> Template | None:
    """Composed value that a key has to be equal to, or to begin with."""
    for test in tested.tests:
        operand = test.operands[0] if test.operands else None
        if test.operator.value not in ("=", "begins_with") or not isinstance(operand, Template):
            continue
        if operand.prefix and operand.fields and not operand.is_malformed:
            return operand
    return None


def _other_form(
    samples: SampleValues, step: Step, target: Target, tested: AttributeTests, asked: Template
) -> str:
    """A value that sample items have, where none begins as it is asked; nothing otherwise."""
    name, first = tested.attribute.value, ""
    for entity in candidates(step, target):
        template = entity.template_for(name)
        if template is None or not can_meet(template, tested):  # told by OPS040
            continue
        values = samples.of(target.table, entity, name)
        if not values or any(value.startswith(asked.prefix) for value in values):
            return ""
        first = first or next((value for value in values if value), "")
    return first
