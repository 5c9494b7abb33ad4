"""Requests of the API that answer a pattern: the bodies that the pages show and engines run."""

from collections.abc import Callable, Mapping

from mkdocs_dynamodb.model.dynamodb_json import Json
from mkdocs_dynamodb.model.expressions.writer import ExpressionWriter, operand_json
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Answer, Step
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.model.values import Value
from mkdocs_dynamodb.records import record

Body = dict[str, Json]

ACTION_NAMES = {
    "get": "Get",
    "put": "Put",
    "update": "Update",
    "delete": "Delete",
    "check": "ConditionCheck",
}

RETURNED_VALUES = {"UpdateItem": "ALL_NEW", "DeleteItem": "ALL_OLD"}
"""What a write gives to later steps; the item that a PutItem writes is known before."""


@record()
class Request:
    """One call: the operation and its parameters in DynamoDB JSON."""

    operation: str
    body: Body


def build_requests(model: Model, answer: Answer) -> tuple[Request, ...]:
    """Requests of an answer with the values of its example filled in.

    A value that only an earlier response or the application gives stays as `{name}`.
    """
    return tuple(build_request(model, step, answer, answer.example) for step in answer.steps)


def build_request(model: Model, step: Step, answer: Answer, inputs: Mapping[str, Value]) -> Request:
    """Request of one step.

    Args:
        model: the model that the step belongs to.
        step: the step.
        answer: its answer; the pattern of the answer gives the consistency.
        inputs: values of the placeholders, by name.
    """
    pattern = model.patterns.get(answer.number.value)
    asked = step.consistency or (pattern.consistency if pattern is not None else None)
    builder = _Builder(model, step, inputs, asked is not None and asked.value == "strong")
    return Request(step.operation.value, builder.body())


class _Builder:
    """Builds the body of one step."""

    def __init__(self, model: Model, step: Step, inputs: Mapping[str, Value], strong: bool) -> None:
        self.model = model
        self.step = step
        self.inputs = inputs
        self.strong = strong

    def body(self) -> Body:
        """Parameters of the operation."""
        builders: dict[str, Callable[[], Body]] = {
            "Query": self._search,
            "Scan": self._search,
            "GetItem": self._get,
            "BatchGetItem": self._batch_get,
            "BatchWriteItem": self._batch_write,
            "TransactGetItems": self._transaction,
            "TransactWriteItems": self._transaction,
        }
        build = builders.get(self.step.operation.value)
        if build is not None:
            return build()
        return self._change(self.step.actions[0]) | self._returned() if self.step.actions else {}

    def _returned(self) -> Body:
        """Parameter for what a write of one item returns, where later steps use it."""
        wanted = RETURNED_VALUES.get(self.step.operation.value)
        return {"ReturnValues": wanted} if wanted is not None and self.step.gives else {}

    def _search(self) -> Body:
        step = self.step
        writer = ExpressionWriter(self.model.table_of(step), self.inputs, step.values)
        body: Body = {"TableName": _name(step)}
        if step.index is not None:
            body["IndexName"] = step.index.value
        if step.where:
            body["KeyConditionExpression"] = writer.all_of(step.where)
        if step.filter is not None:
            body["FilterExpression"] = writer.predicate(step.filter)
        self._add_projection(body, writer)
        body |= writer.substitutions()
        if step.order is not None and step.order.value == "descending":
            body["ScanIndexForward"] = False
        if step.limit is not None:
            body["Limit"] = step.limit.value
        return self._consistent(body)

    def _get(self) -> Body:
        body = self._change(self.step.actions[0]) if self.step.actions else {}
        return self._consistent(body | self._projection())

    def _projection(self) -> Body:
        """Parameters for what a read of items by key returns of each."""
        table = self.model.table_of(self.step)
        writer, body = ExpressionWriter(table, self.inputs, {}), Body()
        self._add_projection(body, writer)
        return body | writer.substitutions()

    def _add_projection(self, body: Body, writer: ExpressionWriter) -> None:
        if self.step.projection:
            names = [writer.path(name.value) for name in self.step.projection]
            body["ProjectionExpression"] = ", ".join(names)

    def _consistent(self, body: Body) -> Body:
        if self.strong:
            body["ConsistentRead"] = True
        return body

    def _batch_get(self) -> Body:
        items: dict[str, Json] = {}
        for action in self.step.actions:
            entry = items.setdefault(
                _name(action), self._consistent({"Keys": [], **self._projection()})
            )
            if isinstance(entry, dict) and isinstance(entry["Keys"], list):
                entry["Keys"].append(self._key(action))
        return {"RequestItems": items}

    def _batch_write(self) -> Body:
        items: dict[str, Json] = {}
        for action in self.step.actions:
            requests = items.setdefault(_name(action), [])
            if not isinstance(requests, list):
                continue
            if action.verb.value == "delete":
                requests.append({"DeleteRequest": {"Key": self._key(action)}})
            else:
                requests.append({"PutRequest": {"Item": self._item(action)}})
        return {"RequestItems": items}

    def _transaction(self) -> Body:
        projection = self._projection() if self.step.reads else {}
        actions: list[Json] = [
            {
                ACTION_NAMES.get(action.verb.value, action.verb.value): self._change(action)
                | projection
            }
            for action in self.step.actions
        ]
        return {"TransactItems": actions}

    def _change(self, action: Action) -> Body:
        """Body of an operation on one item, or of an action of a transaction."""
        writer = ExpressionWriter(self.model.table_of(action), self.inputs, action.values)
        body: Body = {"TableName": _name(action)}
        if action.verb.value == "put":
            body["Item"] = self._item(action)
        else:
            body["Key"] = self._key(action)
        if not action.update.is_empty:
            body["UpdateExpression"] = writer.update(action.update)
        if action.condition is not None:
            body["ConditionExpression"] = writer.predicate(action.condition)
        return body | writer.substitutions()

    def _key(self, action: Action) -> Body:
        """Primary key: from explicit conditions, else from the templates of the entity."""
        table = self.model.table_of(action)
        if action.where:
            return {
                tested.attribute.value: operand_json(
                    tested.tests[0].operands[0],
                    self.inputs,
                    table.attribute_type(tested.attribute.value) if table else None,
                )
                for tested in action.where
                if tested.tests and tested.tests[0].operands
            }
        entity = self.model.entity_of(action)
        if table is None or entity is None:
            return {}
        return {name: self._templated(table, entity, name) for name in table.key_names}

    def _item(self, action: Action) -> Body:
        """Whole item of an entity; optional attributes only where a value is known."""
        table, entity = self.model.table_of(action), self.model.entity_of(action)
        if table is None or entity is None:
            return {}
        item: Body = {}
        names = dict.fromkeys((*table.key_names, *entity.keys, *entity.attributes))
        for name in names:
            attribute = entity.attributes.get(name)
            if attribute is not None and attribute.optional and name not in self.inputs:
                continue
            if name in entity.keys and not self._is_complete(entity, entity.keys[name]):
                continue
            item[name] = self._templated(table, entity, name)
        return item

    def _is_complete(self, entity: StoredEntity, template: Template) -> bool:
        """Whether no placeholder stands for an optional attribute without a value."""
        return not any(
            name in entity.attributes
            and entity.attributes[name].optional
            and name not in self.inputs
            for name in template.names
        )

    def _templated(self, table: Table, entity: StoredEntity, name: str) -> dict[str, Json]:
        template = entity.template_for(name)
        if template is None:
            return {"S": "{" + name + "}"}
        return operand_json(template, self.inputs, table.attribute_type(name))


def _name(part: Step | Action) -> str:
    return part.table.value if part.table is not None else ""
