"""CAP024: a region for which no price is known."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Placed, Severity
from mkdocs_dynamodb.model.capacity.pricing import PriceName
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.price_files import known_regions


@rule("CAP024", "region-without-prices", Severity.WARNING, looks_at=Extent.FRAME)
def region_without_prices(model: Model) -> Iterator[Finding]:
    """Neither a price file nor the model knows any price of a region.

    ## Why

    Without prices every cost is unknown. Often the name has a typing error; a region that the price
    files lack is priced by what the model states (AWS, Amazon DynamoDB pricing, by region).

    ## Bad

    ```yaml
    pricing: {region: eu-wset-1}
    ```

    ## Good

    ```yaml
    pricing: {region: eu-west-1}
    ```
    """
    pricing = model.pricing
    if pricing is None:
        return
    named = [(pricing.region, "pricing")]
    for table in model.tables.values():
        named += [(region, table.subject) for region in table.billing.replicas]
    for region, subject in named:
        if not any(pricing.price(name, region.value) for name in PriceName):
            yield _finding(region, subject)


def _finding(region: Placed[str], subject: str) -> Finding:
    return Finding(
        at=region.at,
        message=f"no price of region `{region.value}` is known",
        label="costs here are unknown",
        subject=subject,
        help=f"name one of {', '.join(known_regions())}, or state prices below `pricing`",
    )
