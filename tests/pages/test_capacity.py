"""Capacity on pages: derivations of patterns, and what tables and indexes get."""

import re

from conftest import Checker
from mkdocs_dynamodb.application.checking import CheckedModel
from mkdocs_dynamodb.application.pages import model_pages

MODEL = """
application: {name: Library}
entities: {Loan: {count: 5_000_000}}
access_patterns:
  1: {name: List loans, type: read, rps: {peak: 120, average: 40}}
  2: {name: Lend, type: write, rps: 9}
  3: {name: Search, type: read, rps: 9, served_by: {service: OpenSearch, because: words}}
tables:
  Loans:
    partition_key: member_id
    sort_key: lent_at
    entities:
      Loan: {size: {p50: 640 B, p99: 2 KB}, attributes: {member_id: S, lent_at: S, copy_id: S}}
    indexes:
      ByCopy: {partition_key: copy_id}
mapping:
  1: {operation: Query, table: Loans, where: {member_id: a}, returns: {Loan: 20}}
  2: {operation: PutItem, table: Loans, entity: Loan}
"""


def bodies(checker: Checker, text: str) -> dict[str, str]:
    """Pages by path."""
    checked: CheckedModel = checker.check(text).models[0]
    return {page.path: page.body for page in model_pages(checked)}


def text_of(html: str) -> str:
    """Text of a page without its tags, in one line."""
    plain = re.sub(r"<[^>]*>", " ", html)
    return " ".join(re.sub(r"&#([0-9]+);", lambda m: chr(int(m[1])), plain).split())


def test_a_pattern_shows_how_its_units_come_about(checker: Checker) -> None:
    """For one request and at peak, with sources; nothing where another service answers."""
    body = bodies(checker, MODEL)["access-patterns/index.md"]
    assert body.count('<div class="ddb-capacity">') == 2
    text = text_of(body)
    assert "Capacity : 2 read units for each request; 240 read units a second at peak" in text
    arrow = "\N{RIGHTWARDS ARROW}"
    formula = f"20 Loan x 640 B = 12,800 B {arrow} 4 x 4 KB {arrow} 2 RRU, eventually consistent"
    assert formula in text
    assert "number of Loan: stated by returns size of Loan: stated size" in text
    assert "Loans/ByCopy" in text


def test_a_table_shows_units_a_second_sizes_and_storage(checker: Checker) -> None:
    """Of the table and each index, with the access patterns that make them up."""
    text = text_of(bodies(checker, MODEL)["tables/loans.md"])
    assert "Loans 80 240 9 9 ByCopy 0 0 9 9" in text
    assert "Loans Loan 640 B 2,048 B stated size ByCopy Loan 640 B 2,048 B stated size" in text
    assert "Loans 5,000,000 3.4 GB ByCopy 5,000,000 3.4 GB" in text
    assert "1. List loans Loans 2 read 80 240 2. Lend Loans 1 write 9 9" in text


def test_unknown_figures_say_what_would_settle_them(checker: Checker) -> None:
    """They are never shown as zero."""
    found = bodies(checker, MODEL.replace("size: {p50: 640 B, p99: 2 KB}, ", ""))
    pattern = text_of(found["access-patterns/index.md"])
    assert "unknown read units for each request; unknown read units a second at peak" in pattern
    assert "unknown: add a sample item of `Loan`, or state its `size`" in pattern
    table = text_of(found["tables/loans.md"])
    assert "Loans 0 0 0 0" not in table
    assert "Loans unknown unknown unknown unknown" in table


def test_names_are_escaped(checker: Checker) -> None:
    """A name of an entity stays text in a derivation."""
    hostile = '"<b>&lt;{{ x }}"'
    text = MODEL.replace("Loan:", f"{hostile}:").replace("entity: Loan", f"entity: {hostile}")
    for body in bodies(checker, text).values():
        assert "<b>" not in body
        assert "{{" not in body
