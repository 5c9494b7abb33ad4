"""The two documents as they are written: sections, tables, and text that means itself."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from conftest import ROOT, Checker
from mkdocs_dynamodb.cli import main
from mkdocs_dynamodb.documents.writing.data_model import data_model_document
from mkdocs_dynamodb.documents.writing.markdown import code, escape
from mkdocs_dynamodb.documents.writing.requirements import requirement_document
from mkdocs_dynamodb.model.model import Model

MARKDOWN = MarkdownIt("commonmark").enable("table")
REQUIREMENT_SECTIONS = [
    "Application Overview",
    "Access Patterns Analysis",
    "Entity Relationships Deep Dive",
    "Design Considerations (Scratchpad - Subject to Change)",
    "Validation Checklist",
]
DATA_MODEL_SECTIONS = [
    "Design Philosophy & Approach",
    "Aggregate Design Decisions",
    "Table Designs",
    "Access Pattern Mapping",
    "Cost Estimates",
    "Hot Partition Analysis",
    "Trade-offs and Optimizations",
    "Validation Results",
]


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Both documents of the shipped model, as the command writes them."""
    out: Path = tmp_path_factory.mktemp("documents")
    arguments = ["render", "--documents", str(ROOT / "models/ecommerce"), "--out", str(out)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    return {path.name: path.read_text(encoding="utf-8") for path in out.iterdir()}


def sections(text: str) -> list[str]:
    """Headings of the second level."""
    return re.findall("^## (.+)$", text, re.MULTILINE)


def rows(text: str, heading: str) -> list[list[str]]:
    """Cells of the first table below a heading, the header left out."""
    below = text.partition(f"\n{heading}\n")[2]
    lines = re.findall(r"(?:^\|.*\n)+", below, re.MULTILINE)[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def test_documents_have_the_sections_of_the_templates(documents: dict[str, str]) -> None:
    """In their order."""
    assert sections(documents["dynamodb_requirement.md"]) == REQUIREMENT_SECTIONS
    found = [s for s in sections(documents["dynamodb_data_model.md"]) if s in DATA_MODEL_SECTIONS]
    assert found == DATA_MODEL_SECTIONS


def test_every_pattern_has_a_row_with_rate_and_status(documents: dict[str, str]) -> None:
    """What no database or another service answers says so."""
    table = rows(documents["dynamodb_requirement.md"], "## Access Patterns Analysis")
    assert [row[0] for row in table] == [str(number) for number in range(1, 49)]
    by_number = {row[0]: row for row in table}
    assert by_number["2"][2] == "250 RPS"
    assert by_number["9"][-1] == "❌ external"
    assert by_number["6"][-1] == "✅ no database"


def test_every_table_and_index_has_a_section_with_its_items(documents: dict[str, str]) -> None:
    """Keys that templates give stand in the rows as well."""
    text = documents["dynamodb_data_model.md"]
    assert re.findall("^### (.+) Table$", text, re.MULTILINE) == [
        "Carts",
        "Categories",
        "Emails",
        "Orders",
        "Products",
        "Usernames",
        "Users",
    ]
    assert "### ProductsByCategory GSI" in text
    first = rows(text, "### Products Table")[0]
    assert first[:4] == ["Product", "p-1001", "DETAILS", "Aurora wireless headphones"]


def test_rows_of_every_table_have_as_many_cells_as_its_header(documents: dict[str, str]) -> None:
    """A row with too many cells would lose the last ones."""
    for text in documents.values():
        for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
            counts = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
            assert len(counts) == 1, block[:200]


def test_no_html_but_breaks_comments_and_a_fold(documents: dict[str, str]) -> None:
    """So that a reader without the site's style sheet sees all."""
    allowed = ("<br>", "<!-- ", "<details>", "</details>")
    for text in documents.values():
        for token in MARKDOWN.parse(text):
            for part in (token, *(token.children or ())):
                if part.type.startswith("html"):
                    assert part.content.startswith(allowed), part.content


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "1. no list",
        "- no bullet",
        "---",
        "a_b_c, _d_ and __e__",
        "*x* `y` [z](w) <b> &amp; ~~f~~ $g$ \\n",
        "`` ` ``",
        "PK | SK \\| a",
    ],
)
def test_text_means_itself(text: str) -> None:
    """Whatever Markdown would make of it."""

    def shown(markdown: str) -> str:
        tokens = [t for t in MARKDOWN.parse(markdown) if t.type == "inline"]
        parts = [part for token in tokens for part in token.children or ()]
        assert {part.type for part in parts} <= {"text", "code_inline"}
        return "".join(part.content for part in parts)

    assert shown(escape(text)) == text
    assert shown(f"x {code(text)}") == f"x {text}"


def test_an_empty_model_has_both_documents(checker: Checker) -> None:
    """Sections say that there is nothing in them."""
    (checked,) = checker.check("application: {name: Nothing}\n").models
    model: Model = checked.model
    for text in (
        requirement_document(model, checked.diagnostics),
        data_model_document(model, checked.diagnostics),
    ):
        assert "\n## " in text
        assert "None" not in text


def test_a_model_that_cannot_be_read_has_no_documents(tmp_path: Path) -> None:
    """The findings are printed instead; other errors stand in the checklists."""
    (tmp_path / "model.yml").write_text("tables: {A: {partition_key: id, nonsense: 1}}\n")
    out = tmp_path / "out"
    arguments = ["render", "--documents", str(tmp_path / "model.yml"), "--out", str(out)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 1
    assert "SCH" in done.output
    assert not out.exists()
