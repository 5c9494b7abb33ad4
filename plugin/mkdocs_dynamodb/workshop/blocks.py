"""Leaves and containers of a page as blocks of Markdown: notes, tabs, code, lists of pages.

The Markdown is that of Material for MkDocs; its extensions are part of what the theme installs.
"""

import re
from collections.abc import Callable, Sequence

from mkdocs_dynamodb.workshop.constructs import is_video, language, note, quoted, video
from mkdocs_dynamodb.workshop.containers import CONTAINERS, MIN_COLONS, OpenContainer
from mkdocs_dynamodb.workshop.directives import Directive, read_directive
from mkdocs_dynamodb.workshop.inline import MAX_DEPTH, InlineWriter
from mkdocs_dynamodb.workshop.lines import TAB, Line, outdented, width_before
from mkdocs_dynamodb.workshop.lists import ListIndents

INDENT = 4
"""Spaces by which Python-Markdown tells what belongs to a note or a tab."""

_FENCE = re.compile(r"(?P<indent>\s*)(?P<marks>`{3,}|~{3,})(?P<info>[^`]*)$")
_COLONS = re.compile(r"\s*(:{3,})\s*$")
_OPENING = re.compile(r"\s*(::+[A-Za-z].*?)\s*$")
_QUOTE = re.compile(r"\s*> ?")
_VERBATIM = re.compile(r"\s*<(pre|script|style|textarea)\b", re.IGNORECASE)
"""Beginning of HTML in which nothing means anything but its end."""
_UNDER_HEADER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
"""Line between the header of a table and its rows."""


class BlockWriter:
    """Writes the lines of one page, which may open containers within containers."""

    def __init__(
        self,
        inline: InlineWriter,
        children: Callable[[int], Sequence[str]],
        *,
        is_exact: bool = False,
        depth: int = 0,
    ) -> None:
        """Write lines with `inline`; `children` gives the list of child pages to a depth.

        Args:
            inline: writes what stands within a line.
            children: gives the list of child pages to a depth.
            is_exact: whether a closing line closes the container with just as many colons, where
                one is open, instead of the innermost.
            depth: quotes that the lines stand in.
        """
        self.inline = inline
        self.children = children
        self.is_exact = is_exact
        self.depth = depth
        self.lines: list[str] = []
        self.open: list[OpenContainer] = []
        self.lists = ListIndents()
        self.quote: list[Line] = []
        """Lines of the quote that is being read."""
        self.quote_width = 0
        self.unclosed = 0
        """Containers that reach to the end."""
        self.fence = ""
        self.fence_indents = (0, 0)
        """Spaces before the fence that is open: as read, and as written."""
        self.verbatim = ""
        """Tag that ends the HTML that is read as it is."""

    def write(self, lines: Sequence[Line]) -> str:
        """Markdown of a page."""
        for line, following in zip(lines, [*lines[1:], None], strict=True):
            self._line(line, "" if following is None else following.text)
        self._end_quote()
        if self.fence:
            self._end_fence()
        while self.open:
            self.unclosed += 1
            self._close_early(f"reaches to the end of the {'quote' if self.depth else 'page'}")
        return "\n".join(self.lines).strip("\n") + "\n"

    def _line(self, line: Line, following: str) -> None:
        if self.open and self.open[-1].directive.name == "code":
            self._raw(line)
            return
        if self.verbatim:
            self._verbatim_line(line)
            return
        may_quote = not (self.fence or self.inline.in_comment) and self.depth < MAX_DEPTH
        quote = _QUOTE.match(line.text) if may_quote else None
        if quote and not self.lists.is_code(width_before(line.text)):
            self.quote_width = self.quote_width if self.quote else width_before(line.text)
            self.quote.append(line.part(quote.end(), len(line.text)))
            return
        self._end_quote()
        if self.inline.in_comment and not self.fence:
            self._put(self.inline.write(line))
        elif self.fence:
            self._fence_line(line)
        elif fence := _FENCE.match(line.text):
            self._begin_fence(fence)
        elif verbatim := _VERBATIM.match(line.text):
            self._begin_verbatim(line, verbatim[1])
        elif self._closes(line):
            self._close_by(line)
        elif not self._opens(line) and not self._begins_item(line, following):
            self._text(line, following)

    def _text(self, line: Line, following: str) -> None:
        if "|" in line.text and "|" in following and _UNDER_HEADER.match(following):
            self._separate()  # a table may follow a text at once, but not in Python-Markdown
        text, is_apart = self.lists.place(self.inline.write(line, following))
        if is_apart:
            self._separate()
        self._put(text)

    def _begins_item(self, line: Line, following: str) -> bool:
        """Write an item of a list that begins with a block, which goes below its marker."""
        item = self.lists.item(line.text)
        if item is None:
            return False
        below = line.part(item.end(), len(line.text)).indented(
            len(line.text[: item.end()].expandtabs(TAB))
        )
        if self._block_at(below) is None and not _FENCE.match(below.text):
            return False
        text, is_apart = self.lists.place(f"{item[0]}x")
        if is_apart:
            self._separate()
        self._put(text[:-1])
        self._line(below, following)
        return True

    def _begin_fence(self, fence: re.Match[str]) -> None:
        self.fence = fence["marks"]
        indent = len(fence["indent"].expandtabs(TAB))
        self.fence_indents = (indent, self.lists.shift(indent))
        self._separate()
        self._put(" " * self.fence_indents[1] + fence["marks"] + language(fence["info"]))

    def _fence_line(self, line: Line) -> None:
        fence = _FENCE.match(line.text)
        if fence and not fence["info"].strip() and fence["marks"].startswith(self.fence):
            self._end_fence()
        else:
            self._put(self._shifted(line.text))

    def _end_fence(self) -> None:
        """Close a fence with the marks that opened it, apart from what follows.

        Python-Markdown wants both.
        """
        self._put(" " * self.fence_indents[1] + self.fence)
        self.fence = ""
        self._separate()

    def _begin_verbatim(self, line: Line, name: str) -> None:
        indent = width_before(line.text)
        self.verbatim = f"</{name.lower()}"
        self.fence_indents = (indent, self.lists.shift(indent))
        self._separate()
        self._verbatim_line(line)

    def _verbatim_line(self, line: Line) -> None:
        self._put(self._shifted(line.text))
        if self.verbatim in line.text.lower():
            self.verbatim = ""
            self._separate()

    def _shifted(self, text: str) -> str:
        """A line of code with the indentation that its fence has got."""
        read, written = self.fence_indents
        return " " * written + outdented(text, read).rstrip()

    def _end_quote(self) -> None:
        """Write the quote that was read: a page of its own, with a sign before each line."""
        if not self.quote:
            return
        lines, self.quote = self.quote, []
        self._separate()
        inner = BlockWriter(
            self.inline, self.children, is_exact=self.is_exact, depth=self.depth + 1
        )
        indent = " " * self.lists.shift(self.quote_width)
        for text in inner.write(lines).rstrip("\n").split("\n"):
            self._put(f"{indent}> {text}".rstrip())
        self.unclosed += inner.unclosed
        self._separate()

    def _raw(self, line: Line) -> None:
        if self._closes(line):
            self._close_by(line)
        else:
            self.open[-1].code.append(line.text)

    def _closes(self, line: Line) -> bool:
        """Whether a line closes a container: it has at least as many colons as the innermost."""
        match = _COLONS.match(line.text)
        return (
            match is not None
            and bool(self.open)
            and len(match[1]) >= self.open[-1].directive.colons
        )

    def _close_by(self, line: Line) -> None:
        """Close the innermost container, or those up to the one that a line is meant for."""
        colons = line.text.count(":")
        is_met = any(container.directive.colons == colons for container in self.open)
        while self.is_exact and is_met and self.open[-1].directive.colons != colons:
            self._close_early("ends with the container around it")
        self._close()

    def _opens(self, line: Line) -> bool:
        """Write a leaf or open a container, where the whole line is one."""
        directive = self._block_at(line)
        if directive is None:
            return False
        if directive.colons >= MIN_COLONS:
            self._open(line, directive)
            return True
        self._separate()
        indent = self._indent(line)
        for text in self._leaf(line, directive):
            self._put(indent + text if text else "")
        self._separate()
        return True

    def _block_at(self, line: Line) -> Directive | None:
        """The leaf or container that is alone on a line and means something there."""
        match = _OPENING.match(line.text)
        directive = None if match is None else read_directive(line.text, match.start(1))
        if match is None or directive is None or directive.end != match.end(1):
            return None
        is_leaf = directive.name in ("alert", "children") or is_video(directive)
        is_known = directive.name in CONTAINERS if directive.colons >= MIN_COLONS else is_leaf
        return directive if is_known else None

    def _leaf(self, line: Line, directive: Directive) -> Sequence[str]:
        label = self.inline.label(line, directive).strip()
        if directive.name == "video":
            return video(directive, label)
        if directive.name == "alert":
            header = directive.attributes.get("header", "")
            return [note(directive, quoted(header)), "", " " * INDENT + label]
        depth = directive.attributes.get("depth", "1")
        found = self.children(int(depth) if depth.isdecimal() and len(depth) == 1 else 1)
        return [*([label, ""] if label else []), *found]

    def _indent(self, line: Line) -> str:
        """Indentation of a block, as it is written."""
        return " " * self.lists.shift(width_before(line.text))

    def _open(self, line: Line, directive: Directive) -> None:
        if directive.name == "tab" and self.open and self.open[-1].directive.name == "tab":
            self._close_early("ends where the next tab begins")
        container = OpenContainer(directive, line, self._indent(line))
        self._separate()
        label = "" if directive.name == "code" else self.inline.label(line, directive).strip()
        opening, text = container.opening(label, self.open[-1] if self.open else None)
        if opening:
            self._put(container.indent + opening)
            self.lines.append("")
        self.open.append(container)
        if text:
            self._put(container.indent + text)
            self._separate()

    def _close(self) -> None:
        container = self.open.pop()
        if container.directive.name == "code":
            self._separate()
            for text in container.fenced():
                self._put(container.indent + text if text else "")
        self._separate()

    def _close_early(self, label: str) -> None:
        """Close the innermost container, which no line closes."""
        self.inline.troubles.append(self.open[-1].unclosed(label))
        self._close()

    def _put(self, text: str) -> None:
        extra = INDENT * sum(container.is_indented for container in self.open)
        self.lines.append(" " * extra + text if text.strip() else "")

    def _separate(self) -> None:
        """Leave an empty line, which begins a block."""
        if self.lines and self.lines[-1]:
            self.lines.append("")
