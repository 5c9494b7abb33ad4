"""REQ010: an entity that is named and not declared."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Placed, Severity
from mkdocs_dynamodb.model.hints import Hints
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("REQ010", "unknown-entity", Severity.ERROR, needs_whole_model=True)
def unknown_entity(model: Model) -> Iterator[Finding]:
    """An access pattern or a relationship names an entity that `entities` does not declare.

    ## Why

    Everything that is said of an entity hangs on its name: how many there are, who writes it, in
    which table it lives. A name that is spelled in two ways splits these facts, and the rules that
    look for a missing writer or a missing table look at half of them.

    ## Bad

    ```yaml
    entities:
      Loan: {no_writer: the counters write loans with a system of their own}
    access_patterns:
      2: {name: List a member's loans, type: read, rps: 120, entities: [Loans]}
    ```

    ## Good

    ```yaml
    entities:
      Loan: {no_writer: the counters write loans with a system of their own}
    access_patterns:
      2: {name: List a member's loans, type: read, rps: 120, entities: [Loan]}
    ```
    """
    hints = Hints()
    for who, subject, name in _mentions(model):
        if name.value in model.entities:
            continue
        cure = hints.nearest(name.value, model.entities)
        yield Finding(
            at=name.at,
            message=f"{who} names entity `{name.value}`, which `entities` does not declare",
            label="not declared",
            subject=subject,
            help=cure or f"declare `{name.value}` below `entities`, or correct the name",
        )


def _mentions(model: Model) -> Iterator[tuple[str, str, Placed[str]]]:
    for pattern in model.patterns.values():
        for name in pattern.entities:
            yield f"pattern {pattern.number.value}", pattern.subject, name
    for position, relationship in enumerate(model.relationships):
        for name in (relationship.source, relationship.target):
            yield "a relationship", f"relationships.{position}", name
