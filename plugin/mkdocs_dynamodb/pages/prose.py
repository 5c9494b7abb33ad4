"""Text that people write into a model for readers: paragraphs, with words in backticks as code."""

import re

from markupsafe import Markup

from mkdocs_dynamodb.pages.text import escape

_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_PROMPT = Markup('<div class="highlight ddb-prompt"><pre><code>{}</code></pre></div>')
_CODE = re.compile(r"`([^`\n]+)`")


def paragraphs(text: str) -> tuple[Markup, ...]:
    """Each paragraph as one line of HTML."""
    return tuple(phrase(part) for part in _BLANK_LINES.split(text.strip()) if part)


def phrase(text: str) -> Markup:
    """One line of HTML."""
    pieces = _CODE.split(text)
    written = [
        Markup("<code>{}</code>").format(escape(piece)) if position % 2 else escape(piece)
        for position, piece in enumerate(pieces)
        if piece
    ]
    return Markup("").join(written)


def copied(text: str) -> Markup:
    """Text to copy, with its lines, in the form in which themes offer a button for it."""
    lines = Markup("&#10;").join(escape(line) for line in text.strip("\n").split("\n"))
    return _PROMPT.format(lines)
