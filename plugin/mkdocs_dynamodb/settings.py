"""Settings of a project: one typed value, made from the plugin's block in `mkdocs.yml`."""

from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path

from mkdocs_dynamodb.diagnostics import Placed, Severity, Span
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.nodes import Node

OFF = "off"
GATE_FAMILY = "GAT"
"""Family of the rules on gates."""
REQUIRE_GATES = "require"
GATE_MODES = (OFF, "warn", REQUIRE_GATES)
LEVELS = (*(severity.value for severity in Severity), OFF)


@record(kw_only=True)
class ModelPath:
    """A model of the site: where it is read and below which page address it appears."""

    path: str
    to: str
    at: Span | None = None


@record(kw_only=True)
class WorkshopPath:
    """A workshop of the site: where it is read and below which page address it appears."""

    content: str
    """Folder of the pages."""
    static: str | None = None
    """Folder of images and downloads."""
    params: str | None = None
    """File with the values of parameters."""
    to: str = "workshop/"
    at: Span | None = None


@record(kw_only=True)
class Settings:
    """Everything that a user can set."""

    root: Path = field(default_factory=Path.cwd)
    """Project root: paths of findings are relative to it."""
    models: tuple[ModelPath, ...] = ()
    workshops: tuple[WorkshopPath, ...] = ()
    fail_on: Severity = Severity.ERROR
    rules: Mapping[str, Placed[str]] = field(default_factory=dict)
    """Rule code -> `error`, `warning`, `note` or `off`."""

    pricing: Node | None = None
    """Region and prices for models that name none, in the form of a model's `pricing`."""

    gates: str | None = None
    """What an open gate does: `off`, `warn` or `require`; None where the project does not say."""

    baseline: Path | None = None
    """File with the findings that are known; None where every finding counts."""

    @property
    def paths(self) -> tuple[Path, ...]:
        """Files and folders that the settings name, whether they are there or not."""
        folders = [model.path for model in self.models]
        for workshop in self.workshops:
            folders += [workshop.content, workshop.static or "", workshop.params or ""]
        found = [self.root / folder for folder in folders if folder]
        return (*found, self.baseline) if self.baseline is not None else tuple(found)

    def with_models(self, models: tuple[ModelPath, ...]) -> "Settings":
        """The same settings for other models, and no workshop."""
        return replace(self, models=models, workshops=())

    def severity_of(self, code: str, default: Severity) -> Severity | None:
        """Severity of a rule with the user's override; None where the rule is off."""
        level = self.rules.get(code)
        if level is None or level.value not in LEVELS:
            is_required = code.startswith(GATE_FAMILY) and self.gates == REQUIRE_GATES
            return Severity.ERROR if is_required else default
        return None if level.value == OFF else Severity(level.value)


DEFAULT_FOLDER = "models"


def default_address(path: str) -> str:
    """Page address of a model that names none: the last part of its path."""
    return (Path(path).stem.strip(".") or "model") + "/"


OPTIONS = ("models", "workshop", "fail_on", "rules", "pricing", "gates", "baseline")
"""Options of the plugin's block."""
