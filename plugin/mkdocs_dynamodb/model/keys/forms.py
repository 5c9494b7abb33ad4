"""Written keys compared with key templates: whether they agree, and what was to be expected."""

from collections.abc import Mapping

from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.tables import Item, StoredEntity, Table
from mkdocs_dynamodb.model.values import SCALAR_KEY_TYPES, Value
from mkdocs_dynamodb.records import record


@record(kw_only=True)
class KeyDifference:
    """A key that was written otherwise than the template of its entity gives it."""

    name: str
    written: Value
    template: Template
    expected: str
    """Text of the template with the known attributes filled in."""


def key_texts(attributes: Mapping[str, Value]) -> dict[str, str]:
    """Text of the attributes that can stand in a key."""
    return {n: value.text for n, value in attributes.items() if value.type in SCALAR_KEY_TYPES}


def agrees(template: Template, text: str, texts: Mapping[str, str]) -> bool:
    """Whether a template can give a text, for the known attributes and any others.

    A placeholder that is not known stands for any text that is not empty.
    """
    first, *rest = _chunks(template, texts)
    if not rest:
        return text == first
    if not text.startswith(first):
        return False
    *middle, last = rest
    position = len(first)
    for chunk in middle:
        found = text.find(chunk, position + 1)
        if found < 0:
            return False
        position = found + len(chunk)
    return len(text) - len(last) > position and text.endswith(last)


def entities_of_form(table: Table, item: Item) -> tuple[StoredEntity, ...]:
    """Entities whose templates can give the table keys of an item, whatever its attributes."""
    texts = key_texts(item.attributes)
    return tuple(
        entity
        for entity in table.entities.values()
        if all(_has_form(entity, name, texts.get(name)) for name in table.key_names)
    )


def key_differences(entity: StoredEntity, item: Item) -> tuple[KeyDifference, ...]:
    """Keys written in an item that differ from what the templates of an entity give."""
    texts = key_texts(item.written)
    found = []
    for name, template in entity.keys.items():
        written = item.written.get(name)
        if name in texts and written is not None and not agrees(template, texts[name], texts):
            expected = _expected(template, texts)
            difference = KeyDifference(
                name=name, written=written, template=template, expected=expected
            )
            found.append(difference)
    return tuple(found)


def _has_form(entity: StoredEntity, name: str, text: str | None) -> bool:
    template = entity.template_for(name)
    return template is not None and text is not None and agrees(template, text, {})


def _chunks(template: Template, texts: Mapping[str, str]) -> list[str]:
    """Text before, between and after the placeholders that are not known."""
    chunks = [""]
    for part in template.parts:
        if isinstance(part, str):
            chunks[-1] += part
        elif part.name in texts:
            chunks[-1] += texts[part.name].zfill(part.width)
        else:
            chunks.append("")
    return chunks


def _expected(template: Template, texts: Mapping[str, str]) -> str:
    pieces = [
        part
        if isinstance(part, str)
        else texts[part.name].zfill(part.width)
        if part.name in texts
        else "{" + part.name + "}"
        for part in template.parts
    ]
    return "".join(pieces)
