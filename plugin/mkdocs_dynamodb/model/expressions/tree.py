"""What DynamoDB's expressions consist of, as a tree that can be evaluated."""

from mkdocs_dynamodb.model.expressions.tokens import Piece
from mkdocs_dynamodb.records import record


@record()
class Path:
    """A document path; aliases keep their `#`, since only a request says what they stand for."""

    parts: tuple[str, ...]
    """Top-level name first; an index is a part such as `[0]`."""
    piece: Piece


@record()
class Placeholder:
    """A value that the request gives."""

    name: str
    """With its colon."""


@record()
class Call:
    """A function with its arguments; those of a function that does not exist are left out."""

    function: str
    arguments: tuple["Node", ...]


@record()
class Arithmetic:
    """A sum or difference of an update."""

    operator: str
    left: "Node"
    right: "Node"


@record()
class Comparison:
    """Two operands compared."""

    operator: str
    left: "Node"
    right: "Node"


@record()
class Between:
    """An operand between two others, which count as well."""

    value: "Node"
    lower: "Node"
    upper: "Node"


@record()
class In:
    """An operand that equals one of several."""

    value: "Node"
    options: tuple["Node", ...]


@record()
class Not:
    """The opposite of a condition."""

    inner: "Node"


@record()
class AllOf:
    """Conditions joined by AND."""

    parts: tuple["Node", ...]


@record()
class AnyOf:
    """Conditions joined by OR."""

    parts: tuple["Node", ...]


Operand = Path | Placeholder | Call | Arithmetic
Node = Operand | Comparison | Between | In | Not | AllOf | AnyOf

VALUE_FUNCTIONS = frozenset({"size", "if_not_exists", "list_append"})
"""Functions that give a value; the others are true or false."""


def is_operand(node: Node, functions: frozenset[str]) -> bool:
    """Whether a node stands for a value, so that it can be compared.

    Args:
        node: the node.
        functions: names of the functions that exist; an unknown one counts as a value.
    """
    if isinstance(node, Call):
        return node.function in VALUE_FUNCTIONS or node.function not in functions
    return isinstance(node, Path | Placeholder | Arithmetic)
