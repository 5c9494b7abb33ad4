"""OPS015: a batch or transaction that names one item twice."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.scopes import Scope, build_scopes
from mkdocs_dynamodb.model.flow.targets import is_listed
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action
from mkdocs_dynamodb.rules.registry import Extent, rule

_Item = tuple[str, ...]


@rule("OPS015", "item-twice-in-transaction", Severity.ERROR, looks_at=Extent.PATTERN)
def item_twice_in_transaction(model: Model) -> Iterator[Finding]:
    """A batch or transaction has two actions on the same item.

    ## Why

    A transaction may touch each item once: `Transaction request cannot include multiple operations
    on one item`, even where one of them only checks a condition. A batch refuses duplicate keys as
    well (API Reference, TransactWriteItems, BatchWriteItem and BatchGetItem).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Withdraw money, type: update, rps: 5, inputs: [account_id, amount]}
    tables:
      Accounts:
        partition_key: account_id
        entities:
          Account: {attributes: {account_id: S, balance: N}}
    mapping:
      1:
        operation: TransactWriteItems
        table: Accounts
        actions:
          - {check: Account, condition: "balance >= :amount"}
          - {update: Account, update_expression: "SET balance = balance - :amount"}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Withdraw money, type: update, rps: 5, inputs: [account_id, amount]}
    tables:
      Accounts:
        partition_key: account_id
        entities:
          Account: {attributes: {account_id: S, balance: N}}
    mapping:
      1:
        operation: UpdateItem
        table: Accounts
        entity: Account
        update_expression: "SET balance = balance - :amount"
        condition: "balance >= :amount"
    ```
    """
    for number, answer in model.answers.items():
        pattern = model.patterns.get(number)
        if pattern is None:
            continue
        for step, scope in zip(answer.steps, build_scopes(model, pattern, answer), strict=True):
            if not is_listed(step):
                continue
            first: dict[_Item, Action] = {}
            for action in step.actions:
                item = _item(model, action, scope)
                if item is None:
                    continue
                earlier = first.setdefault(item, action)
                if earlier is not action:
                    yield Finding(
                        at=action.at,
                        message=f"pattern {number} names one item of {item[0]} twice in a request",
                        label="second time",
                        subject=action.subject,
                        related=(Related(earlier.at, "first time"),),
                        help=(
                            "join the two actions; a condition can stand in an update, "
                            "and `where` tells two items of one entity apart"
                        ),
                    )


def _item(model: Model, action: Action, scope: Scope) -> _Item | None:
    """Table and key of an action as texts, where they mean one item for certain."""
    table = model.table_of(action)
    if table is None or action.times is not None:
        return None
    templates: list[Template] = []
    entity = model.entity_of(action)
    for name in table.key_names:
        template = entity.template_for(name) if entity is not None else None
        if action.where:
            template = _written(action, name)
        if template is None or not all(scope.is_given(n) for n in template.names):
            return None
        templates.append(template)
    return (table.name.value, *(template.text for template in templates))


def _written(action: Action, key: str) -> Template | None:
    for tests in action.where:
        if tests.attribute.value == key and len(tests.tests) == 1:
            test = tests.tests[0]
            operand = test.operands[0] if test.operator.value == "=" else None
            return operand if isinstance(operand, Template) else None
    return None
