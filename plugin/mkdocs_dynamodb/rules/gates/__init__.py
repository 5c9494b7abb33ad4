"""Rules on the gates between the stages of a design."""

from mkdocs_dynamodb.rules.gates.approval_of_nothing import approval_of_nothing
from mkdocs_dynamodb.rules.gates.approved_out_of_order import approved_out_of_order
from mkdocs_dynamodb.rules.gates.changed_approval import changed_approval
from mkdocs_dynamodb.rules.gates.gate_not_approved import gate_not_approved
from mkdocs_dynamodb.rules.gates.gate_open_again import gate_open_again
from mkdocs_dynamodb.rules.registry import Rule

RULES: tuple[Rule, ...] = (
    gate_not_approved,
    gate_open_again,
    approval_of_nothing,
    changed_approval,
    approved_out_of_order,
)
