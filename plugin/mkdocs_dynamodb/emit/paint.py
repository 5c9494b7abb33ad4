"""Colours for a terminal: they repeat what words and signs say, and never stand alone."""

from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.records import record

_OF_SEVERITY = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold yellow",
    Severity.NOTE: "bold cyan",
}
_FRAME = "blue"
_HEADING = "bold"


@record()
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

    def _styled(self, text: str, style: str) -> str:
        if not self.is_on:
            return text
        from rich.color import ColorSystem  # noqa: PLC0415 - of no use without a terminal
        from rich.style import Style  # noqa: PLC0415

        return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)
