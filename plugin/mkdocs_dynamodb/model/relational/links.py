"""How the tables of a source database hang together, set against the model's relationships."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.mapping import SourceMapping, source_mapping
from mkdocs_dynamodb.model.relational.schema import ForeignKey, SourceTable
from mkdocs_dynamodb.records import record

ONE_TO_ONE = "one-to-one"
ONE_TO_MANY = "one-to-many"
MANY_TO_ONE = "many-to-one"
MANY_TO_MANY = "many-to-many"


@record()
class TableLink:
    """A foreign key between tables that stand for one entity of the requirements each."""

    child: SourceTable
    key: ForeignKey
    parent: SourceTable
    child_entity: str
    parent_entity: str

    @property
    def is_single(self) -> bool:
        """Whether a parent has at most one child."""
        return self.child.is_unique(self.key.columns)


@dataclass(frozen=True, kw_only=True, eq=False)
class SourceLinks:
    """Foreign keys between entities, both ways."""

    mapping: SourceMapping
    table_of: Mapping[str, SourceTable]
    """Entity of the requirements -> the one table that it comes from."""
    entity_of: Mapping[str, str]
    """Table -> the one entity of the requirements that comes from it."""

    @cached_property
    def links(self) -> tuple[TableLink, ...]:
        """Every foreign key between two entities, in the order of the schema."""
        return tuple(self._links())

    def _links(self) -> Iterator[TableLink]:
        schema = self.mapping.source.schema
        for name, entity in self.entity_of.items():
            child = schema.tables[name]
            for key in child.foreign_keys:
                parent = schema.table(key.target_table)
                other = None if parent is None else self.entity_of.get(parent.name)
                if parent is not None and other is not None:
                    yield TableLink(child, key, parent, entity, other)

    @cached_property
    def kinds(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """(From, to) -> kinds of relationship that the keys allow; not where they say nothing."""
        found: dict[tuple[str, str], set[str]] = {}
        for link in self.links:
            there, back = (
                (link.parent_entity, link.child_entity),
                (
                    link.child_entity,
                    link.parent_entity,
                ),
            )
            found.setdefault(there, set()).add(ONE_TO_ONE if link.is_single else ONE_TO_MANY)
            found.setdefault(back, set()).add(ONE_TO_ONE if link.is_single else MANY_TO_ONE)
        for pair in self._crossed():
            found.setdefault(pair, set()).add(MANY_TO_MANY)
        return {pair: frozenset(kinds) for pair, kinds in found.items()}

    def _crossed(self) -> Iterator[tuple[str, str]]:
        """Entities whose tables a third one connects row by row, in both orders."""
        schema = self.mapping.source.schema
        for table in schema.tables.values():
            targets = (schema.table(key.target_table) for key in table.foreign_keys)
            ends = [self.entity_of[t.name] for t in targets if t and t.name in self.entity_of]
            for position, one in enumerate(ends[:_MOST_ENDS]):
                for other in ends[position + 1 : _MOST_ENDS]:
                    yield one, other
                    yield other, one


_MOST_ENDS = 20
"""Foreign keys of one table that are looked at as ends of a connection."""


def source_links(model: Model) -> SourceLinks | None:
    """Foreign keys between entities; None for a model whose source is not read as a whole."""
    mapping = source_mapping(model)
    if mapping is None or not mapping.source.complete:
        return None
    known = model.worked_out.get(SourceLinks)
    if isinstance(known, SourceLinks):
        return known
    tables: dict[str, dict[str, SourceTable]] = {}
    entities: dict[str, dict[str, None]] = {}
    for each in mapping.entities:
        name = each.entity.name.value
        if each.source is not None and name in model.entities:
            tables.setdefault(name, {})[each.source.name] = each.source
            entities.setdefault(each.source.name, {})[name] = None
    made = SourceLinks(
        mapping=mapping,
        table_of={name: next(iter(t.values())) for name, t in tables.items() if len(t) == 1},
        entity_of={name: next(iter(e)) for name, e in entities.items() if len(e) == 1},
    )
    model.worked_out[SourceLinks] = made
    return made
