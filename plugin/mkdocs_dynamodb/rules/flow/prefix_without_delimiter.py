"""FLO013: a beginning that ends with a placeholder and not with the delimiter after it."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.targets import searches, sort_tests
from mkdocs_dynamodb.model.flow.wording import is_moment
from mkdocs_dynamodb.model.keys.asked_ranges import begins_alike, candidates
from mkdocs_dynamodb.model.keys.templates import Field, Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.sample_values import SampleValues, samples_of
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.rules.registry import rule

_LONG_ID = 16
"""Characters of an id that is surely always as long: UUID, ULID, hash."""
_COUNTED = re.compile(r"[1-9]\d*")
"""A number without zeros before it, which grows longer."""


@rule("FLO013", "prefix-without-delimiter", Severity.WARNING)
def prefix_without_delimiter(model: Model) -> Iterator[Finding]:
    """A `begins_with` ends with a value although the key goes on with a delimiter.

    ## Why

    `ORDER#1` is also the beginning of `ORDER#10#...`. A beginning has no end of its own, so the
    delimiter that follows the value in the key belongs to it (Developer Guide, Querying tables).

    The rule is silent where every value is as long as any other: padded numbers, UUIDs, dates, and
    attributes whose sample values all have one length.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List lines of an order, type: read, rps: 5, inputs: [customer_id, order_id]}
    tables:
      Shop:
        partition_key: PK
        sort_key: SK
        entities:
          OrderLine:
            keys: {PK: "CUSTOMER#{customer_id}", SK: "ORDER#{order_id}#{line_id}"}
            attributes: {customer_id: S, order_id: S, line_id: S}
    mapping:
      1:
        operation: Query
        table: Shop
        where: {PK: "CUSTOMER#{customer_id}", SK: {begins_with: "ORDER#{order_id}"}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List lines of an order, type: read, rps: 5, inputs: [customer_id, order_id]}
    tables:
      Shop:
        partition_key: PK
        sort_key: SK
        entities:
          OrderLine:
            keys: {PK: "CUSTOMER#{customer_id}", SK: "ORDER#{order_id}#{line_id}"}
            attributes: {customer_id: S, order_id: S, line_id: S}
    mapping:
      1:
        operation: Query
        table: Shop
        where: {PK: "CUSTOMER#{customer_id}", SK: {begins_with: "ORDER#{order_id}#"}}
    ```
    """
    samples = samples_of(model)
    for number, step, target in searches(model, "Query"):
        for key, tested in sort_tests(step, target):
            for test in tested.tests:
                asked = test.operands[0] if test.operands else None
                if test.operator.value != "begins_with" or not isinstance(asked, Template):
                    continue
                name = key.name.value
                for entity in candidates(step, target):
                    template = _longer(samples, target.table, entity, name, asked)
                    if template is not None:
                        yield _finding(number, step.subject, asked, entity, template)
                        break


def _longer(
    samples: SampleValues, table: Table, entity: StoredEntity, key: str, asked: Template
) -> Template | None:
    """Template of an entity that goes on with a delimiter where a beginning ends with a value."""
    template = entity.template_for(key)
    if template is None or not asked.parts or not begins_alike(template, asked):
        return None
    last, following = asked.parts[-1], template.parts[len(asked.parts) :]
    if not isinstance(last, Field) or last.width or not following:
        return None
    delimiter = following[0]
    if not isinstance(delimiter, str) or template.parts[len(asked.parts) - 1] != last:
        return None
    values = samples.of_field(table, entity, key, len(asked.fields) - 1)
    return None if delimiter[0].isalnum() or _is_one_length(values) else template


def _is_one_length(values: tuple[str, ...]) -> bool:
    """Whether the values show that all are of one length."""
    if not values or len({len(value) for value in values}) > 1:
        return False
    is_long = all(len(value) >= _LONG_ID or is_moment(value) for value in values)
    return is_long or (len(values) > 1 and not all(map(_COUNTED.fullmatch, values)))


def _finding(
    number: str, subject: str, asked: Template, entity: StoredEntity, template: Template
) -> Finding:
    example = "".join(part if isinstance(part, str) else "1" for part in asked.parts)
    return Finding(
        at=asked.at,
        message=f"the beginning `{asked.text}` of pattern {number} also fits longer values: "
        f"`{example}` begins `{example}0`",
        label="ends before the delimiter",
        subject=subject,
        related=(Related(template.at, f"key of `{entity.name.value}`"),),
        help="end it with the delimiter that follows in the key",
    )
