"""The page on hot partitions, and what tables and the overview say of them."""

from html import unescape

from conftest import Checker
from mkdocs_dynamodb.application.pages import page_context
from mkdocs_dynamodb.pages.context import PageContext
from mkdocs_dynamodb.pages.loads import load_bars
from mkdocs_dynamodb.pages.overview import build_overview
from mkdocs_dynamodb.pages.partitions import build_partitions_page
from mkdocs_dynamodb.pages.score import score_cards
from mkdocs_dynamodb.pages.tables import build_tables

MODEL = """
access_patterns:
  1: {name: Report, type: write, rps: 900, inputs: {id: {}, state: {spread: {shares: {OPEN: 0.9}}}}}
  2: {name: List, type: read, rps: 40, inputs: [state]}
  3: {name: Touch, type: update, rps: 4000, inputs: [device]}
  4: {name: Sweep, type: read, rps: 1}
tables:
  Tickets:
    partition_key: id
    entities:
      Ticket: {size: 300 B, count: 1_000, attributes: {id: S, state: S, at: S}}
    indexes:
      "<By>State": {partition_key: state, sort_key: at}
  Devices:
    partition_key: device
    sort_key: at
    entities:
      Reading: {size: 1 KB, attributes: {device: S, at: S, level: N}}
    indexes:
      ByLevel: {local: true, partition_key: device, sort_key: level}
mapping:
  1: {operation: PutItem, table: Tickets, entity: Ticket, condition: attribute_not_exists(id)}
  2: {operation: Query, table: Tickets, index: "<By>State", where: {state: "{state}"}, limit: 9}
  3: {operation: UpdateItem, table: Devices, entity: Reading, set: {level: 1}}
  4: {operation: Scan, table: Tickets, limit: 9}
"""


def context(checker: Checker, text: str = MODEL) -> PageContext:
    """What pages are made from."""
    return page_context(checker.check(text).models[0])


def test_the_page_has_the_figures_of_the_report(checker: Checker) -> None:
    """Load, band, cure, what is unknown and what would settle it; escaped."""
    found = context(checker)
    (page,) = build_partitions_page(found)
    body = unescape(page.body)
    assert (page.path, page.title) == ("hot-partitions.md", "Hot partitions")
    assert "810 of 1,000 write units a second" in body
    assert 'ddb-band-hot">hot<' in body
    assert 'ddb-band-unknown">unknown<' in body
    assert "breaks at 1.23 times the peak" in body
    assert "add one of 2 shards to the key: reading all of it then takes 2 queries" in body
    assert (
        "state <code>spread</code> of <code>device</code> in <code>access_patterns.3</code>" in body
    )
    assert "Scans read one partition after another" in body
    assert "12,000 write units a second, and a new one takes 4,000: 60 minutes of growth" in body
    assert "Item collections" in body
    assert "<By>" not in page.body


def test_the_hottest_comes_first_and_the_unknown_before_the_cool(checker: Checker) -> None:
    """The rows are plain data for a chart as well."""
    bars = load_bars(context(checker).partitions.loads)
    assert [bar.band.value for bar in bars] == ["hot", "unknown", "cool", "cool"]
    assert bars[0].label == "Tickets/<By>State {state}, write"
    assert (bars[0].part_text, bars[1].part_text) == ("81 %, hot", "unknown")
    assert bars[1].text == "unknown of 1,000 write units a second"


def test_the_overview_names_the_hottest_partition(checker: Checker) -> None:
    """The score card and the list of pages."""
    found = context(checker)
    card = next(card for card in score_cards(found) if card.label == "Hottest partition")
    assert (card.figure, card.mood) == ("81 %", "warn")
    assert card.detail.endswith("810 of 1,000 write units a second, hot; 1 key unknown")
    (overview,) = build_overview(found)
    assert "hot-partitions" in unescape(overview.body)


def test_pages_of_tables_have_their_own_loads(checker: Checker) -> None:
    """And a link to those of all tables."""
    tickets, devices = build_tables(context(checker))
    assert "810 of 1,000" in unescape(tickets.body)
    assert "810 of 1,000" not in unescape(devices.body)
    assert "all tables" in devices.body


def test_a_model_without_tables_has_no_page(checker: Checker) -> None:
    """Nor a card, nor a link."""
    found = context(checker, "access_patterns:\n  1: {name: A, type: read, rps: 1}\n")
    assert build_partitions_page(found) == ()
    assert "Hottest partition" not in {card.label for card in score_cards(found)}
    assert "Hot partitions" not in build_overview(found)[0].body


def test_where_nothing_is_known_nothing_is_the_hottest(checker: Checker) -> None:
    """The card says so."""
    text = """
access_patterns:
  1: {name: Touch, type: update, rps: 4000, inputs: [device]}
tables:
  Devices:
    partition_key: device
    entities:
      Device: {size: 1 KB, attributes: {device: S, level: N}}
mapping:
  1: {operation: UpdateItem, table: Devices, entity: Device, set: {level: 1}}
"""
    cards = {card.label: card for card in score_cards(context(checker, text))}
    card = cards["Hottest partition"]
    assert (card.figure, card.mood) == ("unknown", "plain")
    assert card.detail == "no load of a key is known; 1 key unknown"
