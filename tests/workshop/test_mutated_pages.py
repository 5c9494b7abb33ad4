"""Damaged pages: whatever stands in them, pages are built and findings have places."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.workshop_files import WorkshopFiles
from mkdocs_dynamodb.workshop.build import Workshop, build_workshop

FORMS = [
    path.read_text(encoding="utf-8").split("\n@@ ")[0]
    for path in sorted((Path(__file__).parent / "forms").glob("*.md"))
]
PIECES = (
    *(":", "::", ":::", "::::", "[", "]", "{", "}", "(", ")", "`", "```", "~~~", "<!--", "-->"),
    *("<", ">", '"', "'", "\\", "\t", "    ", "- ", "1. ", "---", "# ", "|", "\n", "\r", "\0"),
    *(":alert", "::alert[", ":::code{", "::::tabs", ":::tab{label=", ":link[", "![", "../", "%"),
    *(":param{key=", ":assetUrl{path=", "title:", "weight: ", "\u2028", "\u202e", "\ufeff", "é"),
)
WORDS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map("".join)


def build(texts: dict[str, str]) -> Workshop:
    """A workshop of pages given as text."""
    return build_workshop(
        WorkshopFiles(
            content="content",
            pages={name: SourceFile(name, text) for name, text in texts.items()},
            static={"a.png": Path("a.png")},
            parameters={"region": "eu-west-1"},
        )
    )


def check(texts: dict[str, str]) -> None:
    """Every page is built, and every finding is at a place of its page."""
    made = build(texts)
    assert {page.source for page in made.pages} == set(texts)
    for trouble in made.troubles:
        at = trouble.finding.at
        lines = SourceFile(at.path, texts[at.path]).lines
        assert 1 <= at.line <= max(len(lines), 1)
        assert 1 <= at.column <= len(lines[at.line - 1]) + 1
        assert (at.end_line, at.end_column) >= (at.line, at.column)


@settings(max_examples=150)
@given(body=WORDS, front=WORDS)
def test_any_text_is_a_page(body: str, front: str) -> None:
    """Neither signs of the dialect nor odd characters stop a page."""
    check({"index.en.md": body, "setup.en.md": f"---\n{front}\n---\n{body}"})


def test_damaged_forms_are_pages() -> None:
    """Forms with characters taken out, doubled and put in, and lines moved about."""
    chance = random.Random(20261121)  # noqa: S311 - the same damage on every run
    for text in FORMS:
        for _ in range(4):
            damaged = list(text)
            for _ in range(chance.randint(1, 6)):
                at = chance.randrange(len(damaged) + 1)
                damaged[at : at + chance.randint(0, 4)] = chance.choice(PIECES)
            lines = "".join(damaged).split("\n")
            if chance.random() < 1 / 2:
                chance.shuffle(lines)
            check({"index.en.md": "\n".join(lines)})


@pytest.mark.parametrize(
    "text",
    [
        ">" * 2000 + " deep",
        "[" * 1000 + "a" + "](/setup)" * 1000,
        ":link[" * 300 + "a" + "]{href=/setup}" * 300,
        "\n".join(":" * (203 - n) + "expand" for n in range(200)),
    ],
)
def test_deep_nesting_is_a_page(text: str) -> None:
    """What is deeper than anyone writes is shown, and stops nothing."""
    check({"index.en.md": text})
