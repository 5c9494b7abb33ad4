"""DSG008: an index that copies everything where little is read."""

from collections.abc import Iterator
from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.capacity.sample_sizes import SampleSizes
from mkdocs_dynamodb.model.expressions.tokens import read_expression
from mkdocs_dynamodb.model.figures import exact_product, figure_text
from mkdocs_dynamodb.model.flow.targets import top_level
from mkdocs_dynamodb.model.limits import MAX_NEEDED_SHARE, WIDE_ENTRY_BYTES
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Step
from mkdocs_dynamodb.model.tables import Index, ProjectionKind, Table
from mkdocs_dynamodb.rules.registry import rule


@rule("DSG008", "wide-projection", Severity.NOTE)
def wide_projection(model: Model) -> Iterator[Finding]:
    """An index projects all attributes, and a quarter of the bytes would do.

    Measured on the sample items, for entries above 1 KB, where every pattern that reads the index
    says what it `needs`.

    ## Why

    An entry above 1 KB costs another write unit for each KB, with every change of any attribute,
    and is read and stored in full (Developer Guide, General guidelines for secondary indexes in
    DynamoDB, Choose projections carefully).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List an author's articles, type: read, rps: 9, inputs: [author], needs: [title]}
    tables:
      Articles:
        partition_key: article_id
        entities:
          Article: {attributes: {article_id: S, author: S, title: S, text: S}}
        indexes:
          ByAuthor: {partition_key: author, projection: ALL}
        items:
          - Article:
              article_id: a1
              author: ada
              title: On engines
              text: >-
                Here stands the whole article, a thousand bytes of it, though no list shows them.
                Here stands the whole article, a thousand bytes of it, though no list shows them.
                Here stands the whole article, a thousand bytes of it, though no list shows them.
                Here stands the whole article, a thousand bytes of it, though no list shows them.
                Here stands the whole article, a thousand bytes of it, though no list shows them.
                Here stands the whole article, a thousand bytes of it, though no list shows them.
                Here stands the whole article, a thousand bytes of it, though no list shows them.
                Here stands the whole article, a thousand bytes of it, though no list shows them.
                Here stands the whole article, a thousand bytes of it, though no list shows them.
                Here stands the whole article, a thousand bytes of it, though no list shows them.
                Here stands the whole article, a thousand bytes of it, though no list shows them.
                Here stands the whole article, a thousand bytes of it, though no list shows them.
                Here stands the whole article, a thousand bytes of it, though no list shows them.
                Here stands the whole article, a thousand bytes of it, though no list shows them.
    mapping:
      1: {operation: Query, table: Articles, index: ByAuthor, where: {author: "{author}"}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List an author's articles, type: read, rps: 9, inputs: [author], needs: [title]}
    tables:
      Articles:
        partition_key: article_id
        entities:
          Article: {attributes: {article_id: S, author: S, title: S, text: S}}
        indexes:
          ByAuthor: {partition_key: author, projection: [title]}
    mapping:
      1: {operation: Query, table: Articles, index: ByAuthor, where: {author: "{author}"}}
    ```
    """
    sizes = SampleSizes()
    used = _used_names(model)
    for table in model.tables.values():
        for index in table.indexes.values():
            needed = used.get((table.name.value, index.name.value))
            if needed is None or index.projection.kind is not ProjectionKind.ALL:
                continue
            found = _measure(sizes, table, index, needed)
            if found is None:
                continue
            whole, part = found
            yield Finding(
                at=index.projection.at,
                message=f"index `{index.name.value}` of table `{table.name.value}` holds "
                f"{figure_text(round(whole))} bytes an entry, and {figure_text(round(part))} "
                "are needed",
                label="copies every attribute",
                subject=index.subject,
                help="project " + (_listed(table, index, needed) or "the keys only"),
            )


def _used_names(model: Model) -> dict[tuple[str, str], frozenset[str]]:
    """Attributes that the patterns of an index use; not of one with a pattern that is silent."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    silent = set()
    for pattern, _, step in model.steps():
        if step.table is None or step.index is None:
            continue
        place = (step.table.value, step.index.value)
        if pattern is None or not (pattern.needs or step.gives or step.projection):
            silent.add(place)
            continue
        names = {need.value for need in pattern.needs}
        names |= {name.value for name in (*step.gives, *step.projection)}
        names |= _filtered(step)
        found[place] = found.get(place, frozenset()) | {top_level(name) for name in names}
    return {place: names for place, names in found.items() if place not in silent}


def _filtered(step: Step) -> set[str]:
    if step.filter is None:
        return set()
    tested = {tests.attribute.value for tests in step.filter.tests}
    return tested | set(read_expression(step.filter.expression).names)


def _measure(
    sizes: SampleSizes, table: Table, index: Index, needed: frozenset[str]
) -> tuple[Decimal, Decimal] | None:
    """Bytes of the largest entries, and of what is needed of them, where that is little."""
    keep = needed | {*table.key_names, *index.key_names}
    for entity in table.entering(index):
        whole = sizes.entry(table, index, entity)
        part = sizes.entry(table, index, entity, keep)
        if whole is None or part is None or whole <= WIDE_ENTRY_BYTES:
            continue
        if part <= exact_product(whole, MAX_NEEDED_SHARE):
            return whole, part
    return None


def _listed(table: Table, index: Index, needed: frozenset[str]) -> str:
    keys = {*table.key_names, *index.key_names}
    held = set().union(*(entity.attribute_names for entity in table.entering(index)))
    return ", ".join(f"`{name}`" for name in sorted((needed & held) - keys))
