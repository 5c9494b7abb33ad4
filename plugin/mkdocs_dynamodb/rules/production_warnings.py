"""The five production warnings, and which rules raise each: the one list that pages go by."""

from collections.abc import Mapping

from mkdocs_dynamodb.records import record


@record(kw_only=True)
class ProductionWarning:
    """A warning about what goes wrong once a design is in use."""

    title: str
    advice: str
    codes: frozenset[str]


PRODUCTION_WARNINGS: tuple[ProductionWarning, ...] = (
    ProductionWarning(
        title="GSI throttling cascade",
        advice="An index that throttles makes the writes of its whole table throttle. Consider "
        "more capacity for it, or another design.",
        codes=frozenset({"CAP010"}),
    ),
    ProductionWarning(
        title="Hot partition risk",
        advice="One partition key value may get more requests than a partition can answer. "
        "Consider sharding the key.",
        codes=frozenset({"CAP001", "CAP002", "CAP005", "DSG010"}),
    ),
    ProductionWarning(
        title="Entity boundary violation",
        advice="Data of different owners or services is mixed. Consider who operates it.",
        codes=frozenset({"DSG030"}),
    ),
    ProductionWarning(
        title="Schema evolution trap",
        advice="What is stored twice or inside keys makes later changes hard. Write down how it "
        "would be migrated.",
        codes=frozenset({"DSG031", "FLO040", "FLO042"}),
    ),
    ProductionWarning(
        title="Debugging complexity",
        advice="Composed keys and copies are hard to follow in production. Make sure that logs and "
        "monitoring show what they mean.",
        codes=frozenset({"DSG032"}),
    ),
)

WARNING_OF_CODE: Mapping[str, ProductionWarning] = {
    code: warning for warning in PRODUCTION_WARNINGS for code in warning.codes
}
