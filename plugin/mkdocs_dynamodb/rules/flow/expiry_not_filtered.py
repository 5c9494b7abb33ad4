"""FLO056: reads of a table with TTL that do not look at the time of expiry."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.expiries import is_housekeeping, promise_of, unfiltered_reads
from mkdocs_dynamodb.model.flow.reads import Read
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO056", "expiry-not-filtered", Severity.NOTE)
def expiry_not_filtered(model: Model) -> Iterator[Finding]:
    """Items of a table expire, and patterns read them without leaving expired ones out.

    One finding for each table; a pattern that promises live items is a finding of its own. Silent
    for an attribute that is optional, or whose description says that items are kept tidy by it or
    that a few days more do no harm.

    ## Why

    DynamoDB deletes expired items in the background, within a few days; until then reads return
    them (Developer Guide, Using time to live). Where that does no harm, say so at the attribute,
    and nobody has to find out again.

    ## Bad

    ```yaml
    tables:
      Sessions:
        partition_key: session_id
        ttl: expires_at
        entities:
          Session: {attributes: {session_id: S, user_id: S, expires_at: N}}
    mapping:
      1: {operation: GetItem, table: Sessions, entity: Session}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Find a session, type: read, rps: 9, inputs: [session_id], needs: [expires_at]}
    tables:
      Sessions:
        partition_key: session_id
        ttl: expires_at
        entities:
          Session: {attributes: {session_id: S, user_id: S, expires_at: N}}
    mapping:
      1: {operation: GetItem, table: Sessions, entity: Session}
    ```
    """
    found: dict[str, list[Read]] = {}
    for read, ttl in unfiltered_reads(model):
        attribute = read.entity.attributes.get(ttl.value)
        if attribute is not None and not is_housekeeping(attribute) and not promise_of(read):
            found.setdefault(read.table.name.value, []).append(read)
    for name, reads in found.items():
        ttl = model.tables[name].ttl or reads[0].table.name
        numbers = dict.fromkeys(read.number for read in reads)
        count = len(numbers)
        who = f"pattern {reads[0].number} reads" if count == 1 else f"{count} patterns read"
        yield Finding(
            at=ttl.at,
            message=f"{who} table `{name}` without looking at `{ttl.value}`",
            label="expired items stay for days",
            subject=f"tables.{name}",
            related=tuple(Related(read.at, "read here") for read in reads[:3]),
            help=(
                f"filter by `{ttl.value}` later than now, or describe at `{ttl.value}` "
                "why a few days more do no harm"
            ),
        )
