"""Sample items get their keys from the templates of their entity."""

from conftest import Checker
from mkdocs_dynamodb.model.tables import Item

TEXT = """
tables:
  Ranks:
    partition_key: PK
    sort_key: {name: SK, type: N}
    entities:
      Rank:
        keys: {PK: "GAME#{game:03}", SK: "{year}{month:02}", G: "{score}", H: "AT#{gone}"}
        attributes: {game: N, year: N, month: N, score: N, gone: M}
      Odd:
        keys: {PK: "ODD#{id}", SK: "ODD#{id}"}
        attributes: {id: S}
    indexes:
      ByScore: {partition_key: G}
      ByGone: {partition_key: H}
    items:
      - Rank: {game: 7, year: 2026, month: 3, score: 12.50, gone: {}}
      - Rank: {game: 7, PK: "GAME#8"}
      - Odd: {id: a}
      - raw: {PK: "GAME#9", score: {N: "1"}}
"""


def items(checker: Checker) -> tuple[Item, ...]:
    """Items of the table."""
    (table,) = checker.check(TEXT).models[0].model.tables.values()
    return table.items


def types_and_texts(item: Item) -> dict[str, tuple[str, str]]:
    """Type and text of each stored attribute that is no map."""
    values = item.attributes.items()
    return {name: (value.type, value.text) for name, value in values if value.type != "M"}


def test_keys_are_made_with_their_types(checker: Checker) -> None:
    """Composed keys are text or, in a number key, a number; a lone attribute keeps its type."""
    made = types_and_texts(items(checker)[0])
    assert made["PK"] == ("S", "GAME#007")
    assert made["SK"] == ("N", "202603")
    assert made["G"] == ("N", "12.5")
    assert "H" not in made


def test_written_key_wins_over_the_template(checker: Checker) -> None:
    """What is written stands, so that a rule can compare it; what cannot be made is missing."""
    assert types_and_texts(items(checker)[1]) == {"PK": ("S", "GAME#8"), "game": ("N", "7")}


def test_text_in_a_number_key_stays_text(checker: Checker) -> None:
    """A composed text that is no number is not called one."""
    assert types_and_texts(items(checker)[2])["SK"] == ("S", "ODD#a")


def test_item_in_full_has_what_is_written(checker: Checker) -> None:
    """No template adds anything; a message calls it an item."""
    raw = items(checker)[3]
    assert types_and_texts(raw) == {"PK": ("S", "GAME#9"), "score": ("N", "1")}
    assert (raw.noun, items(checker)[2].noun) == ("item", "`Odd`")


def test_item_knows_its_places(checker: Checker) -> None:
    """Subject, the line of the item, and the column of each name."""
    item = items(checker)[1]
    assert item.subject == "tables.Ranks.items.1"
    assert item.at.line == 18
    assert (item.written_at["PK"].line, item.written_at["PK"].column) == (18, 25)
