"""Costs in words: the same wherever they are shown."""

from collections.abc import Mapping

from mkdocs_dynamodb.reports.cost.lines import Bill
from mkdocs_dynamodb.reports.cost.money import dollars
from mkdocs_dynamodb.reports.cost.table_bills import Mode

MODE_WORDS: Mapping[Mode, str] = {
    Mode.ON_DEMAND: "on-demand",
    Mode.PROVISIONED: "provisioned, following the load",
    Mode.PEAK: "provisioned for the peak at all times",
}


def bill_text(bill: Bill) -> str:
    """The sum of a bill, or what is known of it."""
    if bill.total is None and bill.at_least:
        return f"at least {dollars(bill.at_least)}"
    return dollars(bill.total)
