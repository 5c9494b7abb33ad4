"""REQ006: another service answers, and it is not said which or why."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("REQ006", "external-without-reason", Severity.ERROR)
def external_without_reason(model: Model) -> Iterator[Finding]:
    """An access pattern is `served_by` another service without its name or a reason.

    ## Why

    Full-text search, ad hoc reports and deep joins belong to other services (Developer Guide,
    NoSQL design for DynamoDB), and each of them costs money and has to be fed. Moving a question
    there is a decision that people have to see; without a name and a reason it looks like a
    question that was too hard.

    ## Bad

    ```yaml
    access_patterns:
      4: {name: Search titles by words, type: read, rps: 30, served_by: {service: OpenSearch}}
    ```

    ## Good

    ```yaml
    access_patterns:
      4:
        name: Search titles by words
        type: read
        rps: 30
        served_by: {service: OpenSearch, because: "full-text search, fed by the table's stream"}
    ```
    """
    for pattern in model.patterns.values():
        served = pattern.served_by
        if served is None:
            continue
        asked = (("service", served.service), ("because", served.because))
        missing = [f"`{name}`" for name, text in asked if not text.strip()]
        if missing:
            yield Finding(
                at=served.at,
                message=(
                    f"pattern {pattern.number.value} is served elsewhere "
                    f"without {' and '.join(missing)}"
                ),
                label=f"no {' and '.join(missing)}",
                subject=pattern.subject,
                help="write `served_by: {service: ..., because: ...}`",
            )
