"""What stands where in the tree of an expression."""

from collections.abc import Iterator

from mkdocs_dynamodb.model.expressions.tree import (
    AllOf,
    AnyOf,
    Arithmetic,
    Between,
    Call,
    Comparison,
    In,
    Node,
    Not,
    Path,
    Placeholder,
)


def children_of(node: Node) -> tuple[Node, ...]:  # noqa: PLR0911 - one case for each node
    """Nodes directly inside a node."""
    match node:
        case AllOf(parts) | AnyOf(parts):
            return parts
        case Not(inner):
            return (inner,)
        case Comparison(_, left, right) | Arithmetic(_, left, right):
            return (left, right)
        case Between(value, lower, upper):
            return (value, lower, upper)
        case In(value, options):
            return (value, *options)
        case Call(_, arguments):
            return arguments
        case Path() | Placeholder():
            return ()


def paths_of(node: Node) -> Iterator[Path]:
    """Document paths in an expression, in order."""
    if isinstance(node, Path):
        yield node
    for child in children_of(node):
        yield from paths_of(child)
