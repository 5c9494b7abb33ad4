"""Where libyaml stopped reading, and the fault that tells it in words."""

import yaml

from mkdocs_dynamodb.diagnostics import Finding, Span
from mkdocs_dynamodb.source.faults import Fault, FaultKind
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.syntax_causes import CAUSES
from mkdocs_dynamodb.source.syntax_stop import Stop


def explain_syntax(source: SourceFile, error: Exception) -> Fault:
    """The fault behind an error of libyaml, at the place that has to be mended."""
    stop = _stop(source, error)
    tab = _tab_indentation(stop)
    if tab is not None:
        return tab
    found = (cause(stop) for cause in CAUSES)
    finding = next((finding for finding in found if finding is not None), None)
    return Fault(FaultKind.SYNTAX_ERROR, finding or _unexplained(stop))


def _tab_indentation(stop: Stop) -> Fault | None:
    indent = stop.text[: len(stop.text) - len(stop.text.lstrip(" \t"))]
    if "\t" not in indent:
        return None
    path, line = stop.source.path, stop.line
    finding = Finding(
        at=Span(path, line, indent.index("\t") + 1, line, len(indent) + 1),
        message="line is indented with a tab",
        label="tab",
        help="indent with spaces; YAML allows no tab here",
    )
    return Fault(FaultKind.TAB_INDENTATION, finding)


def _unexplained(stop: Stop) -> Finding:
    context = f", {stop.context}" if stop.context else ""
    return Finding(
        at=stop.at,
        message=f"file is not valid YAML: {stop.problem}{context}",
        label="reading stops here",
        help="check quotes and indentation",
    )


def _stop(source: SourceFile, error: Exception) -> Stop:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        line, column = mark.line + 1, mark.column + 1
    else:
        position = _bad_character(source.text)
        before = SourceFile(source.path, source.text[:position]).lines
        line, column = len(before), len(before[-1]) + 1
    line = min(line, len(source.lines))
    column = min(column, len(source.lines[line - 1]) + 1)
    start = getattr(error, "context_mark", None) or mark
    return Stop(
        source=source,
        line=line,
        column=column,
        problem=_problem(error),
        context=str(getattr(error, "context", "") or ""),
        from_line=line if start is None else min(start.line + 1, len(source.lines)),
        from_column=column if start is None else start.column + 1,
    )


def _problem(error: Exception) -> str:
    if isinstance(error, yaml.MarkedYAMLError):
        return str(error.problem or error.context or "")
    if isinstance(error, UnicodeEncodeError):
        return "half of a surrogate pair stands alone"
    return str(getattr(error, "reason", "") or error).partition("\n")[0]


def _bad_character(text: str) -> int:
    """Position of the first character that YAML 1.2.2, section 5.1, does not print."""
    for position, character in enumerate(text):
        if not (character.isprintable() or character in "\t\n\r\x85\u2028\u2029\u00a0\ufeff"):
            return position
    return 0
