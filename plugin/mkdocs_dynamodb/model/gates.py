"""The gates between the stages of a design, and the approvals that a model holds."""

from collections.abc import Mapping
from enum import StrEnum

from mkdocs_dynamodb.diagnostics import Placed, Span
from mkdocs_dynamodb.model.build.read_nodes import text_of
from mkdocs_dynamodb.model.contents import whole_digest
from mkdocs_dynamodb.records import record, worked_out_once
from mkdocs_dynamodb.source.nodes import Node

TABLE_PREFIX = "design:"
"""What stands before the name of a table whose design is approved alone."""


class Gate(StrEnum):
    """A person's word between two stages, in their order."""

    REQUIREMENTS = "requirements"
    DESIGN = "design"
    CONTRACT = "contract"


class GateMode(StrEnum):
    """What an open gate does to a check."""

    OFF = "off"
    WARN = "warn"
    REQUIRE = "require"


@record(slots=False, kw_only=True)
class Approval:
    """A person's word that a stage is right as it was."""

    gate: Placed[str]
    """`requirements`, `design`, `contract`, or `design:` with the name of a table."""
    by: str
    when: str
    """Day, as `2026-11-21`."""
    note: str
    digest: Placed[str]
    behind: str
    """Digest of the gate before, as it was; empty for the first gate."""
    covers: Mapping[str, Placed[str]]
    """Thing -> digest of what the model said of it."""

    @property
    def subject(self) -> str:
        """Dotted path in the model."""
        return f"gates.{self.gate.value}"

    @worked_out_once
    def is_sound(self) -> bool:
        """Whether it is as the command wrote it."""
        return whole_digest(self.things, self.behind) == self.digest.value

    @property
    def table(self) -> str | None:
        """Table whose design is approved alone."""
        name = self.gate.value
        return name.removeprefix(TABLE_PREFIX) if name.startswith(TABLE_PREFIX) else None

    @property
    def stage(self) -> Gate | None:
        """Gate that it counts for; None where there is no such gate."""
        if self.table is not None:
            return Gate.DESIGN
        return Gate(self.gate.value) if self.gate.value in list(Gate) else None

    @property
    def things(self) -> dict[str, str]:
        """Thing -> digest, without places."""
        return {thing: digest.value for thing, digest in self.covers.items()}


def build_approval(name: str, at: Span, node: Node) -> Approval:
    """One approval."""
    digest, covers = node.get("digest"), node.get("covers")
    return Approval(
        gate=Placed(name, at),
        by=text_of(node, "by"),
        when=text_of(node, "when"),
        note=text_of(node, "note"),
        digest=Placed("" if digest is None else digest.text, node.key("digest")),
        behind=text_of(node, "behind"),
        covers={
            thing: Placed(child.text, key)
            for thing, key, child in (covers.pairs() if covers is not None else ())
        },
    )
