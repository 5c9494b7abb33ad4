"""Writes expressions of a request with their names and values, as the API takes them."""

import re
from collections.abc import Iterable, Mapping

from mkdocs_dynamodb.model.dynamodb_json import Json, to_json
from mkdocs_dynamodb.model.expressions.document_paths import document_path
from mkdocs_dynamodb.model.expressions.grammar import changes_of
from mkdocs_dynamodb.model.expressions.reserved_words import needs_alias
from mkdocs_dynamodb.model.keys.templates import Field, Template
from mkdocs_dynamodb.model.operations import AttributeTests, Operand, Predicate, Test, Update
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.model.values import SET_TYPES, Value

_TOKEN = re.compile(
    r"(?P<value>:[A-Za-z0-9_]+)|(?P<alias>#[A-Za-z0-9_]+)"
    r"|(?<![#\w:])(?P<name>[A-Za-z_]\w*)(?!\w*\s*\()"
)
_KEYWORDS = frozenset({"and", "or", "not", "between", "in", "set", "remove", "add", "delete"})
_CONSTANTS: Mapping[str, dict[str, Json]] = {
    "true": {"BOOL": True},
    "false": {"BOOL": False},
    "null": {"NULL": True},
}
_NOT_A_WORD = re.compile(r"[^A-Za-z0-9_]")


class ExpressionWriter:
    """Gathers `ExpressionAttributeNames` and `...Values` of one request or action."""

    def __init__(
        self,
        table: Table | None,
        inputs: Mapping[str, Value],
        values: Mapping[str, Operand],
    ) -> None:
        """Write for a table; placeholders stand for `values` first, then for `inputs`."""
        self.table = table
        self.inputs = inputs
        self.given = values
        self.names: dict[str, str] = {}
        self.values: dict[str, dict[str, Json]] = {}
        self.expected: dict[str, str] = {}
        """Binary or set type of the attribute that a placeholder, without its colon, is for."""

    def substitutions(self) -> dict[str, Json]:
        """Parameters for the names and values used so far; none where none was used."""
        found: dict[str, Json] = {}
        if self.names:
            found["ExpressionAttributeNames"] = dict(self.names)
        if self.values:
            found["ExpressionAttributeValues"] = dict(self.values)
        return found

    def all_of(self, tests: Iterable[AttributeTests]) -> str:
        """Every test joined by AND."""
        return " AND ".join(
            self._test(tested.attribute.value, test) for tested in tests for test in tested.tests
        )

    def predicate(self, predicate: Predicate) -> str:
        """A filter or condition."""
        if predicate.expression:
            return self.expression(predicate.expression)
        return self.all_of(predicate.tests)

    def update(self, update: Update) -> str:
        """An update with a clause for each kind of change."""
        if update.expression is not None:
            self._expect_types(update.expression.value)
            return self.expression(update.expression.value)
        sets = [f"{self.path(n.value)} = {self.value(n.value, v)}" for n, v in update.set.items()]
        adds = [f"{self.path(n.value)} {self.value(n.value, v)}" for n, v in update.add.items()]
        removes = [self.path(name.value) for name in update.remove]
        deletes = [
            f"{self.path(n.value)} {self.value(n.value, v)}" for n, v in update.delete.items()
        ]
        clauses = {"SET": sets, "REMOVE": removes, "ADD": adds, "DELETE": deletes}
        return " ".join(f"{word} {', '.join(parts)}" for word, parts in clauses.items() if parts)

    def expression(self, text: str) -> str:
        """An expression as written, with reserved words replaced and placeholders given values.

        An alias `#status` that the author wrote stands for the attribute `status`.
        """

        def replace(match: re.Match[str]) -> str:
            if match["value"] is not None:
                self._placeholder(match["value"])
                return match["value"]
            if match["alias"] is not None:
                self.names[match["alias"]] = match["alias"][1:]
                return match["alias"]
            name = match["name"]
            return name if name.lower() in _KEYWORDS else self.name(name)

        return _TOKEN.sub(replace, text)

    def path(self, name: str) -> str:
        """An attribute or a document path, with aliases where DynamoDB does not take it bare."""
        first, *others = document_path(name, self.table)
        steps = [part if part.startswith("[") else f".{self.name(part)}" for part in others]
        return self.name(first) + "".join(steps)

    def name(self, name: str) -> str:
        """An attribute name, or its alias where DynamoDB does not take it bare."""
        if not needs_alias(name):
            return name
        word = _NOT_A_WORD.sub("_", name)
        alias = _free(f"#{word}", self.names, name)
        self.names[alias] = name
        return alias

    def value(self, attribute: str, operand: Operand) -> str:
        """Placeholder of a value that an attribute is compared with or set to."""
        wanted = self.table.attribute_type(attribute) if self.table is not None else None
        json = operand_json(operand, self.inputs, wanted)
        word = attribute
        if isinstance(operand, Template) and operand.only_field is not None:
            word = operand.only_field.name
        placeholder = _free(f":{_NOT_A_WORD.sub('_', word)}", self.values, json)
        self.values[placeholder] = json
        return placeholder

    def _test(self, attribute: str, test: Test) -> str:
        operator = test.operator.value
        if operator == "attribute_exists":
            wanted = test.operands and getattr(test.operands[0], "content", True) is not False
            word = "attribute_exists" if wanted else "attribute_not_exists"
            return f"{word}({self.path(attribute)})"
        name = self.path(attribute)
        values = [self.value(attribute, operand) for operand in test.operands]
        if operator == "between":
            return f"{name} BETWEEN {' AND '.join(values)}"
        if operator == "in":
            return f"{name} IN ({', '.join(values)})"
        if operator in ("begins_with", "contains"):
            return f"{operator}({name}, {', '.join(values)})"
        return f"{name} {operator} {', '.join(values)}"

    def _expect_types(self, update: str) -> None:
        """Note the types of the attributes that an update gives the values of placeholders."""
        for change in changes_of(update):
            name = change.target.parts[0].removeprefix("#")
            kind = self.table.attribute_type(name) if self.table is not None else None
            if len(change.target.parts) == 1 and kind in (*SET_TYPES, "B"):
                self.expected[change.placeholder] = kind

    def _placeholder(self, placeholder: str) -> None:
        name = placeholder[1:]
        wanted = self.expected.get(name)
        if name in self.given:
            self.values[placeholder] = operand_json(self.given[name], self.inputs, wanted)
        elif name in self.inputs:
            value = self.inputs[name]
            self.values[placeholder] = _declared_json(value, wanted) or to_json(value)
        elif name in _CONSTANTS:
            self.values[placeholder] = dict(_CONSTANTS[name])
        elif name.isdigit():
            self.values[placeholder] = {"N": name}
        else:
            wanted = self.table.attribute_type(name) if self.table is not None else None
            self.values[placeholder] = {wanted or "S": "{" + name + "}"}


def operand_json(
    operand: Operand, inputs: Mapping[str, Value], wanted: str | None
) -> dict[str, Json]:
    """Value of an operand; what is not known stays in the text as its placeholder.

    Args:
        operand: a template, or a value.
        inputs: values of the placeholders.
        wanted: type of the attribute, where it is known.
    """
    if isinstance(operand, Value):
        return _declared_json(operand, wanted) or to_json(operand)
    field = operand.only_field
    if field is not None and field.name in inputs:
        value = inputs[field.name]
        if wanted in ("S", "N") and value.type in ("S", "N"):
            return {wanted: value.text}
        return _declared_json(value, wanted) or to_json(value)
    pieces = [part if isinstance(part, str) else _filled(part, inputs) for part in operand.parts]
    return {wanted if wanted in ("S", "N", "B") else "S": "".join(pieces)}


def _filled(field: Field, inputs: Mapping[str, Value]) -> str:
    """Value of a placeholder; the placeholder as it was written where no value is known."""
    if field.name in inputs:
        return inputs[field.name].text.zfill(field.width)
    return "{" + field.name + (f":0{field.width}" if field.width else "") + "}"


def _declared_json(value: Value, wanted: str | None) -> dict[str, Json] | None:
    """A value as its attribute is declared, where YAML writes two types alike.

    Those are a list and a set, and a text and a binary in base64.
    """
    if wanted == "B" and value.type == "S":
        return {"B": value.text}
    if wanted not in SET_TYPES or value.type != "L" or not value.elements:
        return None
    return {wanted: [element.text for element in value.elements]}


def _free(word: str, taken: Mapping[str, object], content: object) -> str:
    """The word, numbered where it already stands for something else."""
    candidate, number = word, 2
    while candidate in taken and taken[candidate] != content:
        candidate, number = f"{word}_{number}", number + 1
    return candidate
