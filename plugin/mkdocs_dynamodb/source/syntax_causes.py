"""The common mistakes behind an error of libyaml, each told at its place with its cure."""

import re
import unicodedata
from collections.abc import Callable

from mkdocs_dynamodb.diagnostics import Finding, Related
from mkdocs_dynamodb.source.syntax_indents import between_levels, deeper_than_above
from mkdocs_dynamodb.source.syntax_stop import MAX_LINES_ABOVE, Stop

MAX_SHOWN = 60
"""Longer text is not repeated in a cure."""

_GLUED = re.compile(r"(?:- +)*([\w.-]+):(\S.*)")
_EQUALS = re.compile(r"(?:- +)*([\w.-]+) *= *(.+)")
_VALUE_WITH_COLON = re.compile(r"\s*(?:- +)*([^\s:#\"'{\[][^:#]*): +([^\s\"'{\[|>].*)")
_CURLY = re.compile("[\u201c\u201d\u201e\u2018\u2019]")
_OPERATOR_AND_QUOTE = re.compile(r": *(?P<word>begins_with|between|contains|in|[<>=]+) *[\"']$")
_QUOTE_OVER_COMMA = re.compile(r"(?P<quote>[\"'])(?:(?!(?P=quote)).)*, *[\w.-]+: *(?P=quote)$")
_OPEN_QUOTE = re.compile(r"(?:^|[:,\[{-]) *(?P<quote>[\"'])(?:(?!(?P=quote)).)*$")


def _odd_space(stop: Stop) -> Finding | None:
    for number in dict.fromkeys((stop.line, stop.from_line, max(stop.line - 1, 1))):
        for index, character in enumerate(stop.source.lines[number - 1]):
            if character.isspace() and character not in " \t":
                name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
                return Finding(
                    at=stop.place(number, index + 1),
                    message=f"a {name} stands where YAML needs a plain space",
                    label="looks like a space",
                    help="replace it by a space typed on the keyboard",
                )
    return None


def _curly_quote(stop: Stop) -> Finding | None:
    if "expected" not in stop.problem or '"' in stop.text[: stop.column - 1]:
        return None
    match = _CURLY.search(stop.text[: stop.column])
    if match is None:
        return None
    return Finding(
        at=stop.place(stop.line, match.start() + 1),
        message=f"`{match[0]}` is no quote to YAML",
        label="a quote of a word processor",
        help='write straight quotes: `"..."`',
    )


def _control_character(stop: Stop) -> Finding | None:
    if "control characters" not in stop.problem and "special characters" not in stop.problem:
        return None
    return Finding(
        at=stop.at,
        message=f"character U+{ord(stop.character or chr(0)):04X} is not allowed in YAML",
        label="invisible in most editors",
        help="remove the character",
    )


def _open_quote(stop: Stop) -> Finding | None:
    place = None
    if "quoted scalar" in stop.context and "escape" not in stop.problem:
        place = (stop.from_line, stop.from_column)
    elif "flow" not in stop.context or "',' or" in stop.problem:
        place = _quote_opened_above(stop)
    if place is None:
        return None
    return Finding(
        at=stop.place(*place),
        message="a quote is opened here and not closed on its line",
        label="opened here",
        related=(Related(stop.at, "reading stops here"),) if place[0] != stop.line else (),
        help="close the quote at the end of the value",
    )


def _quote_opened_above(stop: Stop) -> tuple[int, int] | None:
    """A quote that a later quote closed by accident, just before the stop."""
    before = stop.text[: stop.column - 1].rstrip()
    if not before.endswith(("'", '"')):
        return None
    quote = before[-1]
    for number in range(stop.line - 1, max(stop.line - 1 - MAX_LINES_ABOVE, 0), -1):
        match = _OPEN_QUOTE.search(stop.source.lines[number - 1])
        if match is not None and match["quote"] == quote and before.count(quote) == 1:
            return number, match.start("quote") + 1
    return None


def _key_without_colon(stop: Stop) -> Finding | None:
    if "expected ':'" not in stop.problem or not stop.begun_text:
        return None
    text = stop.begun_text
    at = stop.place(stop.from_line, stop.from_column, len(text))
    glued, equals = _GLUED.match(text), _EQUALS.match(text)
    message, cure = "line is not `key: value`", "put a colon and a space after the key"
    if glued is not None and not glued[2].startswith("//"):
        message = "a space is missing after the colon"
        cure = f"write `{glued[1]}: {glued[2]}`" if len(text) < MAX_SHOWN else "put a space there"
    elif equals is not None:
        message = "an equals sign stands where a colon belongs"
        cure = f"write `{equals[1]}: {equals[2]}`" if len(text) < MAX_SHOWN else "write a colon"
    return Finding(at=at, message=message, label="no key with a value", help=cure)


def _second_colon(stop: Stop) -> Finding | None:
    if "mapping values are not allowed" not in stop.problem:
        return None
    match = _VALUE_WITH_COLON.match(stop.text)
    if match is None or match.start(2) + 1 > stop.column - 1:
        return None
    cure = "quote the value"
    if len(stop.text) < MAX_SHOWN and '"' not in match[2]:
        cure = f'quote the value: `{match[1]}: "{match[2].rstrip()}"`'
    return Finding(
        at=stop.at,
        message="a value contains a colon with a space after it",
        label="YAML takes it for another key",
        help=cure,
    )


def _after_quote(stop: Stop) -> Finding | None:
    before = stop.text[: stop.column - 1].rstrip()
    if "expected key" not in stop.problem or not before.endswith(("'", '"')):
        return None
    cure = "put the whole value between the quotes"
    if before.endswith("'"):
        cure = (
            "write an apostrophe twice inside single quotes, or use double quotes around the value"
        )
    return Finding(
        at=stop.at, message="text goes on after its closing quote", label="outside", help=cure
    )


def _stray_bracket(stop: Stop) -> Finding | None:
    if stop.character not in ("]", "}") or "flow" in stop.context:
        return None
    return Finding(
        at=stop.at,
        message=f"bracket `{stop.character}` closes nothing",
        help="remove it, or quote the value if it is text",
    )


def _unfinished_brackets(stop: Stop) -> Finding | None:
    if "',' or" not in stop.problem:
        return None
    opened = stop.source.lines[stop.from_line - 1][stop.from_column - 1 :]
    if stop.from_line == stop.line:
        glued = _quote_before_bracket(stop)
        if glued is not None:
            return glued
        message, cure = "a comma is missing between two entries", "put a comma before this"
        if stop.character in ("{", "["):
            message = f"text is followed by a bracket `{stop.character}`"
            cure = "put quotes around the whole value; without them a bracket begins a list or keys"
        related = (Related(stop.begun_at, "inside these brackets"),)
        return Finding(at=stop.at, message=message, related=related, help=cure)
    cure = f"close it with `{']' if opened[:1] == '[' else '}'}`"
    if re.search(r"[\s\]}]#\S", opened):
        cure = "quote the value before `#`: what follows is read as a comment"
    return Finding(
        at=stop.begun_at,
        message=f"bracket `{opened[:1]}` is not closed",
        label="opened here",
        related=(Related(stop.at, "reading stops here"),),
        help=cure,
    )


def _quote_before_bracket(stop: Stop) -> Finding | None:
    """What a quote means that stands just before an opening bracket, inside other brackets."""
    before = stop.text[: stop.column - 1]
    operator = _OPERATOR_AND_QUOTE.search(before)
    if operator is not None:
        word = operator["word"]
        return Finding(
            at=stop.place(stop.line, operator.start("word") + 1, len(word)),
            message=f"`{word}` stands before a value in quotes",
            label="an operator is a key",
            help=f'write it in braces, with a colon: `{{{word}: "..."}}`',
        )
    open_quote = _QUOTE_OVER_COMMA.search(before)
    if open_quote is None:
        return None
    return Finding(
        at=stop.place(stop.line, open_quote.start() + 1),
        message="a quote is opened here and not closed before the next value",
        label="opened here",
        help="close the quote at the end of the value",
    )


def _special_start(stop: Stop) -> Finding | None:
    words = ("cannot start any token", "alphabetic or numeric", "block scalar", "directive", "tag")
    told = f"{stop.problem} {stop.context}"
    if not any(word in told for word in words):
        return None
    index = stop.column - 1
    while index > 0 and stop.text[index - 1 : index] not in ("", " ", "[", "{", ","):
        index -= 1
    start = stop.text[index : index + 1]
    if start not in tuple("*&!|>@%`?,"):
        return None
    name = "a backtick" if start == "`" else f"`{start}`"
    return Finding(
        at=stop.place(stop.line, index + 1),
        message=f"a value without quotes cannot begin with {name} like this",
        label="means something to YAML",
        help="put the value into quotes",
    )


_REWORDED = (
    ("unknown escape", "a backslash in double quotes is followed by a letter that means nothing",
     "use single quotes around the value, or write the backslash twice"),
    ("sequence entries are not allowed", "a list begins on the line of its key",
     "put the list on the lines below the key"),
    ("expected <document start>", "this line does not belong to what stands above it",
     "indent it as its neighbours; a model is keys with values from top to bottom"),
    ("surrogate", "half of a character stands alone", "write the character again"),
)  # fmt: skip


def _reworded(stop: Stop) -> Finding | None:
    for words, message, cure in _REWORDED:
        if words in stop.problem:
            return Finding(at=stop.at, message=message, label="reading stops here", help=cure)
    return None


CAUSES: tuple[Callable[[Stop], Finding | None], ...] = (
    _control_character,
    _odd_space,
    _curly_quote,
    _open_quote,
    _key_without_colon,
    _second_colon,
    deeper_than_above,
    between_levels,
    _after_quote,
    _stray_bracket,
    _unfinished_brackets,
    _special_start,
    _reworded,
)
"""Likely causes, the surest first; each tells the fault, or None where it is not the cause."""
