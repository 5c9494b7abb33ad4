"""A requirement document that a person or an assistant wrote, read into a model."""

from pathlib import Path
from typing import Any

import pytest

from conftest import Checker
from mkdocs_dynamodb.application.documenting import import_design
from mkdocs_dynamodb.documents.reading.document import read_documents
from mkdocs_dynamodb.documents.reading.draft import Draft, RemarkKind
from mkdocs_dynamodb.documents.reading.files import model_files
from mkdocs_dynamodb.errors import DocumentError
from mkdocs_dynamodb.source.files import SourceFile

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def draft() -> Draft:
    """What the document of the theatre says."""
    path = HERE / "theatre_requirement.md"
    return read_documents([SourceFile(path.name, path.read_text(encoding="utf-8"))])


def read(text: str) -> Draft:
    """What a document says that is given as text."""
    return read_documents([SourceFile("requirement.md", text)])


def remarks(draft: Draft, kind: RemarkKind) -> list[tuple[int, str]]:
    """Line and text of the remarks of a kind."""
    return [(remark.line, remark.text) for remark in draft.remarks if remark.kind is kind]


def test_overview(draft: Draft) -> None:
    """What has no place of its own is context."""
    assert draft.application == {
        "name": "Tickets of a theatre — plays, seats and visitors",
        "domain": "Tickets of a theatre — plays, seats and visitors",
        "context": [
            "A seat is sold once, a ticket can be given back until noon",
            "Opening Hours: The café sells tickets as well",
        ],
        "scale": "90 RPS in all, ten times as much when a season opens",
    }
    assert list(draft.entities) == ["Visitors", "Tickets", "Plays", "Shows", "Actors", "Venues"]


def test_damaged_characters_are_repaired_and_told(draft: Draft) -> None:
    """With their lines."""
    assert remarks(draft, RemarkKind.REPAIRED) == [
        (4, "`\u00e2\u20ac\u201d` is read as `\u2014`"),
        (8, "`\u00c3\u00a9` is read as `\u00e9`"),
    ]


@pytest.mark.parametrize(
    ("number", "pattern"),
    [
        (
            "1",
            {
                "name": "Sell a ticket",
                "type": "write",
                "rps": {"peak": 12, "average": 3},
                "inputs": ["visitor_id", "show_id", "seat"],
                "key_requirements": "A seat is sold once",
                "considerations": "Condition on the seat",
            },
        ),
        (
            "2",
            {
                "name": "Get a ticket by its id",
                "description": "Attributes needed: ticket_id, seat, all show details",
                "type": "read",
                "rps": 40,
                "needs": ["ticket_id", "seat"],
                "key_requirements": "very frequent",
                "latency": "80 ms",
                "considerations": "Simple lookup",
            },
        ),
        (
            "6",
            {
                "name": "Open the app",
                "type": "none",
                "rps": 60,
                "inputs": ["device_token"],
                "key_requirements": "No DB operation",
                "considerations": "Static files",
                "because": "No DB operation",
            },
        ),
    ],
)
def test_every_column_of_a_pattern_is_kept(
    draft: Draft, number: str, pattern: dict[str, Any]
) -> None:
    """Names as attributes, other words in the description, and a latency as one."""
    assert draft.patterns[number] == pattern


def test_status_says_who_answers(draft: Draft) -> None:
    """A cross is another service, named where some column names it."""
    assert draft.patterns["4"]["served_by"] == {
        "service": "OpenSearch",
        "because": "Full-text search; OpenSearch fed by a stream",
    }
    assert draft.patterns["5"]["served_by"] == {
        "because": "Words of a visitor; Not before next year"
    }
    assert draft.patterns["5"]["rps"] == 1000
    assert draft.patterns["3"]["considerations"] == [
        "GSI on play_id",
        "Marked with a warning in the document that this was read from",
    ]
    assert draft.patterns["8"]["duplicate_of"] == 7


def test_what_is_not_understood_has_its_line(draft: Draft) -> None:
    """Nothing gets lost in silence."""
    assert [line for line, _ in remarks(draft, RemarkKind.NOT_UNDERSTOOD)] == [
        14,
        21,
        21,
        22,
        23,
        30,
    ]
    texts = dict(remarks(draft, RemarkKind.NOT_UNDERSTOOD))
    assert "`all show details`" in texts[14]
    assert texts[21] == "Status of pattern 9 is kept as a comment: `🔶`"
    assert texts[22].startswith("a row has no number of a pattern: `? | What the director wants")
    assert texts[23].startswith("pattern 9 stands twice: `9 | Count them once more")
    assert texts[30] == "this is no relationship: `Tickets: a line that says nothing`"


def test_relationships_have_their_figures(draft: Draft) -> None:
    """A figure that counts something else stays in the note; pairs named early are added."""
    assert draft.relationships == [
        {
            "from": "Visitors",
            "to": "Tickets",
            "kind": "one-to-many",
            "average": 4,
            "note": "regular visitors buy many",
        },
        {"from": "Plays", "to": "Shows", "kind": "one-to-many", "average": 20, "max": 300},
        {
            "from": "Shows",
            "to": "Tickets",
            "kind": "one-to-many",
            "note": "as many as seats, avg 90 tickets per show nightly",
        },
        {
            "from": "Plays",
            "to": "Plays",
            "kind": "one-to-many",
            "note": "Self-referencing sequel (at most one)",
        },
        {"from": "Plays", "to": "Actors", "kind": "many-to-many"},
    ]


def test_notes_stand_under_their_headings(draft: Draft) -> None:
    """Lists below a heading as well."""
    assert draft.scratchpad == {
        "Hot Partition Concerns": ["Pattern #1 when a season opens"],
        "Denormalization Ideas": [
            "The title of the play in each ticket",
            "The name of the venue in each show",
        ],
        "Notes": ["A thought without a heading"],
    }


def test_the_model_has_no_fault_of_form(draft: Draft, checker: Checker) -> None:
    """What is missing is told by the rules, not by the schema."""
    files = model_files(draft, ["theatre_requirement.md"])
    result = checker.check_files({n: t for n, t in files.items() if n.endswith(".yml")})
    codes = {diagnostic.code for diagnostic in result.diagnostics}
    assert not [code for code in codes if code.startswith(("YML", "SCH"))]
    assert {"REQ001", "REQ006"} <= codes


def test_the_report_lists_everything(draft: Draft) -> None:
    """Counts, and each remark with its place."""
    report = model_files(draft, ["theatre_requirement.md"])["import-report.md"]
    assert "- 9 access patterns\n" in report
    assert "## Not understood (6)" in report
    assert "- `theatre_requirement.md:30`: this is no relationship" in report
    assert "- `theatre_requirement.md:39`: `Validation Checklist`: the tool works it out" in report


@pytest.mark.parametrize(
    "text",
    [
        "",
        "|",
        "| Pattern # |\n|-|\n||\n",
        "## Application Overview\n- **Key Entities**: (), (1:M), A (1:M) , (x) B\n",
        "## Application Overview\n- **Stated Traffic**: much\n  - x\n- **Listed Patterns**: ten\n",
        "## Entity Relationships\n- **→**: 1:Many\n- **A → B**:\n- **A → B**: 1:Many ((()\n",
        "## Access Patterns\n| Pattern | RPS | Type |\n|-|-|-|\n| 1 | 1/ | |\n| 2 | ?/? | None |\n",
        "- **" * 50,
        "> " * 200 + "x",
        "\x00\ufffd\n# \n## \n",
    ],
)
def test_odd_documents_are_read_all_the_same(text: str) -> None:
    """Whatever stands in them, no reader breaks."""
    draft = read(text)
    assert model_files(draft, ["requirement.md"])


def test_entities_below_a_heading_of_their_own() -> None:
    """Pairs in a line, or names in a list; prose stays a note."""
    found = read("# Games\n\n## Entities\n\nMembers (1:M) Loans, Games\n")
    assert list(found.entities) == ["Members", "Loans", "Games"]
    assert found.relationships == [{"from": "Members", "to": "Loans", "kind": "one-to-many"}]
    found = read("## Key Entities\n- **Member**: who borrows\n- Loans (1:M) Fines\n- Game\n")
    assert found.entities == {
        "Member": {"description": "who borrows"},
        "Loans": {},
        "Fines": {},
        "Game": {},
    }
    assert found.scratchpad == {}
    found = read("## Entities\n\nMembers borrow games. Nobody else does.\n")
    assert found.entities == {}
    assert "Entities" in found.scratchpad


def test_relationships_use_the_names_of_the_list() -> None:
    """A plural is no other entity."""
    found = read(
        "## Entities\n\nMembers (1:M) Loans, Copies\n\n## Relationships\n"
        "- **Member → Loan**: 1:Many (avg 5)\n- **Copy → Loan**: 1:Many\n- **Fee → Loan**: 1:1\n"
    )
    assert [(each["from"], each["to"]) for each in found.relationships] == [
        *(("Members", "Loans"), ("Copies", "Loans"), ("Fee", "Loans"))
    ]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Board game library", "Board game library"),
        ("DynamoDB Modeling Session", "Lending"),
        ("Requirements of the library", "Lending"),
    ],
)
def test_title_names_the_application(title: str, name: str) -> None:
    """Unless it says only what kind of document it is; then its domain does."""
    found = read(f"# {title}\n\n## Application Overview\n- **Domain**: Lending\n")
    assert found.application["name"] == name


def test_sql_is_told_where_it_belongs(tmp_path: Path) -> None:
    """A schema is part of a model as it is, and no document."""
    schema = tmp_path / "old.sql"
    schema.write_text("CREATE TABLE a (id INT);", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"`source: \{ddl: old[.]sql, dialect: mysql\}`"):
        import_design([schema], tmp_path / "model")
    assert not (tmp_path / "model").exists()
