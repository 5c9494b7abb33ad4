"""KEY019: templates with a brace that stands alone."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Step
from mkdocs_dynamodb.rules.registry import rule


@rule("KEY019", "malformed-template", Severity.ERROR)
def malformed_template(model: Model) -> Iterator[Finding]:
    """A template has a brace that belongs to no placeholder.

    ## Why

    `MEMBER#{member_id` is text without a placeholder: every member would have the same key. A
    placeholder is an attribute in braces, with `:0` and a width where zeros pad it; braces that
    are meant as text are doubled.

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: PK
        entities:
          Member:
            keys: {PK: "MEMBER#{member_id"}
            attributes: {member_id: S, name: S}
    ```

    ## Good

    ```yaml
    tables:
      Library:
        partition_key: PK
        entities:
          Member:
            keys: {PK: "MEMBER#{member_id}"}
            attributes: {member_id: S, name: S}
    ```
    """
    for _, entity in model.stored_entities:
        for key, template in entity.keys.items():
            if template.is_malformed:
                yield _finding(template, f"{entity.subject}.keys.{key}")
    for _, _, step in model.steps():
        for template in _key_values(step):
            if template.is_malformed:
                yield _finding(template, step.subject)


def _key_values(step: Step) -> Iterator[Template]:
    """Templates in the key conditions of a step and of its actions, each place once."""
    conditions = [step.where, *(action.where for action in step.actions)]
    operands = (
        operand
        for where in conditions
        for tests in where
        for test in tests.tests
        for operand in test.operands
    )
    templates = (operand for operand in operands if isinstance(operand, Template))
    yield from {template.at: template for template in templates}.values()


def _finding(template: Template, subject: str) -> Finding:
    return Finding(
        at=template.at,
        message=f"template `{template.text}` has a brace that belongs to no placeholder",
        label="a brace stands alone",
        subject=subject,
        help="write `{name}` or `{name:06}`; double a brace that is meant as text",
    )
