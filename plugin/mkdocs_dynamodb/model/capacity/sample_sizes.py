"""Average sizes of the sample items of an entity, in its table and in an index."""

from collections.abc import Callable, Mapping
from dataclasses import field
from decimal import Decimal

from mkdocs_dynamodb.model.capacity.item_sizes import attributes_bytes, item_bytes
from mkdocs_dynamodb.model.flow.targets import Target
from mkdocs_dynamodb.model.keys.forms import entities_of_form
from mkdocs_dynamodb.model.keys.index_views import entry_names
from mkdocs_dynamodb.model.tables import Index, Item, StoredEntity, Table
from mkdocs_dynamodb.model.values import Value
from mkdocs_dynamodb.records import record


@record()
class SampleSizes:
    """Measures the sample items of a model; every question about a table shares the work."""

    found: dict[str, Mapping[str, tuple[Item, ...]]] = field(default_factory=dict)
    averages: dict[tuple[str, str], Decimal | None] = field(default_factory=dict)

    def average(self, target: Target, entity: StoredEntity) -> Decimal | None:
        """Bytes of an item of an entity, or of its entry in an index; None without samples."""
        place = (target.name, entity.name.value)
        if place not in self.averages:
            self.averages[place] = (
                self._average(target.table, entity, item_bytes)
                if target.index is None
                else self.entry(target.table, target.index, entity)
            )
        return self.averages[place]

    def entry(
        self, table: Table, index: Index, entity: StoredEntity, only: frozenset[str] | None = None
    ) -> Decimal | None:
        """Bytes of the entries of an entity, where wanted without all but some attributes."""

        def measure(item: Item) -> int | None:
            if any(name not in item.attributes for name in index.key_names):
                return None
            return attributes_bytes(_entry(table, index, item, only))

        return self._average(table, entity, measure)

    def _average(
        self, table: Table, entity: StoredEntity, measure: Callable[[Item], int | None]
    ) -> Decimal | None:
        items = self._items(table).get(entity.name.value, ())
        sizes = [size for size in map(measure, items) if size is not None]
        return Decimal(sum(sizes)) / len(sizes) if sizes else None

    def _items(self, table: Table) -> Mapping[str, tuple[Item, ...]]:
        if table.name.value not in self.found:
            grouped: dict[str, list[Item]] = {}
            for item in table.items:
                grouped.setdefault(_entity_name(table, item), []).append(item)
            self.found[table.name.value] = {name: tuple(items) for name, items in grouped.items()}
        return self.found[table.name.value]


def _entity_name(table: Table, item: Item) -> str:
    """Entity of an item; of one written in full the only one whose keys have its form."""
    alike = entities_of_form(table, item) if item.is_raw else ()
    return alike[0].name.value if len(alike) == 1 else item.entity.value


def _entry(
    table: Table, index: Index, item: Item, only: frozenset[str] | None
) -> Mapping[str, Value]:
    names = entry_names(table, index, item.attributes)
    return {name: item.attributes[name] for name in names if only is None or name in only}
