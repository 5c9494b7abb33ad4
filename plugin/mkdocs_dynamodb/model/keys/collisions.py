"""Entities of one table whose primary keys are made alike."""

from collections.abc import Hashable, Iterator

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.model.flow.wording import KIND_WORDS, is_kind, words_of
from mkdocs_dynamodb.model.keys.templates import Template, key_form
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.records import record

_GENERIC_WORDS = KIND_WORDS | {
    *("pk", "sk", "hk", "rk", "key", "hash", "range", "id"),
    *("primary", "partition", "sort", "composite", "item", "record"),
}
"""Key attributes whose names have no other words hold something else in each entity."""


@record()
class AlikePair:
    """Two entities whose keys are made alike, the first one in the file and a later one."""

    first: StoredEntity
    second: StoredEntity
    first_at: Span
    at: Span
    is_certain: bool
    """Whether the keys are the same, and not only made from placeholders in the same places."""


def alike_entities(table: Table) -> Iterator[AlikePair]:
    """Each entity with the first one before it whose primary key is made alike.

    Left out are entities whose keys the model does not tell: a key attribute such as `SK` or `id`
    without a template may hold anything, and a placeholder such as `{type}` stands for a text that
    differs from entity to entity.
    """
    certain: dict[Hashable, tuple[StoredEntity, Span]] = {}
    loose: dict[Hashable, tuple[StoredEntity, Span]] = {}
    for entity in table.entities.values():
        templates = _told_templates(table, entity)
        if not templates:
            continue
        here = (entity, templates[-1].at)
        same = certain.setdefault(key_form(templates), here)
        alike = loose.setdefault(key_form(templates, loose=True), here)
        if same is not here:
            yield AlikePair(same[0], entity, same[1], here[1], is_certain=True)
        elif alike is not here:
            yield AlikePair(alike[0], entity, alike[1], here[1], is_certain=False)


def _told_templates(table: Table, entity: StoredEntity) -> list[Template]:
    """Templates of the table's keys; none where one is missing or its text is not told."""
    templates = []
    for name in table.key_names:
        template = entity.template_for(name)
        is_generic = name not in entity.keys and set(words_of(name)) <= _GENERIC_WORDS
        if template is None or is_generic or any(is_kind(field) for field in template.names):
            return []
        templates.append(template)
    return templates
