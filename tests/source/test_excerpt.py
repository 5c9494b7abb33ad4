"""The excerpt underlines a place on a terminal, whatever stands on the line."""

from unicodedata import category

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.source.excerpt import MAX_WIDTH, excerpt
from mkdocs_dynamodb.source.files import SourceFile

NUMBERS = st.integers(-3, 200)


@given(st.text(max_size=200), NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_any_place_in_any_text_gives_an_excerpt_or_none(
    text: str, line: int, column: int, end_line: int, end_column: int
) -> None:
    """Places outside the text, backwards or negative never raise."""
    source = SourceFile("m.yml", text)
    shown = excerpt(source, Span("m.yml", line, column, end_line, end_column))
    assert shown is not None or not 1 <= line <= len(source.lines)
    if shown is not None:
        assert "^" in shown.underline
        assert set(shown.underline) <= {" ", "^"}
        assert not {category(c) for c in shown.text} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
        assert cell_len(shown.underline) <= 4 * MAX_WIDTH


def underlined(line: str, column: int, end_column: int) -> tuple[str, str]:
    """Text and underline of a place on the only line."""
    shown = excerpt(SourceFile("m.yml", line), Span("m.yml", 1, column, 1, end_column))
    assert shown is not None
    return shown.text, shown.underline


def test_wide_and_combining_characters_keep_the_underline_below_the_place() -> None:
    """A terminal shows some characters two cells wide and some in no cell of their own."""
    assert underlined("\u4e2d\u6587: x", 5, 6) == ("\u4e2d\u6587: x", "      ^")
    assert underlined("e\u0301: x", 5, 6) == ("e\u0301: x", "   ^")
    assert underlined("a: \u4e2d", 4, 5) == ("a: \u4e2d", "   ^^")


def test_characters_that_move_the_cursor_are_replaced() -> None:
    """An escape sequence or a change of direction in a file does nothing to the terminal."""
    text, _ = underlined("a: \x1b[31m\u202e\x07\t", 4, 8)
    assert text == "a: \ufffd[31m\ufffd\ufffd"


def test_a_long_line_is_cut_around_the_place() -> None:
    """The place stays visible."""
    text, underline = underlined("x" * 1_000 + "here" + "y" * 1_000, 1_001, 1_005)
    assert len(text) <= MAX_WIDTH
    assert text[len(underline) - 4 : len(underline)] == "here"


def test_a_place_at_the_end_of_a_line_has_one_caret() -> None:
    """What is missing is shown where it should be."""
    assert underlined("a:", 3, 3) == ("a:", "  ^")


def test_a_place_of_several_lines_is_underlined_to_the_end_of_its_first() -> None:
    """The rest of the place is not shown."""
    shown = excerpt(SourceFile("m.yml", "a: [b,\n c]"), Span("m.yml", 1, 4, 2, 4))
    assert shown is not None
    assert shown.underline == "   ^^^"


def test_a_file_that_was_not_read_has_no_excerpt() -> None:
    """The finding is told without it."""
    assert excerpt(None, Span("m.yml", 1, 1, 1, 1)) is None
