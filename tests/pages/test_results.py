"""Pages show what the sample items give back."""

from conftest import Checker
from mkdocs_dynamodb.application.pages import page_context
from mkdocs_dynamodb.pages.access_patterns import build_access_patterns
from mkdocs_dynamodb.pages.results import SHOWN_CHARACTERS, SHOWN_ITEMS

TABLES = """
access_patterns:
  1: {name: Do it, type: read, rps: 1, inputs: [user]}
tables:
  Notes:
    partition_key: user
    sort_key: at
    entities:
      Note: {attributes: {user: S, at: S, seen: BOOL, text?: S}}
    items:
"""
ITEMS = """
      - Note: {user: ann, at: "1", seen: true, text: "<b>hello</b>"}
      - Note: {user: ann, at: "2", seen: false}
"""


def page(checker: Checker, items: str, answer: str) -> str:
    """Text of the access patterns page after the heading of the results."""
    checked = checker.check(f"{TABLES}{items}mapping:\n  1: {answer}\n").models[0]
    (built,) = build_access_patterns(page_context(checked))
    return built.body.partition("What the sample items give back")[2]


def test_a_read_shows_what_came_back_and_what_was_filtered_away(checker: Checker) -> None:
    """Both are marked by a word, and text from the model is escaped."""
    query = "operation: Query, table: Notes, where: {user: '{user}'}"
    text = page(checker, ITEMS, f"{{{query}, filter: {{seen: true}}, example: {{user: ann}}}}")
    assert text.count("filtered away") == 1
    assert text.count(">returned<") == 1
    assert "hello" in text
    assert "<b>hello" not in text


def test_a_derived_example_is_named(checker: Checker) -> None:
    """Nobody takes it for something the author wrote."""
    query = "operation: Query, table: Notes, where: {user: '{user}'}"
    text = page(checker, ITEMS, f"{{{query}}}")
    assert "one is taken from the sample items" in text
    assert "user = ann" in text


def test_a_write_shows_before_and_after(checker: Checker) -> None:
    """Changed attributes stand beside each other; what is new or gone is said."""
    update = "operation: UpdateItem, table: Notes, entity: Note, set: {text: '{text}'}"
    text = page(checker, ITEMS, f"{{{update}, example: {{user: ann, at: '2', text: new}}}}")
    assert ">changed<" in text
    assert "<ins>new</ins>" in text
    assert "1 other attribute as before" in text
    delete = "operation: DeleteItem, table: Notes, entity: Note, example: {user: ann, at: '1'}"
    assert ">deleted<" in page(checker, ITEMS, f"{{{delete}}}")
    put = "operation: PutItem, table: Notes, entity: Note"
    example = "example: {user: bob, at: '1', seen: true}"
    assert ">new<" in page(checker, ITEMS, f"{{{put}, {example}}}")
    nothing = "operation: DeleteItem, table: Notes, entity: Note, example: {user: bob, at: '1'}"
    assert "Nothing changes." in page(checker, ITEMS, f"{{{nothing}}}")


def test_what_did_not_run_has_its_reason(checker: Checker) -> None:
    """A refusal, a missing value and an empty read are told apart."""
    update = "operation: UpdateItem, table: Notes, entity: Note, set: {seen: true}"
    refused = f"{{{update}, condition: {{seen: false}}, example: {{user: ann, at: '1'}}}}"
    assert "<strong>Refused:</strong> the condition does not hold" in page(checker, ITEMS, refused)
    put = "{operation: PutItem, table: Notes, entity: Note, example: {user: bob}}"
    assert "<strong>Not run:</strong> the example has no value for <code>at" in page(
        checker, ITEMS, put
    )
    empty = "{operation: GetItem, table: Notes, entity: Note, example: {user: bob, at: '1'}}"
    assert "Nothing comes back." in page(checker, ITEMS, empty)


def test_long_results_are_cut(checker: Checker) -> None:
    """Of many items the first are shown and the others counted; long values end in an ellipsis."""
    items = "".join(
        f"      - Note: {{user: ann, at: '{n:03}', seen: true, text: {'x' * 500}}}\n"
        for n in range(SHOWN_ITEMS + 5)
    )
    query = "operation: Query, table: Notes, where: {user: '{user}'}, example: {user: ann}"
    text = page(checker, items, f"{{{query}}}")
    assert "and 5 more" in text
    assert text.count("x" * (SHOWN_CHARACTERS - 1) + "…") == SHOWN_ITEMS
