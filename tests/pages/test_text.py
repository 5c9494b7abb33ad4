"""Escaping, without a browser: what comes out holds nothing that another language reads."""

import html
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile_texts import HOSTILE_TEXTS
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.text import (
    attribute,
    code_pieces,
    escape,
    number,
    page_title,
    sort_figure,
)

READ_BY_OTHERS = re.compile(r"[<>\"'`*_\[\](){}|!#$~^=+:@%\\?]")
REFERENCE = re.compile(r"&#[0-9]+;")
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def as_seen(text: str) -> str:
    """A text on one line, with a sign for each control character."""
    line = re.sub("[\n\r\t\x85\u2028\u2029]", " ", text)
    return re.sub("[\x00-\x1f\x7f-\x9f\ud800-\udfff]", "\ufffd", line)


@pytest.mark.parametrize("text", [*HOSTILE_TEXTS, "plain", "", "1.", "12. x", "1.5", "-5", "a-b"])
def test_hostile_text_comes_back_from_html(text: str) -> None:
    """A browser shows what was written, and Markdown finds nothing to read."""
    for escaped in (escape(text), attribute(text)):
        bare = REFERENCE.sub("", str(escaped)).removeprefix("<bdi>").removesuffix("</bdi>")
        assert READ_BY_OTHERS.search(bare) is None
        assert CONTROLS.search(bare) is None
        assert html.unescape(re.sub("</?bdi>", "", str(escaped))) == as_seen(text)


@given(st.text())
def test_any_text_comes_back_from_html(text: str) -> None:
    """The same for whatever text there is."""
    escaped = str(escape(text))
    assert READ_BY_OTHERS.search(REFERENCE.sub("", re.sub("</?bdi>", "", escaped))) is None
    assert html.unescape(re.sub("</?bdi>", "", escaped)) == as_seen(text)


def test_text_does_not_begin_a_list_or_a_rule() -> None:
    """A text that begins a paragraph stays a paragraph."""
    assert escape("1. one") == "1&#46; one"
    assert escape("- one") == "&#45; one"
    assert escape("---") == "&#45;--"
    assert escape("1.5 MB") == "1.5 MB"


def test_right_to_left_text_is_kept_apart() -> None:
    """Its direction does not reach the words around it; in an attribute there are none."""
    assert escape("\u202egnp") == "<bdi>\u202egnp</bdi>"
    assert escape("שלום").startswith("<bdi>")
    assert not escape("\u66f8\u7c4d").startswith("<bdi>")
    assert "<" not in attribute("שלום")


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_title_of_a_page_is_one_harmless_line(text: str) -> None:
    """Front matter stays two fences and a line, and no theme can make an element of it."""
    title = page_title(text)
    assert not set(title) & {"<", ">", "&", "\n"}
    page = Page(path="x.md", title=text, body="# x\n")
    lines = page.content.split("\n")
    assert (lines[0], lines[2], lines[3]) == ("---", "---", "")
    assert lines[1].startswith('title: "')


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (0, "0"),
        (1234567, "1,234,567"),
        (Decimal("0.50"), "0.5"),
        (Decimal(10), "10"),
        (Decimal("1E+3"), "1,000"),
        (Decimal("100.00"), "100"),
        (Decimal("-0.045"), "-0.045"),
    ],
)
def test_number_has_groups_and_no_needless_zeros(value: Decimal | int | None, shown: str) -> None:
    """Figures read the same everywhere."""
    assert number(value) == shown


def test_figures_to_sort_by_are_plain() -> None:
    """Scripts read them without knowing how readers like figures."""
    assert sort_figure(Decimal("1E+3")) == "1000"
    assert sort_figure(None) == ""


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("pattern 1 asks `T` without `k`", ["pattern 1 asks ", "T", " without ", "k", ""]),
        ("no pair: `", ["no pair: `"]),
        ("there is no rule `a ```fence``` b`", ["there is no rule `a ```fence``` b`"]),
    ],
)
def test_code_between_backticks_loses_none_of_a_name(text: str, pieces: list[str]) -> None:
    """Where a name has backticks itself, all of them are shown."""
    assert [piece for piece, _ in code_pieces(text)] == pieces
