"""A step's target, and the attributes that come back from it."""

import pytest

from conftest import Checker
from mkdocs_dynamodb.model.flow.targets import (
    is_strong,
    missing_keys,
    returned_attributes,
    stored_attributes,
    target_of,
    top_level,
)
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Step

TEXT = """
access_patterns:
  strong: {name: Strong, type: read, consistency: strong}
tables:
  Library:
    partition_key: PK
    sort_key: SK
    entities:
      Loan:
        keys: {PK: "M#{member_id}", SK: "L#{loan_id}"}
        attributes: {member_id: S, loan_id: S, book_id: S, title: S}
      Member: {keys: {PK: "M#{member_id}", SK: P}, attributes: {member_id: S, email: S}}
    indexes:
      ByBook: {partition_key: book_id, projection: [title]}
      ByTitle: {partition_key: PK, sort_key: title, projection: KEYS_ONLY, local: true}
mapping:
"""
LOAN = {"PK", "SK", "member_id", "loan_id", "book_id", "title"}
MEMBER = {"PK", "SK", "member_id", "email"}


def only_step(checker: Checker, number: str, written: str) -> tuple[Model, Step]:
    """The step of a mapping with one answer, in its model."""
    model = checker.check(f"{TEXT}  {number}: {written}\n").models[0].model
    return model, model.answers[number].steps[0]


@pytest.mark.parametrize(
    ("written", "returned"),
    [
        ("{operation: Query, table: Library}", LOAN | MEMBER),
        ("{operation: Query, table: Library, returns: {Loan: 1}}", LOAN),
        ("{operation: Query, table: Library, entity: Member}", MEMBER),
        ("{operation: Query, table: Library, returns: {Book: 1}}", None),
        (
            "{operation: Query, table: Library, index: ByBook}",
            {"PK", "SK", "book_id", "title", "member_id", "loan_id"},
        ),
        ("{operation: Query, table: Library, index: ByTitle}", LOAN),
        ("{operation: Query, table: Library, index: Other}", None),
        (
            "{operation: Query, table: Library, projection: [title, 'email.host', 'x[1]']}",
            {"title", "email"},
        ),
        ("{operation: GetItem, table: Library, entity: Member}", MEMBER),
        ("{operation: GetItem, table: Library, index: ByBook, entity: Loan}", LOAN),
        ("{operation: GetItem, table: Library, where: {PK: a, SK: b}}", LOAN | MEMBER),
        ("{operation: GetItem, table: Library, entity: Book}", None),
        ("{operation: GetItem, table: Nowhere, entity: Book}", None),
        ("{operation: TransactWriteItems, actions: [{put: Loan, table: Library}]}", set()),
        (
            "{operation: BatchGetItem, table: Library, actions: [{get: Loan}, {get: Member}]}",
            LOAN | MEMBER,
        ),
        ("{operation: BatchGetItem, table: Library, actions: [{get: Loan}, {get: Book}]}", None),
    ],
)
def test_returned_attributes(checker: Checker, written: str, returned: set[str] | None) -> None:
    """Global indexes give what they hold and what their keys spell, all else the whole item."""
    model, step = only_step(checker, "1", written)
    expected = None if returned is None else frozenset(returned)
    assert returned_attributes(model, step) == expected


def test_stored_attributes_know_no_projection(checker: Checker) -> None:
    """What the items have does not depend on the way in which they are read."""
    written = "{operation: Query, table: Library, index: ByBook, projection: [title]}"
    assert stored_attributes(*only_step(checker, "1", written)) == frozenset(LOAN)


def test_target_has_the_keys_of_what_is_read(checker: Checker) -> None:
    """A search reads its index; another operation reads the table whatever index it names."""
    search = target_of(*only_step(checker, "1", "{operation: Scan, table: Library, index: ByBook}"))
    get = target_of(*only_step(checker, "1", "{operation: GetItem, table: Library, index: ByBook}"))
    assert search is not None
    assert get is not None
    assert (search.name, search.key_names) == ("Library/ByBook", ("book_id",))
    assert (get.name, get.key_names) == ("Library", ("PK", "SK"))
    assert search.is_global_index
    assert not get.is_global_index


@pytest.mark.parametrize(
    ("written", "strong"),
    [
        ("{operation: Scan, table: Library}", True),
        ("{operation: Scan, table: Library, consistency: eventual}", False),
        ("{operation: PutItem, table: Library, entity: Loan}", False),
    ],
)
def test_step_reads_as_its_pattern_asks(checker: Checker, written: str, strong: bool) -> None:
    """A step says how it reads, else its pattern does; a write does not read."""
    model, step = only_step(checker, "strong", written)
    assert is_strong(step, model.patterns["strong"]) is strong
    assert not is_strong(step, None)


def test_misspelt_key_is_not_missing(checker: Checker) -> None:
    """A wrong name stands for the key it resembles."""
    written = "{operation: Query, table: Library, where: {member: a, title: b}}"
    _, step = only_step(checker, "1", written)
    assert missing_keys(step.where, ("members", "title", "year", "year")) == ("year",)


@pytest.mark.parametrize("path", ["box", "box.size", "box[0].size", "box[0]"])
def test_top_level(path: str) -> None:
    """A path begins with its attribute."""
    assert top_level(path) == "box"
