"""HTML within a line of a page: tags and comments, and the links in them."""

import re

from mkdocs_dynamodb.workshop.lines import Line
from mkdocs_dynamodb.workshop.links import LinkWriter

_TAG = re.compile(r"</?(?P<name>[A-Za-z][\w:.-]*)(?:\s[^<>]*|/)?(?:>|$)")
"""A tag, which may end on a later line."""
_ADDRESS = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>")
"""A link in angle brackets."""
_REFERENCE = re.compile(
    r"""(?P<name>(?<![\w-])(?:src|href)\s*=\s*)"""
    r"""(?:(?P<quote>["'])(?P<quoted>[^"']*)(?P=quote)|(?P<bare>[^\s"'<>]+))"""
)
_COMMENT, _COMMENT_END = "<!--", "-->"
_HOLDING_TEXT = re.compile(r"<(?:details|div|section|article|center)\b(?![^<>]*\bmarkdown=)")
"""Tag that may hold Markdown, which Python-Markdown reads only where it is asked to."""
_ELEMENT = re.compile(
    r"a|abbr|address|area|article|aside|audio|b|base|bdi|bdo|big|blockquote|body|br|button|canvas|"
    r"caption|center|circle|cite|clippath|code|col|colgroup|data|datalist|dd|del|details|dfn|dialog|"
    r"div|dl|dt|ellipse|em|embed|fieldset|figcaption|figure|font|footer|form|g|h[1-6]|head|header|hr|"
    r"html|i|iframe|image|img|input|ins|kbd|label|legend|li|line|link|main|map|mark|menu|meta|meter|"
    r"nav|noscript|object|ol|optgroup|option|output|p|param|path|picture|polygon|polyline|pre|"
    r"progress|q|rect|rp|rt|ruby|s|samp|script|section|select|small|source|span|stop|strike|strong|"
    r"style|sub|summary|sup|svg|table|tbody|td|text|textarea|tfoot|th|thead|time|title|tr|track|tt|"
    r"u|ul|use|var|video|wbr"
)
"""Elements of HTML and SVG; in other angle brackets, people write what a reader is to fill in."""
_NEED_ATTRIBUTES = re.compile(r"<(?:data|image|line|link|map|object|param|path|text|title|use)>")
"""Elements that say nothing without attributes, so that their names alone are words as well."""


class TagWriter:
    """Writes the HTML of one page, whose tags and comments may go over several lines."""

    def __init__(self, links: LinkWriter) -> None:
        """Begin outside of any tag."""
        self.links = links
        self.in_comment = False
        """Whether a line before began a comment, in which nothing is read."""
        self.in_tag = False
        """Whether a line before began a tag."""

    def begun(self, line: Line) -> tuple[str, int]:
        """What a line begins with that belongs to a line before, and the position after it."""
        if self.in_comment:
            end = self._after_comment(line.text, 0)
            return line.text[:end], end
        if not self.in_tag or not line.text.strip():
            self.in_tag = False
            return "", 0
        end = line.text.find(">") + 1
        self.in_tag = not end
        end = end or len(line.text)
        return self._led(line, 0, end), end

    def write(self, line: Line, at: int, following: str) -> tuple[str, int]:
        """A tag, comment or address, or the sign alone, and the position after it.

        Args:
            line: line with a `<` at a position.
            at: that position.
            following: the line below.
        """
        text = line.text
        if text.startswith(_COMMENT, at):
            end = self._after_comment(text, at + len(_COMMENT))
            return text[at:end], end
        if address := _ADDRESS.match(text, at):
            return address[0], address.end()
        tag = _TAG.match(text, at)
        if tag is None:
            return "<", at + 1
        is_whole = tag[0].endswith(">")
        if not _is_element(tag):
            return "&lt;", at + 1
        self.in_tag = not is_whole
        written = self._led(line, at, tag.end())
        is_alone = not text[tag.end() :].strip() and not following.strip()
        if is_whole and (is_alone or tag["name"] == "details"):
            written = _HOLDING_TEXT.sub(r'\g<0> markdown="1"', written)
        return written, tag.end()

    def _led(self, line: Line, start: int, end: int) -> str:
        """A part of a tag with its links led to the right places."""

        def replaced(match: re.Match[str]) -> str:
            group = "quoted" if match["quote"] else "bare"
            places = (start + match.start(group), start + match.end(group))
            is_image = match["name"].startswith("src")
            link = self.links.found(line, match[group], *places, is_image=is_image, in_html=True)
            return match[0] if link is None else f'{match["name"]}"{link}"'

        return _REFERENCE.sub(replaced, line.text[start:end])

    def _after_comment(self, text: str, at: int) -> int:
        """Position after the comment that a position is in; it may end on a later line."""
        end = text.find(_COMMENT_END, at)
        self.in_comment = end < 0
        return len(text) if end < 0 else end + len(_COMMENT_END)


def _is_element(tag: re.Match[str]) -> bool:
    """Whether a browser would read a tag, instead of leaving it out."""
    is_known = _ELEMENT.fullmatch(tag["name"].lower()) is not None
    return is_known and not _NEED_ATTRIBUTES.fullmatch(tag[0].lower())
