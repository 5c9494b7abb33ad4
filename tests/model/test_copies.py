"""Which attributes stand in more than one place, and who writes and reads them."""

from conftest import Checker
from mkdocs_dynamodb.model.flow.copies import copies_of, stored_twice
from mkdocs_dynamodb.model.flow.reads import reads_of
from mkdocs_dynamodb.model.flow.writes import pending_writers, writes_of
from mkdocs_dynamodb.model.model import Model

MODEL = """
access_patterns:
  1: {name: Rename, type: update, rps: 1}
  9: {name: Forget, type: delete, rps: 1, entities: [Story]}
tables:
  Users:
    partition_key: PK
    sort_key: SK
    entities:
      User: {keys: {PK: "U#{userId}", SK: U}, attributes: {userId: S, username: S, name: S}}
      Post: {keys: {PK: "U#{userId}", SK: "P#{postId}"}, attributes: {text: S, createdDate: S}}
  Stories:
    partition_key: storyId
    entities:
      Story:
        attributes: {storyId: S, fromUserId: S, fromUsername: S, username: S, name: S}
      Teaser: {role: copy-of Story, attributes: {storyId: S, name: S}}
      Note:
        attributes:
          storyId: S
          userId: S
          userName: S
          username: {type: S, description: A snapshot}
  Feed:
    partition_key: postId
    entities:
      Post: {attributes: {postId: S, text: S}}
mapping:
  1:
    operation: UpdateItem
    table: Users
    entity: User
    update_expression: "SET username = :username, #n = :name"
  2: {operation: Query, table: Users, where: {PK: "U#{u}", SK: {begins_with: "P#"}}}
  3:
    operation: TransactWriteItems
    actions:
      - {put: Post, table: Users}
      - {put: Post, table: Feed}
      - {check: User, table: Users, condition: attribute_exists(PK)}
      - {put: Thing, table: Stories}
  4: {operation: Query, table: Feed, index: Nothing, where: {postId: "{p}"}}
"""


def built(checker: Checker) -> Model:
    """The model above."""
    return checker.check(MODEL).models[0].model


def test_copies_are_found_by_identity_name_and_role(checker: Checker) -> None:
    """A shared name alone is no copy."""
    found = {
        (c.source.name.value, c.attribute, c.holder.name.value, c.held.name.value, c.is_whole)
        for c in copies_of(built(checker))
    }
    assert found == {
        ("User", "username", "Story", "fromUsername", False),
        ("User", "username", "Note", "username", False),
        ("User", "name", "Note", "userName", False),
        ("Post", "text", "Post", "text", True),
        ("Story", "name", "Teaser", "name", True),
    }


def test_snapshots_and_descriptions_are_read_from_words(checker: Checker) -> None:
    """Of two copies in one entity, one is called a snapshot."""
    notes = [c for c in copies_of(built(checker)) if c.holder.name.value == "Note"]
    assert {c.held.name.value: (c.is_snapshot, c.is_described) for c in notes} == {
        "username": (True, True),
        "userName": (False, False),
    }


def test_only_entities_in_two_tables_are_stored_twice(checker: Checker) -> None:
    """The places come with their tables."""
    model = built(checker)
    assert [table.name.value for table, _ in stored_twice(model, "Post")] == ["Users", "Feed"]
    assert stored_twice(model, "Story") == ()


def test_writes_are_found_by_entity_answer_and_attribute(checker: Checker) -> None:
    """A write of what a table does not store makes the table unclear."""
    model = built(checker)
    writes = writes_of(model)
    user, feed = model.tables["Users"].entities["User"], model.tables["Feed"].entities["Post"]
    assert [write.number for write in writes.changing(user, "username")] == ["1"]
    assert [write.number for write in writes.changing(user, "n")] == ["1"]
    (put,) = writes.to(feed, "put")
    assert put.is_transactional
    assert [other.table.name.value for other in writes.beside(put)] == ["Users"]
    assert writes.to(feed, "delete") == []
    assert writes.unclear == {"Stories"}


def test_patterns_without_an_answer_may_still_write(checker: Checker) -> None:
    """What they name is not called unwritten yet."""
    assert pending_writers(built(checker)) == {"Story"}


def test_reads_go_by_the_keys_that_are_asked_for(checker: Checker) -> None:
    """A query by prefix reads what has that prefix; one of an unknown index reads nothing."""
    model = built(checker)
    reads, stored = reads_of(model), model.tables["Users"].entities
    assert [read.number for read in reads.of(stored["Post"])] == ["2"]
    assert reads.of(stored["User"]) == []
    assert reads.checked == {stored["User"].subject}
    assert reads.of(model.tables["Feed"].entities["Post"]) == []
