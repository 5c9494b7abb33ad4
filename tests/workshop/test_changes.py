"""Changes to the text of a file: where they fall, and what comes out."""

import pytest

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.model.changes import find_changes, find_file, is_made
from mkdocs_dynamodb.model.stages import Break
from mkdocs_dynamodb.source.files import SourceFile

TEXT = """\
tables:
  Orders:
    partition_key: order_id

    sort_key: part
stages:
  one:
    steps: [break: {find: "order_id"}]
"""
STEP = Span("shop/stages.yml", 8, 13, 8, 40)
SOURCE = SourceFile("shop/stages.yml", TEXT)


def step(find: str, replace: str = "") -> Break:
    """A change of the file."""
    nowhere = Span("", 1, 1, 1, 1)
    return Break(
        at=STEP,
        file=Placed("stages.yml", nowhere),
        find=Placed(find, nowhere),
        replace=replace,
        expect=Placed("KEY001", nowhere),
    )


@pytest.mark.parametrize(
    ("find", "replace", "line", "after"),
    [
        ("order_id", "id", 3, ("    partition_key: id",)),
        ("partition_key: order_id", "", 3, ()),
        ("order_id", "id\nlocal: true\n", 3, ("    partition_key: id", "    local: true")),
        ("partition_key: order_id\n\nsort_key: part\n", "a: b\n", 3, ("    a: b",)),
        ("Orders:\n  partition_key: order_id", "O:\n  k: 1", 2, ("  O:", "    k: 1")),
        ("partition_key: order_id\n\nsort_key: part", "\n", 3, ()),
    ],
)
def test_text_is_changed_in_one_place(
    find: str, replace: str, line: int, after: tuple[str, ...]
) -> None:
    """Part of a line, or lines however far they are indented; the step itself does not count."""
    (change,) = find_changes(SOURCE, step(find, replace), [STEP])
    assert (change.line, change.after) == (line, after)
    lines = change.text.split("\n")
    assert lines[: line - 1] == SOURCE.lines[: line - 1]
    assert tuple(lines[line - 1 : line - 1 + len(after)]) == after
    assert len(lines) == len(SOURCE.lines) - len(change.before) + len(after)


@pytest.mark.parametrize("find", ["nothing", "", "\n", "partition_key: order_id\nsort_key: part"])
def test_text_that_is_not_there(find: str) -> None:
    """Nothing is changed."""
    assert find_changes(SOURCE, step(find), [STEP]) == ()


def test_text_in_several_places() -> None:
    """Each is told, twice in one line as well."""
    elsewhere = Span("other.yml", 1, 1, 9, 1)
    found = find_changes(SOURCE, step("order_id", "x"), [elsewhere])
    assert [change.line for change in found] == [3, 8]
    assert len(find_changes(SourceFile("a.yml", "a: [b, b]"), step("b"), [])) == 2


def test_change_that_a_reader_has_made() -> None:
    """The new text stands there, and the old one no more."""
    changed = SourceFile(SOURCE.path, TEXT.replace("key: order_id", "key: id"))
    assert is_made(changed, step("key: order_id", "key: id"), [STEP])
    assert not is_made(SOURCE, step("key: order_id", "key: id"), [STEP])
    assert not is_made(changed, step("key: order_id", ""), [STEP])
    assert not is_made(changed, step("sort_key: partition", "sort_key: part"), [STEP])


def test_file_below_the_folder_of_the_model() -> None:
    """The path nearest to the folder is meant."""
    paths = ("m/a.yml", "m/tables/a.yml", "m/more/tables/a.yml")
    sources = {path: SourceFile(path, "") for path in paths}
    found = {name: find_file(sources, name) for name in ("a.yml", "tables/a.yml", "b.yml", "")}
    assert found == {
        "a.yml": sources["m/a.yml"],
        "tables/a.yml": sources["m/tables/a.yml"],
        "b.yml": None,
        "": None,
    }
