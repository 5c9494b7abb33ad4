"""REQ013: a pattern that needs no database and is answered by another service."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import PatternType
from mkdocs_dynamodb.rules.registry import rule


@rule("REQ013", "none-served-elsewhere", Severity.WARNING)
def none_served_elsewhere(model: Model) -> Iterator[Finding]:
    """An access pattern is of type `none` and has `served_by`.

    ## Why

    The two say different things. Type `none` asks nothing of any database; `served_by` says that
    data is read or changed, in another service. Reports count the pattern among those without a
    database, and the service that has to be run and paid for is overlooked.

    ## Bad

    ```yaml
    access_patterns:
      18:
        name: Upload a product image
        type: none
        rps: 0.01
        served_by: {service: Amazon S3, because: images are large objects}
    ```

    ## Good

    ```yaml
    access_patterns:
      18:
        name: Upload a product image
        type: write
        rps: 0.01
        served_by: {service: Amazon S3, because: images are large objects}
    ```
    """
    for pattern in model.patterns.values():
        served = pattern.served_by
        if served is None or pattern.type.value != PatternType.NONE:
            continue
        yield Finding(
            at=served.at,
            message=f"pattern {pattern.number.value} is of type `none` and served elsewhere",
            label="asks something of a service",
            subject=pattern.subject,
            related=(Related(pattern.type.at, "asks nothing of a database"),),
            help="say whether it reads or writes there with `type`, or drop `served_by`",
        )
