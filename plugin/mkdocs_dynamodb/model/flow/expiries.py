"""Reads that may return items which have expired and are not deleted yet."""

import re
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Placed
from mkdocs_dynamodb.model.flow.named_attributes import tested_attributes
from mkdocs_dynamodb.model.flow.reads import Read, reads_of
from mkdocs_dynamodb.model.flow.targets import top_level
from mkdocs_dynamodb.model.flow.wording import demand_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Attribute

_HOUSEKEEPING = re.compile(
    r"\bdays? (?:longer|later|late|more)\b|\btid(?:y|iness|ied)\b|\bclean|\bharm"
    r"|\b(?:days?|weeks?|months?|years?) after\b|\bfor ?ever\b|\bhousekeeping\b|\bretention\b"
    r"|\barchiv",
    re.IGNORECASE,
)


_PROMISE = re.compile(r"\b(?:active|unexpired|non-expired|not (?:yet )?expired|valid|still open)\b")


def promise_of(read: Read) -> str:
    """The word by which a pattern rules expired items out; nothing where it does not."""
    match = None if read.pattern is None else _PROMISE.search(demand_of(read.pattern))
    return "" if match is None else match.group()


def unfiltered_reads(model: Model) -> Iterator[tuple[Read, Placed[str]]]:
    """Reads of entities that expire, with the TTL attribute that the read does not look at.

    A caller that needs the attribute, or a step that gives it, can compare it with the clock; so
    can one of which a note names the attribute.
    """
    for found in reads_of(model).of_answer.values():
        for read in found:
            ttl = read.table.ttl
            if ttl is None or ttl.value not in read.entity.attributes:
                continue
            is_for_reader = read.pattern is None or read.pattern.type.value == "read"
            if is_for_reader and ttl.value not in _looked_at(read):
                yield read, ttl


def is_housekeeping(attribute: Attribute) -> bool:
    """Whether items may be read after their time, as far as the design tells."""
    return attribute.optional or _HOUSEKEEPING.search(attribute.description) is not None


def _looked_at(read: Read) -> frozenset[str]:
    """Attributes that a read tests, and those that its caller gets and can compare."""
    names = {top_level(named.name) for named in tested_attributes(read.step.filter)}
    for tests in read.part.where:
        names.add(tests.attribute.value)
        template = read.entity.keys.get(tests.attribute.value)
        names.update(() if template is None else template.names)
    names.update(name.value for name in (*read.step.gives, *read.step.projection))
    if read.pattern is not None:
        names.update(top_level(need.value) for need in read.pattern.needs)
    ttl = read.table.ttl
    if ttl is not None and ttl.value in f"{read.step.note} {read.answer.note}":
        names.add(ttl.value)
    return frozenset(names)
