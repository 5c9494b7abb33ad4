"""Mistakes in the indentation that stop the reader of YAML, each told at its place."""

from mkdocs_dynamodb.diagnostics import Finding, Related
from mkdocs_dynamodb.source.syntax_stop import MAX_LINES_ABOVE, Stop


def deeper_than_above(stop: Stop) -> Finding | None:
    """A line below a value that has begun already, deeper than that."""
    above = stop.above()
    if "mapping values are not allowed" not in stop.problem or above is None:
        return None
    number, text = above
    wanted, found = _indent(text), _indent(stop.text)
    if found <= wanted:
        return None
    if _stands_alone(stop, number):
        return Finding(
            at=stop.place(number, 1, max(wanted, 1)),
            message=f"line is indented with {_spaces(wanted)}, the one below with {found}",
            label="not deep enough, it seems",
            related=(Related(stop.place(stop.line, found + 1), "reading stops here"),),
            help=f"indent it with {_spaces(found)}, as its neighbours",
        )
    return Finding(
        at=stop.place(stop.line, 1, found),
        message=f"line is indented with {_spaces(found)}, the one above with {wanted}",
        label="too deep",
        related=(Related(stop.place(number, wanted + 1), "this value has begun already"),),
        help=f"indent it with {_spaces(wanted)}, or take away the value above",
    )


def _stands_alone(stop: Stop, number: int) -> bool:
    """Whether a line is the only one of the file that is indented so, unlike the one below it."""
    indents = [_indent(line) for line in stop.source.lines if line.strip()]
    own, below = _indent(stop.source.lines[number - 1]), _indent(stop.text)
    return own > 0 and indents.count(own) == 1 and indents.count(below) > 1


def between_levels(stop: Stop) -> Finding | None:
    """A line that is aligned with nothing above it, or with a list of which it is no part."""
    if "expected key" not in stop.problem and "expected '-'" not in stop.problem:
        return None
    if not stop.begins_line or stop.character in "]}":
        return None
    found, levels = _indent(stop.text), _levels_above(stop)
    is_dash = stop.text.lstrip().startswith("- ")
    if found in levels and not is_dash and "expected '-'" not in stop.problem:
        return None
    deeper = [level for level in levels if level > found]
    lower = [level for level in levels if level < found]
    fitting = [f"{n}" for n in (*lower[:1], *deeper[-1:])]
    if is_dash:
        message = "a dash is aligned neither with its list nor below its key"
        above = stop.above()
        follows_key = above is not None and above[1].rstrip().endswith(":")
        fitting = [f"{n}" for n in (deeper[:1] if follows_key else deeper[-1:])]
    elif found in levels:
        return _beside_dashes(stop, found)
    else:
        message = f"line is indented with {_spaces(found)}, as no line above it is"
    return Finding(
        at=stop.place(stop.line, 1, max(found, 1)),
        message=message,
        label="not aligned",
        help=f"indent it with {' or '.join(fitting) or 'more'} spaces",
    )


def _beside_dashes(stop: Stop, indent: int) -> Finding | None:
    """A key on the level of a list, which is often meant to be keys itself."""
    for number in range(stop.line - 1, max(stop.line - 1 - 10 * MAX_LINES_ABOVE, 0), -1):
        text = stop.source.lines[number - 1]
        if _indent(text) == indent and text.lstrip().startswith("- "):
            return Finding(
                at=stop.place(stop.line, indent + 1, len(stop.text.strip())),
                message="a key stands beside a list",
                label="no dash",
                related=(Related(stop.place(number, indent + 1), "the list"),),
                help="take away the dashes where things have names, or indent the key",
            )
    return None


def _levels_above(stop: Stop) -> list[int]:
    """Indentations of the blocks that are open above the stop, deepest first."""
    levels: list[int] = []
    for number in range(stop.line - 1, max(stop.line - 1 - 10 * MAX_LINES_ABOVE, 0), -1):
        text = stop.source.lines[number - 1]
        stripped = text.lstrip(" ")
        if not stripped or stripped.startswith("#"):
            continue
        if not levels or _indent(text) < levels[-1]:
            levels.append(_indent(text))
        if levels[-1] == 0:
            break
    return levels


def _spaces(number: int) -> str:
    return f"{number} space" if number == 1 else f"{number} spaces"


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))
