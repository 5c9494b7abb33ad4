"""Writes approvals into the text of a model file, and leaves everything else as it stands."""

import json
import re
from collections.abc import Iterable, Mapping

from mkdocs_dynamodb.errors import OutputError
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.nodes import Data, Node
from mkdocs_dynamodb.source.yaml_tree import read_tree

SECTION = "gates"
FILE_NAME = "gates.yml"
FILE_HEAD = """\
# Approvals of this model, written by `mkdocs-dynamodb approve`. When something that an approval
# covers is changed, its gate is open again.
"""

_LINE = re.compile("[^\r\n\x85\u2028\u2029]*(?:\r\n|[\n\r\x85\u2028\u2029]|$)")
_PLAIN_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*([.:][A-Za-z0-9_-]+)*\Z")
_UNPRINTABLE = re.compile(
    "[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


@record(kw_only=True)
class ApprovalEntry:
    """An approval as it is written."""

    name: str
    by: str
    when: str
    note: str
    digest: str
    behind: str
    covers: Mapping[str, str]

    def lines(self, indent: int) -> list[str]:
        """Lines of YAML, one for each fact, so that a change of one shows as one."""
        facts = {"by": self.by, "note": self.note, "digest": self.digest, "behind": self.behind}
        written = [f"{name}: {_quoted(text)}" for name, text in facts.items() if text]
        written.insert(1, f"when: {self.when}")
        covers = [f"  {_key(thing)}: {_quoted(text)}" for thing, text in self.covers.items()]
        facts_of_it = [f"  {line}" for line in (*written, "covers:", *covers)]
        return [" " * indent + line for line in (f"{_key(self.name)}:", *facts_of_it)]


def with_approval(source: SourceFile, entry: ApprovalEntry, replaced: Iterable[str] = ()) -> str:
    """Text of a file with an approval, in the place of the one that it had.

    Args:
        source: a file of the model, or a new one without text.
        entry: the approval.
        replaced: names of further approvals that it takes the place of.

    Raises:
        OutputError: the file is written in a way that the command cannot add to.
    """
    if not source.text.strip():
        return f"{FILE_HEAD}{SECTION}:\n" + "".join(f"{line}\n" for line in entry.lines(2))
    tree, _ = read_tree(source)
    edit = _Edit(source, tree)
    section = tree.get(SECTION) if tree is not None else None
    if section is None:
        edit.append([f"{edit.margin}{SECTION}:", *entry.lines(len(edit.margin) + 2)])
    else:
        for name in replaced:
            edit.remove(section, name)
        edit.put(section, entry)
    text = edit.text()
    _verify(source, tree, text, entry.name, {*replaced, entry.name})
    return text


class _Edit:
    """Lines of a file, and what becomes of some of them."""

    def __init__(self, source: SourceFile, tree: Node | None) -> None:
        self.source = source
        self.lines = [line for line in _LINE.findall(source.text) if line]
        self.added: dict[int, str] = {}
        """Number of a line -> what follows it."""
        self.end = "\r\n" if self.lines[0].endswith("\r\n") else "\n"
        self.margin = ""
        if tree is not None:
            self._refuse_brackets(tree)
            self.margin = " " * (tree.span.column - 1)

    def append(self, lines: list[str]) -> None:
        """Add lines at the end, or before the mark that ends a document."""
        position = len(self.lines)
        while position and not self.lines[position - 1].strip():
            position -= 1
        if position and self.lines[position - 1].rstrip() == "...":
            position -= 1
        self._insert(position, ["", *lines])

    def put(self, section: Node, entry: ApprovalEntry) -> None:
        """Replace the approval of a gate, or add it to the section."""
        self._refuse_brackets(section)
        first = next(iter(section.keys.values()))
        lines = entry.lines(first.column - 1)
        if section.entries is not None and entry.name in section.entries:
            start, end = self._place(section, entry.name)
            self.lines[start:end] = [""] * (end - start)
            self.lines[start] = "".join(line + self.end for line in lines)
        else:
            self._insert(section.span.end_line, lines)

    def remove(self, section: Node, name: str) -> None:
        """Leave an approval out."""
        if section.entries is not None and name in section.entries:
            start, end = self._place(section, name)
            self.lines[start:end] = [""] * (end - start)

    def text(self) -> str:
        """Text of the file now."""
        pieces = [self.added.get(0, "")]
        for number, line in enumerate(self.lines, start=1):
            pieces += [line, self.added.get(number, "")]
        return "".join(pieces)

    def _place(self, section: Node, name: str) -> tuple[int, int]:
        node = (section.entries or {})[name]
        key = section.keys[name]
        return key.line - 1, max(node.span.end_line, key.end_line)

    def _insert(self, position: int, lines: list[str]) -> None:
        before = next((line for line in reversed(self.lines[:position]) if line), self.end)
        text = "".join(line + self.end for line in lines)
        is_ended = before.endswith(("\n", "\r"))
        self.added[position] = text if is_ended else self.end + text

    def _refuse_brackets(self, node: Node) -> None:
        at = node.span
        line = self.lines[at.line - 1] if at.line <= len(self.lines) else ""
        if not node.entries or line[at.column - 1 : at.column] == "{":
            path = self.source.path
            reason = f"{path} is written in a way that no approval can be added to"
            raise OutputError(f"{reason}; write `{SECTION}` in lines of its own, without brackets")


def _verify(source: SourceFile, before: Node | None, text: str, name: str, names: set[str]) -> None:
    """Refuse a text in which anything but the approvals would be another.

    Raises:
        OutputError: it would.
    """
    after, faults = read_tree(SourceFile(source.path, text))
    same = _others(None if before is None else before.data, names)
    is_there = after is not None and after.at([SECTION, name]).get("digest") is not None
    if faults or after is None or not is_there or _others(after.data, names) != same:
        raise OutputError(
            f"no approval can be added to {source.path} without changing what it says; "
            f"write the section `{SECTION}` into a file {FILE_NAME} of the model's folder"
        )


def _others(data: Data, names: set[str]) -> dict[str, Data]:
    """What a file says beside the approvals of some names."""
    sections = dict(data) if isinstance(data, dict) else {}
    gates = sections.pop(SECTION, None)
    for name, approval in gates.items() if isinstance(gates, dict) else ():
        if name not in names:
            sections[f"{SECTION}.{name}"] = approval
    return sections


def _key(text: str) -> str:
    return text if _PLAIN_KEY.match(text) else _quoted(text)


def _quoted(text: str) -> str:
    """Text in double quotes, as JSON and YAML both read it."""
    return _UNPRINTABLE.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]
