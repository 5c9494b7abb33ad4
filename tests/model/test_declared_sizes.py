"""Sizes and counts that a model states: how they are written, and where they end up."""

import pytest

from conftest import Checker
from mkdocs_dynamodb.model.capacity.declared_sizes import read_bytes
from mkdocs_dynamodb.model.model import Model


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("640", 640),
        ("1_200", 1200),
        ("600 B", 600),
        ("1 KB", 1024),
        ("1KB", 1024),
        ("1.2 KB", 1229),
        ("0.5 B", 1),
        ("2 MB", 2 * 1024**2),
        ("many", None),
        ("1 GB", None),
        ("", None),
    ],
)
def test_bytes_are_read_and_rounded_up(text: str, size: int | None) -> None:
    """A KB is 1,024 bytes, and no byte is lost."""
    assert read_bytes(text) == size


def model(checker: Checker, text: str) -> Model:
    """A model without faults of shape."""
    checked = checker.check(text).models[0]
    assert [d.code for d in checked.diagnostics if d.code.startswith(("SCH", "YML"))] == []
    return checked.model


TEXT = """
entities:
  Order: {count: 1_000, size: 1.2 KB}
  Line: {size: {p50: 600 B, p99: 4 KB}}
tables:
  Orders:
    partition_key: order_id
    entities:
      Order:
        count: 200
        size: {p50: 640, p99: 600}
        attributes: {order_id: S, note: {type: S, size: 300}, lines: {type: L, size: {p50: 1 KB, p99: 8 KB}}}
      Claim: {count: Order, attributes: {order_id: S}}
      Line: {attributes: {order_id: S}}
"""  # noqa: E501 - one attribute list


def test_sizes_stand_on_entities_stored_entities_and_attributes(checker: Checker) -> None:
    """One figure stands for both percentiles, and the larger one is never below the usual one."""
    found = model(checker, TEXT)
    asked = [found.entities[name].size for name in ("Order", "Line")]
    assert [(s.p50, s.p99) for s in asked if s is not None] == [(1229, 1229), (600, 4096)]
    stored = found.tables["Orders"].entities
    size = stored["Order"].size
    assert size is not None
    assert (size.p50, size.p99, size.at.line) == (640, 640, 11)
    sizes = {name: a.size for name, a in stored["Order"].attributes.items() if a.size is not None}
    assert {n: (s.p50, s.p99) for n, s in sizes.items()} == {
        "note": (300, 300),
        "lines": (1024, 8192),
    }
    assert stored["Line"].size is None


def test_count_is_a_number_or_names_an_entity(checker: Checker) -> None:
    """A stored entity states a count only where it differs."""
    stored = model(checker, TEXT).tables["Orders"].entities
    counts = [stored[name].count for name in ("Order", "Claim", "Line")]
    assert [None if count is None else count.value for count in counts] == [200, "Order", None]


@pytest.mark.parametrize("size", ["0", "-1", "1.5", "many", "{p50: 1 KB}", "12 GB", "[1]", "''"])
def test_other_sizes_are_refused(checker: Checker, size: str) -> None:
    """Each is one finding about the shape."""
    codes = [d.code for d in checker.check(f"entities: {{Order: {{size: {size}}}}}").diagnostics]
    assert [code for code in codes if code.startswith("SCH")] != []


def test_a_decimal_is_no_count(checker: Checker) -> None:
    """Items are counted whole."""
    text = "tables: {T: {partition_key: id, entities: {E: {count: 1.5}}}}"
    assert "SCH" in " ".join(d.code for d in checker.check(text).diagnostics)
