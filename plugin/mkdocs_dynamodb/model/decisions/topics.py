"""What decisions are about: names such as `Orders/OrdersByUser`, and the things they stand for."""

from collections.abc import Iterator
from dataclasses import field
from enum import StrEnum
from functools import lru_cache

from mkdocs_dynamodb.diagnostics import Placed
from mkdocs_dynamodb.model.decisions.records import Decision
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.records import record


class TopicKind(StrEnum):
    """Kinds of things that a decision can be about."""

    TABLE = "table"
    INDEX = "index"
    ENTITY = "entity"
    ATTRIBUTE = "attribute"


@record(kw_only=True)
class Topic:
    """A thing of the design that a decision names."""

    kind: TopicKind
    table: str
    entity: str = ""
    name: str = ""
    """Index or attribute."""


@record()
class Decided:
    """Decisions by what they are about."""

    by_topic: dict[Topic, list[Decision]] = field(default_factory=dict)
    by_table: dict[str, dict[str, Decision]] = field(default_factory=dict)
    """Table -> decisions about it or anything in it, by name."""

    def of_table(self, table: str) -> tuple[Decision, ...]:
        """Decisions about a table, or anything in it, each once."""
        return tuple(self.by_table.get(table, {}).values())

    def about_table(self, table: str) -> tuple[Decision, ...]:
        """Decisions about a table itself."""
        return tuple(self.by_topic.get(Topic(kind=TopicKind.TABLE, table=table), ()))

    def about_index(self, table: str, index: str) -> tuple[Decision, ...]:
        """Decisions about an index."""
        return tuple(self.by_topic.get(Topic(kind=TopicKind.INDEX, table=table, name=index), ()))

    def about_entity(self, table: str, entity: str) -> tuple[Decision, ...]:
        """Decisions about an entity in a table."""
        topic = Topic(kind=TopicKind.ENTITY, table=table, entity=entity)
        return tuple(self.by_topic.get(topic, ()))

    def about_attribute(self, table: str, entity: str, attribute: str) -> tuple[Decision, ...]:
        """Decisions about an attribute of an entity in a table."""
        topic = Topic(kind=TopicKind.ATTRIBUTE, table=table, entity=entity, name=attribute)
        return tuple(self.by_topic.get(topic, ()))


@lru_cache(maxsize=1)  # the rules run on one model after the other
def decided_in(model: Model) -> Decided:
    """Decisions of a model by what they are about."""
    decided = Decided()
    for decision in model.decisions.values():
        for about in decision.about:
            for topic in topics_of(model, about.value):
                decided.by_topic.setdefault(topic, []).append(decision)
                decided.by_table.setdefault(topic.table, {})[decision.name.value] = decision
    return decided


def topics_of(model: Model, text: str) -> tuple[Topic, ...]:
    """Things that a name stands for; none where nothing has that name."""
    name, _, part = text.partition("/")
    table = model.tables.get(name)
    if table is None:
        return ()
    return tuple(_parts(table, part)) if part else (Topic(kind=TopicKind.TABLE, table=name),)


def unknown_abouts(model: Model) -> Iterator[tuple[Decision, Placed[str]]]:
    """Names that decisions are about and that stand for nothing."""
    for decision in model.decisions.values():
        for about in decision.about:
            if not topics_of(model, about.value):
                yield decision, about


def known_names(model: Model, table: str) -> Iterator[str]:
    """Everything in a table that a decision could be about."""
    found = model.tables.get(table)
    if found is None:
        yield from model.tables
        return
    parts = {**found.indexes, **found.entities}
    attributes = (name for entity in found.entities.values() for name in _all_names(entity))
    for part in dict.fromkeys((*parts, *found.key_names, *attributes)):
        yield f"{table}/{part}"


def _parts(table: Table, part: str) -> Iterator[Topic]:
    name = table.name.value
    if part in table.indexes:
        yield Topic(kind=TopicKind.INDEX, table=name, name=part)
    if part in table.entities:
        yield Topic(kind=TopicKind.ENTITY, table=name, entity=part)
    if part in table.key_names and not any(part in _all_names(e) for e in table.entities.values()):
        yield Topic(kind=TopicKind.ATTRIBUTE, table=name, name=part)
    for entity in table.entities.values():
        prefix = f"{entity.name.value}/"
        for attribute in {part, part.removeprefix(prefix)}:
            if attribute in _all_names(entity):
                yield Topic(
                    kind=TopicKind.ATTRIBUTE,
                    table=name,
                    entity=entity.name.value,
                    name=attribute,
                )


def _all_names(entity: StoredEntity) -> tuple[str, ...]:
    return (*entity.attributes, *entity.keys)
