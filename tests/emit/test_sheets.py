"""Reports as tables, JSON and CSV."""

import csv
import io
import json
from decimal import Decimal

from mkdocs_dynamodb.emit.sheets import ModelSheets, Sheet, emit_sheets

SHEET = Sheet(
    name="units",
    title="Units of everything",
    columns=("Table", "Units a second", "Unknown"),
    rows=(
        ("Orders", Decimal("1234.50"), ""),
        ("=1+1", None, "state\n`rps`"),
        ("\N{CJK UNIFIED IDEOGRAPH-8868}\x1b[31m", 3, ""),
    ),
    note="All at once.",
)
MODELS = (ModelSheets(model="shop", sheets=(SHEET,)),)


def test_a_table_lines_up_and_says_unknown() -> None:
    """Figures stand right; wide characters take two columns; commands of terminals are gone."""
    lines = emit_sheets("table", "test", MODELS).split("\n")
    assert lines == [
        "Units of everything",
        "",
        "Table    Units a second  Unknown",
        "-------  --------------  -----------",
        "Orders          1,234.5",
        "=1+1            unknown  state `rps`",
        "\N{CJK UNIFIED IDEOGRAPH-8868}\N{REPLACEMENT CHARACTER}[31m               3",
        "",
        "All at once.",
        "",
    ]


def test_several_models_have_headings() -> None:
    """A single one needs none."""
    text = emit_sheets("table", "test", (*MODELS, ModelSheets(model="library", sheets=(SHEET,))))
    assert text.startswith("shop\n====\n")
    assert "\nlibrary\n=======\n" in text


def test_json_has_exact_figures_and_null() -> None:
    """Keys are the columns; nothing is rounded or made up."""
    found = json.loads(emit_sheets("json", "test", MODELS))
    assert (found["version"], found["report"]) == (1, "test")
    (model,) = found["models"]
    assert model["model"] == "shop"
    assert [row["units_a_second"] for row in model["units"]] == [1234.5, None, 3]


def test_csv_can_be_read_back() -> None:
    """An unknown figure is empty, and nothing is a formula to a spreadsheet."""
    rows = list(csv.reader(io.StringIO(emit_sheets("csv", "test", MODELS))))
    assert rows[0] == ["model", "sheet", "table", "units_a_second", "unknown"]
    assert rows[1] == ["shop", "units", "Orders", "1234.5", ""]
    assert rows[2] == ["shop", "units", "'=1+1", "", "state\n`rps`"]
    assert len(rows) == 4


def test_sheets_of_several_models_follow_each_other() -> None:
    """Each with its columns, apart by an empty line."""
    text = emit_sheets("csv", "test", MODELS * 2)
    assert text.count("model,sheet,") == 2
    assert "\n\nmodel,sheet," in text
