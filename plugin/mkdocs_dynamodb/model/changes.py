"""Changes to the text of a model's files, worked out without touching the files."""

from collections.abc import Iterator, Mapping, Sequence

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.model.stages import Break, Stage
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.files import SourceFile


@record(kw_only=True)
class Change:
    """Whole lines of a file in the place of others."""

    source: SourceFile
    line: int
    """Number of the first line that changes."""
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def text(self) -> str:
        """The file after the change."""
        lines = list(self.source.lines)
        lines[self.line - 1 : self.line - 1 + len(self.before)] = self.after
        return "\n".join(lines)


def find_file(sources: Mapping[str, SourceFile], name: str) -> SourceFile | None:
    """The file of a model with a path below its folder."""
    ends = [path for path in sources if path == name or path.endswith(f"/{name}")]
    return sources[min(ends, key=len)] if name and ends else None


def places_of_changes(stages: Mapping[str, Stage]) -> tuple[Span, ...]:
    """Where stages speak of changes themselves, which may be the very file to change."""
    return tuple(step.at for stage in stages.values() for _, step in stage.changes())


def find_changes(source: SourceFile, change: Break, apart: Sequence[Span]) -> tuple[Change, ...]:
    """Each place at which the text to find stands, apart from some."""
    return tuple(_places(source, change, change.find.value, apart))


def is_made(source: SourceFile, change: Break, apart: Sequence[Span]) -> bool:
    """Whether a reader has made the change: its text stands there in the place of the other.

    Nothing tells it of a word that was only taken out.
    """
    new, old = change.replace.strip("\n"), change.find.value
    if "\n" not in new and new.strip() in old:
        return False
    made = tuple(_places(source, change, new, apart))
    return len(made) == 1 and not any(_places(source, change, old, apart))


def _places(
    source: SourceFile, change: Break, text: str, apart: Sequence[Span]
) -> Iterator[Change]:
    wanted = _lines(text)
    if not any(line.strip() for line in wanted):
        return
    find = _in_line if len(wanted) == 1 else _in_lines
    for found in find(source, wanted, change.replace):
        if not any(_is_within(found, at) for at in apart):
            yield found


def _in_line(source: SourceFile, wanted: Sequence[str], replace: str) -> Iterator[Change]:
    """Lines that hold a text."""
    for number, line in enumerate(source.lines, start=1):
        for at in _positions(line, wanted[0]):
            first, *more = _lines(replace)
            indent = line[: len(line) - len(line.lstrip())]
            lines = [line[:at] + first, *_indented(more, indent)]
            lines[-1] += line[at + len(wanted[0]) :]
            after = tuple(lines) if "".join(lines).strip() else ()
            yield Change(source=source, line=number, before=(line,), after=after)


def _positions(line: str, text: str) -> Iterator[int]:
    at = line.find(text)
    while at >= 0:
        yield at
        at = line.find(text, at + len(text))


def _in_lines(source: SourceFile, wanted: Sequence[str], replace: str) -> Iterator[Change]:
    """Lines that are those of a text, however far they are indented together."""
    lines, first = source.lines, wanted[0].strip()
    for start, line in enumerate(lines):
        if line.strip() != first:
            continue
        indent = line[: len(line) - len(line.lstrip())]
        here = lines[start : start + len(wanted)]
        if [text.rstrip() for text in here] == _indented(wanted, indent):
            after = tuple(_indented(_lines(replace), indent)) if replace.strip() else ()
            yield Change(source=source, line=start + 1, before=tuple(here), after=after)


def _indented(lines: Sequence[str], indent: str) -> list[str]:
    return [indent + line.rstrip() if line.strip() else "" for line in lines]


def _lines(text: str) -> list[str]:
    return text.strip("\n").split("\n")


def _is_within(change: Change, at: Span) -> bool:
    last = change.line + len(change.before) - 1
    return change.source.path == at.path and at.line <= last and change.line <= at.end_line
