"""Costs in words: the same wherever they are shown."""

from collections.abc import Mapping
from decimal import Decimal

from mkdocs_dynamodb.model.figures import figure_text, rounded_to
from mkdocs_dynamodb.reports.cost.lines import Bill
from mkdocs_dynamodb.reports.cost.money import dollars, in_cents
from mkdocs_dynamodb.reports.cost.table_bills import Mode

MODE_WORDS: Mapping[Mode, str] = {
    Mode.ON_DEMAND: "on-demand",
    Mode.PROVISIONED: "provisioned, following the load",
    Mode.PEAK: "provisioned for the peak at all times",
}


def bill_text(bill: Bill) -> str:
    """The sum of a bill, or what is known of it."""
    known = known_text(bill)
    return f"at least {known}" if bill.total is None and known else dollars(bill.total)


def known_text(bill: Bill) -> str:
    """What is known of a bill; empty where that is less than a cent."""
    return dollars(bill.at_least) if in_cents(bill.at_least) else ""


def share_text(share: Decimal) -> str:
    """A part of 1 in percent, such as `28.9 %`."""
    return f"{figure_text(rounded_to(share * 100, Decimal('0.1')))} %"


def times_text(factor: Decimal) -> str:
    """A factor, such as `x 1.09`."""
    return f"x {figure_text(rounded_to(factor, Decimal('0.01')))}"
