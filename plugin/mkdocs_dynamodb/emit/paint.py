"""Colours for a terminal: they repeat what words and signs say, and never stand alone."""

from dataclasses import dataclass

from rich.color import ColorSystem
from rich.style import Style

from mkdocs_dynamodb.diagnostics import Severity

_OF_SEVERITY = {
    Severity.ERROR: Style(bold=True, color="red"),
    Severity.WARNING: Style(bold=True, color="yellow"),
    Severity.NOTE: Style(bold=True, color="cyan"),
}
_FRAME = Style(color="blue")
_HEADING = Style(bold=True)


@dataclass(frozen=True, slots=True)
class Paint:
    """Gives parts of a finding their colours; where it is off, text stays as it is."""

    is_on: bool = False

    def severity(self, text: str, severity: Severity) -> str:
        """A severity, or what is marked with it."""
        return self._styled(text, _OF_SEVERITY[severity])

    def frame(self, text: str) -> str:
        """Line numbers, rulers, and marks of related places."""
        return self._styled(text, _FRAME)

    def heading(self, text: str) -> str:
        """A title, or the name of a section."""
        return self._styled(text, _HEADING)

    def _styled(self, text: str, style: Style) -> str:
        return style.render(text, color_system=ColorSystem.STANDARD) if self.is_on else text
