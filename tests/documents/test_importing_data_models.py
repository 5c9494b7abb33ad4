"""A data model document that a person or an assistant wrote, read into a model."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from conftest import Checker
from mkdocs_dynamodb.documents.reading.document import read_documents
from mkdocs_dynamodb.documents.reading.draft import Draft, RemarkKind
from mkdocs_dynamodb.documents.reading.files import model_files
from mkdocs_dynamodb.source.files import SourceFile

HERE = Path(__file__).parent
NAME = "theatre_data_model.md"


@pytest.fixture(scope="module")
def draft() -> Draft:
    """What the document of the theatre says."""
    return read((HERE / NAME).read_text(encoding="utf-8"))


def read(text: str) -> Draft:
    """What a document says."""
    return read_documents([SourceFile(NAME, text)])


def remarks(draft: Draft, kind: RemarkKind) -> list[tuple[int, str]]:
    """Line and text of the remarks of a kind."""
    return [(remark.line, remark.text) for remark in draft.remarks if remark.kind is kind]


def inside(data: Any, *path: str | int) -> Any:
    """What lies at a path of plain data."""
    for step in path:
        data = data[step]
    return data


def test_every_row_of_a_table_is_an_item(draft: Draft) -> None:
    """As it stands there, with what only an index shows of it."""
    items = inside(draft.tables, "VisitorTickets", "items")
    assert len(items) == 4
    assert items[0] == {
        "raw": {"PK": "VISITOR#1", "SK": "PROFILE", "name": "Ada", "email": "ada@example.com"}
    }
    assert items[1] == {
        "raw": {
            "PK": "VISITOR#1",
            "SK": "TICKET#2026-02-03T18:00:00Z#007",
            "seat": "A12",
            "showId": "031",
            "soldAt": "2026-02-03T18:00:00Z",
            "price": Decimal("24.50"),
            "gift": True,
            "TicketsByShowPK": "SHOW#031",
            "TicketsByShowSK": "SEAT#A12",
            "ticketId": "007",
        }
    }


def test_cells_have_the_types_that_they_look_like(draft: Draft) -> None:
    """Quotes make a text, and brackets a list."""
    items = inside(draft.tables, "Shows", "items")
    assert inside(items, 0, "raw", "cast") == ["Ariel", "Caliban"]
    assert inside(items, 0, "raw", "expiresAt") == 1770831000
    assert inside(items, 1, "raw", "title") == "42"


def test_keys_are_columns_with_their_reasons(draft: Draft) -> None:
    """A key that is an attribute keeps its name."""
    table = draft.tables["VisitorTickets"]
    assert table["partition_key"] == {"name": "PK", "because": "All of a visitor lies together"}
    assert inside(table, "sort_key", "name") == "SK"
    assert inside(draft.tables, "Shows", "partition_key", "name") == "show_id"
    assert "sort_key" not in draft.tables["Shows"]
    assert draft.tables["Shows"]["ttl"] == "expiresAt"
    assert inside(table, "capacity", "mode") == "on-demand"


def test_forms_of_the_sort_key_are_entities(draft: Draft) -> None:
    """With the attributes that their items show; what some lack is optional."""
    entities = inside(draft.tables, "VisitorTickets", "entities")
    assert list(entities) == ["Profile", "Ticket"]
    assert entities["Ticket"] == {
        "description": "tickets in order of time",
        "keys": {
            "PK": "VISITOR#{visitorId}",
            "SK": "TICKET#{timestamp}#{id}",
            "TicketsByShowPK": "SHOW#{showId}",
            "TicketsByShowSK": "SEAT#{seat}",
        },
        "attributes": {
            "seat": "S",
            "showId": "S",
            "soldAt": "S",
            "price": "N",
            "gift?": "BOOL",
            "ticketId": "S",
        },
    }
    assert inside(draft.tables, "Shows", "entities", "Shows", "attributes", "cast?") == "L"


def test_an_index_belongs_to_the_table_whose_items_it_shows(draft: Draft) -> None:
    """Wherever its section stands; without rows to the table before it."""
    index = inside(draft.tables, "VisitorTickets", "indexes", "TicketsByShow")
    assert index["projection"] == {
        "include": ["ticketId", "seat", "price"],
        "because": "What the door needs",
    }
    assert index["sparse"] == "Tickets only"
    assert inside(index, "partition_key", "name") == "TicketsByShowPK"
    assert inside(draft.tables, "Shows", "indexes", "ShowsByTitle", "projection") == {
        "type": "KEYS_ONLY",
        "because": "The show is read after it",
    }
    guesses = dict(remarks(draft, RemarkKind.GUESSED))
    assert "what only rows of TicketsByShow show is added" in guesses[42]
    assert guesses[57] == "index ShowsByTitle is put to Shows, the table before it"


def test_certain_operations_are_steps_and_others_notes(draft: Draft) -> None:
    """A note has the line that it was read from."""
    assert draft.answers["1"] == {
        "operation": "GetItem",
        "table": "VisitorTickets",
        "where": {"PK": "VISITOR#{id}", "SK": "PROFILE"},
        "note": "By key",
    }
    assert draft.answers["2"]["where"] == {
        "PK": "VISITOR#{id}",
        "SK": {"begins_with": "TICKET#"},
    }
    assert draft.answers["4"] == {
        "operation": "GetItem",
        "table": "Shows",
        "entity": "Shows",
        "note": "By key",
    }
    assert draft.answers["5"] == {
        "operation": "Query",
        "table": "VisitorTickets",
        "index": "TicketsByShow",
        "where": {"TicketsByShowPK": "SHOW#{showId}"},
        "limit": 50,
        "note": "For the door",
    }
    assert draft.answers["3"] == {
        "note": f"VisitorTickets: PutItem with condition. Once a seat ({NAME}, line 75)"
    }


def test_patterns_that_no_document_lists_come_from_the_mapping(draft: Draft) -> None:
    """Their operations tell the type, and their keys the inputs."""
    assert draft.patterns["2"] == {
        "name": "List a visitor's tickets",
        "type": "read",
        "inputs": ["id"],
    }
    assert draft.patterns["3"]["type"] == "write"


def test_what_is_not_understood_has_its_line(draft: Draft) -> None:
    """Nothing gets lost in silence."""
    texts = dict(remarks(draft, RemarkKind.NOT_UNDERSTOOD))
    assert list(texts) == [39, 64, 75, 78, 79, 80]
    assert texts[39] == "Capacity Planning of Shows is kept as a comment: `40 RPS reads`"
    assert texts[64] == "Lost belongs to no table"
    assert texts[75].endswith("is kept as a note: `VisitorTickets: PutItem with condition`")
    assert texts[78].startswith("operation of pattern 6 is kept as a note: `ShowsByTitle GSI →")
    assert texts[79] == "pattern 6 is mapped twice: `6 | Find it again | Shows | Scan() | Never`"
    assert texts[80].startswith("a row has no number of a pattern: `- | Sweep the stage")


def test_claims_are_compared_with_the_mapping(draft: Draft) -> None:
    """A section that says it serves a pattern which goes elsewhere."""
    (claim,) = remarks(draft, RemarkKind.CONTRADICTS)
    sent = "which the mapping sends to Shows, Shows / ShowsByTitle"
    assert claim == (27, f"VisitorTickets claims pattern 6, {sent}")


def test_other_sections_are_notes(draft: Draft) -> None:
    """The checklist is worked out and left out."""
    assert str(draft.approach).startswith("Visitors and their tickets lie together")
    assert list(draft.scratchpad) == [
        "Aggregate Design Decisions",
        "Hot Partition Analysis",
    ]
    assert any("Validation Results" in text for _, text in remarks(draft, RemarkKind.LEFT_OUT))


def test_the_model_has_no_fault_of_form(draft: Draft, checker: Checker) -> None:
    """Its comments keep what the model has no place for."""
    files = model_files(draft, [NAME])
    assert "# Bounded Read Strategy: SK begins_with" in files["tables.yml"]
    result = checker.check_files({n: t for n, t in files.items() if n.endswith(".yml")})
    codes = {diagnostic.code for diagnostic in result.diagnostics}
    assert not [code for code in codes if code.startswith(("YML", "SCH"))]


@pytest.mark.parametrize(
    "text",
    [
        "## Table Designs\n### A Table\n",
        "## Table Designs\n### A Table\n|PK|\n|-|\n||\n### B GSI\n|PK|SK|\n|-|-|\n|1|2|\n",
        "## Table Designs\n### A Table\n- **Partition Key**: \n- **Sort Key**: ` `\n",
        "## Table Designs\n### A Table\n- **SK Taxonomy**: `{}` (\n",
        "## Table Designs\n### A GSI\n- **Projection**: some\n### A LSI\n- **Table**:\n",
        "## Mapping\n| Pattern | Operations |\n|-|-|\n| 1 | Query() |\n| 2 | GetItem(a, b) → |\n",
        "## Mapping\n```yaml\n1: {operation: [\n```\n```yaml\n1: 5\n```\n```yaml\n- 1\n```\n",
        "## Tables\n### A Table\n#### Entities\n| Entity | Attribute | Type |\n|-|-|-|\n| B | ||\n",
    ],
)
def test_odd_documents_are_read_all_the_same(text: str, checker: Checker) -> None:
    """Whatever stands in them, no reader breaks."""
    files = model_files(read(text), [NAME])
    models = {name: content for name, content in files.items() if name.endswith(".yml")}
    assert checker.check_files(models).models
