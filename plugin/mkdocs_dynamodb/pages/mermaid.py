"""Mermaid text from any text, and diagrams as HTML.

Mermaid's own grammar, its Markdown, its icons and formulas, and the HTML that it draws labels
with would each read something into a label. So every ASCII character with a meaning to any of
them is written as a numeric reference (`#35;`), which Mermaid turns back while it draws.
"""

import re
import unicodedata

from markupsafe import Markup

from mkdocs_dynamodb.pages.text import attribute, escape
from mkdocs_dynamodb.records import record

MAX_SOURCE = 48_000
"""Mermaid draws no source above 50,000 UTF-16 units (its option `maxTextSize`)."""
MAX_LABEL = 60
MAX_TITLE = 120
MAX_DESCRIPTION = 900

_SPECIAL = re.compile(r"[\x00-\x9f](?<![A-Za-z0-9 .,/-])")
# Mermaid cuts the last `;` off a line on which one of these words and a reference stand.
_STYLE_WORDS = re.compile("(?i)s(?=tyle)|c(?=lassdef)")
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_DROPPED = re.compile(f"[{_DIRECTIONS}\ufeff]")
# A reference is `\ufb02°64¶ß` on its way through Mermaid; text of this form would be taken for one.
_PLACEHOLDERS = {"\ufb02": "fl", "¶ß": "¶ ß"}
_UNSEEN = ("Zs", "Cf", "Mn", "Me", "Cn")
_HTML = re.compile(r"[\x00-\x9f](?<![A-Za-z0-9 \n#;:,./|-])")


@record(kw_only=True)
class Diagram:
    """A diagram with its text alternative."""

    title: str
    source: str
    """Text of the diagram in Mermaid's language; ends with a line break, has no empty lines."""
    description: str
    """One or two sentences that say what is drawn."""
    brief: str = ""
    """Text of a diagram of the same with less in its boxes, which is shown first; none where the
    boxes hold nothing that could be left out."""
    details: str = ""
    """What the brief one leaves out, such as `attributes`."""


def plain(text: str, limit: int = MAX_LABEL) -> str:
    """Text as one visible line: no control characters, cut with an ellipsis, never empty."""
    kept = _DROPPED.sub("", text)
    for placeholder, harmless in _PLACEHOLDERS.items():
        kept = kept.replace(placeholder, harmless)
    seen = kept if kept.isprintable() else "".join(map(_visible, kept))
    line = " ".join(seen.split())
    if len(line) > limit:
        line = line[: limit - 1].rstrip(" \u200d") + "…"
    if all(unicodedata.category(character) in _UNSEEN for character in line):
        return "(no name)"
    return line


def label(text: str, limit: int = MAX_LABEL) -> str:
    """Text for a place between quotation marks or backticks in Mermaid's language."""
    referred = _SPECIAL.sub(lambda match: f"#{ord(match[0])};", plain(text, limit))
    return _STYLE_WORDS.sub(lambda match: f"#{ord(match[0])};", referred)


def make_diagram(kind: str, lines: list[str], title: str, description: str) -> Diagram:
    """A diagram with title and description for screen readers.

    Args:
        kind: what to draw, such as `erDiagram`; settings may stand before it.
        lines: everything else, one statement in each.
        title: what the diagram shows.
        description: what is drawn.
    """
    source = make_source(kind, lines, title, description)
    return Diagram(title=title, source=source, description=description)


def make_source(kind: str, lines: list[str], title: str, description: str) -> str:
    """Text of a diagram with title and description for screen readers."""
    head = [
        kind,
        f"  accTitle: {label(title, MAX_TITLE)}",
        f"  accDescr: {label(description, MAX_DESCRIPTION)}",
    ]
    return "".join(f"{line}\n" for line in head + lines)


def size(text: str) -> int:
    """Length of a text as a browser counts it."""
    return len(text.encode("utf-16-le")) // 2


def listing(names: list[str], most: int) -> str:
    """Names in one sentence, with the number of those left out."""
    if len(names) > most:
        return ", ".join(names[:most]) + f" and {len(names) - most:,} more"
    if len(names) > 1:
        return ", ".join(names[:-1]) + f" and {names[-1]}"
    return "".join(names)


def diagram_html(diagram: Diagram, *, material: bool) -> Markup:
    """A figure with the diagram, its title and its description.

    The text has no empty lines, so that it stays one block of HTML in every kind of Markdown.

    Args:
        diagram: what to draw.
        material: whether the theme is Material for MkDocs, which draws `pre.mermaid` itself, in
            the colours of its palette. Elsewhere `assets/diagrams.js` draws; there the source
            stands in an attribute, where the search of MkDocs does not index it.
    """
    title = escape(diagram.title)
    if diagram.brief:
        full = _drawing(
            diagram.source, f"{diagram.title}, with {diagram.details}", "", material=material
        )
        brief = _drawing(diagram.brief, diagram.title, " ddb-brief", material=material)
        summary = escape(f"With {diagram.details}")
        # While it is open, the style sheet hides the brief one, which follows it.
        drawing = (
            f'<details class="ddb-full"><summary>{summary}</summary>\n{full}</details>\n{brief}'
        )
    else:
        drawing = _drawing(diagram.source, diagram.title, "", material=material)
    return Markup(  # noqa: S704 - every part is escaped
        '<figure class="ddb-diagram">\n'
        f"<figcaption>{title}</figcaption>\n"
        f"{drawing}"
        "<details><summary>In words</summary>"
        f"<p>{escape(diagram.description)}</p></details>\n"
        "</figure>\n"
    )


def _drawing(source: str, name: str, mark: str, *, material: bool) -> str:
    """The place in which a source is drawn."""
    if material:
        # The class is `mermaid` to a browser. The plugin mermaid2 looks for the word in the text
        # of a page, and parses the page anew where it stands: most of the time of a large build.
        code = _HTML.sub(_reference, source.rstrip("\n"))
        drawn = f'<pre class="&#109;ermaid" data-search-exclude><code>{code}</code></pre>'
    else:
        text = _HTML.sub(_reference, source).replace("\n", "&#10;")
        drawn = f'<div class="ddb-drawing" data-source="{text}"></div>'
    return (
        f'<div class="ddb-scroll{mark}" tabindex="0" role="group" aria-label="{attribute(name)}">\n'
        f"{drawn}\n"
        "</div>\n"
    )


def _visible(character: str) -> str:
    if character.isspace():
        return " "
    return "\ufffd" if unicodedata.category(character) in ("Cc", "Cs") else character


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
