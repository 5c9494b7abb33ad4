"""FLO010: an input of a pattern that its answer never uses."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.scopes import build_scopes, outer_uses
from mkdocs_dynamodb.model.flow.targets import target_of
from mkdocs_dynamodb.model.flow.used_values import used_names
from mkdocs_dynamodb.model.flow.wording import spoken_words, words_of
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Answer
from mkdocs_dynamodb.model.requirements import AccessPattern, PatternType
from mkdocs_dynamodb.rules.registry import Extent, rule

_PAGE_BEGINNINGS = frozenset({"page", "next", "sort", "max"})
_PAGE_ENDS = frozenset({"page", "cursor", "token", "limit", "offset", "key"})
"""Words of inputs that say how much is read, in which order and from where on."""
_MARKS = ":$%<>?[]()"
"""What stands around the name of a value elsewhere."""


@rule("FLO010", "unused-input", Severity.WARNING, needs_whole_model=True, looks_at=Extent.PATTERN)
def unused_input(model: Model) -> Iterator[Finding]:
    """The answer to a read uses an input of its pattern nowhere.

    ## Why

    What the caller asks for by that input is ignored: an order of a month becomes any order. Either
    a key condition or filter is missing (Developer Guide, Querying tables), or the caller need not
    give the value.

    Inputs that name a page, a limit or an order are left out, and those that a `note` of the answer
    mentions.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List orders of a month, type: read, rps: 5, inputs: [customer_id, month]}
    tables:
      Orders:
        partition_key: customer_id
        sort_key: placed_at
        entities:
          Order: {attributes: {customer_id: S, placed_at: S}}
    mapping:
      1: {operation: Query, table: Orders, where: {customer_id: "{customer_id}"}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List orders of a month, type: read, rps: 5, inputs: [customer_id, month]}
    tables:
      Orders:
        partition_key: customer_id
        sort_key: placed_at
        entities:
          Order: {attributes: {customer_id: S, placed_at: S}}
    mapping:
      1:
        operation: Query
        table: Orders
        where: {customer_id: "{customer_id}", placed_at: {begins_with: "{month}"}}
    ```
    """
    for number, answer in model.answers.items():
        pattern = model.patterns.get(number)
        if pattern is None or pattern.type.value != PatternType.READ or not answer.steps:
            continue
        used = used_names(model, answer)
        if used is None:
            continue
        unused = tuple(_unused(pattern, answer, used))
        if not unused or _lacks_values(model, pattern, answer):
            continue
        for name in unused:
            entry = next(entry for entry in pattern.inputs if entry.name.value == name)
            yield Finding(
                at=entry.name.at,
                message=f"the answer to pattern {number} does not use input `{name}`",
                label="given by the caller and ignored",
                subject=pattern.subject,
                related=(Related(answer.at, "the answer"),),
                help=_meant(answer, name)
                or "use it in a key condition or filter, remove it from the inputs, "
                "or say in a `note` of the answer what becomes of it",
            )


def _meant(answer: Answer, name: str) -> str:
    """What to write where the name itself stands, as it is given in other languages."""
    for step in answer.steps:
        for test in (test for tests in step.where for test in tests.tests):
            for operand in test.operands:
                text = operand.text if isinstance(operand, Template) else ""
                if text.strip(_MARKS) == name:
                    return f'write `"{{{name}}}"` where `{text}` stands, which is text'
    return ""


def _unused(pattern: AccessPattern, answer: Answer, used: frozenset[str]) -> Iterator[str]:
    notes = spoken_words(" ".join((answer.note, *(step.note for step in answer.steps))))
    singular = {name.removesuffix("s").lower() for name in used}
    for name in dict.fromkeys(entry.name.value for entry in pattern.inputs):
        words = words_of(name)
        said = set(words) - {"id", "ids"}
        is_told = bool(said) and said <= notes
        is_paging = words[:1] != () and (words[0] in _PAGE_BEGINNINGS or words[-1] in _PAGE_ENDS)
        if name.removesuffix("s").lower() not in singular and not is_told and not is_paging:
            yield name


def _lacks_values(model: Model, pattern: AccessPattern, answer: Answer) -> bool:
    """Whether a step lacks a value: the input is meant for it, as OPS001 or OPS018 will tell."""
    for step, scope in zip(answer.steps, build_scopes(model, pattern, answer), strict=True):
        target = target_of(model, step) if step.operation.value == "Query" else None
        names = () if target is None else (key.name.value for key in target.partition_keys)
        if not {*names} <= {tests.attribute.value for tests in step.where}:
            return True
        if not all(scope.knows(use.name) for use in outer_uses(model, step)):
            return True
    return False
