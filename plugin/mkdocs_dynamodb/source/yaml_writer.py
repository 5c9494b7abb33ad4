"""Writes plain data as YAML that people read: blocks outside, short things on one line.

Whatever is written here is read back as the same data, with `yaml_tree` and by YAML 1.2.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from textwrap import wrap

from mkdocs_dynamodb.source.nodes import Data, Scalar
from mkdocs_dynamodb.source.scalars import NumberOutOfRangeError, plain_scalar

Path = tuple[str | int, ...]
"""Keys and positions that lead to a value."""
Comments = Mapping[Path, Sequence[str]]
"""Comments that stand above a key or list entry."""

WIDTH = 100
INDENT = 2
MAX_KEY = 1000
"""A key is told by the colon on its line; YAML looks for it within 1,024 characters alone."""
BLOCK_DEPTH = 2
"""Mappings and lists down to this depth are never put on one line."""

_PLAIN_KEY = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.#/?-]*[A-Za-z0-9_?])?\Z")
_UNSAFE = re.compile(r": | #|:\Z|[ \t]\Z")
_BRACKETS = re.compile(r"[,\[\]{}]")
_UNPRINTABLE = re.compile(
    "[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def yaml_text(
    data: Mapping[str, Data], comments: Comments | None = None, *, block_depth: int = BLOCK_DEPTH
) -> str:
    """A document that holds a mapping.

    Args:
        data: what it says.
        comments: what stands above some of its keys.
        block_depth: depth down to which nothing is put on one line.
    """
    writer = _Writer(comments or {}, block_depth)
    return "".join(f"{line}\n" for line in writer.mapping(data, (), 0))


def quoted(text: str) -> str:
    """Text in double quotes, as JSON and YAML both read it."""
    return _UNPRINTABLE.sub(_escape, json.dumps(text, ensure_ascii=False))


class _Writer:
    """Writes one document."""

    def __init__(self, comments: Comments, block_depth: int) -> None:
        self.comments = comments
        self.block_depth = block_depth

    def mapping(self, data: Mapping[str, Data], path: Path, indent: int) -> Iterator[str]:
        """Lines of a mapping in a block; top-level sections stand apart."""
        for position, (name, value) in enumerate(data.items()):
            here = (*path, name)
            if position and not path:
                yield ""
            yield from self._comment(here, indent)
            head = f"{' ' * indent}{_key(name)}:"
            if len(head) > MAX_KEY:
                yield f"{' ' * indent}? {_key(name)}"
                head = f"{' ' * indent}:"
            yield from self._value(head, value, here, indent)

    def _sequence(self, data: Sequence[Data], path: Path, indent: int) -> Iterator[str]:
        margin = " " * indent
        for position, value in enumerate(data):
            here = (*path, position)
            yield from self._comment(here, indent)
            is_block = isinstance(value, dict) and (
                _is_wrapper(value) or not self._line(value, here, indent + INDENT)
            )
            if isinstance(value, dict) and value and is_block:
                first, *rest = self.mapping(value, here, indent + INDENT)
                yield f"{margin}- {first.lstrip()}"
                yield from rest
            else:
                yield from self._value(f"{margin}-", value, here, indent)

    def _value(self, head: str, value: Data, path: Path, indent: int) -> Iterator[str]:
        """A value behind its key or dash: on the same line, or in a block below."""
        line = self._line(value, path, len(head) + 1)
        if line:
            yield f"{head} {line}"
        elif isinstance(value, dict):
            yield head
            yield from self.mapping(value, path, indent + INDENT)
        elif isinstance(value, list):
            yield head
            yield from self._sequence(value, path, indent + INDENT)
        elif isinstance(value, str) and _folds(value):
            margin = " " * (indent + INDENT)
            yield f"{head} >-"
            yield from (
                margin + line
                for line in wrap(
                    value,
                    max(WIDTH - len(margin), 20),
                    break_long_words=False,
                    break_on_hyphens=False,
                )
            )
        else:
            yield f"{head} {_scalar(value)}"

    def _line(self, value: Data, path: Path, column: int) -> str:
        """The value on one line; empty where it is better written in a block."""
        if isinstance(value, dict | list) and value:
            if len(path) <= self.block_depth or self._is_commented(path) or not _is_small(value):
                return ""
            line = _flow(value)
            return line if len(line) + column <= WIDTH else ""
        line = _flow(value) if isinstance(value, dict | list) else _scalar(value)
        is_long = len(line) + column > WIDTH and isinstance(value, str)
        return "" if is_long and _folds(str(value)) else line

    def _is_commented(self, path: Path) -> bool:
        return any(place[: len(path)] == path and place != path for place in self.comments)

    def _comment(self, path: Path, indent: int) -> Iterator[str]:
        margin = " " * indent
        for text in self.comments.get(path, ()):
            line = " ".join(_UNPRINTABLE.sub(" ", text).split())
            lines = wrap(line, max(WIDTH - indent - 2, 20), break_long_words=False)
            yield from (f"{margin}# {line}" for line in lines)


def _is_small(value: Data) -> bool:
    """Whether a value reads well on one line: a list of scalars, or a mapping two levels deep."""
    if isinstance(value, list):
        return not any(isinstance(child, dict | list) for child in value)
    if not isinstance(value, dict):
        return True
    return all(
        not isinstance(child, dict | list)
        or not any(isinstance(c, dict | list) for c in _children(child))
        for child in value.values()
    )


def _is_wrapper(value: dict[str, Data]) -> bool:
    """Whether a mapping only gives a name to another one, as sample items do."""
    return len(value) == 1 and isinstance(next(iter(value.values())), dict)


def _children(value: dict[str, Data] | list[Data]) -> list[Data]:
    return list(value.values()) if isinstance(value, dict) else value


def _flow(value: Data) -> str:
    if isinstance(value, dict):
        pairs = (f"{_key(name)}: {_flow(child)}" for name, child in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return _scalar(value, is_flow=True)


def _scalar(value: Scalar | dict[str, Data] | list[Data], *, is_flow: bool = False) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return str(value)
    text = str(value)
    return text if _is_plain(text, is_flow=is_flow) else quoted(text)


def _is_plain(text: str, *, is_flow: bool) -> bool:
    """Whether a text may stand without quotes and stays a text."""
    if not text or not (text[0].isalnum() or text[0] in "_/($") or not text.isprintable():
        return False
    if _UNSAFE.search(text) or (is_flow and _BRACKETS.search(text)):
        return False
    try:
        return isinstance(plain_scalar(text), str)
    except NumberOutOfRangeError:
        return False


def _folds(text: str) -> bool:
    """Whether a text can be wrapped at its spaces and be the same when it is read."""
    return text.isprintable() and " " in text and text == " ".join(text.split())


def _key(name: str) -> str:
    return name if _PLAIN_KEY.match(name) else quoted(name)


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]
