"""What a condition protects: that an item is there or is not, or that attributes have a value."""

from mkdocs_dynamodb.model.expressions.tokens import Expression, Piece, read_expression
from mkdocs_dynamodb.model.flow.targets import top_level
from mkdocs_dynamodb.model.operations import AttributeTests, Predicate
from mkdocs_dynamodb.model.values import Value
from mkdocs_dynamodb.records import record

_ABSENT, _PRESENT = "attribute_not_exists", "attribute_exists"


@record()
class Guard:
    """Attributes that a condition names, by what it asks of them."""

    absent: frozenset[str] = frozenset()
    """Attributes that must not be there."""
    present: frozenset[str] = frozenset()
    """Attributes of which it asks only that they are there."""
    compared: frozenset[str] = frozenset()
    """Attributes whose value matters."""

    @property
    def names(self) -> frozenset[str]:
        """All attributes."""
        return self.absent | self.present | self.compared


def guard_of(predicate: Predicate | None) -> Guard:
    """What a condition or filter asks; nothing where there is none."""
    if predicate is None:
        return Guard()
    found: dict[str, set[str]] = {"absent": set(), "present": set(), "compared": set()}
    for tested in predicate.tests:
        for kind in _kinds(tested):
            found[kind].add(top_level(tested.attribute.value))
    if predicate.expression:
        expression = read_expression(predicate.expression)
        for path in expression.paths:
            found[_kind_in(expression, path)].add(path.parts[0])
    return Guard(*(frozenset(names) for names in found.values()))


def _kinds(tested: AttributeTests) -> set[str]:
    kinds = set()
    for test in tested.tests:
        if test.operator.value != _PRESENT:
            kinds.add("compared")
        elif test.operands and isinstance(test.operands[0], Value):
            kinds.add("present" if test.operands[0].content is True else "absent")
    return kinds


def _kind_in(expression: Expression, path: Piece) -> str:
    """What an expression asks of a path: `NOT attribute_exists` is `attribute_not_exists`."""
    before = expression.text[: path.position].rstrip()
    if not before.endswith("("):
        return "compared"
    before = before[:-1].rstrip()
    word = before.rpartition(" ")[2].rpartition("(")[2]
    negated = before.removesuffix(word).rstrip().upper().endswith("NOT")
    if word in (_ABSENT, _PRESENT):
        return "absent" if (word == _ABSENT) != negated else "present"
    return "compared"
