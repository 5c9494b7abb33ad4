"""Bytes of the items of a table, and of their entries in its indexes.

A stated size of the whole item comes first, then stated sizes of attributes (sample items tell the
others), then a size that the requirements state, then what the sample items weigh. What none of
them tells is unknown.
"""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from mkdocs_dynamodb.model.capacity.declared_sizes import DeclaredSize
from mkdocs_dynamodb.model.capacity.item_sizes import text_bytes, value_bytes
from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.model.keys.forms import entities_of_form
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Index, Item, ProjectionKind, StoredEntity, Table
from mkdocs_dynamodb.records import record

_FIXED_BYTES = {"BOOL": 1, "NULL": 1}


class Basis(StrEnum):
    """What a size is known from."""

    STATED = "stated size"
    ATTRIBUTES = "stated sizes of attributes"
    REQUIREMENTS = "size stated in the requirements"
    SAMPLES = "sample items"


@record(kw_only=True)
class Size:
    """Bytes of an item or index entry, without the overhead of storing it."""

    p50: int
    """The usual size, from which cost is worked out."""
    p99: int
    """A size that is rarely exceeded, for limits; the largest of the sample items."""
    basis: Basis
    source: str
    """Where it comes from, such as `3 sample items, largest 1,024 B`."""
    subject: str
    """Dotted path of what tells it."""


class Weighing:
    """Weighs the items of one table."""

    def __init__(self, model: Model, table: Table) -> None:
        """Weigh the items of `table`."""
        self.model = model
        self.table = table
        self.samples: dict[str, list[Item]] = {}
        self._bytes: dict[str, dict[str, int]] = {}
        for item in table.items:
            name = item.entity.value
            if item.is_raw:
                alike = entities_of_form(table, item)
                name = alike[0].name.value if len(alike) == 1 else ""
            self.samples.setdefault(name, []).append(item)

    def presence(self, entity: StoredEntity, index: Index | None) -> Decimal | None:
        """Part of an entity's items that is in an index, by the samples where a key is optional."""
        if index is None or not any(is_optional(entity, name) for name in index.key_names):
            return Decimal(1)
        samples = self.samples.get(entity.name.value, [])
        held = [item for item in samples if _has_all(item, index.key_names)]
        return Decimal(len(held)) / len(samples) if samples else None

    def size(self, entity: StoredEntity, index: Index | None) -> tuple[Size | None, str]:
        """Size of an entity's items, or of their entries in an index; else what would settle it."""
        is_whole = index is None or index.projection.kind is ProjectionKind.ALL
        if is_whole and entity.size is not None:
            return _stated(entity.size, Basis.STATED, entity.subject), ""
        names = self._names(entity, index)
        composed = self._composed(entity, index, names)
        if composed[0] is not None and composed[0].basis is Basis.ATTRIBUTES:
            return composed
        asked = self.model.entities.get(entity.name.value)
        if is_whole and asked is not None and asked.size is not None:
            return _stated(asked.size, Basis.REQUIREMENTS, f"entities.{entity.name.value}"), ""
        return composed

    def _names(self, entity: StoredEntity, index: Index | None) -> frozenset[str]:
        if index is None:
            return entity.attribute_names
        return self.table.projected_names(index, entity)

    def _composed(
        self, entity: StoredEntity, index: Index | None, names: frozenset[str]
    ) -> tuple[Size | None, str]:
        """Size from stated sizes of attributes and from sample items; else what would settle it."""
        samples = self.samples.get(entity.name.value, [])
        if index is not None:
            samples = [item for item in samples if _has_all(item, index.key_names)]
        if samples:
            return self._weighed(entity, samples, names, is_whole=index is None), ""
        p50 = p99 = 0
        for name in sorted(names):
            known = _attribute_bytes(entity, name)
            if known is None:
                return None, f"add a sample item of `{entity.name.value}`, or state its `size`"
            p50, p99 = p50 + text_bytes(name) + known[0], p99 + text_bytes(name) + known[1]
        source = "stated sizes of its attributes"
        size = Size(p50=p50, p99=p99, basis=Basis.ATTRIBUTES, source=source, subject=entity.subject)
        return size, ""

    def _weighed(
        self, entity: StoredEntity, samples: list[Item], names: frozenset[str], *, is_whole: bool
    ) -> Size:
        """Bytes of sample items, with stated sizes in the place of their values."""
        declared = {
            name: (text_bytes(name) + size.p50, text_bytes(name) + size.p99)
            for name in entity.attributes
            if (size := _declared(entity, name)) is not None
        }
        usual: list[int] = []
        large: list[int] = []
        for item in samples:
            own = self._bytes_of(item)
            held = own.keys() if is_whole else names & own.keys()
            plain = sum(own[name] for name in held if name not in declared)
            usual.append(plain + sum(declared[name][0] for name in held if name in declared))
            large.append(plain + sum(declared[name][1] for name in held if name in declared))
        stated = [name for name in names if name in declared]
        unseen = [name for name in stated if not any(name in item.attributes for item in samples)]
        p99 = max(large) + sum(declared[name][1] for name in unseen)
        many = f"{len(samples)} sample item{'s' if len(samples) > 1 else ''}"
        return Size(
            p50=sorted(usual)[len(usual) // 2],
            p99=p99,
            basis=Basis.ATTRIBUTES if stated else Basis.SAMPLES,
            source=f"stated sizes of attributes, and {many} for the others"
            if stated
            else f"{many}, largest {figure_text(p99)} B",
            subject=entity.subject,
        )

    def _bytes_of(self, item: Item) -> dict[str, int]:
        """Bytes of each attribute of a sample item, name and value, which each index has anew."""
        found = self._bytes.get(item.subject)
        if found is None:
            found = self._bytes[item.subject] = {
                name: text_bytes(name) + value_bytes(value)
                for name, value in item.attributes.items()
            }
        return found


def is_optional(entity: StoredEntity, key: str) -> bool:
    """Whether items of an entity may lack a key attribute of an index."""
    template = entity.keys.get(key)
    names = (key,) if template is None else template.names
    return any(name in entity.attributes and entity.attributes[name].optional for name in names)


def _has_all(item: Item, names: Iterable[str]) -> bool:
    return all(name in item.attributes for name in names)


def _declared(entity: StoredEntity, name: str) -> DeclaredSize | None:
    attribute = entity.attributes.get(name)
    return None if attribute is None else attribute.size


def _stated(declared: DeclaredSize, basis: Basis, subject: str) -> Size:
    return Size(
        p50=declared.p50, p99=declared.p99, basis=basis, source=basis.value, subject=subject
    )


def _attribute_bytes(entity: StoredEntity, name: str) -> tuple[int, int] | None:
    """Bytes of a value, usual and large, as far as the declarations tell."""
    template = entity.keys.get(name)
    if template is not None:
        return _template_bytes(entity, template)
    attribute = entity.attributes[name]
    if attribute.size is not None:
        return attribute.size.p50, attribute.size.p99
    fixed = _FIXED_BYTES.get(attribute.type.value)
    return None if fixed is None else (fixed, fixed)


def _template_bytes(entity: StoredEntity, template: Template) -> tuple[int, int] | None:
    p50 = p99 = 0
    for part in template.parts:
        if isinstance(part, str):
            p50, p99 = p50 + text_bytes(part), p99 + text_bytes(part)
            continue
        declared = _declared(entity, part.name)
        if declared is None:
            return None
        p50, p99 = p50 + max(part.width, declared.p50), p99 + max(part.width, declared.p99)
    return p50, p99
