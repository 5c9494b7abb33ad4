"""FLO043: a copied attribute that nobody calls a copy and no pattern keeps right."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.decisions.reasons import is_unexplained_copy
from mkdocs_dynamodb.model.flow.copies import copies_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.rules.registry import rule


@rule("FLO043", "undescribed-copy", Severity.NOTE, needs_whole_model=True)
def undescribed_copy(model: Model) -> Iterator[Finding]:
    """An entity repeats an attribute of another one, and neither words nor patterns say why.

    It is a copy where the entity has the other's id and the attribute is named after the other: a
    `username` beside a `user_id`. Silent where the attribute has a description, the entity a role,
    a decision is about it, or a pattern changes source or copy; a change that forgets the copy is
    `stale-copy`.

    ## Why

    Whoever adds a pattern that renames a user has to know every place that repeats the name. A copy
    that the design does not call one is found after it shows the wrong name (AWS Labs, DynamoDB MCP
    server, data modelling guide: copy what hardly changes, and name the source).

    ## Bad

    ```yaml
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {attributes: {user_id: S, username: S}}
      Stories:
        partition_key: story_id
        entities:
          Story: {attributes: {story_id: S, user_id: S, username: S}}
    ```

    ## Good

    ```yaml
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {attributes: {user_id: S, username: S}}
      Stories:
        partition_key: story_id
        entities:
          Story:
            attributes:
              story_id: S
              user_id: S
              username: {type: S, description: A copy from the user; a username never changes}
    ```
    """
    for copy in copies_of(model):
        if not is_unexplained_copy(model, copy):
            continue
        yield Finding(
            at=copy.held.name.at,
            message=(
                f"`{copy.held.name.value}` of `{copy.holder.name.value}` repeats "
                f"`{copy.attribute}` of `{copy.source.name.value}`, and nothing says what happens "
                "when that changes"
            ),
            label="a copy",
            subject=f"{copy.holder.subject}.attributes.{copy.held.name.value}",
            related=(Related(copy.source.attributes[copy.attribute].name.at, "the source"),),
            help="describe it as a copy that never changes, or add the pattern that updates it",
        )
