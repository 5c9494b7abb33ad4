"""Inline forms of a line as Markdown: images, links, buttons and code, and where links lead."""

import html
import re
from collections.abc import Callable, Mapping

from mkdocs_dynamodb.diagnostics import Finding
from mkdocs_dynamodb.source.shape import nearest
from mkdocs_dynamodb.workshop.directives import (
    Directive,
    after_code,
    closing_bracket,
    read_directive,
)
from mkdocs_dynamodb.workshop.lines import Line
from mkdocs_dynamodb.workshop.links import LinkWriter, angled
from mkdocs_dynamodb.workshop.places import Places
from mkdocs_dynamodb.workshop.tags import TagWriter
from mkdocs_dynamodb.workshop.troubles import Trouble, TroubleKind

MAX_DEPTH = 20
"""Labels within labels, and quotes within quotes, that are read; what is deeper stays as it is."""

_SIZE = re.compile(r"[0-9]+%?")
_ATTRIBUTES = re.compile(r"(?<=[`*_)>\]])\{|(?<=[ \t])\{[^{}]*\}\s*$")
"""Braces where Python-Markdown would take them for attributes; here they are words."""
_NO_DIRECTIVE_AFTER = re.compile(r"[\w:\\/]")
_ANCHOR = re.compile(r"\{#[A-Za-z][\w-]*\}\s*$")
"""Name that a heading gives itself, for links to it."""
_SHORTCODE = re.compile(r"\{\{[<%]\s*/?\s*[\w.-]+")
"""Beginning of what Hugo, for which older workshops are written, puts something in for."""


class InlineWriter:
    """Writes lines of one page."""

    def __init__(self, places: Places, address: str, troubles: list[Trouble]) -> None:
        """Resolve links against the address of the page, and report what is wrong."""
        self.troubles = troubles
        self.links = LinkWriter(places, address, troubles)
        self.tags = TagWriter(self.links)
        self.depth = 0
        """Labels that the text stands in."""
        self.in_label = False
        """Whether a line before began the text of a link."""
        self.forms: Mapping[str, Callable[[Line, Directive], str]] = {
            "image": self._image,
            "link": self._link,
            "button": self._button,
            "code": _code,
        }

    @property
    def in_comment(self) -> bool:
        """Whether a line before began an HTML comment, in which nothing is read."""
        return self.tags.in_comment

    def write(self, line: Line, following: str = "") -> str:
        """Markdown of a line, below which another one follows."""
        if not self.tags.in_comment and not self.tags.in_tag:
            definition = self.links.definition(line)
            if definition is not None:
                return definition
        self.in_label = self.in_label and bool(line.text.strip())
        begun, at = self.tags.begun(line)
        pieces = [begun]
        while at < len(line.text):
            written, at = self._next(line, at, following)
            pieces.append(written)
        return "".join(pieces)

    def _next(self, line: Line, at: int, following: str) -> tuple[str, int]:
        """What stands at a position, and the position after it."""
        text, character = line.text, line.text[at]
        if character == "\\":
            return _escaped(text, at, following)
        if character == "`":
            end = after_code(text, at)
            return text[at:end], end
        if character == "<":
            return self.tags.write(line, at, following)
        if character == ":" and _may_begin(text, at):
            directive = read_directive(text, at)
            if directive is not None:
                return self._directive(line, directive), directive.end
            self._report_broken(line, at)
        if character == "{" and (shortcode := _SHORTCODE.match(text, at)):
            self._report_shortcode(line, shortcode)
        return self._bracket(line, at)

    def _bracket(self, line: Line, at: int) -> tuple[str, int]:
        """What a bracket or any other sign at a position begins or ends."""
        text, character = line.text, line.text[at]
        if text.startswith("![", at) or character == "[":
            return self._markdown_link(line, at)
        if character == "]":
            return self._end_of_label(line, at)
        is_attributes = character == "{" and at > 0 and _ATTRIBUTES.match(text, at)
        if is_attributes and text.startswith("#") and _ANCHOR.match(text, at):
            is_attributes = None
        return ("&#123;" if is_attributes else character), at + 1

    def _directive(self, line: Line, directive: Directive) -> str:
        form = self.forms.get(directive.name)
        written = line.text[directive.start : directive.end]
        if _is_parameter(directive):  # without a value, which is reported already
            return html.escape(written, quote=False)
        if form is None or directive.colons > 1:
            self.report_unknown(line, directive)
            return html.escape(written, quote=False)
        return form(line, directive)

    def report_unknown(self, line: Line, directive: Directive) -> None:
        """Tell of a directive that means nothing where it stands."""
        name = ":" * directive.colons + directive.name
        known = directive.name in _KNOWN
        cure = nearest(directive.name, _KNOWN) or f"known: {', '.join(_KNOWN)}"
        if directive.name == "video":
            cure = "name the video as in `::video{id=abc}`"
        elif directive.name in self.forms:
            cure = f"write it with one colon: `:{directive.name}`"
        elif known:
            cure = "put it on a line of its own" if directive.colons > 1 else "add the colons"
        end = directive.start + len(name)
        finding = Finding(
            at=line.span(directive.start, end),
            message=f"`{name}` means nothing here" if known else f"`{name}` is no directive",
            label="shown as it is written",
            subject=line.path,
            help=cure,
        )
        self.troubles.append(Trouble(TroubleKind.UNKNOWN_DIRECTIVE, finding))

    def _report_broken(self, line: Line, at: int) -> None:
        """Tell of a known directive whose brackets or attributes cannot be read."""
        match = _BEGINNING.match(line.text, at)
        if match is None:
            return
        finding = Finding(
            at=line.span(*match.span()),
            message=f"`{match[0]}` cannot be read",
            label="shown as it is written",
            subject=line.path,
            help="close its brackets on this line, and put values into double quotes",
        )
        self.troubles.append(Trouble(TroubleKind.UNKNOWN_DIRECTIVE, finding))

    def _report_shortcode(self, line: Line, shortcode: re.Match[str]) -> None:
        """Tell of what only Hugo reads."""
        finding = Finding(
            at=line.span(*shortcode.span()),
            message=f"`{shortcode[0]}` is a shortcode of Hugo",
            label="shown as it is written",
            subject=line.path,
            help="write it as a directive, such as `::alert[Text]{type=info}`",
        )
        self.troubles.append(Trouble(TroubleKind.UNKNOWN_DIRECTIVE, finding))

    def label(self, line: Line, directive: Directive) -> str:
        """Markdown of a directive's label."""
        start = directive.label_start
        return self._within(line.part(start, start + len(directive.label or "")))

    def _within(self, label: Line) -> str:
        """Markdown of the text between brackets."""
        if self.depth >= MAX_DEPTH:
            return label.text
        self.depth += 1
        written = self.write(label)
        self.depth -= 1
        return written

    def _image(self, line: Line, directive: Directive) -> str:
        source = directive.attributes.get("src", "")
        link = self.links.found(line, source, directive.start, directive.end, is_image=True)
        alt = self.label(line, directive)
        if link is None:
            return _missing(alt)
        sizes = [
            f"{name}={value}"
            for name in ("width", "height")
            if _SIZE.fullmatch(value := directive.attributes.get(name, ""))
        ]
        attributes = f"{{: {' '.join(sizes)} }}" if sizes else ""
        return f"![{alt}]({angled(link)}){attributes}"

    def _link(self, line: Line, directive: Directive) -> str:
        link = self.links.found(line, directive.attributes.get("href", ""), *_range(directive))
        label = self.label(line, directive) or html.escape(directive.attributes.get("href", ""))
        if link is None:
            return label
        is_apart = directive.attributes.get("target") == "_blank"
        return f"[{label}]({angled(link)})" + ("{: target=_blank }" if is_apart else "")

    def _button(self, line: Line, directive: Directive) -> str:
        link = self.links.found(line, directive.attributes.get("href", ""), *_range(directive))
        label = self.label(line, directive)
        return label if link is None else f"[{label}]({angled(link)}){{: .md-button }}"

    def _markdown_link(self, line: Line, at: int) -> tuple[str, int]:
        text, is_image = line.text, line.text[at] == "!"
        opening = at + is_image
        closing = closing_bracket(text, opening)
        self.in_label = self.in_label or closing is None
        found = None
        if closing is not None:
            found = self.links.destination(line, closing + 1, is_image=is_image)
        if closing is None or found is None:
            return text[at : opening + 1], opening + 1
        label = self._within(line.part(opening + 1, closing))
        destination, end = found
        if destination is None:
            return (_missing(label) if is_image else label), end
        return f"{'!' if is_image else ''}[{label}]{destination}", end

    def _end_of_label(self, line: Line, at: int) -> tuple[str, int]:
        """The end of a link's text that began on a line before, or a bracket of its own."""
        found = self.links.destination(line, at + 1, is_image=False) if self.in_label else None
        if found is None:  # Python-Markdown takes more for a link than others do
            is_followed = line.text.startswith("(", at + 1)
            return ("]&#40;" if is_followed else "]"), at + 1 + is_followed
        self.in_label = False
        return f"]{found[0] or ''}", found[1]


_KNOWN = (
    *("alert", "assetUrl", "button", "children", "code", "expand", "image", "link", "param"),
    *("tab", "tabs", "video"),
)
_BEGINNING = re.compile(rf":+(?:{'|'.join(_KNOWN)})(?=[\[{{])")


def _may_begin(text: str, at: int) -> bool:
    """Whether a colon may begin a directive: within a word, only one that is known."""
    if not at or not _NO_DIRECTIVE_AFTER.match(text[at - 1]):
        return True
    return text[at - 1] != ":" and _BEGINNING.match(text, at) is not None


def _escaped(text: str, at: int, following: str) -> tuple[str, int]:
    """A sign after a backslash, and the position after it; at the end, it breaks the line."""
    if at + 1 < len(text):
        return (":" if text[at + 1] == ":" else text[at : at + 2]), at + 2
    return ("  " if following.strip() else "\\"), at + 1


def _is_parameter(directive: Directive) -> bool:
    return directive.name == "param" and directive.colons == 1 and directive.label is None


def _range(directive: Directive) -> tuple[int, int]:
    return directive.start, directive.end


def _code(_line: Line, directive: Directive) -> str:
    text = directive.label or ""
    ticks = "`"
    while ticks in text:
        ticks += "`"
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def _missing(alt: str) -> str:
    return f"*{alt.strip() or 'image'}* (image missing)"
