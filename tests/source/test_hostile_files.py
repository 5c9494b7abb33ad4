"""Files made to exhaust a reader are refused in little time and memory."""

import faulthandler
import tracemalloc
from collections.abc import Iterator

import pytest

from mkdocs_dynamodb.source.comments import find_ignore_comments, find_values_cut_by_comment
from mkdocs_dynamodb.source.faults import FaultKind
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.shape import check_shape
from mkdocs_dynamodb.source.yaml_tree import MAX_DEPTH, read_tree

SECONDS_TO_HANG = 300
"""After this long the run is ended with a traceback; each of these takes under a second."""
MEGABYTES = 200


@pytest.fixture(autouse=True)
def end_a_hang() -> Iterator[None]:
    """End the whole run where a file keeps its reader busy for ever."""
    faulthandler.dump_traceback_later(SECONDS_TO_HANG, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def kinds_of(text: str) -> set[FaultKind]:
    """Kinds of the faults of a text."""
    source = SourceFile("m.yml", text)
    tree, faults = read_tree(source)
    if tree is not None:
        find_ignore_comments(source, tree)
        faults += find_values_cut_by_comment(source, tree)
        faults += [fault for _, fault in check_shape(tree, source)]
    return {fault.kind for fault in faults}


def kinds_in_little_memory(text: str) -> set[FaultKind]:
    """The same, while memory is measured."""
    tracemalloc.start()
    try:
        kinds = kinds_of(text)
        assert tracemalloc.get_traced_memory()[1] < MEGABYTES * 2**20
    finally:
        tracemalloc.stop()
    return kinds


def billion_laughs(levels: int) -> str:
    """Each line repeats the one above it ten times."""
    lines = ["l0: &l0 [x, x, x, x, x, x, x, x, x, x]"]
    for level in range(1, levels):
        aliases = ", ".join([f"*l{level - 1}"] * 10)
        lines.append(f"l{level}: &l{level} [{aliases}]")
    return "\n".join(lines)


# tries YML006
@pytest.mark.parametrize("levels", [5, 9, 30, 60])
def test_aliases_that_grow_are_refused(levels: int) -> None:
    """The classical attack is told once, and the values are not made."""
    assert FaultKind.ALIAS_EXPANSION in kinds_in_little_memory(billion_laughs(levels))


def test_aliases_of_mappings_that_grow_are_refused() -> None:
    """The same with mappings, and through keys of sections that the schema walks."""
    first = "tables: &l0 {a: {partition_key: PK}}"
    more = (f"x{n}: &l{n} {{a: *l{n - 1}, b: *l{n - 1}}}" for n in range(1, 40))
    assert FaultKind.ALIAS_EXPANSION in kinds_in_little_memory("\n".join([first, *more]))


def test_many_small_aliases_are_counted() -> None:
    """A hundred thousand aliases of one word are too many."""
    text = "scratchpad: [&x word, " + "*x, " * 100_000 + "end]"
    assert FaultKind.ALIAS_EXPANSION in kinds_of(text)


def test_aliases_below_the_limit_are_read() -> None:
    """A model may repeat a value as often as it reasonably wants."""
    assert kinds_of("scratchpad: [&x word, " + "*x, " * 10_000 + "end]") == set()


# tries YML009
@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 100_000,
        "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1),
        "\n".join(" " * n + "a:" for n in range(2000)),
        "- " * 50_000 + "x",
        "[{" * 60 + "}]" * 60,
        "? " * 50_000 + "x",
    ],
)
def test_deep_nesting_is_refused(text: str) -> None:
    """Flow and block collections end the reading at the same level."""
    assert kinds_of(text) == {FaultKind.NESTED_TOO_DEEPLY}


def test_nesting_at_the_limit_is_read() -> None:
    """A hundred levels are read."""
    tree, faults = read_tree(SourceFile("m.yml", "[" * MAX_DEPTH + "]" * MAX_DEPTH))
    assert tree is not None
    assert faults == []


@pytest.mark.parametrize(
    "text",
    [
        "access_patterns: {1: {name: x, type: read, rps: " + "9" * 5_000 + "}}",
        "access_patterns: {1: {name: x, type: read, rps: 1e999999999}}",
        "access_patterns: {1: {name: x, type: read, rps: .nan}}",
        "access_patterns: {1: {name: x, type: read, rps: 0x" + "f" * 100_000 + "}}",
    ],
)
def test_numbers_without_measure_are_refused(text: str) -> None:
    """They are told once, as numbers."""
    assert FaultKind.NUMBER_OUT_OF_RANGE in kinds_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "scratchpad: [" + "x" * 5_000_000 + "]",
        "scratchpad: ['" + "x # dynamodb: ignore[A] b " * 100_000 + "']",
        "scratchpad: [" + ", ".join(f"v{n}" for n in range(20_000)) + "]",
        "scratchpad:\n" + "  - x # dynamodb: ignore[YML001] why\n" * 20_000,
        "scratchpad:\n" + "  - |\n    x # dynamodb: ignore[YML001] why\n\n\n" * 5_000,
        "scratchpad:\n" + "  - ORDER #{id}\n" * 20_000,
        "#" * 5_000_000,
        " " * 5_000_000 + "a",
        "\n" * 2_000_000,
        "a: |\n" + "\n" * 1_000_000,
        "- |\n\n" * 20_000,
        "".join(f"k{n}:\n" for n in range(5_000)),
        "a:\n" * 10_000,
        "a: b\n" * 10_000 + "\ta: [",
        "a: '\n" * 50_000,
        "{" + "a, " * 5_000 + "}",
    ],
)
def test_long_files_take_linear_time(text: str) -> None:
    """Long lines, many lines, many comments and many faults are no trouble."""
    kinds_of(text)
