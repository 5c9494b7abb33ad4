"""CAP011: a size that is rarely exceeded, yet less than the usual one."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.capacity.declared_sizes import DeclaredSize
from mkdocs_dynamodb.model.figures import bytes_text
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("CAP011", "large-size-below-usual", Severity.ERROR, looks_at=Extent.FRAME)
def large_size_below_usual(model: Model) -> Iterator[Finding]:
    """A size has a `p99` that is less than its `p50`.

    ## Why

    What ninety-nine of a hundred do not exceed cannot be less than what half of them do not exceed,
    so at least one of the two figures is wrong, or they were swapped. Capacity and cost go by
    `p50`, limits by `p99`; until this is settled, `p50` stands for both.

    ## Bad

    ```yaml
    entities:
      Member: {size: {p50: 4 KB, p99: 600 B}}
    ```

    ## Good

    ```yaml
    entities:
      Member: {size: {p50: 600 B, p99: 4 KB}}
    ```
    """
    for name, subject, size in _sizes(model):
        if size is None or size.refuted_p99 is None:
            continue
        usual, large = bytes_text(size.p50), bytes_text(size.refuted_p99)
        yield Finding(
            at=size.at,
            message=f"{name} has a `p99` of {large}, below its `p50` of {usual}",
            label="less than the usual size",
            subject=subject,
            help="swap the two figures if they stand in the wrong places; else ask which is right",
        )


def _sizes(model: Model) -> Iterator[tuple[str, str, DeclaredSize | None]]:
    for entity in model.entities.values():
        name = entity.name.value
        yield f"the size of `{name}`", f"entities.{name}", entity.size
    for _, stored in model.stored_entities:
        owner = stored.name.value
        yield f"the size of `{owner}`", stored.subject, stored.size
        for name, attribute in stored.attributes.items():
            yield f"the size of `{name}` of `{owner}`", stored.subject, attribute.size
