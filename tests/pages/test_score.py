"""The score card of a model."""

import pytest

from conftest import Checker
from mkdocs_dynamodb.application.pages import page_context
from mkdocs_dynamodb.pages.score import score_cards

MODEL = """
access_patterns:
  1: {{name: Show a ticket, type: read, rps: {rps}, inputs: [id]}}
tables:
  Tickets:
    partition_key: id
    entities: {{Ticket: {{attributes: {{id: S}}}}}}
mapping:
  1: {{operation: GetItem, table: Tickets, entity: Ticket}}
"""


@pytest.mark.parametrize(
    ("rps", "figure", "detail"),
    [
        ("{peak: 2570.9475, average: 99.5}", "2,571 RPS", "99.5 on average, answered by DynamoDB"),
        ("{peak: 12.25, average: 0.5}", "12.25 RPS", "0.5 on average, answered by DynamoDB"),
        ("100.5", "101 RPS", "as on average, answered by DynamoDB"),
    ],
)
def test_traffic_is_brief(checker: Checker, rps: str, figure: str, detail: str) -> None:
    """Large rates are shown without fractions, and the average where it is another figure."""
    cards = score_cards(page_context(checker.check(MODEL.format(rps=rps)).models[0]))
    card = next(card for card in cards if card.label == "Peak traffic")
    assert (card.figure, card.detail) == (figure, detail)
