"""FLO080: something unique that the model does not have."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Severity
from mkdocs_dynamodb.model.flow.claims import has_attribute
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import Extent, rule
from mkdocs_dynamodb.source.shape import nearest


@rule(
    "FLO080",
    "unknown-unique-attribute",
    Severity.ERROR,
    needs_whole_model=True,
    looks_at=Extent.FRAME,
)
def unknown_unique_attribute(model: Model) -> Iterator[Finding]:
    """`unique` names an entity or an attribute that the model does not have.

    ## Why

    What is declared unique is looked for in the tables and in every pattern that writes it. Under a
    name that nothing has, nothing is checked, and two accounts with one address go unnoticed.

    ## Bad

    ```yaml
    unique: {User: [e_mail]}
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {attributes: {user_id: S, email: S}}
    ```

    ## Good

    ```yaml
    unique: {User: [email]}
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {attributes: {user_id: S, email: S}}
      Emails:
        partition_key: email
        entities:
          EmailClaim: {role: unique-claim, attributes: {email: S, user_id: S}}
    ```
    """
    known = dict.fromkeys((*model.entities, *model.stored_in))
    for unique in model.unique:
        name = unique.entity.value
        if name not in known:
            yield Finding(
                at=unique.entity.at,
                message=f"`unique` names the entity `{name}`, which the model does not have",
                label="no such entity",
                subject=unique.subject,
                help=nearest(name, known) or "declare it under `entities`",
            )
            continue
        stored = [table.entities[name] for table in model.stored_in.get(name, ())]
        for attribute in unique.attributes if stored else ():
            if not any(has_attribute(entity, attribute.value) for entity in stored):
                names = [each for entity in stored for each in entity.attributes]
                yield Finding(
                    at=attribute.at,
                    message=f"`{attribute.value}` of `{name}` is declared unique, and no table "
                    "stores it",
                    label="no such attribute",
                    subject=unique.subject,
                    help=nearest(attribute.value, names) or "add it to the entity's `attributes`",
                )
