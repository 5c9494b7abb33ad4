"""Builds the section `source`: reads the schema of the database that a model comes from."""

from collections.abc import Mapping
from importlib.util import find_spec

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.kept import NOTHING_KEPT, Kept
from mkdocs_dynamodb.model.build.read_nodes import placed_of, text_of
from mkdocs_dynamodb.model.relational.schema import Source, SourceSchema, SqlTrouble
from mkdocs_dynamodb.source.faults import Fault
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.model_files import ModelFiles
from mkdocs_dynamodb.source.nodes import Node

DEFAULT_DIALECT = "mysql"
NO_READER = "the source schema cannot be read without the package `sqlglot`"


def build_source(node: Node | None, files: ModelFiles, kept: Kept = NOTHING_KEPT) -> Source | None:
    """The source database; None where the model names none."""
    if node is None:
        return None
    dropped = node.get("dropped")
    dialect = text_of(node, "dialect") or DEFAULT_DIALECT
    ingredients = (node, files.linked.get("source.ddl"), files.sources.get(node.span.path), dialect)
    read = kept.get(("source",), ingredients, lambda: _read(node, files, dialect))
    return Source(
        at=node.span,
        ddl=placed_of(node, "ddl"),
        dialect=dialect,
        schema=read if isinstance(read, SourceSchema) else SourceSchema(),
        dropped={
            name: Placed(child.text, at)
            for name, at, child in (() if dropped is None else dropped.pairs())
        },
        unread=read if isinstance(read, SqlTrouble) else None,
    )


def _read(node: Node, files: ModelFiles, dialect: str) -> SourceSchema | SqlTrouble:
    """The schema, or why there is none."""
    ddl, sql = node.get("ddl"), node.get("sql")
    if ddl is not None and sql is not None:
        return SqlTrouble(node.key("sql"), "the source schema stands twice, as `ddl` and as `sql`")
    linked = files.linked.get("source.ddl")
    if ddl is not None and isinstance(linked, Fault):
        return SqlTrouble(ddl.span, linked.finding.message)
    if sql is None and not isinstance(linked, SourceFile):
        return SqlTrouble(node.span, "the source has neither `ddl` nor `sql`")
    if find_spec("sqlglot") is None:
        return SqlTrouble((ddl or sql or node).span, NO_READER)
    from mkdocs_dynamodb.model.relational.sql_reader import read_sql  # noqa: PLC0415 - sqlglot is optional

    if isinstance(linked, SourceFile):
        return read_sql(linked.text, dialect, linked.place)
    block = _Block(sql or node, files.sources)
    return read_sql(block.file.text, dialect, block.place)


class _Block:
    """SQL that stands in a YAML file; a place in it is a place in that file."""

    def __init__(self, node: Node, sources: Mapping[str, SourceFile]) -> None:
        self.node = node
        at = node.span
        self.file = SourceFile(at.path, node.text)
        lines = sources[at.path].lines
        self.below = 0
        self.right = at.column - 1
        header = lines[at.line - 1][at.column - 1 :]
        if header.startswith("|"):
            self.below = at.line
            first = next((i for i, line in enumerate(self.file.lines) if line.strip()), 0)
            own = self.file.lines[first]
            whole = lines[at.line + first] if at.line + first < len(lines) else own
            self.right = max(len(whole) - len(own), 0)

    def place(self, start: int, end: int) -> Span:
        """Place in the YAML file; the whole value where its lines are not those of the file."""
        if self.below == 0:
            return self.node.span
        at = self.file.place(start, end)
        return Span(
            at.path,
            at.line + self.below,
            at.column + self.right,
            at.end_line + self.below,
            at.end_column + self.right,
        )
