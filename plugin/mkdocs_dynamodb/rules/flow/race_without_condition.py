"""FLO062: a change that two callers can both make, although only one may."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.attribute_kinds import is_status
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.named_attributes import changed_attributes
from mkdocs_dynamodb.model.flow.repeats import recounted
from mkdocs_dynamodb.model.flow.wording import demand_of, words_of
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Operand
from mkdocs_dynamodb.model.requirements import AccessPattern
from mkdocs_dynamodb.rules.registry import rule

_TAKING = re.compile(
    r"^(?:a |an |the |[a-z]+ )?"
    r"(?:accepts?|claims?|reserves?|redeems?|acquires?|grabs?|books?|locks?|checks? out"
    r"|buys?|joins?|enrolls?|enrols?|holds?|pays?|refunds?|reverses?|sells?|withdraws?)\b"
)
_ONLY_ONE = re.compile(
    r"\bonly (?:if|when|while|before|after|from|once|one)\b|\bat most once\b|\btwice\b"
    r"|\bnobody else\b|\bfirst come\b|\brace\b|\bat the same (?:time|moment)\b|\bconcurrent"
    r"|\bif there (?:is|are)\b|\bif (?:still )?(?:free|available|open|vacant)\b|\bif not full\b"
    r"|\bup to (?:[0-9]+|a limit)\b"
)
_ONCE = re.compile(r"\bonly once\b|\bat most (?:once|one)\b|\bnever [a-z ]*(?:twice|again)\b")
_ACTORS = frozenset({"by", "last", "actor", "admin", "editor", "moderator", "request", "trace"})
"""Words of ids that tell who did it or how, and not what the item now belongs to."""
_EXPECTED = frozenset({"expected", "previous", "old", "from"})


@rule("FLO062", "race-without-condition", Severity.WARNING)
def race_without_condition(model: Model) -> Iterator[Finding]:
    """A status is moved on, or something is taken, without a condition on what it was before.

    Reported for an update whose pattern accepts, claims, reserves, redeems, books, joins or locks
    something, or pays or refunds it; and for one that sets a status or adds to a number where the
    pattern speaks of `only if`, `twice`, `if there is room` or the like, or has an input such as
    `expected_status`; and for one that sets a fixed status and, with it, an optional id that the
    caller gives, such as the driver of an order. Also for a put without a condition whose pattern
    says `only once`.
    Silent where a condition of the same request compares any attribute that is no key, or asks that
    one is absent.

    ## Why

    Two requests that arrive together both find the order open, and both write: the last one wins
    and the first caller never learns. A condition lets DynamoDB decide, item by item (Developer
    Guide, Working with items: conditional writes).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Accept an order, type: update, rps: 5, inputs: [order_id, driver_id]}
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, status: S, driver_id?: S}}
    mapping:
      1:
        operation: UpdateItem
        table: Orders
        entity: Order
        set: {status: ACCEPTED, driver_id: "{driver_id}"}
        condition: attribute_exists(order_id)
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Accept an order, type: update, rps: 5, inputs: [order_id, driver_id]}
    tables:
      Orders:
        partition_key: order_id
        entities:
          Order: {attributes: {order_id: S, status: S, driver_id?: S}}
    mapping:
      1:
        operation: UpdateItem
        table: Orders
        entity: Order
        set: {status: ACCEPTED, driver_id: "{driver_id}"}
        condition: {status: OPEN}
    ```
    """
    for every in writes_of(model).of_answer.values():
        pattern = every[0].pattern
        if pattern is None or any(_is_guarded(write) for write in every):
            continue
        updates = [write for write in every if write.verb == "update"]
        taking = _TAKING.search(pattern.name.lower()) is not None
        repeated = recounted(every)
        if repeated is None:
            yield from _puts_again(every, pattern)
        else:  # told by FLO068
            taking = False
            updates = [write for write in updates if write is not repeated.event]
        for write in updates:
            status = next(
                (n for n in changed_attributes(write.action.update) if is_status(n.name)), None
            )
            if status is not None and (taking or _says_only_one(pattern) or _hands_over(write)):
                at, what = status.at, f"sets `{status.name}` without asking what it was"
                cure = f"add a condition on `{status.name}`: the value that it must have before"
            elif _only_counts(write):
                if not _says_only_one(pattern):
                    continue
                added = next(iter(write.action.update.add))
                at, what = added.at, f"adds to `{added.value}` without asking what it was"
                cure = f"add a condition on `{added.value}`, such as how large it may be before"
            elif taking and _is_about(write, pattern):
                name = write.entity.name.value
                at, what = write.action.at, f"changes `{name}` without asking how it was"
                cure = "add a condition that fails once somebody has done so"
            else:
                continue
            yield Finding(
                at=at,
                message=f"pattern {write.number} {what}, so that two callers can both succeed",
                label="whoever comes last wins",
                subject=write.action.subject,
                help=cure,
            )
            break


def _puts_again(written: list[Write], pattern: AccessPattern) -> Iterator[Finding]:
    """The first put of what there may be only once, which replaces the one that is there."""
    if not _ONCE.search(demand_of(pattern)):
        return
    named = {entity.value for entity in pattern.entities}
    puts = [w for w in written if w.verb == "put" and w.action.condition is None]
    for write in (w for w in puts if not named or w.entity.name.value in named):
        key = next(iter(write.table.key_names), "key")
        yield Finding(
            at=write.action.at,
            message=(
                f"pattern {write.number} puts `{write.entity.name.value}` without a condition, so "
                "that a second one replaces the first"
            ),
            label="whoever comes last wins",
            subject=write.action.subject,
            help=f"add `condition: attribute_not_exists({key})`, with a key made of what is once",
        )
        return


def _hands_over(write: Write) -> bool:
    """Whether a fixed status comes with the id of who or what an item had none of before."""
    changed = write.action.update.set
    is_fixed = any(is_status(n.value) and not _is_open(value) for n, value in changed.items())
    return is_fixed and any(
        words[-1:] == ("id",) and len(words) > 1 and _ACTORS.isdisjoint(words) and _is_open(value)
        for name, value in changed.items()
        if (attribute := write.entity.attributes.get(name.value)) is not None
        and attribute.optional
        and (words := words_of(name.value))
    )


def _is_open(operand: Operand) -> bool:
    return isinstance(operand, Template) and bool(operand.fields)


def _is_guarded(write: Write) -> bool:
    guard = guard_of(write.action.condition)
    return bool(guard.absent or guard.compared - set(write.table.key_names))


def _only_counts(write: Write) -> bool:
    update = write.action.update
    return bool(update.add) and len(update.changes) == len(update.add)


def _is_about(write: Write, pattern: AccessPattern) -> bool:
    """Whether the name of a pattern speaks of the entity: `Accept an order` of an Order."""
    words = set(words_of(pattern.name))
    spoken = words | {word.removesuffix("s") for word in words}
    own = words_of(write.entity.name.value)
    return bool(own) and own[-1] in spoken


def _says_only_one(pattern: AccessPattern) -> bool:
    if _ONLY_ONE.search(demand_of(pattern)):
        return True
    return any(
        is_status(entry.name.value) and not _EXPECTED.isdisjoint(words_of(entry.name.value))
        for entry in pattern.inputs
    )
