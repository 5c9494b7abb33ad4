"""Fenced blocks in hand-written Markdown."""

import pytest

from mkdocs_dynamodb.pages.blocks import replace_blocks

MARK = "dynamodb-part-0-of-b56cb502"


def bodies(markdown: str) -> list[str]:
    """What the blocks of a text say."""
    return [block.body for block in replace_blocks(markdown, "dynamodb", "index.md")[1]]


@pytest.mark.parametrize("fence", ["```", "~~~", "````", "~~~~~"])
def test_block_becomes_a_paragraph(fence: str) -> None:
    """The mark has empty lines around it, and the rest stays."""
    text = f"before\n{fence}dynamodb\nshow: score\n{fence}\nafter"
    replaced, blocks = replace_blocks(text, "dynamodb", "index.md")
    assert replaced == f"before\n\n{MARK}\n\nafter"
    assert [(block.body, block.line, block.mark) for block in blocks] == [("show: score", 2, MARK)]


def test_several_blocks_have_marks_of_their_own() -> None:
    """In the order of the page."""
    text = "```dynamodb\na\n```\n\n``` dynamodb \nb\nc\n```\n"
    replaced, blocks = replace_blocks(text, "dynamodb", "index.md")
    assert [block.body for block in blocks] == ["a", "b\nc"]
    assert [block.line for block in blocks] == [1, 5]
    assert replaced.index(blocks[0].mark) < replaced.index(blocks[1].mark)


@pytest.mark.parametrize(
    "opening",
    [
        "- item\n",
        "* item\n\n",
        "1. item\n\n",
        "!!! note\n\n",
        '??? note "title"\n',
        '???+ note "title"\n',
        '=== "Tab"\n\n',
    ],
)
def test_block_in_a_container_keeps_its_indent(opening: str) -> None:
    """Lists, admonitions and tabs may hold one."""
    text = f"{opening}    ```dynamodb\n    show: score\n    model: x\n    ```\n"
    replaced, blocks = replace_blocks(text, "dynamodb", "index.md")
    assert [block.body for block in blocks] == ["show: score\nmodel: x"]
    assert f"\n    {MARK}\n" in replaced


@pytest.mark.parametrize(
    "text",
    [
        "````markdown\n```dynamodb\na\n```\n````\n",
        "~~~\n```dynamodb\na\n```\n~~~\n",
        "text\n\n    ```dynamodb\n    a\n    ```\n",
        "    ```dynamodb\n    a\n    ```\n",
        "```dynamodb\nnever closed\n",
        "```dynamodb2\na\n```\n",
        "```python\ndynamodb\n```\n",
        "`dynamodb`\n",
        "``` `dynamodb`\n",
        "",
    ],
)
def test_example_of_a_block_stays_text(text: str) -> None:
    """Inside another fence, indented as code, not closed, or of another name."""
    assert replace_blocks(text, "dynamodb", "index.md") == (text, ())


def test_block_after_a_closed_fence_is_found() -> None:
    """A shorter run of ticks does not close a longer one."""
    assert bodies("````\n```\n````\n```dynamodb\na\n```\n") == ["a"]


def test_empty_block_is_a_block() -> None:
    """What it lacks is told later."""
    assert bodies("```dynamodb\n```") == [""]
