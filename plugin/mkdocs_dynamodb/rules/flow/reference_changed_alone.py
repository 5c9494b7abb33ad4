"""FLO046: an update that changes who something refers to, and leaves what it tells of them."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.named_attributes import changed_attributes
from mkdocs_dynamodb.model.flow.targets import top_level
from mkdocs_dynamodb.model.flow.wording import spoken_words, words_of
from mkdocs_dynamodb.model.flow.writes import writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Attribute, StoredEntity
from mkdocs_dynamodb.rules.registry import rule

_TOLD = frozenset(
    {
        *("name", "username", "nickname", "email", "phone", "title", "label", "avatar", "photo"),
        *("image", "picture", "address"),
    }
)
"""Last words of attributes that tell something of the thing whose id stands beside them."""


@rule("FLO046", "reference-changed-alone", Severity.WARNING)
def reference_changed_alone(model: Model) -> Iterator[Finding]:
    """An update changes an id such as `assignee_id`, and leaves `assignee_name` as it was.

    ## Why

    The item then refers to one person and shows the name of another. An update changes the
    attributes that it names and no others (API Reference, UpdateItem).

    Silent where a `note` of the answer mentions the attribute, and where it has a description.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Assign a ticket, type: update, rps: 5, inputs: [ticket_id, user_id]}
    tables:
      Tickets:
        partition_key: ticket_id
        entities:
          Ticket: {attributes: {ticket_id: S, assignee_id: S, assignee_name: S}}
    mapping:
      1:
        operation: UpdateItem
        table: Tickets
        entity: Ticket
        set: {assignee_id: "{user_id}"}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Assign a ticket, type: update, rps: 5, inputs: [ticket_id, user_id, user_name]}
    tables:
      Tickets:
        partition_key: ticket_id
        entities:
          Ticket: {attributes: {ticket_id: S, assignee_id: S, assignee_name: S}}
    mapping:
      1:
        operation: UpdateItem
        table: Tickets
        entity: Ticket
        set: {assignee_id: "{user_id}", assignee_name: "{user_name}"}
    ```
    """
    for written in writes_of(model).of_answer.values():
        for write in written:
            if write.verb != "update":
                continue
            notes = spoken_words(f"{write.answer.note} {write.step.note}")
            changed = {top_level(n.name): n for n in changed_attributes(write.action.update)}
            for name, named in changed.items():
                for told in _told_of(write.entity, name):
                    if told.name.value in changed or not notes.isdisjoint(
                        words_of(told.name.value)
                    ):
                        continue
                    yield Finding(
                        at=named.at,
                        message=f"pattern {write.number} changes `{name}` of "
                        f"`{write.entity.name.value}` and leaves `{told.name.value}` as it was",
                        label="changed alone",
                        subject=write.action.subject,
                        related=(Related(told.name.at, "tells of the same thing"),),
                        help=f"set or remove `{told.name.value}` in the same update",
                    )


def _told_of(entity: StoredEntity, name: str) -> Iterator[Attribute]:
    """Attributes that tell something of what an id stands for, by their names."""
    *whose, end = words_of(name) or ("",)
    if end != "id" or not whose:
        return
    for other in entity.attributes.values():
        words = words_of(other.name.value)
        if list(words[:-1]) == whose and words[-1] in _TOLD and not other.description:
            yield other
