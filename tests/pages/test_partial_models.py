"""Pages of models that say little, or too much: what is unknown is called that, and never 0."""

import re
from html import unescape

import pytest

from conftest import Checker
from mkdocs_dynamodb.application.pages import model_pages
from mkdocs_dynamodb.commands.report import REPORTS
from mkdocs_dynamodb.emit.sheets import SHEET_FORMATS, ModelSheets, emit_sheets

MODEL = """
pricing: {region: eu-west-1}
growth: {traffic: 3 % a month, items: 2 % a month}
access_patterns:
  1: {name: Show a note, type: read, rps: 10, inputs: [note_id]}
  2: {name: Write a note, type: write, rps: 5, inputs: [note_id]}
tables:
  Notes:
    partition_key: note_id
    entities: {Note: {size: 2 KB, count: 100, attributes: {note_id: S, text: S}}}
mapping:
  1: {operation: GetItem, table: Notes, entity: Note}
  2: {operation: PutItem, table: Notes, entity: Note}
"""
PARTIAL = {
    "no size": MODEL.replace("size: 2 KB, ", ""),
    "no count": MODEL.replace("count: 100, ", ""),
    "no region": MODEL.replace("pricing: {region: eu-west-1}", ""),
    "region without prices": MODEL.replace("eu-west-1", "us-gov-west-1"),
    "region with some prices": MODEL.replace("eu-west-1", "us-west-2"),
    "no rates": re.sub(r"rps: \d+, ", "", MODEL),
    "no answers": MODEL.partition("mapping:")[0],
    "no access patterns": "tables: {Notes: {partition_key: note_id}}",
}
HOSTILE = (
    MODEL.replace("3 % a month", "999 % a month")
    .replace("2 % a month", "999 % a month")
    .replace("rps: 10,", "rps: {peak: 1e15, average: 1e-9},")
    .replace("rps: 5,", "rps: 123456789012345678901234567890,")
    .replace("{region: eu-west-1}", "{region: eu-west-1, prices: {read_requests: 0}}")
    .replace("count: 100", "count: 999999999999999999999999")
)
EXTREME = {"zero rates": re.sub(r"rps: \d+", "rps: 0", MODEL), "huge figures": HOSTILE}


def pages(checker: Checker, text: str) -> dict[str, str]:
    """Path -> body of each page; all reports are printed, too."""
    checked = checker.check(text).models[0]
    for name, sheets in REPORTS.items():
        for form in SHEET_FORMATS:
            emit_sheets(form, name, [ModelSheets(model="m", sheets=sheets(checked))])
    return {page.path: unescape(page.body) for page in model_pages(checked)}


@pytest.mark.parametrize("text", PARTIAL.values(), ids=PARTIAL)
def test_a_cost_that_is_not_known_is_unknown(checker: Checker, text: str) -> None:
    """As designed and on the overview; what settles it stands below."""
    bodies = pages(checker, text)
    cost = bodies["capacity-and-cost.md"]
    assert re.search(r"<dt>As designed</dt><dd>(unknown|at least \$[1-9])", cost)
    assert "To know" in cost
    assert "comes to $0.00" not in cost
    card = re.search(
        r'Cost a month</span> <strong class="ddb-card-figure">([^<]*)<', bodies["index.md"]
    )
    assert card is not None
    assert card[1] == "unknown"


@pytest.mark.parametrize("text", EXTREME.values(), ids=EXTREME)
def test_extreme_figures_are_shown(checker: Checker, text: str) -> None:
    """Nothing known is called unknown, and nothing fails."""
    cost = pages(checker, text)["capacity-and-cost.md"]
    assert "<dt>As designed</dt><dd>unknown</dd>" not in cost
    assert "x 1</td>" in cost


def test_a_load_that_is_not_known_is_unknown(checker: Checker) -> None:
    """Neither cool nor enough."""
    body = pages(checker, PARTIAL["no rates"])["hot-partitions.md"]
    assert "no load of a key is known" in body
    assert "ddb-band-cool" not in body
    assert "<td>unknown<br>" in body
    assert "provisioned" not in body
