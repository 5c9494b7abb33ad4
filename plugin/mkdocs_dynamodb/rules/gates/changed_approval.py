"""GAT004: an approval that is not as the command wrote it."""

from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Placed, Severity
from mkdocs_dynamodb.model.contents import THING_LENGTH, WHOLE_LENGTH
from mkdocs_dynamodb.model.gates import Approval
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.stages.gates import are_gates_used
from mkdocs_dynamodb.rules.registry import rule

_HEXADECIMAL = frozenset("0123456789abcdef")


@rule("GAT004", "changed-approval", Severity.ERROR)
def changed_approval(model: Model) -> Iterator[Finding]:
    """A digest of an approval is malformed, or does not fit what the approval covers.

    ## Why

    `mkdocs-dynamodb approve` writes one digest for each thing that was approved and one over all of
    them. If they do not fit together, then somebody has edited them, or two branches were merged
    into an approval that nobody has given. Such an approval does not count.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 5, inputs: [member_id]}
    gates:
      requirements:
        by: "Ada Byron"
        when: 2026-11-21
        digest: "7092297a4c3eec8816ef745a"
        covers:
          access_patterns.1: "a3b475740652"
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: Show a member's profile, type: read, rps: 5, inputs: [member_id]}
    gates:
      requirements:
        by: "Ada Byron"
        when: 2026-11-21
        digest: "7092297a4c3eec8816ef745a"
        covers:
          access_patterns.1: "33b475740652"
    ```
    """
    if not are_gates_used(model):
        return
    for approval in model.approvals.values():
        malformed = list(_malformed(approval))
        for what, digest, length in malformed:
            yield _finding(
                approval, digest, f"{what} is no digest", f"not {length} hexadecimal digits"
            )
        if not malformed and not approval.is_sound:
            message = f"the digest of `{approval.gate.value}` does not fit what it covers"
            yield _finding(approval, approval.digest, message, "was another one")


def _malformed(approval: Approval) -> Iterator[tuple[str, Placed[str], int]]:
    """What is meant, the digest, and how long it has to be."""
    if not _is_digest(approval.digest.value, WHOLE_LENGTH):
        yield f"`digest` of `{approval.gate.value}`", approval.digest, WHOLE_LENGTH
    for thing, digest in approval.covers.items():
        if not _is_digest(digest.value, THING_LENGTH):
            yield f"the value of `{thing}`", digest, THING_LENGTH


def _is_digest(text: str, length: int) -> bool:
    return len(text) == length and _HEXADECIMAL.issuperset(text)


def _finding(approval: Approval, digest: Placed[str], message: str, label: str) -> Finding:
    name = approval.gate.value
    return Finding(
        at=digest.at,
        message=message,
        label=label,
        subject=approval.subject,
        help=f"look again, and approve with `mkdocs-dynamodb approve {name} MODEL --by NAME`",
    )
