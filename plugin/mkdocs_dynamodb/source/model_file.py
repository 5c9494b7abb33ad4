"""One YAML file of a model: its tree, and what is wrong with it by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_dynamodb.kept import Kept
from mkdocs_dynamodb.source.comments import (
    IgnoreComment,
    find_comments_without_brackets,
    find_ignore_comments,
    find_values_cut_by_comment,
)
from mkdocs_dynamodb.source.faults import Fault
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.nodes import Node
from mkdocs_dynamodb.source.shape import check_shape
from mkdocs_dynamodb.source.yaml_tree import read_tree


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ModelFile:
    """What a file says; only the same as itself, since its tree is."""

    source: SourceFile
    tree: Node | None
    faults: tuple[Fault, ...]
    """Faults of the text, and of comments in it."""
    misshapen: tuple[tuple[list[str | int], Fault], ...]
    """Path in the tree and fault of each thing whose shape is wrong."""
    comments: tuple[IgnoreComment, ...]


def read_model_file(source: SourceFile, kept: Kept) -> ModelFile:
    """Take a file apart, where its text is not that of last time.

    Args:
        source: the file.
        kept: files of last time.
    """
    return kept.get(("file", source.path), (source,), lambda: _take_apart(source))


def _take_apart(source: SourceFile) -> ModelFile:
    return model_file(source, *read_tree(source))


def model_file(source: SourceFile, tree: Node | None, faults: Sequence[Fault]) -> ModelFile:
    """What the tree of a text says, with everything that is wrong in it.

    Args:
        source: the text.
        tree: its sections.
        faults: what was wrong while it was read.
    """
    told = {fault.finding.at for fault in faults}
    misshapen = () if tree is None else tuple(check_shape(tree, source))
    return ModelFile(
        source=source,
        tree=tree,
        faults=(
            *faults,
            *find_comments_without_brackets(source, tree),
            *(() if tree is None else find_values_cut_by_comment(source, tree)),
            *dict.fromkeys(fault for _, fault in misshapen if fault.finding.at not in told),
        ),
        misshapen=misshapen,
        comments=tuple(find_ignore_comments(source, tree)),
    )
