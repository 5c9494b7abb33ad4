"""Lists as Python-Markdown reads them: an empty line before, and four spaces for each level.

Workshops are written for CommonMark, where a list may follow a paragraph at once and what belongs
to an item stands below its text (https://spec.commonmark.org/, List items).
"""

import re

LEVEL = 4
TAB = 4

_ITEM = re.compile(r"(?P<indent>\s*)(?P<marker>[-*+]|\d{1,9}[.)])(?P<space>\s+)(?=\S)")


class ListIndents:
    """Indents the lines of one page, which come one after the other."""

    def __init__(self) -> None:
        """Begin outside of any list."""
        self.levels: list[int] = []
        """Column at which the text of each open item begins, outermost first."""
        self.after_blank = True
        self.was_text = False

    def place(self, text: str) -> tuple[str, bool]:
        """A line with its indentation changed, and whether an empty line belongs before it."""
        text = text.expandtabs(TAB) if text[:1] in " \t" else text
        if not text.strip():
            self.after_blank, self.was_text = True, False
            return "", False
        indent = len(text) - len(text.lstrip())
        item = _ITEM.match(text)
        if item is not None and indent < self._limit(indent):
            return self._item(text, indent, item)
        if self.after_blank or indent:
            self._leave(indent)
        self.was_text = not self.levels and not text.startswith(("#", "|", ">", "<"))
        self.after_blank = False
        return " " * self._written(indent) + text.lstrip(), False

    def shift(self, indent: int) -> int:
        """Spaces to put before a block that is indented so far, such as a fence."""
        self._leave(indent)
        self.after_blank = self.was_text = False
        return self._written(indent)

    def _written(self, indent: int) -> int:
        """Spaces for what is indented so far; less than a level is no matter."""
        inner = self.levels[-1] if self.levels else 0
        return LEVEL * (len(self.levels) + max(indent - inner, 0) // LEVEL)

    def _limit(self, indent: int) -> int:
        """Indentation from which a marker begins code instead of an item."""
        inner = max((level for level in self.levels if level <= indent), default=0)
        return inner + LEVEL

    def _item(self, text: str, indent: int, item: re.Match[str]) -> tuple[str, bool]:
        self._leave(indent)
        level = len(self.levels)
        needs_blank = self.was_text and not level
        self.levels.append(item.end())
        self.after_blank = self.was_text = False
        return " " * (LEVEL * level) + text.lstrip(), needs_blank

    def _leave(self, indent: int) -> None:
        """Close the items that something with this indentation does not belong to."""
        while self.levels and indent < self.levels[-1]:
            self.levels.pop()
