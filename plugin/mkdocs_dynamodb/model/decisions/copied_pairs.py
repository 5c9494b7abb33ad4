"""Copies gathered by the entity that holds them and the one that they come from."""

from collections.abc import Iterator
from functools import lru_cache

from mkdocs_dynamodb.model.flow.copies import Copy, copies_of, identity_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.relational.mapping import AttributeSource, EntitySource, source_mapping
from mkdocs_dynamodb.records import record

_NO_COPIES = frozenset({"unique-claim", "counter"})
"""Roles of items that repeat values for another purpose than to save a read."""


@record()
class CopiedPair:
    """All copies that one stored entity holds of another one."""

    copies: tuple[Copy, ...]

    @property
    def first(self) -> Copy:
        """The first of them."""
        return self.copies[0]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the attributes in the holder."""
        return tuple(dict.fromkeys(copy.held.name.value for copy in self.copies))


@lru_cache(maxsize=1)  # the rules run on one model after the other
def copied_pairs(model: Model) -> tuple[CopiedPair, ...]:
    """All copies that names, roles and the columns of the source database tell."""
    pairs: dict[tuple[str, str], list[Copy]] = {}
    for copy in (*copies_of(model), *_joined(model)):
        role, pair = copy.holder.role, (copy.holder.subject, copy.source.subject)
        if (role is not None and role.value in _NO_COPIES) or _is_key(copy):
            continue
        if copy.is_whole and pair not in pairs and pair[::-1] in pairs:
            continue  # of two places that hold the same, the first counts as the source
        pairs.setdefault(pair, []).append(copy)
    return tuple(CopiedPair(tuple(copies)) for copies in pairs.values())


def _is_key(copy: Copy) -> bool:
    return copy.held.name.value in identity_of(copy.table, copy.holder)


def _joined(model: Model) -> Iterator[Copy]:
    """Attributes whose value is joined from the table of another entity."""
    mapping = source_mapping(model)
    if mapping is None:
        return
    for holder, attribute in mapping.attributes():
        is_plain = attribute.origin.aggregate is None and attribute.origin.derived is None
        if not attribute.is_foreign or not is_plain or len(attribute.columns) != 1:
            continue
        column = attribute.columns[0]
        places = mapping.destinations.get((column.table, column.name), ())
        for source, name in places:
            if _is_source(source, holder, source.attributes[name]):
                yield Copy(
                    source=source.entity,
                    source_table=source.table,
                    attribute=name,
                    holder=holder.entity,
                    table=holder.table,
                    held=attribute.attribute,
                    is_whole=False,
                )
                break


def _is_source(source: EntitySource, holder: EntitySource, attribute: AttributeSource) -> bool:
    is_own = attribute.is_copied and source.entity.role is None
    return is_own and source.entity.name.value != holder.entity.name.value
