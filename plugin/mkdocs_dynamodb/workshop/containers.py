"""Containers of a page that are open: notes, parts to open, tabs, and code."""

from dataclasses import dataclass, field

from mkdocs_dynamodb.diagnostics import Finding
from mkdocs_dynamodb.workshop.constructs import fenced, note, quoted
from mkdocs_dynamodb.workshop.directives import Directive
from mkdocs_dynamodb.workshop.lines import Line, outdented, width_before
from mkdocs_dynamodb.workshop.troubles import Trouble, TroubleKind

CONTAINERS = ("alert", "expand", "tabs", "tab", "code")
MIN_COLONS = 3
"""Colons that a container has at least."""


@dataclass(slots=True)
class OpenContainer:
    """A container that is not closed yet."""

    directive: Directive
    line: Line
    indent: str
    """Spaces before it, as written."""
    code: list[str] = field(default_factory=list)
    """Lines of a container of code, as read."""
    has_tabs: bool = False
    """Whether a tab of it is written already, which the next one joins."""

    @property
    def is_indented(self) -> bool:
        """Whether what it holds is indented in the Markdown."""
        return self.directive.name in ("alert", "expand", "tab")

    def opening(self, label: str, outer: "OpenContainer | None") -> tuple[str, str]:
        """First line of its Markdown, and the text that it begins with.

        Args:
            label: Markdown of the label, which is the title where no attribute states one.
            outer: the container around it.
        """
        name, attributes = self.directive.name, self.directive.attributes
        header = attributes.get("header", attributes.get("label", ""))
        title = quoted(header) if header else label.replace('"', "&quot;")
        text = label if header else ""
        if name == "alert":
            return note(self.directive, title), text
        if name == "expand":
            return f'??? note "{title or "More"}"', text
        if name == "tab":
            return f'{_tab_marks(outer)} "{title or "Tab"}"', text
        return "", label if name == "tabs" else ""

    def fenced(self) -> list[str]:
        """Its lines of code as a fence."""
        width = width_before(self.line.text)
        return fenced(self.directive, [outdented(text, width) for text in self.code])

    def unclosed(self, label: str) -> Trouble:
        """The trouble that no line closes it."""
        directive, line = self.directive, self.line
        name = ":" * directive.colons + directive.name
        finding = Finding(
            at=line.span(directive.start, directive.start + len(name)),
            message=f"`{name}` is not closed",
            label=label,
            subject=line.path,
            help=f"write `{':' * directive.colons}` on a line of its own where it ends",
        )
        return Trouble(TroubleKind.UNCLOSED_CONTAINER, finding)


def _tab_marks(outer: OpenContainer | None) -> str:
    """Begin a set of tabs with the first tab of a container, so that two sets stay two."""
    if outer is None or outer.directive.name != "tabs":
        return "===!"
    marks = "===" if outer.has_tabs else "===!"
    outer.has_tabs = True
    return marks
