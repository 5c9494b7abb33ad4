"""Attributes and entities that stand in more than one stored place."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mkdocs_dynamodb.model.flow.wording import is_time, words_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Attribute, Item, StoredEntity, Table
from mkdocs_dynamodb.records import record

COPY_ROLE = "copy-of "
_GENERIC_IDS = frozenset({"id", "pk", "sk", "key", "name", "code", "uuid", "type", "date"})
_COMMON_ENDS = frozenset(
    {
        *("id", "ids", "status", "state", "type", "kind", "currency", "country", "language"),
        *("locale", "region", "category", "role", "unit", "version", "gender", "visibility"),
    }
)
_MOST_SOURCES = 20
"""What more stored entities share says nothing about what is copied from where."""
_SNAPSHOT = re.compile(
    r"\b(?:as (?:it|they|he|she)\b|snapshots?\b|at the time\b|at that time\b|for good\b"
    r"|never chang|never updated|immutable|unchanging|frozen|historic"
    r"|(?:when|as) (?:it|they|the [a-z]+) (?:was|were)\b|copied (?:when|at|once)\b)",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"[0-9]+")
_ARCHIVE = frozenset({"archive", "archived", "history", "backup", "old"})


@record(kw_only=True)
class Copy:
    """An attribute of one stored entity that another one repeats."""

    source: StoredEntity
    source_table: Table
    attribute: str
    """Name in the source."""
    holder: StoredEntity
    table: Table
    """Table of the holder."""
    held: Attribute
    """The attribute that repeats it."""
    is_whole: bool
    """Whether the holder is the source once more, and not another thing that points to it."""

    @property
    def is_snapshot(self) -> bool:
        """Whether the words of the design say that it stays as it was."""
        words = f"{self.held.description} {self.holder.description}"
        return _SNAPSHOT.search(words) is not None

    @property
    def is_described(self) -> bool:
        """Whether the design says that, or why, it is there."""
        role = "" if self.holder.role is None else self.holder.role.value
        return bool(role or self.held.description)


def copied_entity(entity: StoredEntity) -> str:
    """Entity that a stored one says to be a copy of; nothing where it is none."""
    role = "" if entity.role is None else entity.role.value
    return role.removeprefix(COPY_ROLE).strip() if role.startswith(COPY_ROLE) else ""


def identity_of(table: Table, entity: StoredEntity) -> frozenset[str]:
    """Attributes that the primary key of an entity is made of."""
    templates = (entity.template_for(name) for name in table.key_names)
    return frozenset(name for each in templates if each is not None for name in each.names)


def stored_twice(model: Model, name: str) -> tuple[tuple[Table, StoredEntity], ...]:
    """Places of an entity that hold the same at once; none where it is stored but once.

    Tables that differ by a number only hold one period or shard each, and an archive holds what
    is no longer elsewhere.
    """
    places: dict[str, tuple[Table, StoredEntity]] = {}
    for table in model.stored_in.get(name, ()):
        if _ARCHIVE.isdisjoint(words_of(table.name.value)):
            form = _PERIOD.sub("", table.name.value)
            places.setdefault(form, (table, table.entities[name]))
    return tuple(places.values()) if 1 < len(places) <= _MOST_SOURCES else ()


@lru_cache(maxsize=1)  # the rules run on one model after the other
def copies_of(model: Model) -> tuple[Copy, ...]:
    """Every attribute stored at a second place, as keys, names, roles and sample items tell."""
    return model.kept.get(
        ("copies",), (model.frame,), lambda: (*_whole_copies(model), *_partial_copies(model))
    )


def _whole_copies(model: Model) -> Iterator[Copy]:
    for name in model.stored_in:
        places = stored_twice(model, name)
        for source_table, source in places:
            for table, holder in places:
                if source is not holder and not copied_entity(source):
                    yield from _shared(source_table, source, table, holder)
    for table, holder in model.stored_entities:
        name = copied_entity(holder)
        if name and name != holder.name.value:
            for source_table in model.stored_in.get(name, ()):
                yield from _shared(source_table, source_table.entities[name], table, holder)


def _shared(
    source_table: Table, source: StoredEntity, table: Table, holder: StoredEntity
) -> Iterator[Copy]:
    fixed = {*identity_of(source_table, source), *identity_of(table, holder)}
    fixed.update(source_table.key_names, table.key_names)
    for name, held in holder.attributes.items():
        if name in source.attributes and name not in fixed:
            yield Copy(
                source=source,
                source_table=source_table,
                attribute=name,
                holder=holder,
                table=table,
                held=held,
                is_whole=True,
            )


def _partial_copies(model: Model) -> Iterator[Copy]:
    """Copies of single attributes: the holder has the id of the source and names what it copies."""
    sources: dict[tuple[str, ...], list[tuple[Table, StoredEntity]]] = {}
    for table, entity in model.stored_entities:
        name = _single_identity(table, entity)
        if name and not copied_entity(entity) and entity.role is None:
            sources.setdefault(words_of(name), []).append((table, entity))
    for table, holder in model.stored_entities:
        if copied_entity(holder):
            continue
        seen: set[tuple[str, str]] = set()
        own = identity_of(table, holder)
        for prefix, place in _referred(holder, sources):
            found = _alike_in_samples(place, (table, holder)) if not prefix else ()
            alike = (each for each in found if each[1].name.value not in own)
            for attribute, held in (*_repeated(place[1], holder, prefix), *alike):
                is_reference = attribute in identity_of(*place)
                if not is_reference and (place[1].name.value, held.name.value) not in seen:
                    seen.add((place[1].name.value, held.name.value))
                    yield Copy(
                        source=place[1],
                        source_table=place[0],
                        attribute=attribute,
                        holder=holder,
                        table=table,
                        held=held,
                        is_whole=False,
                    )


def _single_identity(table: Table, entity: StoredEntity) -> str:
    """The one attribute that identifies an entity, where its name says of what it is the id.

    Of a longer key that is the part called after the entity, such as the `post_id` of a post.
    """
    names = identity_of(table, entity)
    own = (*words_of(entity.name.value), "id")
    name = next((n for n in names if len(names) == 1 or words_of(n) == own), "")
    return "" if name.lower() in _GENERIC_IDS else name


def _referred(
    holder: StoredEntity, sources: dict[tuple[str, ...], list[tuple[Table, StoredEntity]]]
) -> Iterator[tuple[tuple[str, ...], tuple[Table, StoredEntity]]]:
    """Entities whose id a holder has, with the words before it: `from` in `fromUserId`."""
    for name in _all_names(holder):
        words = words_of(name)
        for split in range(len(words)):
            found = sources.get(words[split:], ())
            if len(found) <= _MOST_SOURCES:
                for place in found:
                    if place[1].name.value != holder.name.value:
                        yield words[:split], place


def _alike_in_samples(
    source: tuple[Table, StoredEntity], holder: tuple[Table, StoredEntity]
) -> Iterator[tuple[str, Attribute]]:
    """Texts of the same name that are the same in all sample items of one thing.

    Values that many things share, such as a status or a day, prove nothing.
    """
    id_name = _single_identity(*source)
    shared = [
        (name, held)
        for name, held in holder[1].attributes.items()
        if name in source[1].attributes and held.type.value == "S" and _is_telling(name, id_name)
    ]
    if not shared:
        return
    originals = {text: item for item in _items(source) if (text := _text(item, id_name))}
    pairs = [
        (originals[text], item)
        for item in _items(holder)
        if (text := _text(item, id_name)) in originals
    ]
    for name, held in shared:
        values = [(_text(original, name), _text(item, name)) for original, item in pairs]
        if values and all(one and one == other for one, other in values):
            yield name, held


def _text(item: Item, name: str) -> str:
    """Text of an attribute of a sample item; empty where it has none."""
    value = item.attributes.get(name)
    return value.content if value is not None and isinstance(value.content, str) else ""


def _items(place: tuple[Table, StoredEntity]) -> Iterator[Item]:
    table, entity = place
    return (item for item in table.items if item.entity.value == entity.name.value)


def _is_telling(name: str, id_name: str) -> bool:
    words = words_of(name)
    is_common = not words or words[-1] in _COMMON_ENDS or is_time(name)
    return name != id_name and not is_common


def _all_names(holder: StoredEntity) -> Iterable[str]:
    names = dict.fromkeys(holder.attributes)
    names.update((name, None) for each in holder.keys.values() for name in each.names)
    return names


def _repeated(
    source: StoredEntity, holder: StoredEntity, prefix: tuple[str, ...]
) -> Iterator[tuple[str, Attribute]]:
    """Attributes of the source, as named there and here, whose name says whose they are.

    `username` and `product_name` begin with the name of their entity; so does `member_name`, which
    stands for the `name` of a member. Names such as `content` may be either's own.
    """
    own = words_of(source.name.value)
    entity = "".join(own)
    by_words = {words_of(name): held for name, held in holder.attributes.items()}
    for name in source.attributes:
        words = words_of(name)
        joined = "".join(words)
        candidates = []
        if entity and joined.startswith(entity) and joined not in (entity, f"{entity}id"):
            candidates.append((*prefix, *words))
        elif not prefix:
            candidates.append((*own, *words))
        for candidate in candidates:
            held = by_words.get(candidate)
            if held is not None and words and words[-1] not in ("id", "ids"):
                yield name, held
