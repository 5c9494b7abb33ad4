"""Values that the sample items of an entity have, by attribute."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import lru_cache

from mkdocs_dynamodb.model.keys.forms import entities_of_form, key_texts
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Item, StoredEntity, Table
from mkdocs_dynamodb.records import record

_Values = dict[str, dict[str, None]]


@record()
class SampleValues:
    """Looks up values of sample items; each table is read once."""

    found: dict[str, Mapping[str, _Values]] = field(default_factory=dict)

    def of(self, table: Table, entity: StoredEntity, attribute: str) -> tuple[str, ...]:
        """Different texts of an attribute in the items of an entity, in the order of the file.

        An item written in full counts for each entity whose keys have its form.
        """
        name = table.name.value
        if name not in self.found:
            self.found[name] = _by_entity(table)
        return tuple(self.found[name].get(entity.name.value, {}).get(attribute, ()))

    def of_field(
        self, table: Table, entity: StoredEntity, key: str, position: int
    ) -> tuple[str, ...]:
        """Different texts of one placeholder of a key, counted from 0.

        They come from the attribute that it stands for, else out of the keys themselves.
        """
        template = entity.template_for(key)
        if template is None or position >= len(template.names):
            return ()
        own = self.of(table, entity, template.names[position])
        return own or _read(template, position, self.of(table, entity, key))


@lru_cache(maxsize=1)  # the rules run on one model after the other
def samples_of(_: Model) -> SampleValues:
    """Values of the sample items of a model; its tables are read as they are asked for."""
    return SampleValues()


def _read(template: Template, position: int, texts: Iterable[str]) -> tuple[str, ...]:
    name = template.names[position]
    read = (template.read(text) for text in texts)
    return tuple(dict.fromkeys(values[name] for values in read if values is not None))


def _by_entity(table: Table) -> Mapping[str, _Values]:
    found: dict[str, _Values] = {}
    for item in table.items:
        for owner in _owners(table, item):
            values = found.setdefault(owner, {})
            for name, text in key_texts(item.attributes).items():
                values.setdefault(name, {})[text] = None
    return found


def _owners(table: Table, item: Item) -> tuple[str, ...]:
    if not item.is_raw:
        return (item.entity.value,)
    return tuple(entity.name.value for entity in entities_of_form(table, item))
