"""COV009: an entity that a pattern changes, and its answer does not."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.copies import copied_entity
from mkdocs_dynamodb.model.flow.targets import target_of
from mkdocs_dynamodb.model.flow.wording import spoken_words, words_of
from mkdocs_dynamodb.model.keys.asked_ranges import candidates
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Answer
from mkdocs_dynamodb.model.requirements import PatternType
from mkdocs_dynamodb.rules.registry import rule

_LATER = re.compile(
    r"\bstreams?\b|\bevents?\b|\basync|\blater\b|\bnightly\b|\bbackground\b|\bconsumer",
    re.IGNORECASE,
)


@rule("COV009", "named-entity-untouched", Severity.WARNING)
def named_entity_untouched(model: Model) -> Iterator[Finding]:
    """A pattern that writes or updates names an entity which its answer neither reads nor writes.

    Silent where no table stores the entity, where the answer touches something named after it, and
    where a note mentions it or speaks of a stream or of later.

    ## Why

    What a pattern names belongs to what it does: a transfer that names its entries has to write
    them. An answer that leaves one out does half of what was asked, and the pages show it as done.

    ## Bad

    ```yaml
    entities: {Account: {}, Entry: {}}
    access_patterns:
      1:
        name: Deposit money
        type: update
        rps: 1
        inputs: [account_id, amount]
        entities: [Account, Entry]
    tables:
      Ledger:
        partition_key: account_id
        sort_key: SK
        entities:
          Account:
            keys: {SK: ACCOUNT}
            attributes: {account_id: S, balance: N}
          Entry:
            keys: {SK: "ENTRY#{entry_id}"}
            attributes: {account_id: S, entry_id: S, amount: N}
    mapping:
      1: {operation: UpdateItem, table: Ledger, entity: Account, add: {balance: "{amount}"}}
    ```

    ## Good

    ```yaml
    entities: {Account: {}, Entry: {}}
    access_patterns:
      1:
        name: Deposit money
        type: update
        rps: 1
        inputs: [account_id, amount]
        entities: [Account, Entry]
    tables:
      Ledger:
        partition_key: account_id
        sort_key: SK
        entities:
          Account:
            keys: {SK: ACCOUNT}
            attributes: {account_id: S, balance: N}
          Entry:
            keys: {SK: "ENTRY#{entry_id}"}
            attributes: {account_id: S, entry_id: S, amount: N}
    mapping:
      1:
        operation: TransactWriteItems
        actions:
          - {put: Entry, table: Ledger, condition: attribute_not_exists(account_id)}
          - {update: Account, table: Ledger, add: {balance: "{amount}"}}
    ```
    """
    for number, answer in model.answers.items():
        pattern = model.patterns.get(number)
        if pattern is None or pattern.type.value not in (PatternType.WRITE, PatternType.UPDATE):
            continue
        notes = " ".join((answer.note, *(step.note for step in answer.steps)))
        touched = _touched(model, answer)
        if touched is None or len(pattern.entities) == 1 or _LATER.search(notes):
            continue
        spoken = {word.removesuffix("s") for word in spoken_words(notes)}
        for named in pattern.entities:
            words = words_of(named.value)
            is_near = any(words == words_of(name)[: len(words)] for name in touched)
            is_told = bool(words) and words[-1].removesuffix("s") in spoken
            if named.value in model.stored_in and not is_near and not is_told:
                yield Finding(
                    at=named.at,
                    message=(
                        f"pattern {number} names `{named.value}`, and its answer neither reads nor "
                        "writes it"
                    ),
                    label="nothing happens to it",
                    subject=pattern.subject,
                    related=(Related(answer.at, "the answer"),),
                    help=(
                        f"add what the pattern does to `{named.value}`, or take it from "
                        "`entities`; where something does it later, say so in a `note`"
                    ),
                )


def _touched(model: Model, answer: Answer) -> frozenset[str] | None:
    """Entities that an answer reads or writes; None where one of them is not told."""
    names: set[str] = set()
    for step in answer.steps:
        if step.is_search:
            target = target_of(model, step)
            found = () if target is None else candidates(step, target)
        else:
            found = tuple(e for a in step.actions if (e := model.entity_of(a)) is not None)
            if len(found) < len(step.actions):
                return None
        for entity in found:
            names |= {entity.name.value, copied_entity(entity)}
    return frozenset(names) if answer.steps else None
