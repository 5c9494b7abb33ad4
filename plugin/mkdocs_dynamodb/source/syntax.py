"""Words for what libyaml refuses to read."""

import yaml

from mkdocs_dynamodb.diagnostics import Finding, Span
from mkdocs_dynamodb.source.faults import Fault, FaultKind
from mkdocs_dynamodb.source.files import SourceFile

_TEMPLATE_STARTS = "*@%`&!|>"

_CURES = (
    ("mapping values are not allowed", "quote the value, or check the indentation of this line"),
    ("could not find expected ':'", "write `key: value`; a colon or a quote is missing above"),
    ("did not find expected key", "align this line with its neighbours; check quotes above it"),
    ("did not find expected '-'", "align the dashes of the list"),
    ("did not find expected ',' or", "close the bracket or put a comma between the entries"),
    ("unexpected end of stream", "close the quote that is opened here"),
    ("cannot start any token", "quote the value"),
    ("control characters", "remove the character; it may be invisible in the editor"),
    ("expected <document start>", "indent this line as its neighbours, or start a new key"),
    ("block sequence entries are not allowed", "put the list on lines of its own below the key"),
    ("unknown escape", "use single quotes, or double the backslash"),
    ("undefined alias", "quote the value if the star is meant as text"),
)


def explain_syntax(source: SourceFile, error: Exception) -> Fault:
    """The fault behind an error of libyaml, at the place where reading stopped."""
    at, problem = _place(source, error), _problem(error)
    line = source.lines[at.line - 1] if at.line <= len(source.lines) else ""
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" in indent:
        column = indent.index("\t") + 1
        finding = Finding(
            at=Span(source.path, at.line, column, at.line, len(indent) + 1),
            message="line is indented with a tab",
            label="tab",
            help="indent with spaces; YAML allows no tab here",
        )
        return Fault(FaultKind.TAB_INDENTATION, finding)
    cures = (cure for words, cure in _CURES if words in problem)
    cure = next(cures, "check quotes and indentation")
    if line[at.column - 1 : at.column] in tuple(_TEMPLATE_STARTS):
        cure = "quote the value: it begins with a character that means something to YAML"
    finding = Finding(
        at=at,
        message=f"file is not valid YAML: {problem}",
        label="reading stops here",
        help=cure,
    )
    return Fault(FaultKind.SYNTAX_ERROR, finding)


def _place(source: SourceFile, error: Exception) -> Span:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        line, column = mark.line + 1, mark.column + 1
    else:
        position = _bad_character(source.text)
        before = SourceFile(source.path, source.text[:position]).lines
        line, column = len(before), len(before[-1]) + 1
    line = min(line, len(source.lines))
    column = min(column, len(source.lines[line - 1]) + 1)
    return Span(source.path, line, column, line, column + 1)


def _problem(error: Exception) -> str:
    if isinstance(error, yaml.MarkedYAMLError):
        parts = (error.problem, error.context)
        return ", ".join(str(part) for part in parts if part)
    if isinstance(error, UnicodeEncodeError):
        return "half of a surrogate pair stands alone"
    return str(getattr(error, "reason", "") or error).splitlines()[0]


def _bad_character(text: str) -> int:
    """Position of the first character that YAML 1.2.2, section 5.1, does not print."""
    for position, character in enumerate(text):
        if not (character.isprintable() or character in "\t\n\r\x85\u2028\u2029 "):
            return position
    return 0
