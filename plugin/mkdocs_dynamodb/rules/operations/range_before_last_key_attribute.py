"""OPS007: a range on a sort key attribute that is not the last one asked for."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.targets import SORT_KEY_OPERATORS, searches, sort_tests
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS007", "range-before-last-key-attribute", Severity.ERROR, looks_at=Extent.PATTERN)
def range_before_last_key_attribute(model: Model) -> Iterator[Finding]:
    """A query asks for a range of one sort key attribute and for a later attribute as well.

    ## Why

    Entries of an index with several sort key attributes are sorted by the first, then by the
    second, and so on. After a range of one attribute the next is not sorted any more, so that only
    the last attribute of the condition may be a range; those before it need equality (Developer
    Guide, Multi-attribute keys pattern).

    ## Bad

    ```yaml
    tables:
      Matches:
        partition_key: match_id
        entities:
          Match: {attributes: {match_id: S, season: S, played_on: S, league: S}}
        indexes:
          BySeason: {partition_key: season, sort_key: [played_on, league]}
    mapping:
      1:
        operation: Query
        table: Matches
        index: BySeason
        where: {season: "2026", played_on: {">": "2026-05"}, league: A}
    ```

    ## Good

    ```yaml
    tables:
      Matches:
        partition_key: match_id
        entities:
          Match: {attributes: {match_id: S, season: S, played_on: S, league: S}}
        indexes:
          BySeason: {partition_key: season, sort_key: [league, played_on]}
    mapping:
      1:
        operation: Query
        table: Matches
        index: BySeason
        where: {season: "2026", league: A, played_on: {">": "2026-05"}}
    ```
    """
    ranges = SORT_KEY_OPERATORS - {"="}
    for number, step, target in searches(model, "Query"):
        asked = list(sort_tests(step, target)) if target.is_global_index else []
        for key, tests in asked[:-1]:
            last = asked[-1][1].attribute
            found = [test.operator for test in tests.tests if test.operator.value in ranges]
            for operator in found[:1]:
                yield Finding(
                    at=operator.at,
                    message=(
                        f"pattern {number} asks {target.name} for a range of `{key.name.value}` "
                        f"and for `{last.value}`, which is sorted after it"
                    ),
                    label="only the last attribute may be a range",
                    subject=step.subject,
                    related=(Related(last.at, f"`{last.value}` is asked for here"),),
                    help=f"ask for one `{key.name.value}`, or sort by `{last.value}` before it",
                )
