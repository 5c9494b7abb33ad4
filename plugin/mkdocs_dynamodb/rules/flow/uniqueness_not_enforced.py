"""FLO061: a promise of uniqueness that no key and no condition keeps."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.claims import declared_unique
from mkdocs_dynamodb.model.flow.copies import identity_of
from mkdocs_dynamodb.model.flow.guards import guard_of
from mkdocs_dynamodb.model.flow.targets import Target, searches
from mkdocs_dynamodb.model.flow.wording import words_of
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Step
from mkdocs_dynamodb.model.requirements import AccessPattern
from mkdocs_dynamodb.model.tables import Attribute, StoredEntity
from mkdocs_dynamodb.rules.registry import rule

_UNIQUE = re.compile(
    r"\bunique\b(?! (?:identifier|id|visitor|view|count|user|reader)s?\b)|\buniqueness\b"
    r"|\bno two\b|\balready taken\b|\bbelongs to one\b",
    re.IGNORECASE,
)
_LOGINS = frozenset({"username", "email", "handle", "nickname", "login"})
_PERSONS = frozenset(
    {
        *("user", "member", "account", "customer", "person", "profile", "player", "seller"),
        *("author", "employee", "student", "driver", "patient", "admin", "subscriber"),
    }
)
_NUMBERS = {"number": "no", "nr": "no", "num": "no"}
"""Short forms: `insurance_no` is the insurance number."""
_SENTENCE = re.compile(r"[.;,]\s")


@rule("FLO061", "uniqueness-not-enforced", Severity.WARNING, needs_whole_model=True)
def uniqueness_not_enforced(model: Model) -> Iterator[Finding]:
    """An attribute has to be unique, and nothing keeps two items from having the same value.

    The promise is a description of the attribute or a requirement of the pattern that puts it, with
    a word such as `unique` or `no two`; or a condition `attribute_not_exists` on an attribute that
    is no key; or a query of an index that finds one user or customer by
    `username`, `email` or the like. It is kept by an item whose primary key is made of the
    attribute, put with a condition. What the model declares under `unique` is
    [looked at more closely](FLO081.md).

    ## Why

    DynamoDB has one unique constraint, the primary key of a table; index keys may repeat
    (Developer Guide, Using Global Secondary Indexes). A query before the put does not help, for
    two callers can both find nothing. One item for each unique value, put in the same transaction
    with `attribute_not_exists`, does (AWS Labs, DynamoDB MCP server, unique constraints).

    ## Bad

    ```yaml
    access_patterns:
      1:
        name: Sign up
        type: write
        rps: 1
        inputs: [user_id, email]
        key_requirements: No two users share an email
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {attributes: {user_id: S, email: S}}
    mapping:
      1: {operation: PutItem, table: Users, entity: User, condition: attribute_not_exists(user_id)}
    ```

    ## Good

    ```yaml
    access_patterns:
      1:
        name: Sign up
        type: write
        rps: 1
        inputs: [user_id, email]
        key_requirements: No two users share an email
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {attributes: {user_id: S, email: S}}
      Emails:
        partition_key: email
        entities:
          EmailClaim: {role: unique-claim, attributes: {email: S, user_id: S}}
    mapping:
      1:
        operation: TransactWriteItems
        actions:
          - {put: EmailClaim, table: Emails, condition: attribute_not_exists(email)}
          - {put: User, table: Users, condition: attribute_not_exists(user_id)}
    ```
    """
    declared = declared_unique(model)
    told: set[tuple[str, str]] = set(declared)
    for written in writes_of(model).of_answer.values():
        for write in written:
            if write.verb == "put" and write.entity.role is None:
                mistaken = _asked_absent(write)
                promised = {each.name.value: each for each in _promised(write)}
                for attribute in (promised | mistaken).values():
                    promise = (write.entity.name.value, attribute.name.value)
                    told.add(promise)
                    if promise not in declared and not _is_kept(written, write, promise[1]):
                        yield _finding(write, attribute, is_asked=promise[1] in mistaken)
    yield from _login_findings(model, told)


def _promised(write: Write) -> Iterator[Attribute]:
    sentences = _promises(write.pattern) if write.pattern is not None else ()
    for name, attribute in write.entity.attributes.items():
        spoken = "".join(_NUMBERS.get(word, word) for word in words_of(name))
        if _UNIQUE.search(attribute.description) or any(
            spoken in sentence for sentence in sentences
        ):
            yield attribute


def _asked_absent(write: Write) -> dict[str, Attribute]:
    """Attributes that a put asks to be absent, although every item of the entity has them.

    The condition looks at the item with the same key only, so it cannot be meant for others.
    """
    keys = {name for each in write.entity.keys.values() for name in each.names}
    found = {}
    for name in guard_of(write.action.condition).absent - keys - set(write.table.key_names):
        attribute = write.entity.attributes.get(name)
        if attribute is not None and not attribute.optional:
            found[name] = attribute
    return dict(sorted(found.items()))


def _promises(pattern: AccessPattern) -> tuple[frozenset[str], ...]:
    """Words of each sentence that promises uniqueness; `e-mail address` is also `email`."""
    texts = (pattern.name, pattern.description, *pattern.key_requirements)
    found = []
    for text in texts:
        for sentence in _SENTENCE.split(text):
            if _UNIQUE.search(sentence):
                words = re.findall(r"[a-z]+", sentence.lower().replace("e-mail", "email"))
                one = [word.removesuffix("s") for word in words]
                short = [_NUMBERS.get(word, word) for word in one]
                pairs = (*pairwise(words), *pairwise(short))
                found.append(frozenset((*words, *short, *map("".join, pairs))))
    return tuple(found)


def _is_kept(written: list[Write], write: Write, name: str) -> bool:
    """Whether an item whose key is made of the attribute is put, or claimed, in the answer."""
    for other in written:
        keys = identity_of(other.table, other.entity)
        is_condition = guard_of(other.action.condition).names or other.entity.role is not None
        if name in keys and (other is not write or is_condition):
            return True
    return False


def _finding(write: Write, attribute: Attribute, *, is_asked: bool) -> Finding:
    name = attribute.name.value
    message = (
        f"pattern {write.number} promises that `{name}` of `{write.entity.name.value}` is "
        "unique, and nothing refuses a second one"
    )
    if is_asked:
        message = (
            f"pattern {write.number} asks that `{name}` is absent, which looks at the item with "
            f"the same key only: another `{write.entity.name.value}` may have the same `{name}`"
        )
    return Finding(
        at=write.action.at,
        message=message,
        label="puts whatever value comes",
        subject=write.action.subject,
        related=(Related(attribute.name.at, "must be unique"),),
        help=(
            f"put an item with `role: unique-claim` keyed by `{name}` in the same "
            f"TransactWriteItems, with `attribute_not_exists`"
        ),
    )


@lru_cache(maxsize=1)  # the rules run on one model after the other
def _claimed(model: Model) -> frozenset[str]:
    """Attributes of which a table's primary key, or a claim, is made."""
    return frozenset(
        name for table, entity in model.stored_entities for name in identity_of(table, entity)
    )


def _login_findings(model: Model, told: set[tuple[str, str]]) -> Iterator[Finding]:
    """Global indexes by which one person is found by name, where no primary key holds that name."""
    seen: set[str] = set()
    for number, step, target in searches(model, "Query"):
        index, name = target.index, _only_asked(step, target)
        if index is None or index.local or index.subject in seen or name in _claimed(model):
            continue
        persons = [e for e in target.table.entities.values() if name in e.attributes]
        is_one = len(persons) == 1 and _returns_one(step) and _is_person(persons[0])
        if not name or not is_one or (persons[0].name.value, name) in told:
            continue
        seen.add(index.subject)
        yield Finding(
            at=index.name.at,
            message=(
                f"pattern {number} finds a `{persons[0].name.value}` by `{name}`, and nothing "
                "keeps two of them from having the same one"
            ),
            label="an index key may repeat",
            subject=index.subject,
            related=(Related(step.operation.at, "asked here"),),
            help=(
                f"keep each `{name}` as the primary key of an item with `role: unique-claim`, "
                "put in one transaction with the entity"
            ),
        )


def _only_asked(step: Step, target: Target) -> str:
    """The login name that a query asks the partition key for; nothing where it asks for more."""
    keys = {key.name.value for key in target.partition_keys}
    names = {
        name
        for tests in step.where
        if tests.attribute.value in keys
        for test in tests.tests
        for operand in test.operands
        if isinstance(operand, Template)
        for name in operand.names
    }
    name = next(iter(names)) if len(names) == 1 else ""
    return name if "".join(words_of(name)) in _LOGINS else ""


def _returns_one(step: Step) -> bool:
    return all(count <= 1 for count in step.returns.values())


def _is_person(entity: StoredEntity) -> bool:
    words = words_of(entity.name.value)
    return bool(words) and words[-1] in _PERSONS
