"""REQ003: the same access pattern twice."""

from collections.abc import Hashable, Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.likeness import answer_signature
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import AccessPattern
from mkdocs_dynamodb.rules.registry import rule


@rule("REQ003", "duplicate-pattern", Severity.WARNING)
def duplicate_pattern(model: Model) -> Iterator[Finding]:
    """Two access patterns have the same type, entities, inputs and needs.

    Patterns that are both answered, and answered differently, are taken for different questions.

    ## Why

    Long lists of requirements, above all those gathered from several teams, name one question
    twice. Its traffic is then counted twice in capacity and cost, and a second index may be built
    for a question that the first one answers.

    ## Bad

    ```yaml
    access_patterns:
      5: {name: Upgrade a user to seller, type: update, rps: 0.1, inputs: [user_id, is_seller]}
      45: {name: Become a seller, type: update, rps: 0.1, inputs: [user_id, is_seller]}
    ```

    ## Good

    ```yaml
    access_patterns:
      5: {name: Upgrade a user to seller, type: update, rps: 0.1, inputs: [user_id, is_seller]}
      45:
        name: Become a seller
        type: update
        rps: 0.1
        inputs: [user_id, is_seller]
        duplicate_of: 5
    ```
    """
    for members in _alike(model):
        for pattern, earlier in _repeated(model, members):
            number, first = pattern.number.value, earlier.number.value
            yield Finding(
                at=pattern.number.at,
                message=f"pattern {number} asks the same as pattern {first}",
                label="same type, entities, inputs and needs",
                subject=pattern.subject,
                related=(Related(earlier.number.at, "first time"),),
                help=f"remove it, mark it `duplicate_of: {first}`, or write what sets it apart",
            )


def _alike(model: Model) -> Iterator[list[AccessPattern]]:
    """Unmarked patterns with equal type, entities, inputs and needs, not all three empty."""
    found: dict[Hashable, list[AccessPattern]] = {}
    for pattern in model.patterns.values():
        entities = frozenset(name.value for name in pattern.entities)
        inputs = frozenset(known.name.value for known in pattern.inputs)
        needs = frozenset(name.value for name in pattern.needs)
        if pattern.duplicate_of is None and (entities or inputs or needs):
            question = (pattern.type.value, entities, inputs, needs)
            found.setdefault(question, []).append(pattern)
    return (members for members in found.values() if len(members) > 1)


def _repeated(
    model: Model, members: list[AccessPattern]
) -> Iterator[tuple[AccessPattern, AccessPattern]]:
    """Later patterns of a group, each with an earlier one that is not answered differently."""
    unanswered: AccessPattern | None = None
    by_answer: dict[Hashable, AccessPattern] = {}
    for pattern in members:
        answer = model.answers.get(pattern.number.value)
        if answer is None or not answer.steps:
            earlier = members[0]
            unanswered = unanswered or pattern
        else:
            earlier = by_answer.setdefault(answer_signature(answer), pattern)
            if earlier is pattern and unanswered is not None:
                earlier = unanswered
        if earlier is not pattern:
            yield pattern, earlier
