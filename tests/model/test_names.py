"""Names of tables and indexes, names of types, and how long names are shown."""

import pytest

from mkdocs_dynamodb.model.names import name_bytes, resource_name_fault, shown_name
from mkdocs_dynamodb.model.type_names import type_hint


@pytest.mark.parametrize("name", ["abc", "a" * 255, "Orders.v2_2026-11", "...", "---"])
def test_names_that_dynamodb_takes(name: str) -> None:
    """3 to 255 letters, digits, underscores, dots and hyphens."""
    assert resource_name_fault(name) == ""


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("", "has fewer than 3 characters"),
        ("ab", "has fewer than 3 characters"),
        ("a" * 256, "has 256 characters, more than 255"),
        ("Order Lines", "contains a space"),
        ("a/b", "contains `/`"),
        ("Bücher", "contains `ü`"),
        ("abc\n", "contains a space"),
    ],
)
def test_names_that_dynamodb_refuses(name: str, fault: str) -> None:
    """The first thing that is wrong is told."""
    assert resource_name_fault(name) == fault


def test_names_are_measured_in_bytes_and_cut_where_long() -> None:
    """Limits of attribute names are in UTF-8 bytes; a message shows one short line."""
    assert name_bytes("käse") == 5
    assert shown_name("two\nlines") == "two lines"
    assert len(shown_name("x" * 500)) == 48


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("String", "write `S`"),
        ("n", "write `N`"),
        ("Boolean", "write `BOOL`"),
        ("null", "write `NULL`"),
        ("string-set", "write `SS`"),
    ],
)
def test_common_names_of_types_are_understood(name: str, hint: str) -> None:
    """People write the names that other databases and languages use."""
    assert type_hint(name) == hint


def test_dates_and_unknown_names_get_advice() -> None:
    """There is no type for dates; for other names all types are listed."""
    assert "ISO 8601" in type_hint("timestamp")
    assert "BOOL" in type_hint("whatever")
