"""Expressions are taken apart into names, placeholders and functions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.model.expressions.tokens import (
    Piece,
    place_in,
    read_expression,
    read_update,
)


def test_names_are_paths_outside_words_and_functions() -> None:
    """Words of the grammar and functions are no attributes; a path counts by its first name."""
    found = read_expression(
        "NOT attribute_exists(address.city) and size (lines[2].parts) > :3 "
        "OR #state IN (:new, :old) AND weight between :low AND :high"
    )
    assert found.is_readable
    assert found.names == ("address", "lines", "state", "weight")
    assert [path.text for path in found.paths][:2] == ["address.city", "lines[2].parts"]
    assert found.paths[1].parts == ("lines", "[2]", "parts")
    assert [piece.text for piece in found.functions] == ["attribute_exists", "size"]
    texts = [piece.text for piece in found.placeholders]
    assert texts == [":3", ":new", ":old", ":low", ":high"]


def test_a_part_of_a_path_may_be_a_word_of_the_grammar() -> None:
    """After a dot everything is a name, and clauses of updates are names in conditions."""
    assert read_expression("flags.in = :1 AND remove = :2").names == ("flags", "remove")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("a IN (:a)", (1,)),
        ("a IN ()", (0,)),
        ("a in (:a, size(b), :c) OR contains(b, :d) AND b IN (:e, :f)", (3, 2)),
        ("IN", ()),
    ],
)
def test_operands_of_in_are_counted(text: str, counts: tuple[int, ...]) -> None:
    """Commas count within the parentheses of `IN` only."""
    assert read_expression(text).in_operands == counts


def test_update_tells_what_it_changes() -> None:
    """The first path after a clause or a comma is changed; those behind `=` are read."""
    found = read_update(
        "SET a.b = if_not_exists(c, :0) + d - :1, #e = :2 remove f[0], g ADD h :3 DELETE i :4"
    )
    assert [piece.text for piece in found.changed] == ["a.b", "#e", "f[0]", "g", "h", "i"]
    assert found.names == ("a", "c", "d", "e", "f", "g", "h", "i")
    assert found.operators == 2


@pytest.mark.parametrize(
    ("text", "stray", "position"),
    [
        ("", "", 0),
        ("  ", "  ", 0),
        ("a > 20.5", "20.5", 4),
        ("a = 'it is' AND b = :b", "'it is'", 4),
        ('a = "open', '"open', 4),
        ("(a = :a", "(", 0),
        ("a = :a)", ")", 6),
        ("a & b", "&", 2),
        ("a = :", ":", 4),
        ("a. = :a", ".", 1),
        ("[0] = :a", "[0]", 0),
        ("größe > :1", "ö", 2),
    ],
)
def test_what_no_expression_can_have_is_found(text: str, stray: str, position: int) -> None:
    """The fault is the first piece that the grammar does not have."""
    found = read_expression(text)
    assert not found.is_readable
    assert found.fault == Piece(stray, position)


def test_size_is_counted_in_bytes() -> None:
    """A letter outside ASCII has several bytes."""
    assert read_expression("é").size == 2


def test_place_of_a_piece() -> None:
    """Plain and quoted text tell the column; a text over several lines tells only itself."""
    piece = Piece(":b", 4)
    plain = Span("m.yml", 3, 10, 3, 16)
    assert place_in(plain, "a = :b", piece) == Span("m.yml", 3, 14, 3, 16)
    assert place_in(plain._replace(end_column=18), "a = :b", piece).column == 15
    folded = plain._replace(end_line=4)
    assert place_in(folded, "a = :b", piece) == folded


@given(st.text(alphabet="ab#:01[](),.=<>+-'\" \nINÖ"))
def test_any_text_can_be_taken_apart(text: str) -> None:
    """Reading never fails, and every piece stands where it says."""
    for read in (read_expression, read_update):
        found = read(text)
        pieces = [*found.paths, *found.placeholders, *found.functions]
        if found.fault is not None:
            pieces.append(found.fault)
        for piece in pieces:
            assert text[piece.position :].startswith(piece.text)
