"""Leaves and containers of a page as blocks of Markdown: notes, tabs, code, lists of pages.

The Markdown is that of Material for MkDocs; its extensions are part of what the theme installs.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from mkdocs_dynamodb.diagnostics import Finding
from mkdocs_dynamodb.workshop.directives import Directive, read_directive
from mkdocs_dynamodb.workshop.inline import InlineWriter
from mkdocs_dynamodb.workshop.lines import Line
from mkdocs_dynamodb.workshop.lists import TAB, ListIndents
from mkdocs_dynamodb.workshop.troubles import Trouble, TroubleKind

INDENT = 4
"""Spaces by which Python-Markdown tells what belongs to a note or a tab."""
CONTAINER_COLONS = 3

_FENCE = re.compile(r"(?P<indent>\s*)(?P<marks>`{3,}|~{3,})(?P<info>[^`]*)$")
_COLONS = re.compile(r"\s*(:{3,})\s*$")
_OPENING = re.compile(r"(\s*)(::+[A-Za-z].*?)\s*$")
_ALERTS = {"info": "info", "warning": "warning", "error": "danger", "success": "success"}
_CONTAINERS = ("alert", "expand", "tabs", "tab", "code")


@dataclass(slots=True)
class _Open:
    """A container that is not closed yet."""

    directive: Directive
    line: Line
    indent: str
    is_indented: bool
    """Whether what it holds is indented in the Markdown."""
    code: list[str] = field(default_factory=list)
    has_tabs: bool = False
    """Whether a tab of it is written already, which the next one joins."""


class BlockWriter:
    """Writes the lines of one page, which may open containers within containers."""

    def __init__(self, inline: InlineWriter, children: Callable[[int], Sequence[str]]) -> None:
        """Write lines with `inline`; `children` gives the list of child pages to a depth."""
        self.inline = inline
        self.children = children
        self.lines: list[str] = []
        self.open: list[_Open] = []
        self.lists = ListIndents()
        self.fence = ""
        self.fence_indents = (0, 0)
        """Spaces before the fence that is open: as read, and as written."""

    def write(self, lines: Sequence[Line]) -> str:
        """Markdown of a page."""
        for line in lines:
            self._line(line)
        if self.fence:
            self._end_fence()
        while self.open:
            self._report_unclosed(self.open[-1])
            self._close()
        return "\n".join(self.lines).strip("\n") + "\n"

    def _line(self, line: Line) -> None:
        if self.open and self.open[-1].directive.name == "code":
            self._raw(line)
            return
        if self.inline.in_comment and not self.fence:
            self._put(self.inline.write(line))
            return
        fence = _FENCE.match(line.text)
        if self.fence:
            if fence and not fence["info"].strip() and fence["marks"].startswith(self.fence):
                self._end_fence()
            else:
                self._put(self._shifted(line.text))
            return
        if fence:
            self.fence = fence["marks"]
            indent = len(fence["indent"].expandtabs(TAB))
            self.fence_indents = (indent, self.lists.shift(indent))
            self._separate()
            self._put(" " * self.fence_indents[1] + fence["marks"] + _language(fence["info"]))
        elif self._closes(line):
            self._close()
        elif not self._opens(line):
            text, is_apart = self.lists.place(self.inline.write(line))
            if is_apart:
                self._separate()
            self._put(text)

    def _end_fence(self) -> None:
        """Close a fence with the marks that opened it, apart from what follows.

        Python-Markdown wants both.
        """
        self._put(" " * self.fence_indents[1] + self.fence)
        self.fence = ""
        self._separate()

    def _shifted(self, text: str) -> str:
        """A line of code with the indentation that its fence has got."""
        read, written = self.fence_indents
        text = text.expandtabs(TAB) if text[:1] == "\t" else text
        indent = len(text) - len(text.lstrip(" "))
        return " " * written + text[min(read, indent) :].rstrip()

    def _raw(self, line: Line) -> None:
        container = self.open[-1]
        if self._closes(line):
            self._close()
        else:
            container.code.append(line.text.removeprefix(container.indent))

    def _closes(self, line: Line) -> bool:
        """Whether a line closes the innermost container: it has at least as many colons."""
        match = _COLONS.match(line.text)
        return (
            match is not None
            and bool(self.open)
            and len(match[1]) >= self.open[-1].directive.colons
        )

    def _opens(self, line: Line) -> bool:
        """Write a leaf or open a container, where the whole line is one."""
        match = _OPENING.match(line.text)
        directive = None if match is None else read_directive(line.text, match.start(2))
        if match is None or directive is None or directive.end != match.end(2):
            return False
        if directive.colons >= CONTAINER_COLONS and directive.name in _CONTAINERS:
            self._open(line, directive, self._indent(match[1]))
            return True
        leaf = {"alert": self._alert, "children": self._children, "video": _video}.get(
            directive.name
        )
        if leaf is None or directive.colons >= CONTAINER_COLONS:
            return False
        self._separate()
        indent = self._indent(match[1])
        for text in leaf(line, directive):
            self._put(indent + text if text else "")
        self._separate()
        return True

    def _indent(self, indent: str) -> str:
        """Indentation of a block, as it is written."""
        return " " * self.lists.shift(len(indent.expandtabs(TAB)))

    def _open(self, line: Line, directive: Directive, indent: str) -> None:
        self._separate()
        header = directive.attributes.get("header", directive.attributes.get("label", ""))
        openings = {
            "alert": lambda: _note("!!!", directive, header),
            "expand": lambda: f'??? note "{_quoted(header or "More")}"',
            "tab": lambda: f'{self._tab_marks()} "{_quoted(header or "Tab")}"',
        }
        opening = openings.get(directive.name)
        if opening is not None:
            self._put(indent + opening())
            self.lines.append("")
        self.open.append(_Open(directive, line, indent, opening is not None))

    def _tab_marks(self) -> str:
        """Begin a set of tabs with the first tab of a container, so that two sets stay two."""
        group = self.open[-1] if self.open and self.open[-1].directive.name == "tabs" else None
        joins = group is not None and group.has_tabs
        if group is not None:
            group.has_tabs = True
        return "===" if joins else "===!"

    def _close(self) -> None:
        container = self.open.pop()
        if container.directive.name == "code":
            self._separate()
            for text in _fenced(container.directive, container.code):
                self._put(container.indent + text if text else "")
        self._separate()

    def _alert(self, line: Line, directive: Directive) -> list[str]:
        text = self.inline.label(line, directive).strip()
        header = directive.attributes.get("header", "")
        return [_note("!!!", directive, header), "", " " * INDENT + text]

    def _children(self, _line: Line, directive: Directive) -> Sequence[str]:
        depth = directive.attributes.get("depth", "1")
        return self.children(int(depth) if depth.isdecimal() and len(depth) == 1 else 1)

    def _put(self, text: str) -> None:
        extra = INDENT * sum(container.is_indented for container in self.open)
        self.lines.append(" " * extra + text if text.strip() else "")

    def _separate(self) -> None:
        """Leave an empty line, which begins a block."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def _report_unclosed(self, container: _Open) -> None:
        directive, line = container.directive, container.line
        name = ":" * directive.colons + directive.name
        finding = Finding(
            at=line.span(directive.start, directive.start + len(name)),
            message=f"`{name}` is not closed",
            label="reaches to the end of the page",
            subject=line.path,
            help=f"write `{':' * directive.colons}` on a line of its own where it ends",
        )
        self.inline.troubles.append(Trouble(TroubleKind.UNCLOSED_CONTAINER, finding))


def _note(marks: str, directive: Directive, header: str) -> str:
    kind = _ALERTS.get(directive.attributes.get("type", "info"), "info")
    return f'{marks} {kind} "{_quoted(header)}"' if header else f"{marks} {kind}"


def _quoted(header: str) -> str:
    """A title for the quotes of a note or tab, whose text is read as Markdown."""
    return header.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _language(info: str) -> str:
    """The language of a fence; what follows it would keep Python-Markdown from seeing a fence."""
    return re.sub(r"[^\w+#.-]", "", next(iter(info.split()), ""))


def _video(_line: Line, directive: Directive) -> list[str]:
    """A link: a player would ask another host while the page is read."""
    name = re.sub(r"[^A-Za-z0-9_-]", "", directive.attributes.get("id", ""))
    return [f"[Video](https://www.youtube.com/watch?v={name})"]


def _fenced(directive: Directive, code: Sequence[str]) -> list[str]:
    runs = re.findall(r"`{3,}", "\n".join(code))
    marks = "`" * max(3, *(len(run) + 1 for run in runs), 3)
    language = _language(directive.attributes.get("language", ""))
    numbers = directive.attributes.get("showLineNumbers", "").lower() == "true"
    info = f'{language or "text"} linenums="1"' if numbers else language
    return [f"{marks}{info}", *code, marks]
