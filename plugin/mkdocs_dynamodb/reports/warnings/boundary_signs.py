"""Signs that a table holds what different people own or handle differently."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Placed
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.reports.warnings.signs import Sign, Signs

_WORDS = {
    "owner": "owners",
    "backup": "rules for backup",
    "retention": "times of retention",
    "encryption": "rules for encryption",
    "access": "rules for access",
}


def boundary_signs(model: Model) -> Signs:
    """Table -> signs that entities in it do not belong together."""
    services = _services(model)
    found = {}
    for name, table in model.tables.items():
        signs = (
            *_handling(model, table),
            *_consumers(table),
            *_written_by(services.get(name, {})),
        )
        if signs:
            found[name] = signs
    return found


def _handling(model: Model, table: Table) -> Iterator[Sign]:
    asked = [entity for name in table.entities if (entity := model.entities.get(name)) is not None]
    for key, words in _WORDS.items():
        stated: dict[str, list[tuple[str, Placed[str]]]] = {}
        for entity in asked:
            value = entity.handling.get(key)
            if value is not None:
                stated.setdefault(value.value.strip(), []).append((entity.name.value, value))
        if len(stated) > 1:
            told = [f"{value} ({', '.join(n for n, _ in each)})" for value, each in stated.items()]
            at = next(iter(stated.values()))[0][1].at
            yield Sign(at, f"its entities have {len(stated)} {words}: {_joined(told)}")


def _consumers(table: Table) -> Iterator[Sign]:
    """Something that reads the changes of all entities, and wants those of one."""
    stream, stored = table.billing.stream, len(table.entities)
    for consumer in () if stream is None else stream.consumers:
        wanted = {name.value for name in consumer.entities} & table.entities.keys()
        if stored > 1 and len(wanted) == 1:
            text = f"`{consumer.name.value}` reads the stream of {stored} entities for one of them"
            yield Sign(consumer.name.at, text)


def _services(model: Model) -> dict[str, dict[str, Placed[str]]]:
    """Table -> service that writes it -> where a pattern says so."""
    found: dict[str, dict[str, Placed[str]]] = {}
    for pattern, _, step in model.steps():
        if pattern is None or pattern.service is None or step.reads:
            continue
        for action in step.actions:
            if action.table is not None and action.verb.value != "check":
                writers = found.setdefault(action.table.value, {})
                writers.setdefault(pattern.service.value, pattern.service)
    return found


def _written_by(services: dict[str, Placed[str]]) -> Iterator[Sign]:
    if len(services) > 1:
        at = list(services.values())[1].at
        yield Sign(at, f"{len(services)} services write it: {_joined(list(services))}")


def _joined(texts: list[str]) -> str:
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"
