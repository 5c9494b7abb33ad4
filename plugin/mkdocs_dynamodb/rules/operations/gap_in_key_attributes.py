"""OPS006: a query that skips a part of a sort key with several attributes."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.targets import searches
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS006", "gap-in-key-attributes", Severity.ERROR, looks_at=Extent.PATTERN)
def gap_in_key_attributes(model: Model) -> Iterator[Finding]:
    """A query names a later attribute of a sort key and skips an earlier one.

    ## Why

    Entries of an index with several sort key attributes are sorted by the first, then by the
    second, and so on. A query reads one run of them, so it may leave out attributes only at the
    end (Developer Guide, Multi-attribute keys pattern).

    ## Bad

    ```yaml
    tables:
      Matches:
        partition_key: match_id
        entities:
          Match: {attributes: {match_id: S, season: S, league: S, round: S}}
        indexes:
          BySeason: {partition_key: season, sort_key: [league, round]}
    mapping:
      1:
        operation: Query
        table: Matches
        index: BySeason
        where: {season: "2026", round: FINAL}
    ```

    ## Good

    ```yaml
    tables:
      Matches:
        partition_key: match_id
        entities:
          Match: {attributes: {match_id: S, season: S, league: S, round: S}}
        indexes:
          BySeason: {partition_key: season, sort_key: [round, league]}
    mapping:
      1:
        operation: Query
        table: Matches
        index: BySeason
        where: {season: "2026", round: FINAL}
    ```
    """
    for number, step, target in searches(model, "Query"):
        asked = {tests.attribute.value: tests.attribute.at for tests in step.where}
        skipped = ""
        for key in target.sort_keys if target.is_global_index else ():
            name = key.name.value
            if name not in asked:
                skipped = skipped or name
            elif skipped:
                yield Finding(
                    at=asked[name],
                    message=(
                        f"pattern {number} asks {target.name} for `{name}` "
                        f"without `{skipped}`, which is sorted before it"
                    ),
                    label=f"needs `{skipped}` as well",
                    subject=step.subject,
                    help=f"add a value for `{skipped}`, or an index that sorts by `{name}` first",
                )
                break
