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
from mkdocs_dynamodb.workshop.places import Match, Places
from mkdocs_dynamodb.workshop.troubles import Trouble, TroubleKind

_DESTINATION = re.compile(
    r"""\(\s*(?:<(?P<angled>[^<>]*)>|(?P<bare>(?:[^\s()\\]|\\.|\([^\s()]*\))*))
    (?P<title>\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)""",
    re.VERBOSE,
)
_TAG = re.compile(r"<[A-Za-z][^<>]*>")
_REFERENCE = re.compile(r"""\b(?P<name>src|href)\s*=\s*(?P<quote>["'])(?P<link>[^"']*)(?P=quote)""")
_SIZE = re.compile(r"[0-9]+%?")
_ATTRIBUTES = re.compile(r"(?<=[`*_)>\]])\{|(?<=[ \t])\{[^{}]*\}\s*$")
"""Braces where Python-Markdown would take them for attributes; here they are words."""
_COMMENT, _COMMENT_END = "<!--", "-->"
_DETAILS = re.compile(r"^<details\b(?![^>]*\bmarkdown=)")
"""Tag that may hold Markdown, which Python-Markdown reads only where it is asked to."""
_NO_DIRECTIVE_AFTER = re.compile(r"[\w:\\/]")


class InlineWriter:
    """Writes lines of one page."""

    def __init__(self, places: Places, address: str, troubles: list[Trouble]) -> None:
        """Resolve links against the address of the page, and report what is wrong."""
        self.places = places
        self.address = address
        self.troubles = troubles
        self.in_comment = False
        """Whether a line before began an HTML comment, in which nothing is read."""
        self.forms: Mapping[str, Callable[[Line, Directive], str]] = {
            "image": self._image,
            "link": self._link,
            "button": self._button,
            "code": _code,
        }

    def write(self, line: Line) -> str:
        """Markdown of a line."""
        text, pieces, at = line.text, list[str](), 0
        if self.in_comment:
            pieces, at = [text[: (end := self._after_comment(text, 0))]], end
        while at < len(text):
            written, at = self._next(line, at)
            pieces.append(written)
        return "".join(pieces)

    def _next(self, line: Line, at: int) -> tuple[str, int]:
        """What stands at a position, and the position after it."""
        text, character = line.text, line.text[at]
        if character == "\\" and at + 1 < len(text):
            return (":" if text[at + 1] == ":" else text[at : at + 2]), at + 2
        if character == "`":
            end = after_code(text, at)
            return text[at:end], end
        if character == ":" and not (at and _NO_DIRECTIVE_AFTER.match(text[at - 1])):
            directive = read_directive(text, at)
            if directive is not None:
                return self._directive(line, directive), directive.end
            self._report_broken(line, at)
        if text.startswith("![", at) or character == "[":
            return self._markdown_link(line, at)
        if character == "<":
            return self._html(line, at)
        is_attributes = character == "{" and at > 0 and _ATTRIBUTES.match(text, at)
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
        if directive.name in self.forms:
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

    def _after_comment(self, text: str, at: int) -> int:
        """Position after the HTML comment that a position is in; it may end on a later line."""
        end = text.find(_COMMENT_END, at)
        self.in_comment = end < 0
        return len(text) if end < 0 else end + len(_COMMENT_END)

    def label(self, line: Line, directive: Directive) -> str:
        """Markdown of a directive's label."""
        start = directive.label_start
        return self.write(line.part(start, start + len(directive.label or "")))

    def _image(self, line: Line, directive: Directive) -> str:
        source = directive.attributes.get("src", "")
        link = self._found(line, source, directive.start, directive.end, is_image=True)
        alt = self.label(line, directive)
        if link is None:
            return _missing(alt)
        sizes = [
            f"{name}={value}"
            for name in ("width", "height")
            if _SIZE.fullmatch(value := directive.attributes.get(name, ""))
        ]
        attributes = f"{{: {' '.join(sizes)} }}" if sizes else ""
        return f"![{alt}]({_angled(link)}){attributes}"

    def _link(self, line: Line, directive: Directive) -> str:
        link = self._found(line, directive.attributes.get("href", ""), *_range(directive))
        label = self.label(line, directive) or html.escape(directive.attributes.get("href", ""))
        if link is None:
            return label
        is_apart = directive.attributes.get("target") == "_blank"
        return f"[{label}]({_angled(link)})" + ("{: target=_blank }" if is_apart else "")

    def _button(self, line: Line, directive: Directive) -> str:
        link = self._found(line, directive.attributes.get("href", ""), *_range(directive))
        label = self.label(line, directive)
        return label if link is None else f"[{label}]({_angled(link)}){{: .md-button }}"

    def _markdown_link(self, line: Line, at: int) -> tuple[str, int]:
        text, is_image = line.text, line.text[at] == "!"
        opening = at + is_image
        closing = closing_bracket(text, opening)
        match = None if closing is None else _DESTINATION.match(text, closing + 1)
        if closing is None or match is None:
            return text[at : opening + 1], opening + 1
        label = self.write(line.part(opening + 1, closing))
        group = "angled" if match["angled"] is not None else "bare"
        written = match[group]
        start, end = match.span(group)
        link = self._found(line, written, start, max(end, start + 1), is_image=is_image)
        if link is None:
            return (_missing(label) if is_image else label), match.end()
        title = match["title"] or ""
        return f"{'!' if is_image else ''}[{label}]({_angled(link)}{title})", match.end()

    def _html(self, line: Line, at: int) -> tuple[str, int]:
        """A tag or comment, or the sign alone, and the position after it."""
        if line.text.startswith(_COMMENT, at):
            end = self._after_comment(line.text, at + len(_COMMENT))
            return line.text[at:end], end
        tag = _TAG.match(line.text, at)
        return ("<", at + 1) if tag is None else (self._tag(line, tag), tag.end())

    def _tag(self, line: Line, tag: re.Match[str]) -> str:
        """An HTML tag with its links led to the right places."""

        def replaced(match: re.Match[str]) -> str:
            start = tag.start() + match.start("link")
            end = tag.start() + match.end("link")
            is_image = match["name"] == "src"
            link = self._found(line, match["link"], start, end, is_image=is_image, in_html=True)
            return match[0] if link is None else f'{match["name"]}="{link}"'

        return _DETAILS.sub(r'\g<0> markdown="1"', _REFERENCE.sub(replaced, tag[0]))

    def _found(
        self,
        line: Line,
        link: str,
        start: int,
        end: int,
        *,
        is_image: bool = False,
        in_html: bool = False,
    ) -> str | None:
        """Destination to write; None where a link leads nowhere, which is reported."""
        if ":param{" in link:  # without a value, which is reported already
            return link
        destination = self.places.find(link, self.address, in_html=in_html)
        if destination.match is Match.NOWHERE:
            known = self.places.files if is_image else self.places.pages
            label = f"there is no `{destination.name}`" if destination.name else "names nothing"
            finding = Finding(
                at=line.span(start, end),
                message=f"{'image' if is_image else 'link'} `{link}` leads nowhere",
                label=label,
                subject=line.path,
                help=nearest(destination.name, known) or "put the file there, or change the link",
            )
            kind = TroubleKind.BROKEN_IMAGE if is_image else TroubleKind.BROKEN_LINK
            self.troubles.append(Trouble(kind, finding))
            return None
        if destination.match is Match.OTHER_CASE:
            finding = Finding(
                at=line.span(start, end),
                message=f"link `{link}` differs in case from `{destination.name}`",
                label="repaired on the page",
                subject=line.path,
                help=f"write `{destination.name}` as the file is named",
            )
            self.troubles.append(Trouble(TroubleKind.LINK_IN_OTHER_CASE, finding))
        return destination.text


_KNOWN = (
    *("alert", "assetUrl", "button", "children", "code", "expand", "image", "link", "param"),
    *("tab", "tabs", "video"),
)
_BEGINNING = re.compile(rf":+(?:{'|'.join(_KNOWN)})(?=[\[{{])")


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


def _angled(link: str) -> str:
    """A destination as Markdown takes it: in angle brackets where it holds spaces or brackets."""
    return f"<{link}>" if re.search(r"[\s()]", link) else link


def _missing(alt: str) -> str:
    return f"*{alt.strip() or 'image'}* (image missing)"
