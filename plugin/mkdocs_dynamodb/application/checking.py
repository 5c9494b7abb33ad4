"""Load and check models."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs_dynamodb.application.collector import without_collector
from mkdocs_dynamodb.diagnostics import Diagnostic, Finding, Severity, Span
from mkdocs_dynamodb.emit.report import Report
from mkdocs_dynamodb.model.build import build_model
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.coverage import Coverage, build_coverage
from mkdocs_dynamodb.rules import CATALOGUE
from mkdocs_dynamodb.rules.runner import run_rules
from mkdocs_dynamodb.settings import ModelPath, Settings
from mkdocs_dynamodb.settings_reader import read_settings
from mkdocs_dynamodb.source.faults import FaultKind
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.model_files import read_model_files


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedModel:
    """A model with its findings."""

    path: ModelPath
    model: Model
    diagnostics: tuple[Diagnostic, ...]
    coverage: Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """Findings of all models and of the configuration."""

    models: tuple[CheckedModel, ...]
    configuration: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceFile]
    settings: Settings

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All findings sorted by place, each once where models share a file."""
        every = [*self.configuration, *(d for model in self.models for d in model.diagnostics)]
        return tuple(sorted(dict.fromkeys(every), key=lambda diagnostic: diagnostic.order))

    @property
    def is_unreadable(self) -> bool:
        """Whether a model or a file of one is not there or cannot be opened."""
        kinds = (FaultKind.MODEL_NOT_FOUND, FaultKind.UNREADABLE_FILE)
        return any(any(checked.model.faults_of(kind)) for checked in self.models for kind in kinds)

    def report(self) -> Report:
        """What the output formats are made from."""
        return Report(
            diagnostics=self.diagnostics,
            sources=self.sources,
            coverage=tuple(model.coverage for model in self.models),
            rules=len(CATALOGUE),
        )

    def count(self, severity: Severity) -> int:
        """Findings of one severity that nobody accepted."""
        return sum(1 for d in self.diagnostics if d.severity is severity and d.accepted is None)

    def fails(self, fail_on: Severity | None = None) -> bool:
        """Whether a finding that nobody accepted is at least as bad as the threshold."""
        limit = (fail_on or self.settings.fail_on).rank
        return any(d.accepted is None and d.severity.rank <= limit for d in self.diagnostics)

    def selected(self, select: Iterable[str], ignore: Iterable[str]) -> "CheckResult":
        """The same result with only the findings whose codes begin as asked."""
        wanted, unwanted = tuple(select), tuple(ignore)

        def keep(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
            return tuple(
                d
                for d in diagnostics
                if (not wanted or d.code.startswith(wanted)) and not d.code.startswith(unwanted)
            )

        models = tuple(
            CheckedModel(
                path=m.path,
                model=m.model,
                diagnostics=keep(m.diagnostics),
                coverage=m.coverage,
            )
            for m in self.models
        )
        return CheckResult(
            models=models,
            configuration=keep(self.configuration),
            sources=self.sources,
            settings=self.settings,
        )


def load_settings(config: Path, root: Path) -> tuple[Settings, tuple[Diagnostic, ...], SourceFile]:
    """Settings of a project from its `mkdocs.yml`, with what is wrong in the plugin's block.

    Raises:
        ConfigError: the file cannot be read, or does not name the plugin.
    """
    settings, findings, source = read_settings(config, root)
    return settings, tuple(configuration_diagnostic(f) for f in findings), source


def configuration_diagnostic(finding: Finding) -> Diagnostic:
    """A finding about the plugin's block with the identity of its rule."""
    rule = next(rule for rule in CATALOGUE if rule.name == "bad-option")
    return Diagnostic(code=rule.code, name=rule.name, severity=rule.severity, finding=finding)


def load_model(path: Path, root: Path, asked_at: Span | None = None) -> Model:
    """Read and build one model."""
    return build_model(read_model_files(path, root, asked_at))


@without_collector()
def check_models(
    settings: Settings,
    today: date,
    *,
    configuration: tuple[Diagnostic, ...] = (),
    extra_sources: Iterable[SourceFile] = (),
) -> CheckResult:
    """Check every model that the settings name.

    Args:
        settings: models, severities and threshold.
        today: day on which acceptances are judged.
        configuration: findings about the configuration itself.
        extra_sources: files besides the models' own whose lines findings may show.

    Raises:
        RuleError: a rule failed; a bug of this package.
    """
    checked = tuple(_check(path, settings, today) for path in settings.models)
    sources = {source.path: source for source in extra_sources}
    for entry in checked:
        sources.update(entry.model.sources)
    return CheckResult(
        models=checked, configuration=configuration, sources=sources, settings=settings
    )


def _check(path: ModelPath, settings: Settings, today: date) -> CheckedModel:
    model = load_model(settings.root / path.path, settings.root, path.at)
    diagnostics = run_rules(model, settings, today)
    return CheckedModel(
        path=path,
        model=model,
        diagnostics=diagnostics,
        coverage=build_coverage(model),
    )
