"""FLO034: an input of a write that its answer neither stores nor uses."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.repeats import moved_numbers
from mkdocs_dynamodb.model.flow.used_values import used_names
from mkdocs_dynamodb.model.flow.wording import spoken_words, words_of
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import PatternType
from mkdocs_dynamodb.rules.registry import Extent, rule

_PLAIN_WORDS = frozenset({"id", "ids", "new", "old", "current", "is", "has", "of"})
"""Words that tell nothing of what a value is."""
_WHOLE_WORDS = frozenset(
    {"data", "change", "update", "field", "detail", "payload", "body", "value", "request"}
)
"""Words of inputs that stand for several attributes, or for how the request is made."""
_STORING = frozenset({PatternType.WRITE, PatternType.UPDATE})
_CONTAINERS = frozenset({"M", "L"})


@rule("FLO034", "unstored-input", Severity.WARNING, needs_whole_model=True, looks_at=Extent.PATTERN)
def unstored_input(model: Model) -> Iterator[Finding]:
    """The answer to a write neither stores an input of its pattern nor uses it.

    ## Why

    What the caller gives is lost: no item holds it afterwards, and no key, condition or change
    depends on it. An attribute is missing from the entity, or the caller need not give the value.

    Inputs are compared with attributes by their words, so that `password` is stored in
    `password_hash`. The rule is silent where an item holds a map or list, and where a `note` of the
    answer mentions the input.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Place an order, type: write, rps: 5, inputs: [order_id, total, voucher]}
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, total: N}}
    mapping:
      1: {operation: PutItem, table: Orders, entity: Order}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Place an order, type: write, rps: 5, inputs: [order_id, total, voucher]}
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, total: N, voucher: S}}
    mapping:
      1: {operation: PutItem, table: Orders, entity: Order}
    ```
    """
    writes = writes_of(model)
    for number, answer in model.answers.items():
        pattern = model.patterns.get(number)
        done = writes.of_answer.get(number, [])
        if pattern is None or pattern.type.value not in _STORING or not _are_plain(done):
            continue
        used = used_names(model, answer)
        if used is None:
            continue
        notes = spoken_words(" ".join((answer.note, *(step.note for step in answer.steps))))
        counted = {
            moved.name.value
            for write in done
            for moved in moved_numbers(write.action.update, dict(write.action.values))
        }
        words = {word for name in used - counted for word in _telling(name)} | notes
        words |= {word for write in done for word in _telling(write.entity.name.value)}
        for entry in pattern.inputs:
            telling = _telling(entry.name.value)
            if entry.name.value in used or not telling or telling & (words | _WHOLE_WORDS):
                continue
            yield Finding(
                at=entry.name.at,
                message=f"the answer to pattern {number} does not store input `{entry.name.value}`",
                label="given by the caller and lost",
                subject=pattern.subject,
                related=(Related(answer.at, "the answer"),),
                help="add the attribute to the entity that is written, remove the input, "
                "or say in a `note` of the answer what becomes of it",
            )


def _are_plain(writes: list[Write]) -> bool:
    """Whether the items that are written hold single values only, as the model declares them."""
    types = [
        attribute.type.value for write in writes for attribute in write.entity.attributes.values()
    ]
    return bool(types) and _CONTAINERS.isdisjoint(types)


def _telling(name: str) -> frozenset[str]:
    """Words of a name that tell what it is, without the ending of the plural."""
    return frozenset(word.removesuffix("s") for word in words_of(name)) - _PLAIN_WORDS
