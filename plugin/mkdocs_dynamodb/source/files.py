"""The only module that reads files: bytes in, text with a name out."""

import re
from bisect import bisect_right
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from contextlib import suppress
from dataclasses import field
from functools import cached_property
from pathlib import Path

from mkdocs_dynamodb.diagnostics import Finding, Span
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.faults import Fault, FaultKind

MAX_FILE_BYTES = 32 * 1024 * 1024
"""Files above this are not read: 10,000 access patterns take a sixth of it."""
MODEL_SUFFIXES = (".yml", ".yaml")

_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


@record(slots=False)
class SourceFile:
    """Text of one file under the name that the user sees."""

    path: str
    text: str
    absolute: Path = field(default_factory=Path)

    @cached_property
    def lines(self) -> list[str]:
        """Lines without their ends, broken where the YAML reader breaks them; kept from then on."""
        return self.split()

    def split(self) -> list[str]:
        """The same lines, not kept."""
        is_plain = self.text.isascii() and "\r" not in self.text
        return self.text.split("\n") if is_plain else _LINE_BREAK.split(self.text)

    @cached_property
    def line_starts(self) -> list[int]:
        """Position in the text at which each line begins."""
        return [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]

    def place(self, start: int, end: int) -> Span:
        """Span of a stretch of the text given by positions; an end before the start is empty."""
        line, end_line = (bisect_right(self.line_starts, at) for at in (start, max(start, end)))
        return Span(
            self.path,
            line,
            start - self.line_starts[line - 1] + 1,
            end_line,
            max(start, end) - self.line_starts[end_line - 1] + 1,
        )


@record()
class FolderListing:
    """Files of a model in a stable order, and what is wrong with the folder."""

    files: tuple[Path, ...]
    faults: tuple[Fault, ...] = ()


def shown_path(path: Path, root: Path) -> str:
    """POSIX path relative to the project root; with `..` where it lies outside."""
    absolute, base = path.absolute(), root.absolute()
    try:
        return absolute.relative_to(base).as_posix() or "."
    except ValueError:
        common = [a for a, b in zip(absolute.parts, base.parts, strict=False) if a == b]
        ups = [".."] * (len(base.parts) - len(common))
        return "/".join([*ups, *absolute.parts[len(common) :]]) or "."


def list_model_files(path: Path, root: Path, asked_at: Span | None = None) -> FolderListing:
    """YAML files of a model: the file itself, or all below a folder except hidden ones.

    Args:
        path: a file or a folder.
        root: project root, for the paths that the user sees.
        asked_at: where the user named the path, for a finding when it does not exist.
    """
    shown = shown_path(path, root)
    at = asked_at or Span(shown, 1, 1, 1, 1)
    try:
        if path.is_file():
            return FolderListing((path,))
        found = sorted(
            candidate
            for candidate in path.rglob("*")
            if candidate.suffix in MODEL_SUFFIXES
            and not any(part.startswith(".") for part in candidate.relative_to(path).parts)
            and candidate.is_file()
        )
    except (OSError, ValueError) as error:
        return FolderListing((), (_unreadable(at, shown, error),))
    if found:
        return FolderListing(tuple(found))
    what = "has no YAML file" if path.is_dir() else "does not exist"
    finding = Finding(
        at=at,
        message=f"model `{shown}` {what}",
        label="nothing to read here",
        help=_without_yaml(path),
    )
    return FolderListing((), (Fault(FaultKind.MODEL_NOT_FOUND, finding),))


def _without_yaml(path: Path) -> str:
    if path.is_dir() and next(path.rglob("*.md"), None) is not None:
        return "name the pages of a workshop in `mkdocs.yml`: `workshop: {content: ...}`"
    return "name a folder that holds `.yml` files, or start one with `mkdocs-dynamodb new`"


def read_source(path: Path, root: Path) -> SourceFile | Fault:
    """Text of a file, or the fault that keeps it from being read.

    Files are UTF-8. A script of SQL may be UTF-16 as well, which is what SQL Server writes.
    """
    shown = shown_path(path, root)
    at = Span(shown, 1, 1, 1, 1)
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        return _unreadable(at, shown, error)
    if len(content) > MAX_FILE_BYTES:
        finding = Finding(
            at=at,
            message=f"file is larger than {MAX_FILE_BYTES // 1024 // 1024} MB",
            help="split the model into several files",
        )
        return Fault(FaultKind.FILE_TOO_LARGE, finding)
    try:
        text = _decoded(content, is_sql=path.suffix.lower() == ".sql")
    except UnicodeDecodeError as error:
        return _not_utf8(content, error, shown)
    return SourceFile(shown, text.removeprefix("\ufeff"), path)


def _decoded(content: bytes, *, is_sql: bool) -> str:
    if is_sql and content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        with suppress(UnicodeDecodeError):
            return content.decode("utf-16")
    return content.decode("utf-8")


def read_bytes(path: Path) -> bytes:
    """Raw content of a packaged asset or a file that was read before."""
    return path.read_bytes()


def _unreadable(at: Span, shown: str, error: Exception) -> Fault:
    reason = getattr(error, "strerror", None) or str(error)
    finding = Finding(
        at=at,
        message=f"`{shown}` cannot be read: {reason.lower()}",
        help="check the file's name and permissions",
    )
    return Fault(FaultKind.UNREADABLE_FILE, finding)


def _not_utf8(content: bytes, error: UnicodeDecodeError, shown: str) -> Fault:
    before = content[: error.start].decode("utf-8").removeprefix("\ufeff")
    lines = _LINE_BREAK.split(before)
    line, column = len(lines), len(lines[-1]) + 1
    finding = Finding(
        at=Span(shown, line, column, line, column + 1),
        message=f"byte 0x{content[error.start]:02x} is not UTF-8",
        label="not a character",
        help="save the file as UTF-8",
    )
    return Fault(FaultKind.NOT_UTF8, finding)
