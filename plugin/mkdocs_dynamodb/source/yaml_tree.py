"""YAML text to a tree of nodes, from the events of libyaml, in bounded time and memory.

Events rather than PyYAML's own nodes, since they are four times faster and leave the reading of
scalars, duplicate keys and aliases to us.
"""

from typing import Any, Protocol

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined] # libyaml, not in the stubs

from mkdocs_dynamodb.diagnostics import Finding, Related, Span
from mkdocs_dynamodb.source.faults import Fault, FaultKind
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.nodes import Marks, Node
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
        text: str = event.value
        node = Node(text, self.path, _marks(event))
        node.text = text
        if event.style in _BLOCK_STYLES:
            self._end_after_text(node)
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

    def _end_after_text(self, node: Node) -> None:
        """Set the end of a block scalar, whose mark stands below the blank lines after it."""
        lines = self.source.lines
        line = node.end_line
        column = node.end_column
        while line > node.line and not lines[line - 1][: column - 1].strip():
            line -= 1
            column = len(lines[line - 1].rstrip()) + 1
        node.end_line, node.end_column = line, column

    def _alias(self, event: Any) -> Node:  # noqa: ANN401
        name, at, marks = event.anchor, self._span(event), _marks(event)
        target = self.anchors.get(name)
        if target is None:
            known = name in self.anchors
            kind = FaultKind.RECURSIVE_ALIAS if known else FaultKind.UNKNOWN_ALIAS
            message = "contains itself" if known else "points at no anchor above it"
            cure = f"put quotes around it if the star is text, or set `&{name}` on a value above"
            if known:
                cure = "write out what is meant here"
            self._fault(kind, at, f"alias `*{name}` {message}", cure)
            return Node(None, self.path, marks)
        reported = self.aliased > MAX_ALIASED_NODES
        self.aliased += target.weight
        if self.aliased <= MAX_ALIASED_NODES:
            return target
        if not reported:
            text = f"aliases of this file stand for more than {MAX_ALIASED_NODES:,} values"
            self._fault(FaultKind.ALIAS_EXPANSION, at, text, "write the values out")
        return Node(None, self.path, marks)

    def _sequence(self, event: Any, next_event: Any, depth: int) -> Node:  # noqa: ANN401
        items: list[Node] = []
        data: list[Any] = []
        node = self._container(event, data)
        node.items = items
        while type(event := next_event()) is not yaml.SequenceEndEvent:
            child = self._node(event, next_event, depth)
            items.append(child)
            data.append(child.data)
            node.weight += child.weight
        self._close(node, items[-1] if items else None, event)
        return node

    def _mapping(self, event: Any, next_event: Any, depth: int) -> Node:  # noqa: ANN401
        entries: dict[str, Node] = {}
        keys: dict[str, Marks] = {}
        data: dict[str, Any] = {}
        node = self._container(event, data)
        node.entries, node.keys = entries, keys
        last = None
        while type(event := next_event()) is not yaml.MappingEndEvent:
            name, marks = self._name(event, next_event, depth)
            last = value = self._node(next_event(), next_event, depth)
            node.weight += value.weight + 1
            if self._is_usable(name, marks, keys):
                entries[name], keys[name], data[name] = value, marks, value.data
        self._close(node, last, event)
        return node

    def _name(self, event: Any, next_event: Any, depth: int) -> tuple[str, Marks]:  # noqa: ANN401
        """Text of a key, which is empty where the key is no word, and where it stands."""
        if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None:
            return event.value, _marks(event)
        key = self._node(event, next_event, depth)
        is_word = key.items is None and key.entries is None
        return key.text if is_word else "", (key.line, key.column, key.end_line, key.end_column)

    def _is_usable(self, name: str, marks: Marks, keys: dict[str, Marks]) -> bool:
        if name not in keys and name not in _UNUSABLE:
            return True
        at = Span(self.path, *marks)
        if name in _UNUSABLE:
            kind, message, cure = _UNUSABLE[name]
            self._fault(kind, at, message, cure)
            return False
        first = Span(self.path, *keys[name])
        finding = Finding(
            at=at,
            message=f"key `{name}` is written twice in one mapping",
            label="second time",
            related=(Related(first, "first time"),),
            help="keep one of them; the second is ignored until then",
        )
        self.faults.append(Fault(FaultKind.DUPLICATE_KEY, finding))
        return False

    def _container(self, event: Any, data: Any) -> Node:  # noqa: ANN401
        mark = event.start_mark
        place = (mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 1)
        return Node(data, self.path, place)

    def _close(self, node: Node, last: Node | None, event: Any) -> None:  # noqa: ANN401
        """Set the end: of a flow collection its bracket, of a block its last child."""
        if event.end_mark.index > event.start_mark.index:
            node.end_line, node.end_column = event.end_mark.line + 1, event.end_mark.column + 1
        elif last is not None:
            node.end_line, node.end_column = last.end_line, last.end_column

    def _check_tag(self, event: Any, tag: str | None) -> None:  # noqa: ANN401
        if tag is None or self.allow_tags:
            return
        self._fault(
            FaultKind.TAG_IN_MODEL, self._span(event), f"tag `{tag}` has no meaning here", _TAG
        )

    def _span(self, event: Any) -> Span:  # noqa: ANN401
        return Span(self.path, *_marks(event))

    def _fault(self, kind: FaultKind, at: Span, message: str, cure: str) -> None:
        self.faults.append(Fault(kind, Finding(at=at, message=message, help=cure)))


def _marks(event: Any) -> Marks:  # noqa: ANN401
    start, end = event.start_mark, event.end_mark
    line = start.line + 1
    end_line = line if end.line == start.line else end.line + 1  # mostly one number for both
    return line, start.column + 1, end_line, end.column + 1


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
