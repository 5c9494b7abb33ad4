"""What the gates cover: the things of a model's sections, and a digest of each.

A digest is one of the content alone. Comments, the order of keys and of files, the way a value is
written (`1.0` or `1`, text in quotes or plain) change nothing; neither does the order of lists that
have none, such as the attributes that a pattern needs.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal
from functools import cached_property
from hashlib import sha256

from mkdocs_dynamodb.kept import NOTHING_KEPT, Kept
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.model_files import ModelFiles
from mkdocs_dynamodb.source.nodes import Data

Digests = Mapping[str, str]
"""Thing, such as `access_patterns.11`, -> digest of what the model says of it."""

REQUIREMENT_SECTIONS = ("application", "entities", "relationships", "unique", "access_patterns")
DESIGN_SECTIONS = ("tables", "mapping", "approach", "decisions", "aggregates")
COLUMNS = "columns"
"""Section of the things that say which columns the attributes of a table come from."""

THING_LENGTH = 12
"""Hexadecimal digits of the digest of one thing; a chance hit is one in 280,000,000,000,000."""
WHOLE_LENGTH = 24
"""Hexadecimal digits of the digest of a whole gate."""

_UNORDERED = frozenset({"needs", "entities", "items", "about"})
"""Keys whose lists have no order: attributes, entities, sample items, things of a decision."""
_FROM_COLUMNS = frozenset({"from", "join", "because", "aggregate", "derived", "transform"})
"""Keys of an attribute that tell where its value comes from."""
_FROM_TABLE = frozenset({"from", "derived"})
"""Keys of a stored entity that tell where its items come from."""
_GROUPED = re.compile(r"[0-9]{1,3}(?:_[0-9]{3})+\Z")
_EXACT = Context(prec=1000)
_SQL_PIECES = re.compile(
    r"('(?:[^']|'')*'|\"[^\"]*\"|`[^`]*`)|--[^\n]*|#[^\n]*|/\*.*?\*/|\s+", re.DOTALL
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Contents:
    """The plain data of a model's sections."""

    sections: Mapping[str, Mapping[str, Data]] = field(default_factory=dict)
    """Section -> name of a thing -> what the model says of it."""
    contract: Mapping[str, Data] = field(default_factory=dict)
    """Entry of the migration contract -> what it says."""
    source_schema: str = ""
    """Text of the file with the schema of the source database."""
    kept: Kept = NOTHING_KEPT
    """Digests of last time."""

    @cached_property
    def requirements(self) -> Digests:
        """What the gate of the requirements covers."""
        return dict(self._sections(REQUIREMENT_SECTIONS))

    @cached_property
    def design(self) -> Digests:
        """What the gate of the design covers, beside the requirements behind it."""
        return dict(self._sections(DESIGN_SECTIONS))

    @cached_property
    def contract_things(self) -> Digests:
        """What the gate of the contract covers: the contract and the mapping from the source."""
        things = dict(self._sections(("source",)))
        things.pop("source.ddl", None)  # the file's name; what it holds counts
        if self.source_schema:
            things["source.schema"] = self._digest("source.schema", self.source_schema, _pieces)
        for name, table in self.sections.get("tables", {}).items():
            thing = f"{COLUMNS}.{name}"
            digest = self._digest(thing, table, _origins_of)
            if digest != _NOTHING:
                things[thing] = digest
        for name, entry in self.contract.items():
            things[f"contract.{name}"] = self._digest(f"contract.{name}", entry, _as_it_is)
        return things

    def _sections(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        for section in names:
            covered = _COVERED.get(section, _unordered)
            for name, data in self.sections.get(section, {}).items():
                thing = f"{section}.{name}"
                yield thing, self._digest(thing, data, covered)

    def _digest(self, thing: str, data: Data, covered: Callable[[Data], Data]) -> str:
        """Digest of what a gate covers of a thing."""
        return self.kept.get(("digest", thing), (data,), lambda: thing_digest(covered(data)))


def read_contents(files: ModelFiles, kept: Kept = NOTHING_KEPT) -> Contents:
    """The contents of a model's files, without their places."""
    sections: dict[str, dict[str, Data]] = {}
    for section, things in files.named.items():
        sections[section] = {name: node.data for name, (_, node) in things.items()}
    for section, node in files.whole.items():
        data = node.data
        sections[section] = dict(data) if isinstance(data, dict) else {"": data}
    for section, nodes in files.listed.items():
        sections[section] = _named_entries(section, [node.data for node in nodes])
    schema = files.linked.get("source.ddl")
    return Contents(
        sections=sections,
        contract={} if files.contract is None else _contract_entries(files.contract.root.data),
        source_schema=schema.text if isinstance(schema, SourceFile) else "",
        kept=kept,
    )


def thing_digest(data: Data) -> str:
    """Digest of what a model says of one thing."""
    return _digest(json.dumps(_canonical(data), sort_keys=True), THING_LENGTH)


def whole_digest(things: Digests, behind: str) -> str:
    """Digest of all that a gate covers.

    Args:
        things: digests of the things of its own stage.
        behind: digest of the gate before it; empty for the first one.
    """
    return _digest(json.dumps([behind, things], sort_keys=True), WHOLE_LENGTH)


def _digest(text: str, length: int) -> str:
    return sha256(text.encode("ascii")).hexdigest()[:length]


def _canonical(data: Data) -> object:
    """Data in a form that is the same for the same content: numbers are told from texts."""
    if isinstance(data, dict):
        return {name: _canonical(value) for name, value in data.items()}
    if isinstance(data, list):
        return [_canonical(value) for value in data]
    if isinstance(data, str) and "_" in data and _GROUPED.match(data):
        data = int(data)  # `200_000` is a figure, which YAML reads as text
    if isinstance(data, int | Decimal) and not isinstance(data, bool):
        return ["number", str(Decimal(data).normalize(_EXACT))]
    return data


def _unordered(data: Data) -> Data:
    """A thing with the lists that have no order sorted."""
    if not isinstance(data, dict):
        return data
    return {
        name: sorted(value, key=thing_digest)
        if name in _UNORDERED and isinstance(value, list)
        else value
        for name, value in data.items()
    }


def _as_it_is(data: Data) -> Data:
    return data


def _pieces(schema: Data) -> Data:
    """SQL without its comments, and without regard to how it is spaced."""
    pieces = _SQL_PIECES.sub(lambda match: match[1] or " ", str(schema))
    return " ".join(pieces.split())


def _sorted_lists(data: Data) -> Data:
    return sorted(data, key=thing_digest) if isinstance(data, list) else _unordered(data)


def _plain_table(table: Data) -> Data:
    return _unordered(_without_origins(table))


def _without_origins(table: Data) -> Data:
    """A table without what is said of the database that its data comes from."""
    if not isinstance(table, dict) or not isinstance(entities := table.get("entities"), dict):
        return table
    stored = {name: _plain_entity(entity) for name, entity in entities.items()}
    return {**table, "entities": stored}


def _plain_entity(entity: Data) -> Data:
    if not isinstance(entity, dict):
        return entity
    plain = {name: value for name, value in entity.items() if name not in _FROM_TABLE}
    if isinstance(attributes := entity.get("attributes"), dict):
        plain["attributes"] = {name: _plain_attribute(a) for name, a in attributes.items()}
    return plain


def _plain_attribute(attribute: Data) -> Data:
    if not isinstance(attribute, dict):
        return attribute
    plain = {name: value for name, value in attribute.items() if name not in _FROM_COLUMNS}
    return plain["type"] if plain.keys() == {"type"} else plain


def _origins_of(table: Data) -> dict[str, Data]:
    """What a table says of the database that its data comes from, by entity and attribute."""
    origins: dict[str, Data] = {}
    entities = table.get("entities") if isinstance(table, dict) else None
    for name, entity in entities.items() if isinstance(entities, dict) else ():
        if not isinstance(entity, dict):
            continue
        found = {key: entity[key] for key in _FROM_TABLE if key in entity}
        attributes = entity.get("attributes")
        for attribute, spec in attributes.items() if isinstance(attributes, dict) else ():
            if isinstance(spec, dict):
                told = {key: spec[key] for key in _FROM_COLUMNS if key in spec}
                found |= {f"attributes.{attribute}": told} if told else {}
        if found:
            origins[name] = found
    return origins


def _named_entries(section: str, entries: list[Data]) -> dict[str, Data]:
    """Entries of a list by a name of their own; those that share one stand together, sorted."""
    grouped: dict[str, list[Data]] = {}
    for entry in entries:
        grouped.setdefault(_name_of(section, entry), []).append(entry)
    return {
        name: sorted(same, key=thing_digest) if len(same) > 1 else same
        for name, same in grouped.items()
    }


def _name_of(section: str, entry: Data) -> str:
    if section == "relationships" and isinstance(entry, dict):
        return f"{entry.get('from', '')} -> {entry.get('to', '')}"
    return str(entry.get("name", "")) if isinstance(entry, dict) else ""


def _contract_entries(data: Data) -> dict[str, Data]:
    """Entries of a contract by the tables that they are about."""
    entries = data.get("tables") if isinstance(data, dict) else data
    if not isinstance(entries, list):
        return {"": data}
    grouped: dict[str, list[Data]] = {}
    for entry in entries:
        name = entry.get("table", entry.get("name", "")) if isinstance(entry, dict) else ""
        grouped.setdefault(str(name), []).append(entry)
    rest = (
        {name: value for name, value in data.items() if name != "tables"}
        if isinstance(data, dict)
        else {}
    )
    return {**grouped, **({"": rest} if rest else {})}


_COVERED = {"tables": _plain_table, "unique": _sorted_lists}
"""Section -> what its gate covers of a thing, where that is not all of it."""
_NOTHING = thing_digest({})
