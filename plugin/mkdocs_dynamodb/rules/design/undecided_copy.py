"""DSG043: a copy of which nothing tells why it is there."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.decisions.copied_pairs import copied_pairs
from mkdocs_dynamodb.model.decisions.reasons import is_unexplained_copy, reasons_of_copies
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.names import listed_names
from mkdocs_dynamodb.rules.registry import rule


@rule("DSG043", "undecided-copy", Severity.NOTE, needs_whole_model=True)
def undecided_copy(model: Model) -> Iterator[Finding]:
    """An entity repeats attributes of another one, and no reason is recorded.

    Reasons are a description of the attribute, the `because` of its join, words about copies in the
    description of the entity, a decision about the attribute, and one of type `denormalisation`
    about the entity or table. Copies that no pattern changes are [undescribed copies](FLO043.md).

    ## Why

    A copy is paid for with every change of its source. Whether that is still worth it can only be
    told by who knows which read it saves; the method wants evidence for each (AWS Samples, MySQL to
    DynamoDB modernizer: evidence before optimization).

    ## Bad

    ```yaml
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {attributes: {user_id: S, username: S}}
      Posts:
        partition_key: post_id
        entities:
          Post: {attributes: {post_id: S, user_id: S, username: S}}
    mapping:
      1: {operation: UpdateItem, table: Posts, entity: Post, set: {username: "{username}"}}
    ```

    ## Good

    ```yaml
    tables:
      Users:
        partition_key: user_id
        entities:
          User: {attributes: {user_id: S, username: S}}
      Posts:
        partition_key: post_id
        entities:
          Post:
            attributes:
              post_id: S
              user_id: S
              username: {type: S, description: Spares a read of the user for each line of a list}
    mapping:
      1: {operation: UpdateItem, table: Posts, entity: Post, set: {username: "{username}"}}
    ```
    """
    for pair in copied_pairs(model):
        copy = pair.first
        if reasons_of_copies(model, pair):
            continue
        if any(is_unexplained_copy(model, each) for each in pair.copies):
            continue
        yield Finding(
            at=copy.holder.name.at if copy.is_whole else copy.held.name.at,
            message=f"nothing tells why `{copy.holder.name.value}` in table "
            f"`{copy.table.name.value}` repeats {listed_names(pair.names)} of "
            f"`{copy.source.name.value}`",
            label="a copy",
            subject=f"{copy.holder.subject}.attributes.{copy.held.name.value}",
            related=(Related(copy.source.attributes[copy.attribute].name.at, "the source"),),
            help="describe what the copy spares, or record a decision of type `denormalisation`",
        )
