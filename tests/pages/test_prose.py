"""Text for readers: paragraphs and code, and nothing else that means something."""

import re

import pytest

from hostile_model import INLINE, STARTS
from mkdocs_dynamodb.pages.prose import copied, paragraphs, phrase


def test_empty_lines_part_paragraphs() -> None:
    """Single breaks are spaces, and text without anything gives nothing."""
    assert paragraphs("One\nline.\n\n  \nTwo.\n") == ("One line.", "Two.")
    assert paragraphs(" \n") == ()


def test_words_in_backticks_are_code() -> None:
    """Signs within them mean nothing; a backtick alone is one."""
    assert phrase("Run `a <b>` now.") == "Run <code>a &#60;b&#62;</code> now."
    assert phrase("`a` `b`") == "<code>a</code> <code>b</code>"
    assert phrase("one ` only") == "one &#96; only"
    assert phrase("``") == "&#96;&#96;"


def test_copied_text_keeps_its_lines() -> None:
    """The HTML has no line of its own that is empty, at which Markdown would end it."""
    html = copied("One <b>\n\n  two\n")
    assert "\n" not in html
    assert "One &#60;b&#62;&#10;&#10;  two</code>" in html


@pytest.mark.parametrize("inline", INLINE)
def test_no_text_becomes_an_element(inline: str) -> None:
    """Apart from code and the direction of writing, no tag comes out."""
    for text in (start + inline for start in STARTS):
        html = "".join([*paragraphs(text), copied(text)])
        assert set(re.findall(r"</?([a-z]+)", html)) <= {"code", "bdi", "div", "pre"}
        assert html.count("<div") == 1
        assert "{" not in html
        assert "\n" not in html
