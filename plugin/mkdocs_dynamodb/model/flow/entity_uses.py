"""Which access patterns name an entity, and which answers read or put it."""

from collections.abc import Iterator, Mapping
from dataclasses import field

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.model.operations import Action, Answer, Step
from mkdocs_dynamodb.model.requirements import AccessPattern, PatternType
from mkdocs_dynamodb.records import record

_ABSENCE = ("if_not_exists", "attribute_not_exists")
_LOOKING_VERBS = frozenset({"get", "check"})


@record()
class Mention:
    """An entity named by an access pattern."""

    pattern: AccessPattern
    at: Span


@record()
class EntityUse:
    """Everything that names one entity."""

    mentions: list[Mention] = field(default_factory=list)
    """Access patterns that list it among their entities, in file order."""
    read_by: list[AccessPattern] = field(default_factory=list)
    """Access patterns whose answers get, check or search it."""
    put_by: list[AccessPattern] = field(default_factory=list)
    """Access patterns whose answers put it."""
    upserted_by: list[AccessPattern] = field(default_factory=list)
    """Access patterns whose answers update it and provide for an item that is not there yet."""

    def mentions_of(self, kind: PatternType) -> list[Mention]:
        """Mentions in access patterns of one type."""
        return [mention for mention in self.mentions if mention.pattern.type.value == kind]


def find_entity_uses(
    patterns: Mapping[str, AccessPattern], answers: Mapping[str, Answer]
) -> Mapping[str, EntityUse]:
    """Entity name -> its uses; an entity that nothing names is not among them."""
    found: dict[str, EntityUse] = {}
    for number, pattern in patterns.items():
        for named in pattern.entities:
            found.setdefault(named.value, EntityUse()).mentions.append(Mention(pattern, named.at))
        answer = answers.get(number)
        for step in () if answer is None else answer.steps:
            for name in _read_names(step):
                found.setdefault(name, EntityUse()).read_by.append(pattern)
            for name in _put_names(step):
                found.setdefault(name, EntityUse()).put_by.append(pattern)
            for name in _upserted_names(step):
                found.setdefault(name, EntityUse()).upserted_by.append(pattern)
    return found


def _read_names(step: Step) -> Iterator[str]:
    yield from (name.value for name in step.returns)
    if step.is_search and step.entity is not None:
        yield step.entity.value
    for action in step.actions:
        if action.entity is not None and action.verb.value in _LOOKING_VERBS:
            yield action.entity.value


def _put_names(step: Step) -> Iterator[str]:
    for action in step.actions:
        if action.entity is not None and action.verb.value == "put":
            yield action.entity.value


def _upserted_names(step: Step) -> Iterator[str]:
    for action in step.actions:
        if action.entity is not None and action.verb.value == "update" and _may_create(action):
            yield action.entity.value


def _may_create(action: Action) -> bool:
    """Whether an update asks for what is not there: it creates the item then."""
    update, condition = action.update.expression, action.condition
    texts = [update.value] if update is not None else []
    texts += [condition.expression] if condition is not None else []
    return any(word in text for text in texts for word in _ABSENCE)
