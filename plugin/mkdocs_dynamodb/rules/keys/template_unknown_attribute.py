"""KEY018: key templates with placeholders that stand for nothing."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.shape import nearest


@rule(
    "KEY018",
    "template-unknown-attribute",
    Severity.ERROR,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def template_unknown_attribute(model: Model) -> Iterator[Finding]:
    """A key template has a placeholder that names no attribute of its entity.

    ## Why

    Keys are made from the attributes of an item. With a placeholder that no attribute fills there
    is no key, and an item without its key cannot be written (API Reference, PutItem).

    ## Bad

    ```yaml
    tables:
      Library:
        partition_key: PK
        sort_key: SK
        entities:
          Member:
            keys: {PK: "MEMBER#{membr_id}", SK: PROFILE}
            attributes: {member_id: S, name: S}
    ```

    ## Good

    ```yaml
    tables:
      Library:
        partition_key: PK
        sort_key: SK
        entities:
          Member:
            keys: {PK: "MEMBER#{member_id}", SK: PROFILE}
            attributes: {member_id: S, name: S}
    ```
    """
    for _, entity in model.stored_entities:
        if not entity.attributes:
            continue
        for key, template in entity.keys.items():
            for name in dict.fromkeys(template.names):
                if name in entity.attributes:
                    continue
                hint = nearest(name, entity.attributes)
                yield Finding(
                    at=template.at,
                    message=f"template of `{key}` names `{name}`, "
                    f"which is no attribute of `{entity.name.value}`",
                    label=f"`{name}` is not declared",
                    subject=f"{entity.subject}.keys.{key}",
                    help=hint or f"declare `{name}` among the attributes, or name another",
                )
