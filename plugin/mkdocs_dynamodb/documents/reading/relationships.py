"""Relationships such as `**User → Order**: 1:Many (avg 5 orders per user, max 1000)`."""

import re

from mkdocs_dynamodb.documents.reading.draft import Draft
from mkdocs_dynamodb.documents.reading.markdown import Bullet
from mkdocs_dynamodb.documents.reading.words import read_figure, told
from mkdocs_dynamodb.source.nodes import Data

_ENDS = re.compile(r"\s*(?:→|->|=>)\s*")
_KIND = re.compile(
    r"(?P<one>1|one|many|m|n)\s*(?::|-to-)\s*(?P<other>1|one|many|m|n)\b\s*", re.IGNORECASE
)
_SELF = re.compile(r"self[- ]referencing", re.IGNORECASE)
_VERB = re.compile(r"\(([^()]*)\)\s*:\s*")
_BRACKETS = re.compile(r"\((?P<inner>(?:[^()]|\([^()]*\))*)\)\s*")
_FIGURE = re.compile(
    r"(?P<what>avg|average|max|maximum)\.?\s+(?P<figure>[0-9][0-9,._]*)(?:\s+\w+(?: per \w+)?)?\Z",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(r"^[-\u2013\u2014]\s+")


def read_relationship(draft: Draft, bullet: Bullet) -> None:
    """One relationship; a line that is none is reported."""
    line = bullet.line
    ends = _ENDS.split(line.label)
    rest = line.text.removeprefix(line.label).strip() if line.label else ""
    if len(ends) != 2 or not all(ends):  # noqa: PLR2004 - both ends
        draft.not_understood(line.number, "this is no relationship", line.text)
        return
    source, target = ends
    verb = _VERB.match(rest.removeprefix(":").strip())
    rest = rest.removeprefix(":").strip()
    if verb is not None:
        rest = rest[verb.end() :]
    rest = rest.removeprefix(":").strip()
    position = len(draft.relationships)
    kind, rest = _kind(draft, line.number, rest, position)
    if not kind:
        draft.not_understood(line.number, "no kind of relationship", line.text)
        return
    draft.relationships.append(
        told(
            {
                "from": source,
                "to": target,
                "kind": kind,
                "verb": verb[1].strip() if verb is not None else "",
                **_figures(rest),
            }
        )
    )
    for child in bullet.children:
        draft.not_understood(child.line.number, "a line below a relationship", child.line.text)


def complete_relationships(draft: Draft) -> None:
    """Entities that no list names, and relationships that only the list of key entities names."""
    _use_listed_names(draft)
    for each in () if draft.lists_entities else tuple(draft.relationships):
        for end in ("from", "to"):
            draft.entities.setdefault(str(each[end]), {})
    known = {frozenset((str(r["from"]), str(r["to"]))) for r in draft.relationships}
    for number, source, target, kind in draft.named_pairs:
        if frozenset((source, target)) not in known:
            known.add(frozenset((source, target)))
            place = ("relationships", len(draft.relationships))
            draft.comment(place, f"Line {number}: named with the key entities alone")
            draft.relationships.append({"from": source, "to": target, "kind": kind})


def _use_listed_names(draft: Draft) -> None:
    """Call both ends as the list of entities does, where it differs in the plural alone.

    Only where somebody wrote that list with relationships in it: the tool writes names alone, and
    writes them as they are.
    """
    listed = {_singular(name): name for name in draft.entities if draft.named_pairs}
    for position, each in enumerate(draft.relationships):
        for end in ("from", "to"):
            name = str(each[end])
            other = listed.get(_singular(name), name)
            if name not in draft.entities and other != name:
                each[end] = other
                text = f"The document says `{name}` here, and `{other}` in the list of entities"
                draft.comment(("relationships", position), text)


def _singular(name: str) -> str:
    """A name without the ending of the plural, to compare it; no word of any language."""
    plain = name.casefold()
    return f"{plain[:-3]}y" if plain.endswith("ies") else plain.removesuffix("s").removesuffix("e")


def _kind(draft: Draft, number: int, rest: str, position: int) -> tuple[str, str]:
    """Kind of a relationship, and the text behind it."""
    match = _KIND.match(rest)
    if match is not None:
        ends = ("one" if end.lower() in ("1", "one") else "many" for end in match.groups())
        return "-to-".join(ends), rest[match.end() :]
    if _SELF.match(rest):
        text = "an entity that refers to itself is taken as one-to-many"
        draft.guessed(number, text, ("relationships", position))
        return "one-to-many", rest
    return "", rest


def _figures(rest: str) -> dict[str, Data]:
    """Average, largest number and note of what stands behind the kind."""
    found: dict[str, Data] = {}
    match = _BRACKETS.match(rest)
    if match is None:
        return {"note": _FOLLOWING.sub("", rest.strip())}
    pieces = [_piece(piece.strip(), found) for piece in match["inner"].split(", ")]
    inner = ", ".join(piece for piece in pieces if piece)
    behind = _FOLLOWING.sub("", rest[match.end() :].strip())
    return {**found, "note": "; ".join(note for note in (inner, behind) if note)}


def _piece(text: str, found: dict[str, Data]) -> str:
    """Take a figure over; anything else is given back."""
    match = _FIGURE.match(text)
    figure = None if match is None else read_figure(match["figure"])
    if match is None or figure is None:
        return text
    key = "max" if match["what"].lower().startswith("max") else "average"
    if key in found or (key == "max" and not isinstance(figure, int)):
        return text
    found[key] = figure
    return ""
