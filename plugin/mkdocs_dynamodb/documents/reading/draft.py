"""The model while it is read from documents, and remarks on what was read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.nodes import Data
from mkdocs_dynamodb.source.yaml_writer import Path


class RemarkKind(StrEnum):
    """What a remark is about."""

    NOT_UNDERSTOOD = "not understood"
    GUESSED = "guessed"
    CONTRADICTS = "contradicts"
    REPAIRED = "repaired"
    LEFT_OUT = "left out"


@record(kw_only=True)
class Remark:
    """Something that a person should know of a place of a document."""

    kind: RemarkKind
    path: str
    line: int
    text: str
    """One clause, lower case start, no full stop."""

    @property
    def place(self) -> str:
        """File and line."""
        return f"{self.path}:{self.line}"


@dataclass(slots=True)
class Draft:
    """What documents say so far; filled section by section."""

    application: dict[str, Data] = field(default_factory=dict)
    entities: dict[str, dict[str, Data]] = field(default_factory=dict)
    unique: dict[str, Data] = field(default_factory=dict)
    relationships: list[dict[str, Data]] = field(default_factory=list)
    patterns: dict[str, dict[str, Data]] = field(default_factory=dict)
    scratchpad: dict[str, list[str]] = field(default_factory=dict)
    approach: Data = None
    decisions: dict[str, dict[str, Data]] = field(default_factory=dict)
    aggregates: dict[str, dict[str, Data]] = field(default_factory=dict)
    tables: dict[str, dict[str, Data]] = field(default_factory=dict)
    answers: dict[str, dict[str, Data]] = field(default_factory=dict)
    comments: dict[Path, list[str]] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)
    named_pairs: list[tuple[int, str, str, str]] = field(default_factory=list)
    """Line, both ends and kind of what the list of key entities relates."""
    lists_entities: bool = False
    """Whether a document lists the key entities."""
    path: str = ""
    """Document that is being read."""

    def remark(self, kind: RemarkKind, line: int, text: str) -> None:
        """Remark on a line of the document that is being read."""
        self.remarks.append(Remark(kind=kind, path=self.path, line=line, text=text))

    def not_understood(self, line: int, what: str, text: str) -> None:
        """Something could not be taken over; its text is kept in the report."""
        self.remark(RemarkKind.NOT_UNDERSTOOD, line, f"{what}: {_quoted(text)}" if text else what)

    def guessed(self, line: int, text: str, place: Path = ()) -> None:
        """Something was taken over in a way that the document does not say in so many words."""
        self.remark(RemarkKind.GUESSED, line, text)
        if place:
            self.comment(place, f"Line {line} of {self.path.rpartition('/')[2]}: {text}")

    def left_out(self, line: int, text: str) -> None:
        """Something was left out on purpose."""
        self.remark(RemarkKind.LEFT_OUT, line, text)

    def kept_beside(self, line: int, what: str, text: str, place: Path) -> None:
        """Something that the model has no place for; it becomes a comment."""
        self.not_understood(line, f"{what} is kept as a comment", text)
        self.comment(place, f"{what}: {text}")

    def comment(self, place: Path, text: str) -> None:
        """A comment above a part of the model."""
        self.comments.setdefault(place, []).append(text)

    def count(self, kinds: Iterable[RemarkKind]) -> int:
        """Number of remarks of some kinds."""
        wanted = set(kinds)
        return sum(1 for remark in self.remarks if remark.kind in wanted)


def _quoted(text: str) -> str:
    return f"`{' '.join(text.split())}`"
