"""Lists as Python-Markdown reads them: an empty line before, and four spaces for each level.

Workshops are written for CommonMark, where a list may follow a paragraph at once and what belongs
to an item stands below its text (https://spec.commonmark.org/, List items).
"""

import re

from mkdocs_dynamodb.workshop.lines import TAB, width_before

LEVEL = 4

_ITEM = re.compile(r"(?P<indent>\s*)(?P<marker>[-*+]|\d{1,9}[.)])(?P<space>\s+)(?=\S)")
_BREAK = re.compile(r"\s*(?:(?:\*\s*){3,}|(?:_\s*){3,}|(?:-\s*){3,})$")
"""Line across the page."""
_ENDS_ITEM = re.compile(
    r"#{1,6}(?:\s|$)|</?(?:center|details|div|figure|h[1-6]|hr|ol|p|section|table|ul)\b",
    re.IGNORECASE,
)
"""What is no part of the text above it."""
_PARENTHESIS = re.compile(r"^(\d+)\)")
"""Number of an item as Python-Markdown does not know it."""


class ListIndents:
    """Indents the lines of one page, which come one after the other."""

    def __init__(self) -> None:
        """Begin outside of any list."""
        self.levels: list[int] = []
        """Column at which the text of each open item begins, outermost first."""
        self.kinds: list[bool] = []
        """Whether each level is numbered, as its last item was; deeper ones may be closed."""
        self.after_blank = True
        self.was_text = False
        """Whether the last line was of a paragraph that an item would be read as a part of."""

    def place(self, text: str) -> tuple[str, bool]:
        """A line with its indentation changed, and whether an empty line belongs before it."""
        text = text.expandtabs(TAB) if text[:1] in " \t" else text
        if not text.strip():
            self.after_blank, self.was_text = True, False
            return "", False
        indent = len(text) - len(text.lstrip())
        if self.item(text) is not None:
            return self._item(text, indent)
        is_new = self.after_blank
        is_apart = self._ends_item(text, indent)
        if self.after_blank or indent or is_apart:
            self._leave(indent)
        is_block = text.lstrip().startswith(("#", "|", ">", "<"))
        begins = is_new or self.was_text or not self.levels
        self.was_text = is_apart or (begins and not is_block)
        self.after_blank = False
        return " " * self._written(indent) + text.lstrip(), is_apart

    def _ends_item(self, text: str, indent: int) -> bool:
        """Whether a line ends the text of the item above it, though no empty line is between."""
        is_below = bool(self.levels) and not self.after_blank
        is_break = (
            _BREAK.match(text) is not None and indent < self.levels[-1] if is_below else False
        )
        return is_break or (is_below and _ENDS_ITEM.match(text.lstrip()) is not None)

    def item(self, text: str) -> re.Match[str] | None:
        """The marker of an item that a line begins with, and the spaces around it."""
        item = _ITEM.match(text)
        is_other = self.is_code(width_before(text)) or _BREAK.match(text) is not None
        return None if is_other else item

    def is_code(self, indent: int) -> bool:
        """Whether what is indented so far is code instead of an item or a quote."""
        inner = max((level for level in self.levels if level <= indent), default=0)
        return indent >= inner + LEVEL

    def shift(self, indent: int) -> int:
        """Spaces to put before a block that is indented so far, such as a fence.

        It belongs to an item or to none; further to the right, it would be read as code.
        """
        self._leave(indent)
        self.after_blank = self.was_text = False
        return LEVEL * len(self.levels)

    def _written(self, indent: int) -> int:
        """Spaces for what is indented so far; less than a level is no matter."""
        inner = self.levels[-1] if self.levels else 0
        return LEVEL * (len(self.levels) + max(indent - inner, 0) // LEVEL)

    def _item(self, text: str, indent: int) -> tuple[str, bool]:
        item = _ITEM.match(text)
        end = 0 if item is None else item.end()
        self._leave(indent)
        level = len(self.levels)
        is_numbered = text.lstrip()[0].isdigit()
        is_other = len(self.kinds) > level and self.kinds[level] != is_numbered
        needs_blank = self.was_text or (is_other and not self.after_blank)
        self.kinds[level:] = [is_numbered]
        self.levels.append(end)
        self.after_blank = self.was_text = False
        written = _PARENTHESIS.sub(r"\1.", text.lstrip())
        return " " * (LEVEL * level) + written, needs_blank

    def _leave(self, indent: int) -> None:
        """Close the items that something with this indentation does not belong to."""
        while self.levels and indent < self.levels[-1]:
            self.levels.pop()
