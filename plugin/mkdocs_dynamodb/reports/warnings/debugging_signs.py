"""Signs that somebody who looks at the items of a table will not understand them."""

import re
from collections.abc import Iterator, Mapping

from mkdocs_dynamodb.model.flow.copies import Copy, copies_of
from mkdocs_dynamodb.model.flow.wording import is_kind, words_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.reports.warnings.signs import Sign, Signs

MANY_PARTS = 3
MANY_ENTITIES = 3
MANY_COPIES = 3
_GENERIC = re.compile(r"(?:pk|sk)[0-9]*|(?:gsi|lsi)[-_]?[0-9]*(?:[-_]?(?:pk|sk))?", re.IGNORECASE)
_DELIMITER = re.compile(r"[#|:~/]")
_SHARD_WORDS = frozenset({"shard", "bucket", "suffix"})
"""What a part of a key is called that only spreads the load."""


def debugging_signs(model: Model) -> Signs:
    """Table -> signs that its items are hard to read.

    A name such as `PK`, or a missing type, is no harm alone: it takes both, or a stronger sign.
    """
    copies: dict[str, list[Copy]] = {}
    for copy in copies_of(model):
        copies.setdefault(copy.source_table.name.value, []).append(copy)
    found = {}
    for name, table in model.tables.items():
        strong = (
            *_long_keys(table),
            *_overloaded(table),
            *_many_copies(copies.get(name, [])),
            *_delimiters(table),
            *_shards(table),
        )
        weak = (*_generic_names(table), *_untyped(table))
        if strong or len(weak) > 1:
            found[name] = (*strong, *weak)
    return found


def _long_keys(table: Table) -> Iterator[Sign]:
    for entity in table.entities.values():
        for key, template in entity.keys.items():
            parts = len(template.fields)
            if parts >= MANY_PARTS:
                yield Sign(template.at, f"`{key}` of `{entity.name.value}` joins {parts} parts")


def _generic_names(table: Table) -> Iterator[Sign]:
    keys = {key.name.value: key.name.at for key in table.all_keys()}
    indexes = {index.name.value: index.name.at for index in table.indexes.values()}
    generic = {n: at for n, at in {**keys, **indexes}.items() if _GENERIC.fullmatch(n)}
    if generic:
        names = ", ".join(f"`{name}`" for name in generic)
        verb = "says" if len(generic) == 1 else "say"
        yield Sign(next(iter(generic.values())), f"{names} {verb} nothing of what is kept there")


def _overloaded(table: Table) -> Iterator[Sign]:
    for index in table.indexes.values():
        entities = len(table.entering(index))
        if entities >= MANY_ENTITIES:
            yield Sign(index.name.at, f"index `{index.name.value}` serves {entities} entities")


def _many_copies(copies: list[Copy]) -> Iterator[Sign]:
    places: dict[tuple[str, str], dict[tuple[str, str], Copy]] = {}
    for copy in copies:
        fact = (copy.source.name.value, copy.attribute)
        holder = (copy.table.name.value, copy.holder.name.value)
        places.setdefault(fact, {}).setdefault(holder, copy)
    for (entity, attribute), holders in places.items():
        if len(holders) >= MANY_COPIES:
            text = f"`{attribute}` of `{entity}` is stored at {len(holders)} more places"
            yield Sign(next(iter(holders.values())).held.name.at, text)


def _delimiters(table: Table) -> Iterator[Sign]:
    used: dict[str, StoredEntity] = {}
    for entity in table.entities.values():
        for template in entity.keys.values():
            literals = [part for part in template.parts if isinstance(part, str)]
            for mark in _DELIMITER.findall("".join(literals)) if template.fields else ():
                used.setdefault(mark, entity)
    if len(used) > 1:
        at = next(iter(list(used.values())[1].key_places.values()))
        yield Sign(at, f"its keys are joined by {' and '.join(f'`{mark}`' for mark in used)}")


def _untyped(table: Table) -> Iterator[Sign]:
    """Entities of a shared table whose items do not say what they are, not even in a key."""
    if len(table.entities) < 2:  # noqa: PLR2004 - two share it
        return
    untyped = [e for e in table.entities.values() if not _says_its_type(table, e)]
    if untyped:
        names = ", ".join(f"`{entity.name.value}`" for entity in untyped)
        yield Sign(untyped[0].name.at, f"items of {names} have no attribute for their type")


def _says_its_type(table: Table, entity: StoredEntity) -> bool:
    if any(map(is_kind, entity.attributes)):
        return True
    templates = (entity.template_for(name) for name in table.key_names)
    return any(
        any(isinstance(part, str) and part.strip("#|:~/-_") for part in template.parts)
        for template in templates
        if template is not None
    )


def _shards(table: Table) -> Iterator[Sign]:
    """Parts that spread a key, where nothing tells how they are worked out."""
    told: Mapping[str, str] = {key.name.value: key.because for key in table.all_keys()}
    for entity in table.entities.values():
        for key, because in told.items():
            template = entity.template_for(key)
            if template is None or because:
                continue
            for name in template.names:
                declared = entity.attributes.get(name)
                is_shard = not _SHARD_WORDS.isdisjoint(words_of(name))
                if is_shard and (declared is None or not declared.description):
                    text = f"nothing tells how `{name}` in `{key}` is worked out"
                    yield Sign(template.at, text)
