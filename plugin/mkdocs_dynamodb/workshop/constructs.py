"""Constructs of Material for MkDocs that directives become: notes, code, links to videos."""

import re
from collections.abc import Sequence

from mkdocs_dynamodb.workshop.directives import Directive

_ALERTS = {"info": "info", "warning": "warning", "error": "danger", "success": "success"}
_VIDEO = re.compile(r"[A-Za-z0-9_-]+")


def note(directive: Directive, title: str) -> str:
    """First line of a note; the title stands in quotes."""
    kind = _ALERTS.get(directive.attributes.get("type", "info").lower(), "info")
    return f'!!! {kind} "{title}"' if title else f"!!! {kind}"


def quoted(header: str) -> str:
    """A title for the quotes of a note or tab, whose text is read as Markdown."""
    return header.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def language(info: str) -> str:
    """The language of a fence; what follows it would keep Python-Markdown from seeing a fence."""
    return re.sub(r"[^\w+#.-]", "", next(iter(info.split()), "")).lstrip(".")


def is_video(directive: Directive) -> bool:
    """Whether a directive names a video by its number."""
    name = directive.attributes.get("id", "")
    return directive.name == "video" and _VIDEO.fullmatch(name) is not None


def video(directive: Directive, text: str) -> list[str]:
    """A link: a player would ask another host while the page is read."""
    name = directive.attributes["id"]
    return [f"[{text or 'Video'}](https://www.youtube.com/watch?v={name})"]


def fenced(directive: Directive, code: Sequence[str]) -> list[str]:
    """A fence around lines of code, with more marks than any line of it has."""
    runs = re.findall(r"`{3,}", "\n".join(code))
    marks = "`" * max(3, *(len(run) + 1 for run in runs), 3)
    name = language(directive.attributes.get("language", ""))
    numbers = directive.attributes.get("showLineNumbers", "").lower() == "true"
    title = (directive.label or "").replace("\\", "").replace('"', "'").strip()
    details = [*([f'title="{title}"'] if title else []), *(['linenums="1"'] if numbers else [])]
    info = " ".join([name or "text", *details]) if details else name
    return [f"{marks}{info}", *code, marks]
