"""All files of one model: read, checked for shape, and merged by top-level key."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from mkdocs_dynamodb.diagnostics import Finding, Related, Span
from mkdocs_dynamodb.kept import NOTHING_KEPT, Kept
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.comments import IgnoreComment
from mkdocs_dynamodb.source.contract_files import ContractFile, check_contract, read_contract_file
from mkdocs_dynamodb.source.faults import BREAKS_FILE, Fault, FaultKind
from mkdocs_dynamodb.source.files import SourceFile, list_model_files, read_source
from mkdocs_dynamodb.source.model_file import ModelFile, read_model_file
from mkdocs_dynamodb.source.nodes import Node
from mkdocs_dynamodb.source.sql_comments import find_sql_comments
from mkdocs_dynamodb.source.stage_pages import StagePage

SECTIONS_BY_NAME = (
    *("entities", "unique", "access_patterns", "tables", "mapping"),
    *("decisions", "aggregates", "viewpoints", "gates", "stages"),
)
SECTIONS_LISTED = ("relationships", "accept")
SECTIONS_WHOLE = (
    *("application", "scratchpad", "approach", "pricing", "growth", "source", "contract"),
)
Reader = Callable[[Path], SourceFile | Fault]
LINKS = (("source", "ddl"),)
"""Section and key that name another file of the model, relative to its folder."""


@record(kw_only=True)
class ModelFiles:
    """What the files of a model say, cleared of everything whose shape is wrong."""

    name: str
    """Path of the model as the user sees it."""
    named: Mapping[str, Mapping[str, tuple[Span, Node]]]
    """Section -> name -> place of the name and its value."""
    listed: Mapping[str, tuple[Node, ...]]
    whole: Mapping[str, Node]
    linked: Mapping[str, SourceFile | Fault]
    """Section and key that name another file, such as `source.ddl` -> the file."""
    contract: ContractFile | None
    row_files: Mapping[str, SourceFile | Fault]
    """Path as the model names it -> file of sample rows."""
    sources: Mapping[str, SourceFile]
    faults: tuple[Fault, ...]
    comments: tuple[IgnoreComment, ...]
    stage_pages: Mapping[str, str]
    """Stage that a page of the site describes -> path of the page as it is served."""
    complete: bool
    """False where something could not be read, so that nothing may be called missing."""
    read: tuple[SourceFile | Fault, ...]
    """The YAML files in their order."""


@record()
class Variant:
    """A model that was read, and a file of it that is to say something else."""

    before: ModelFiles
    changed: SourceFile


def read_model_files(
    path: Path,
    root: Path,
    asked_at: Span | None = None,
    contract: Path | None = None,
    kept: Kept = NOTHING_KEPT,
    variant: Variant | None = None,
    *,
    pages: Sequence[StagePage] = (),
) -> ModelFiles:
    """Read a model from a file or folder; whatever is wrong becomes a fault.

    Args:
        path: a YAML file, or a folder of them.
        root: project root; paths in findings are relative to it.
        asked_at: where the user named `path`.
        contract: file of the migration contract, in the place of the one that the model names.
        kept: files of last time.
        variant: the model as it was just read, of which no file is read again.
        pages: pages of the site that are stages of the model's workshop.
    """
    merge = _Merge()
    reader = _reader(root, variant)
    read = _yaml_files(path, root, asked_at, merge, reader, variant)
    folder = path if path.is_dir() else path.parent
    sources, comments = _take_in(read, merge, kept)
    for page in pages:
        sources[page.file.source.path] = merge.take(page.file, comments).source
    linked = dict(_linked_files(merge.whole, folder, reader))
    sources |= {file.path: file for file in linked.values() if isinstance(file, SourceFile)}
    for file, text in _sql(merge.whole.get("source"), linked.get("source.ddl"), sources):
        found, faults = find_sql_comments(file, text)
        comments.extend(found)
        merge.faults.extend(faults)
    complete = merge.complete and not any(fault.kind in BREAKS_FILE for fault in merge.faults)
    row_files = _row_files(merge.whole.get("source"), folder, reader)
    sources |= {file.path: file for file in row_files.values() if isinstance(file, SourceFile)}
    contracted = _contract(merge, folder, root, contract, kept, variant)
    if contracted is not None and contracted.source is not None:
        sources[contracted.source.path] = contracted.source
    return ModelFiles(
        name=path.name if path.suffix == "" else path.stem,
        named=merge.named,
        listed={section: tuple(nodes) for section, nodes in merge.listed.items()},
        whole=merge.whole,
        linked=linked,
        contract=contracted,
        row_files=row_files,
        sources=sources,
        faults=tuple(merge.faults),
        comments=tuple(comments),
        stage_pages={p.name: p.served for p in pages if merge.place_of_stage(p.name) == p.at},
        complete=complete,
        read=read,
    )


def _reader(root: Path, variant: Variant | None) -> Reader:
    """What reads a file; of a variant, only files that nobody has named so far."""
    if variant is None:
        return partial(read_source, root=root)
    known = {file.absolute: file for file in variant.before.sources.values()}
    known[variant.changed.absolute] = variant.changed
    return lambda path: known.get(path) or read_source(path, root)


def _yaml_files(
    path: Path,
    root: Path,
    asked_at: Span | None,
    merge: "_Merge",
    reader: Reader,
    variant: Variant | None,
) -> tuple[SourceFile | Fault, ...]:
    if variant is not None:
        files = variant.before.read
        return tuple(f if isinstance(f, Fault) else reader(f.absolute) for f in files)
    listing = list_model_files(path, root, asked_at)
    merge.faults += listing.faults
    return tuple(reader(file) for file in listing.files)


def _take_in(
    read: Iterable[SourceFile | Fault], merge: "_Merge", kept: Kept
) -> tuple[dict[str, SourceFile], list[IgnoreComment]]:
    """Files of a model by path, and their comments; what they say is merged."""
    sources: dict[str, SourceFile] = {}
    comments: list[IgnoreComment] = []
    for source in read:
        if isinstance(source, Fault):
            merge.faults.append(source)
            continue
        sources[source.path] = merge.take(read_model_file(source, kept), comments).source
    return sources, comments


def _linked_files(
    whole: Mapping[str, Node], folder: Path, reader: Reader
) -> Iterator[tuple[str, SourceFile | Fault]]:
    for section, key in LINKS:
        node = whole.get(section)
        name = None if node is None else node.get(key)
        if name is not None:
            yield f"{section}.{key}", reader(folder / name.text)


def _sql(
    source: Node | None, ddl: SourceFile | Fault | None, sources: Mapping[str, SourceFile]
) -> Iterator[tuple[SourceFile, Node | None]]:
    """Files that hold the schema of the source database, with the text where it is one of YAML."""
    if isinstance(ddl, SourceFile):
        yield ddl, None
    text = None if source is None or source.entries is None else source.get("sql")
    if text is not None and text.span.path in sources:
        yield sources[text.span.path], text


def _row_files(source: Node | None, folder: Path, reader: Reader) -> dict[str, SourceFile | Fault]:
    """Files of sample rows: one of SQL, or one of each table."""
    rows = None if source is None or source.entries is None else source.get("rows")
    if rows is None:
        return {}
    nodes = [rows] if rows.entries is None else list(rows.entries.values())
    names = [node.text for node in nodes if node.text and node.items is None]
    return {name: reader(folder / name) for name in names}


def _contract(
    merge: "_Merge",
    folder: Path,
    root: Path,
    given: Path | None,
    kept: Kept,
    variant: Variant | None,
) -> ContractFile | None:
    """The contract; what is wrong with it leaves the rest of the model whole."""
    node = merge.whole.get("contract")
    before = None if variant is None else variant.before
    name = None if node is None or node.entries is None else node.get("file")
    contract: ContractFile | None = None
    faults: tuple[Fault, ...] = ()
    if before and before.contract and before.whole.get("contract") is node:
        contract = before.contract
    elif given is not None:
        contract, faults = read_contract_file(given, root, kept=kept)
    elif name is not None:
        contract, faults = read_contract_file(folder / name.text, root, name.span, kept=kept)
    elif node is not None:
        contract = kept.get(("contract",), (node,), lambda: check_contract(node))
    merge.faults += [*faults, *(() if contract is None else contract.faults)]
    return contract


class _Merge:
    """Sections gathered from the files so far."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.named: dict[str, dict[str, tuple[Span, Node]]] = {s: {} for s in SECTIONS_BY_NAME}
        self.listed: dict[str, list[Node]] = {section: [] for section in SECTIONS_LISTED}
        self.whole: dict[str, Node] = {}
        self.complete = True

    def take(self, file: ModelFile, comments: list[IgnoreComment]) -> ModelFile:
        """Take over what one file says and what is wrong with it, and gather its comments."""
        comments.extend(file.comments)
        self.faults.extend(file.faults)
        if file.tree is not None:
            self._add(file.tree, file)
        return file

    def place_of_stage(self, name: str) -> Span | None:
        """Where the name of a stage stands that counts."""
        place = self.named["stages"].get(name)
        return None if place is None else place[0]

    def _add(self, tree: Node, file: ModelFile) -> None:
        """Sections without the things whose shape is wrong."""
        broken = {tuple(path[: self._depth(path)]) for path, _ in file.misshapen}
        self.complete = self.complete and not broken
        if () in broken and tree.entries is None:
            return
        for section, key, node in tree.pairs():
            if (section,) in broken:
                continue
            if section in SECTIONS_WHOLE:
                self._add_whole(section, key, node)
            elif section in SECTIONS_LISTED:
                items = node.items or []
                self.listed[section] += [
                    item for i, item in enumerate(items) if (section, i) not in broken
                ]
            elif section in SECTIONS_BY_NAME:
                self._add_named(section, node, broken)

    @staticmethod
    def _depth(path: list[str | int]) -> int:
        return 1 if path and path[0] in SECTIONS_WHOLE else 2

    def _add_whole(self, section: str, key: Span, node: Node) -> None:
        first = self.whole.setdefault(section, node)
        if first is not node:
            self._twice(section, key, first.span)

    def _add_named(self, section: str, node: Node, broken: set[tuple[str | int, ...]]) -> None:
        known = self.named[section]
        for name, key, value in node.pairs():
            if (section, name) in broken:
                continue
            if name in known:
                self._twice(f"{section}.{name}", key, known[name][0])
            else:
                known[name] = (key, value)

    def _twice(self, subject: str, at: Span, first: Span) -> None:
        finding = Finding(
            at=at,
            message=f"`{subject}` is defined twice",
            label="second time",
            subject=subject,
            related=(Related(first, "first time"),),
            help="keep one; the second is ignored until then",
        )
        self.faults.append(Fault(FaultKind.DEFINED_TWICE, finding))
