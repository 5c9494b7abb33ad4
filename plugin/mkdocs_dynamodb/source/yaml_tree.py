"""YAML text to a tree of nodes, from the events of libyaml, in bounded time and memory.

Events rather than PyYAML's own nodes, since they are four times faster and leave the reading of
scalars, duplicate keys and aliases to us. Texts are interned: names of keys, tables and attributes
recur in a model, and each is kept once.
"""

from collections.abc import Mapping
from functools import cached_property
from sys import intern
from typing import Any, Protocol

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined] # libyaml, not in the stubs

from mkdocs_dynamodb.diagnostics import Finding, Related, Span
from mkdocs_dynamodb.source.faults import Fault, FaultKind
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.nodes import Node
from mkdocs_dynamodb.source.scalars import NumberOutOfRangeError, plain_scalar
from mkdocs_dynamodb.source.syntax import explain_syntax

MAX_DEPTH = 100
MAX_ALIASED_NODES = 50_000
"""Nodes that all aliases of a file together may stand for."""


class _Parser(Protocol):
    def get_event(self) -> Any: ...  # noqa: ANN401 - PyYAML's events have no common type

    def dispose(self) -> None: ...


class _TooDeepError(Exception):
    def __init__(self, at: Span) -> None:
        super().__init__()
        self.at = at


def read_tree(source: SourceFile, *, allow_tags: bool = False) -> tuple[Node | None, list[Fault]]:
    """Tree of the first document of a file, and everything wrong on the way.

    Args:
        source: the file.
        allow_tags: take tagged values as plain text, as `mkdocs.yml` needs.

    Returns:
        The root (None when the file breaks off before it ends, or is empty) and the faults.
    """
    reader = _Reader(source, allow_tags)
    try:
        parser: _Parser = CParser(source.text)
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        return None, [explain_syntax(source, error)]
    try:
        root = reader.read(parser)
    except yaml.YAMLError as error:
        return None, [*reader.faults, explain_syntax(source, error)]
    except _TooDeepError as error:
        finding = Finding(
            at=error.at,
            message=f"nesting is deeper than {MAX_DEPTH} levels",
            help="flatten the structure; a model needs fewer than fifteen levels",
        )
        return None, [*reader.faults, Fault(FaultKind.NESTED_TOO_DEEPLY, finding)]
    finally:
        parser.dispose()
    return root, reader.faults


class _Reader:
    """State of one pass over the events of a file."""

    def __init__(self, source: SourceFile, allow_tags: bool) -> None:
        self.source = source
        self.path = source.path
        self.allow_tags = allow_tags
        self.faults: list[Fault] = []
        self.anchors: dict[str, Node | None] = {}
        self.aliased = 0

    def read(self, parser: _Parser) -> Node | None:
        next_event = parser.get_event
        next_event()  # start of the stream
        event = next_event()
        if isinstance(event, yaml.StreamEndEvent):
            self._fault(FaultKind.EMPTY_FILE, Span(self.path, 1, 1, 1, 1), *_EMPTY)
            return None
        root = self._node(next_event(), next_event, 0)
        next_event()  # end of the document
        event = next_event()
        if not isinstance(event, yaml.StreamEndEvent):
            self._fault(FaultKind.SEVERAL_DOCUMENTS, self._span(event), *_SEVERAL)
        if root.data is None:
            self._fault(FaultKind.EMPTY_FILE, Span(self.path, 1, 1, 1, 1), *_EMPTY)
            return None
        return root

    def _node(self, event: Any, next_event: Any, depth: int) -> Node:  # noqa: ANN401
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.AliasEvent:
            return self._alias(event)
        if depth >= MAX_DEPTH:
            raise _TooDeepError(self._span(event))
        self._check_tag(event, event.tag if event.tag != "!" else None)
        if event.anchor is not None:
            self.anchors[event.anchor] = None
        read = self._mapping if kind is yaml.MappingStartEvent else self._sequence
        node = read(event, next_event, depth + 1)
        if event.anchor is not None:
            self.anchors[event.anchor] = node
        return node

    def _scalar(self, event: Any) -> Node:  # noqa: ANN401
        text = intern(event.value)
        node = Node(text, self._span(event), text)
        if event.style in _BLOCK_STYLES:
            node.span = self._end_after_text(node.span)
        if not event.style and event.tag is None:
            try:
                node.data = plain_scalar(text)
            except NumberOutOfRangeError:
                self._fault(FaultKind.NUMBER_OUT_OF_RANGE, node.span, *_NUMBER)
        else:
            self._check_tag(event, event.tag if event.tag != "!" else None)
        if event.anchor is not None:
            self.anchors[event.anchor] = node
        return node

    def _end_after_text(self, span: Span) -> Span:
        """Place of a block scalar, whose mark of the end stands below the blank lines after it."""
        lines = self.lines
        line, column = span.end_line, span.end_column
        while line > span.line and not lines[line - 1][: column - 1].strip():
            line -= 1
            column = len(lines[line - 1].rstrip()) + 1
        return Span(span.path, span.line, span.column, line, column)

    @cached_property
    def lines(self) -> list[str]:
        """Lines of the file, which nobody needs any longer once it is read."""
        return self.source.split()

    def _alias(self, event: Any) -> Node:  # noqa: ANN401
        name, at = event.anchor, self._span(event)
        target = self.anchors.get(name)
        if target is None:
            known = name in self.anchors
            kind = FaultKind.RECURSIVE_ALIAS if known else FaultKind.UNKNOWN_ALIAS
            message = "contains itself" if known else "points at no anchor above it"
            cure = f"put quotes around it if the star is text, or set `&{name}` on a value above"
            if known:
                cure = "write out what is meant here"
            self._fault(kind, at, f"alias `*{name}` {message}", cure)
            return Node(None, at)
        reported = self.aliased > MAX_ALIASED_NODES
        self.aliased += _weight(target, MAX_ALIASED_NODES + 1)
        if self.aliased <= MAX_ALIASED_NODES:
            return target
        if not reported:
            text = f"aliases of this file stand for more than {MAX_ALIASED_NODES:,} values"
            self._fault(FaultKind.ALIAS_EXPANSION, at, text, "write the values out")
        return Node(None, at)

    def _sequence(self, event: Any, next_event: Any, depth: int) -> Node:  # noqa: ANN401
        items: list[Node] = []
        first = event
        while type(event := next_event()) is not yaml.SequenceEndEvent:
            items.append(self._node(event, next_event, depth))
        data = [item.data for item in items]
        node = Node(data, self._place(first, event, items[-1] if items else None))
        node.items = items
        return node

    def _mapping(self, event: Any, next_event: Any, depth: int) -> Node:  # noqa: ANN401
        entries: dict[str, Node] = {}
        keys: dict[str, Span] = {}
        first, value = event, None
        while type(event := next_event()) is not yaml.MappingEndEvent:
            name, at = self._name(event, next_event, depth)
            value = self._node(next_event(), next_event, depth)
            if name in keys or name in _UNUSABLE:
                self._refuse(name, at, keys)
            else:
                entries[name], keys[name] = value, at
        data = {name: child.data for name, child in entries.items()}
        node = Node(data, self._place(first, event, value))
        node.entries, node.keys = entries, keys
        return node

    def _name(self, event: Any, next_event: Any, depth: int) -> tuple[str, Span]:  # noqa: ANN401
        """Text of a key, which is empty where the key is no word, and where it stands."""
        if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None:
            return intern(event.value), self._span(event)
        key = self._node(event, next_event, depth)
        is_word = key.items is None and key.entries is None
        return key.text if is_word else "", key.span

    def _refuse(self, name: str, at: Span, keys: Mapping[str, Span]) -> None:
        """Report a name that no key can have, or that another key has."""
        if name in _UNUSABLE:
            kind, message, cure = _UNUSABLE[name]
            self._fault(kind, at, message, cure)
            return
        finding = Finding(
            at=at,
            message=f"key `{name}` is written twice in one mapping",
            label="second time",
            related=(Related(keys[name], "first time"),),
            help="keep one of them; the second is ignored until then",
        )
        self.faults.append(Fault(FaultKind.DUPLICATE_KEY, finding))

    def _place(self, first: Any, end: Any, last: Node | None) -> Span:  # noqa: ANN401
        """Place of a flow collection up to its bracket, of a block up to its last child."""
        line, column = first.start_mark.line + 1, first.start_mark.column + 1
        if end.end_mark.index > end.start_mark.index:
            return Span(self.path, line, column, end.end_mark.line + 1, end.end_mark.column + 1)
        if last is not None:
            return Span(self.path, line, column, last.span.end_line, last.span.end_column)
        return Span(self.path, line, column, line, column)

    def _check_tag(self, event: Any, tag: str | None) -> None:  # noqa: ANN401
        if tag is None or self.allow_tags:
            return
        self._fault(
            FaultKind.TAG_IN_MODEL, self._span(event), f"tag `{tag}` has no meaning here", _TAG
        )

    def _span(self, event: Any) -> Span:  # noqa: ANN401
        start, end = event.start_mark, event.end_mark
        line = start.line + 1
        end_line = line if end.line == start.line else end.line + 1  # mostly one number for both
        # As `Span(...)`, in half the time.
        return Span._make((self.path, line, start.column + 1, end_line, end.column + 1))

    def _fault(self, kind: FaultKind, at: Span, message: str, cure: str) -> None:
        self.faults.append(Fault(kind, Finding(at=at, message=message, help=cure)))


def _weight(node: Node, most: int) -> int:
    """Number of nodes of a tree, keys included, counted no further than to `most`."""
    weight, waiting = 0, [node]
    while waiting and weight < most:
        each = waiting.pop()
        entries = each.entries or {}
        weight += 1 + len(entries)
        waiting += [*entries.values(), *(each.items or ())]
    return weight


_BLOCK_STYLES = ("|", ">")
_EMPTY = ("file says nothing", "delete the file, or write a section such as `entities:` into it")
_SEVERAL = ("file holds a second document", "put each document into a file of its own")
_NUMBER = (
    "number is not finite or is too long to compute with",
    "quote it if it is text; DynamoDB numbers have 38 digits and end at 1E+126",
)
_UNUSABLE = {
    "": (FaultKind.COMPLEX_KEY, "key is not a name", "write a plain word before the colon"),
    "<<": (FaultKind.MERGE_KEY, "merge key `<<` is no part of YAML 1.2", "write the keys out here"),
}
"""Names that no key can have, with what is wrong and the cure; an empty one stands for no word."""
_TAG = "remove the tag; quote the value if it is text"
