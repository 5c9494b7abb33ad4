"""What follows from the entities of a viewpoint: relationships, access patterns and tables."""

from collections import Counter
from collections.abc import Iterator, Mapping

from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import AccessPattern, Relationship
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.model.viewpoints import Viewpoint, viewpoints_of
from mkdocs_dynamodb.records import record


@record(kw_only=True)
class View:
    """Everything that a viewpoint shows."""

    viewpoint: Viewpoint
    entities: tuple[str, ...]
    """Those that the model has, in the order of the viewpoint."""
    inner: tuple[Relationship, ...]
    """Relationships among its entities."""
    leaving: tuple[Relationship, ...]
    """Relationships of one of its entities with one of another viewpoint, or of none."""
    patterns: tuple[AccessPattern, ...]
    """Access patterns that name one of its entities, or whose answers read or change one."""
    tables: tuple[Table, ...]
    """Tables that store one of its entities, or items that one lives inside."""

    @property
    def neighbours(self) -> tuple[str, ...]:
        """Entities at the other end of what leaves, those with most relationships first."""
        own = frozenset(self.entities)
        ends = (e.value for line in self.leaving for e in (line.source, line.target))
        return tuple(name for name, _ in Counter(e for e in ends if e not in own).most_common())


def build_views(model: Model) -> Mapping[str, View]:
    """Name of each viewpoint -> what it shows."""
    touching = _touching(model)
    return {name: _view(model, viewpoint, touching) for name, viewpoint in model.viewpoints.items()}


def entities_without_viewpoint(model: Model) -> tuple[str, ...]:
    """Entities of the requirements that no viewpoint shows."""
    shown = viewpoints_of(model.viewpoints.values())
    return tuple(name for name in model.entities if name not in shown)


def _view(model: Model, viewpoint: Viewpoint, touching: Mapping[str, frozenset[str]]) -> View:
    names = viewpoint.names
    known = tuple(name for name in names if name in model.entities or name in model.stored_in)
    own = frozenset(known)
    touched = frozenset[str]().union(*(touching.get(name, ()) for name in known))
    stored = {t.name.value for name in known for t in model.stored_in.get(name, ())}
    stored |= {held[0].name.value for name in known for held in model.held_in.get(name, ())}
    ends = [(r, (r.source.value in own) + (r.target.value in own)) for r in model.relationships]
    return View(
        viewpoint=viewpoint,
        entities=known,
        inner=tuple(r for r, inside in ends if inside == 2),  # noqa: PLR2004 - both ends
        leaving=tuple(r for r, inside in ends if inside == 1),
        patterns=tuple(p for number, p in model.patterns.items() if number in touched),
        tables=tuple(table for name, table in model.tables.items() if name in stored),
    )


def _touching(model: Model) -> Mapping[str, frozenset[str]]:
    """Entity -> numbers of the access patterns that touch it."""
    found: dict[str, set[str]] = {}
    for number, pattern in model.patterns.items():
        for name in _touched(model, pattern):
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _touched(model: Model, pattern: AccessPattern) -> Iterator[str]:
    """Entities that a pattern names, and those that its answer reads or changes."""
    yield from (entity.value for entity in pattern.entities)
    answer = model.answer_to(pattern)
    for step in () if answer is None else answer.steps:
        yield from (entity.value for entity in step.returns)
        named = (step.entity, *(action.entity for action in step.actions))
        yield from (entity.value for entity in named if entity is not None)
