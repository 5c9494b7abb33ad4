"""YML012: a YAML tag."""

from mkdocs_dynamodb.rules.registry import fault_rule
from mkdocs_dynamodb.source.faults import FaultKind

tag_in_model = fault_rule(
    "YML012",
    FaultKind.TAG_IN_MODEL,
    """
    A value has a YAML tag, which means nothing in a model.

    ## Why

    Tags such as `!!python/object` ask a reader to build something other than text, numbers, lists
    and mappings; a model has none of these, and a reader that obeyed could be made to run foreign
    code. The tag is not obeyed. An exclamation mark that is meant as text needs quotes.

    ## Bad

    ```yaml
    entities:
      Member: {description: !important Has a card}
    ```

    ## Good

    ```yaml
    entities:
      Member: {description: "!important Has a card"}
    ```
    """,
)
