"""Damaged characters: found where they are, and nowhere else."""

import pytest

from mkdocs_dynamodb.documents.reading.encoding import lost_characters, repair_text


def damage(text: str) -> str:
    """What a reader of Windows-1252 makes of a text in UTF-8."""
    return "".join(
        bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte))
        for byte in text.encode("utf-8")
    )


@pytest.mark.parametrize(
    "text", ["caf\u00e9", "a \u2014 b \u2192 c", "\u2705 done", "\u201cso\u201d", "\U0001f600"]
)
def test_damage_is_undone(text: str) -> None:
    """Once and twice."""
    assert repair_text(damage(text))[0] == text
    assert repair_text(damage(damage(text)))[0] == text


def test_repairs_have_their_lines() -> None:
    """A character that occurs twice in a line is told once."""
    _, repairs = repair_text("plain\n" + 2 * damage("\u00e9 "))
    assert [(repair.line, repair.repaired) for repair in repairs] == [(2, "\u00e9")]


@pytest.mark.parametrize(
    "text",
    [
        "\u00abCAF\u00c9\u00bb",
        "S\u00c3O PAULO",
        "50 \u00b0C",
        "\u00e2ge",
        "\u00c5ngstr\u00f6m",
        "\u00f0",
    ],
)
def test_true_letters_stay(text: str) -> None:
    """Letters that damage looks like."""
    assert repair_text(text) == (text, ())


def test_straightened_quotes_are_known() -> None:
    """A program made the last character of the damage a plain quote."""
    assert repair_text('a \u00e2\u20ac" b')[0] == "a \u2013 b"


def test_lost_characters_are_found() -> None:
    """Nobody can repair them."""
    assert lost_characters("a\nb\ufffd\n") == (2,)
