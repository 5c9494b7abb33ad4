"""Links of one page: where they lead, and what is wrong with them."""

import re

from mkdocs_dynamodb.diagnostics import Finding
from mkdocs_dynamodb.source.shape import nearest
from mkdocs_dynamodb.workshop.lines import Line
from mkdocs_dynamodb.workshop.places import Destination, Match, Places
from mkdocs_dynamodb.workshop.troubles import Trouble, TroubleKind

_DESTINATION = re.compile(
    r"""\(\s*(?:<(?P<angled>[^<>]*)>|(?P<bare>(?:[^\s()\\]|\\.|\([^\s()]*\))*))
    (?P<title>\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)""",
    re.VERBOSE,
)
_SPACED = re.compile(
    r"""\(\s*(?P<bare>[^()<>"']*?)(?:\s=(?P<width>\d*)x(?P<height>\d*))?(?P<title>\s+"[^"]*")?\s*\)"""
)
"""A destination with spaces, which browsers take, and the size that some generators know."""
_DEFINITION = re.compile(
    r"(?P<label> {0,3}\[[^\^\]][^\]]*\]:\s+)(?:<(?P<angled>[^<>]*)>|(?P<bare>\S+))"
    r"""(?P<title>\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*$"""
)


class LinkWriter:
    """Leads the links of one page to the right places."""

    def __init__(self, places: Places, address: str, troubles: list[Trouble]) -> None:
        """Resolve links against the address of the page, and report what is wrong."""
        self.places = places
        self.address = address
        self.troubles = troubles

    def destination(self, line: Line, at: int, *, is_image: bool) -> tuple[str | None, int] | None:
        """What follows a label in brackets, such as `(/setup "Title")`, and the position after it.

        It is None without a destination, and the text is where it leads nowhere.
        """
        match = _DESTINATION.match(line.text, at)
        if match is None:
            return self._spaced(line, at, is_image=is_image)
        group = "angled" if match["angled"] is not None else "bare"
        start, end = match.span(group)
        link = self.found(line, match[group], start, max(end, start + 1), is_image=is_image)
        text = None if link is None else f"({angled(link)}{match['title'] or ''})"
        return text, match.end()

    def _spaced(self, line: Line, at: int, *, is_image: bool) -> tuple[str | None, int] | None:
        """A destination with spaces; no other generator reads it unless it leads somewhere."""
        match = _SPACED.match(line.text, at)
        if match is None or not (match["bare"].startswith((".", "/")) or match["width"]):
            return None
        link = self.found(line, match["bare"], *match.span("bare"), is_image=is_image)
        if link is None:
            return None, match.end()
        sizes = [f"{name}={match[name]}" for name in ("width", "height") if match[name]]
        attributes = f"{{: {' '.join(sizes)} }}" if sizes else ""
        return f"({angled(link)}{match['title'] or ''}){attributes}", match.end()

    def definition(self, line: Line) -> str | None:
        """A line `[label]: /setup`, which links elsewhere on the page name by its label.

        None where a line is none; the text is empty where it leads nowhere.
        """
        match = _DEFINITION.match(line.text)
        if match is None:
            return None
        group = "angled" if match["angled"] is not None else "bare"
        link = self.found(line, match[group], *match.span(group), is_image=None)
        return "" if link is None else f"{match['label']}{angled(link)}{match['title'] or ''}"

    def found(
        self,
        line: Line,
        link: str,
        start: int,
        end: int,
        *,
        is_image: bool | None = False,
        in_html: bool = False,
    ) -> str | None:
        """Destination to write; None where a link leads nowhere, which is reported."""
        if ":param{" in link:  # without a value, which is reported already
            return link
        destination = self.places.find(link, self.address, in_html=in_html)
        if destination.match is Match.NOWHERE:
            self._report_nowhere(line, link, start, end, destination, is_image=bool(is_image))
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

    def _report_nowhere(
        self,
        line: Line,
        link: str,
        start: int,
        end: int,
        destination: Destination,
        *,
        is_image: bool,
    ) -> None:
        name = destination.name
        known = self.places.files if is_image else self.places.pages
        label = f"there is no `{name}`" if name else "names nothing"
        cure = nearest(name, known) or "put the file there, or change the link"
        if self.places.is_of_other_language(link, self.address):
            label = "a page in another language, which is left out"
            cure = "link to a page in the main language"
        finding = Finding(
            at=line.span(start, end),
            message=f"{'image' if is_image else 'link'} `{link}` leads nowhere",
            label=label,
            subject=line.path,
            help=cure,
        )
        kind = TroubleKind.BROKEN_IMAGE if is_image else TroubleKind.BROKEN_LINK
        self.troubles.append(Trouble(kind, finding))


def angled(link: str) -> str:
    """A destination as Markdown takes it: in angle brackets where it holds spaces or brackets."""
    return f"<{link}>" if re.search(r"[\s()]", link) else link
