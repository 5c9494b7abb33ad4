"""The index of attributes."""

import re
from html import unescape

import pytest

from conftest import Checker
from mkdocs_dynamodb.application.pages import model_pages
from mkdocs_dynamodb.pages import attributes

MODEL = """\
tables:
  Zoo:
    partition_key: {name: PK, type: S}
    sort_key: kept_in
    indexes:
      ByKind:
        partition_key: kind
        projection: KEYS_ONLY
    entities:
      Animal:
        keys: {PK: "ANIMAL#{animal_id}"}
        attributes:
          animal_id: S
          kept_in: S
          kind: {type: S, optional: true}
          Age: {type: N, description: In years.}
"""


def rows(checker: Checker) -> list[list[str]]:
    """Cells of the table as a reader sees them."""
    (checked,) = checker.check(MODEL).models
    (page,) = (page for page in model_pages(checked) if page.path == "attributes.md")
    bodies = re.findall("<tr><td.*</tr>", page.body)
    return [
        [
            " ".join(unescape(re.sub("<[^>]*>", " ", cell)).split())
            for cell in re.split("</td>", body)[:-1]
        ]
        for body in bodies
    ]


def test_every_attribute_says_where_it_lives(checker: Checker) -> None:
    """By name, with its type, entity and table, its part in keys, and the indexes that hold it."""
    assert rows(checker) == [
        ["Age", "N", "Animal", "Zoo", "", "", "In years."],
        ["animal_id", "S", "Animal", "Zoo", "", "", ""],
        ["kept_in", "S", "Animal", "Zoo", "sort key", "ByKind", ""],
        ["kind optional", "S", "Animal", "Zoo", "partition key of ByKind", "ByKind", ""],
        ["PK", "S", "Animal", "Zoo", "partition key", "ByKind", "ANIMAL#{animal_id}"],
    ]


def test_long_lists_are_cut(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser is not left alone with all attributes of a very large model."""
    monkeypatch.setattr(attributes, "MOST", 2)
    assert len(rows(checker)) == 2
