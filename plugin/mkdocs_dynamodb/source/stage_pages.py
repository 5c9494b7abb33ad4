"""Pages of the site whose front matter makes them a stage of a model's workshop."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from mkdocs_dynamodb.diagnostics import Finding, Span
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.faults import Fault, FaultKind
from mkdocs_dynamodb.source.files import SourceFile, read_source
from mkdocs_dynamodb.source.front_matter import FENCE, read_front_matter_block
from mkdocs_dynamodb.source.model_file import ModelFile, model_file
from mkdocs_dynamodb.source.nodes import Node

STAGE_KEY = "dynamodb_stage"
MODEL_KEY = "model"
ENDS = (FENCE, "...")
"""Lines at which MkDocs sees the end of front matter."""
SECTION = "stages"
_STANDARD = "tag:yaml.org"
"""How a tag begins that every reader of YAML knows."""
_KEY_LINE = re.compile(rf"^[\"']?{STAGE_KEY}\b", re.MULTILINE)
_HEADING = re.compile(r"#[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*(?:\{[^{}]*\}[ \t]*)?$")
_EMPHASIS = re.compile(r"[*`]")


@record(kw_only=True)
class SitePageFile:
    """A page of the site that names the key."""

    source: SourceFile
    served: str
    """Path in the site of the Markdown that MkDocs would serve at the same address."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StagePage:
    """A page that is a stage, or means to be; only the same as itself, since its tree is."""

    path: str
    """Path of the file as the user sees it."""
    served: str
    name: str
    """Name of the stage: that of the file, or of its folder for an index."""
    at: Span
    """Where the key stands."""
    model: Node | None = None
    """What the page says of the model that it belongs to."""
    file: ModelFile
    """The stage, as a file with no other section would say it."""
    unreadable: tuple[Finding, ...] = ()
    """What keeps the front matter from being read."""


def find_stage_text(path: Path, root: Path) -> SourceFile | None:
    """Text of a page that names the key in its front matter; None for every other page.

    What cannot be read is left to MkDocs, which reads all pages.
    """
    try:
        with path.open("rb") as stream:
            is_candidate = stream.read(8).removeprefix(b"\xef\xbb\xbf").startswith(b"---")
    except OSError:
        return None
    source = read_source(path, root) if is_candidate else None
    return source if isinstance(source, SourceFile) and _names_key(source) else None


def _names_key(source: SourceFile) -> bool:
    end = next((n for n, line in enumerate(source.lines[1:], 1) if line.strip() in ENDS), None)
    return _KEY_LINE.search("\n".join(source.lines[1:end])) is not None


def read_stage_page(page: SitePageFile) -> StagePage | None:
    """The stage of a page; None where its front matter turns out not to have the key."""
    source, name = page.source, _name(page.served)
    block = read_front_matter_block(source, ENDS)
    tree, nothing = (
        block.tree,
        ModelFile(source=source, tree=None, faults=(), misshapen=(), comments=()),
    )
    stage = None if tree is None or tree.entries is None else tree.entries.get(STAGE_KEY)
    if stage is None or tree is None:
        found = [*(fault.finding for fault in block.faults), block.unclosed]
        unreadable = tuple(replace(f, subject=source.path) for f in found if f is not None)
        if not unreadable:
            return None
        at = unreadable[0].at
        return StagePage(
            path=source.path,
            served=page.served,
            name=name,
            at=at,
            file=nothing,
            unreadable=unreadable,
        )
    at = tree.key(STAGE_KEY)
    whole = Span(source.path, at.line, at.column, stage.span.end_line, stage.span.end_column)
    title = tree.get("title") or _heading(source, block.line_count)
    stages = _mapping({SECTION: (at, _mapping({name: (at, _stage(stage, title))}, whole))}, whole)
    text = SourceFile(source.path, block.source.text, source.absolute)
    own = model_file(text, stages, tuple(_within(block.faults, whole)))
    return StagePage(
        path=source.path,
        served=page.served,
        name=name,
        at=at,
        model=None if stage.entries is None else stage.get(MODEL_KEY),
        file=replace(own, source=source),
    )


def _name(served: str) -> str:
    path = PurePosixPath(served)
    return path.parent.name if path.stem == "index" and path.parent.name else path.stem


def _within(faults: Iterable[Fault], whole: Span) -> Iterator[Fault]:
    """Faults of the stage, and tags, with which MkDocs reads nothing of the front matter."""
    first, last = (whole.line, whole.column), (whole.end_line, whole.end_column)
    for fault in faults:
        is_inside = first <= (fault.finding.at.line, fault.finding.at.column) <= last
        is_tag = fault.kind is FaultKind.TAG_IN_MODEL and _STANDARD not in fault.finding.message
        if (
            is_inside
            or is_tag
            or any(related.at[:3] == whole[:3] for related in fault.finding.related)
        ):
            yield fault


def _heading(source: SourceFile, start: int) -> Node | None:
    """The heading of first level with which the text of a page begins."""
    for number, line in enumerate(source.lines[start:], start=start + 1):
        if line.strip():
            match = _HEADING.match(line)
            if match is None:
                return None
            text = _EMPHASIS.sub("", match[1])
            return Node(text, Span(source.path, number, 1, number, len(line) + 1), text)
    return None


def _stage(node: Node, title: Node | None) -> Node:
    """A stage as a model has it: without the model's name, with a title where there is one."""
    if node.entries is None:
        return node
    parts = {name: (at, child) for name, at, child in node.pairs() if name != MODEL_KEY}
    if title is not None and isinstance(title.data, str) and title.text.strip():
        parts.setdefault("title", (title.span, title))
    return _mapping(parts, node.span)


def _mapping(parts: dict[str, tuple[Span, Node]], span: Span) -> Node:
    node = Node({name: child.data for name, (_, child) in parts.items()}, span)
    node.entries = {name: child for name, (_, child) in parts.items()}
    node.keys = {name: at for name, (at, _) in parts.items()}
    return node
