"""WRK015: two stages with the same weight."""

from collections.abc import Iterator
from decimal import Decimal

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.stages import Stage
from mkdocs_dynamodb.rules.registry import rule


@rule("WRK015", "stages-of-same-weight", Severity.WARNING)
def stages_of_same_weight(model: Model) -> Iterator[Finding]:
    """Two stages of a workshop have the same weight.

    ## Why

    Which of them comes first hangs on the order of the files, and a stage on a page of the site
    comes after those of the model. A participant may be led to the later one first.

    ## Bad

    ```yaml
    stages:
      requirements: {weight: 10, minutes: 20}
      design: {weight: 10, minutes: 40}
    ```

    ## Good

    ```yaml
    stages:
      requirements: {weight: 10, minutes: 20}
      design: {weight: 20, minutes: 40}
    ```
    """
    seen: dict[Decimal, Stage] = {}
    for stage in model.stages.values():
        if stage.weight_at is None:
            continue
        first = seen.setdefault(stage.weight, stage)
        if first is not stage and first.weight_at is not None:
            name = first.name.value
            yield Finding(
                at=stage.weight_at,
                message=f"stages `{name}` and `{stage.name.value}` have the same weight",
                subject=stage.subject,
                related=(Related(first.weight_at, f"weight of `{name}`"),),
                help="give the later one a higher weight",
            )
