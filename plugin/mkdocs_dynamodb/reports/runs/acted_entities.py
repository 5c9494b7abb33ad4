"""Entity of the item that an action reads or writes."""

from mkdocs_dynamodb.model.keys.matches import can_meet
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action
from mkdocs_dynamodb.model.tables import StoredEntity


def acted_entity(model: Model, action: Action) -> StoredEntity | None:
    """The entity that an action names, or the only one whose key its conditions can meet."""
    table = model.table_of(action)
    if table is None:
        return None
    if action.entity is not None:
        return table.entities.get(action.entity.value)
    found = [
        entity
        for entity in table.entities.values()
        if all(
            (template := entity.template_for(tested.attribute.value)) is None
            or can_meet(template, tested)
            for tested in action.where
        )
    ]
    return found[0] if len(found) == 1 else None
