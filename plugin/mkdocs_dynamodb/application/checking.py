"""Load and check models."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from mkdocs_dynamodb.application.collector import without_collector
from mkdocs_dynamodb.application.stage_pages import StagePages
from mkdocs_dynamodb.application.trying import try_changes
from mkdocs_dynamodb.application.workshops import CheckedWorkshop, check_workshop
from mkdocs_dynamodb.diagnostics import Diagnostic, Finding, Severity
from mkdocs_dynamodb.emit.report import Report
from mkdocs_dynamodb.kept import NOTHING_KEPT, Kept, NothingKept
from mkdocs_dynamodb.model.build.model import build_model
from mkdocs_dynamodb.model.gates import GateMode
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.coverage import Coverage, build_coverage
from mkdocs_dynamodb.reports.stages.trials import Trials
from mkdocs_dynamodb.rules import CATALOGUE
from mkdocs_dynamodb.rules.runner import run_rules
from mkdocs_dynamodb.settings import ModelPath, Settings
from mkdocs_dynamodb.settings_reader import read_settings
from mkdocs_dynamodb.source.faults import FaultKind
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.model_files import ModelFiles, Variant, read_model_files
from mkdocs_dynamodb.source.stage_pages import StagePage


@record(kw_only=True)
class CheckedModel:
    """A model with its findings."""

    path: ModelPath
    model: Model
    diagnostics: tuple[Diagnostic, ...]
    coverage: Coverage


@record(kw_only=True)
class CheckResult:
    """Findings of all models and workshops, and of the configuration."""

    models: tuple[CheckedModel, ...]
    configuration: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceFile]
    settings: Settings
    workshops: tuple[CheckedWorkshop, ...] = ()
    pages: tuple[Diagnostic, ...] = ()
    """Findings about pages of the site that mean to be a stage of a model that nobody knows."""
    known: frozenset[Diagnostic] | None = None
    """Findings that a baseline holds; None where there is no baseline."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All findings sorted by place, each once where models share a file."""
        parts: tuple[CheckedModel | CheckedWorkshop, ...] = (*self.models, *self.workshops)
        every = [*self.configuration, *self.pages]
        every += (d for part in parts for d in part.diagnostics)
        return tuple(sorted(dict.fromkeys(every), key=lambda diagnostic: diagnostic.order))

    @property
    def is_unreadable(self) -> bool:
        """Whether a model or a file of one is not there or cannot be opened."""
        kinds = (FaultKind.MODEL_NOT_FOUND, FaultKind.UNREADABLE_FILE)
        return any(any(checked.model.faults_of(kind)) for checked in self.models for kind in kinds)

    @property
    def is_complete(self) -> bool:
        """Whether no part of any model was left out because it cannot be read."""
        return all(checked.model.complete for checked in self.models)

    def report(self) -> Report:
        """What the output formats are made from."""
        return Report(
            diagnostics=self.diagnostics,
            sources=self.sources,
            coverage=tuple(model.coverage for model in self.models),
            rules=len(CATALOGUE),
            known=self.known,
        )

    def count(self, severity: Severity) -> int:
        """Findings of one severity that nobody accepted."""
        return sum(1 for d in self.diagnostics if d.severity is severity and d.accepted is None)

    def fails(self, fail_on: Severity | None = None) -> bool:
        """Whether an open finding is at least as bad as the threshold."""
        limit = (fail_on or self.settings.fail_on).rank
        return any(diagnostic.severity.rank <= limit for diagnostic in self.report().open)

    def selected(self, select: Iterable[str], ignore: Iterable[str]) -> "CheckResult":
        """The same result with only the findings whose codes begin as asked."""
        wanted, unwanted = tuple(select), tuple(ignore)

        def keep(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
            return tuple(
                d
                for d in diagnostics
                if (not wanted or d.code.startswith(wanted)) and not d.code.startswith(unwanted)
            )

        models = tuple(replace(m, diagnostics=keep(m.diagnostics)) for m in self.models)
        workshops = tuple(replace(w, diagnostics=keep(w.diagnostics)) for w in self.workshops)
        return replace(
            self,
            models=models,
            workshops=workshops,
            pages=keep(self.pages),
            configuration=keep(self.configuration),
        )


def load_settings(config: Path, root: Path) -> tuple[Settings, tuple[Diagnostic, ...], SourceFile]:
    """Settings of a project from its `mkdocs.yml`, with what is wrong in the plugin's block.

    Raises:
        ConfigError: the file cannot be read, or does not name the plugin.
    """
    settings, findings, source = read_settings(config, root)
    return settings, tuple(configuration_diagnostics(findings, settings)), source


def configuration_diagnostics(
    findings: Iterable[Finding], settings: Settings
) -> Iterator[Diagnostic]:
    """Findings about the plugin's block with the identity of their rule, as severe as it says."""
    rule = next(rule for rule in CATALOGUE if rule.name == "bad-option")
    severity = settings.severity_of(rule.code, rule.severity)
    if severity is not None:
        for finding in findings:
            yield Diagnostic(code=rule.code, name=rule.name, severity=severity, finding=finding)


def load_model(path: Path, root: Path) -> Model:
    """Read and build one model without a project, as its file or folder has it.

    Args:
        path: file or folder of the model.
        root: folder that paths in findings are relative to.
    """
    return build_model(read_model_files(path, root))


@without_collector()
def check_models(
    settings: Settings,
    today: date | None,
    *,
    configuration: tuple[Diagnostic, ...] = (),
    extra_sources: Iterable[SourceFile] = (),
    contract: Path | None = None,
    kept: Mapping[str, Kept] | None = None,
    try_breaks: bool = False,
    pages: StagePages | None = None,
) -> CheckResult:
    """Check every model and workshop that the settings name.

    Args:
        settings: models, severities and threshold.
        today: day on which acceptances are judged; None where no findings are wanted, as for the
            figures of a large model, which take half of the time without them.
        configuration: findings about the configuration itself.
        extra_sources: files besides the models' own whose lines findings may show.
        contract: file of a contract, in the place of those that the models name.
        kept: path of each model and workshop -> what last time left of it; nothing unless given.
        try_breaks: whether the changes that workshop stages propose are tried.
        pages: pages of the site that are stages of the models' workshops.

    Raises:
        RuleError: a rule failed; a bug of this package.
    """
    left, pages = kept or {}, pages or StagePages()
    checked = tuple(
        _check(
            path,
            settings,
            today,
            contract,
            left.get(path.path, NOTHING_KEPT),
            try_breaks=try_breaks,
            pages=pages.by_model.get(path.to, ()),
        )
        for path in settings.models
    )
    workshops = tuple(
        check_workshop(path, settings, left.get(path.content, NOTHING_KEPT))
        for path in settings.workshops
    )
    sources = {source.path: source for source in extra_sources}
    sources.update(pages.sources)
    for entry in checked:
        sources.update(entry.model.sources)
    for workshop in workshops:
        sources.update(workshop.sources)
    return CheckResult(
        models=checked,
        workshops=workshops,
        pages=pages.diagnostics,
        configuration=configuration,
        sources=sources,
        settings=settings,
    )


def _check(
    path: ModelPath,
    settings: Settings,
    today: date | None,
    contract: Path | None,
    kept: Kept,
    *,
    try_breaks: bool,
    pages: Sequence[StagePage],
) -> CheckedModel:
    reports = kept
    if try_breaks and isinstance(kept, NothingKept):
        kept = Kept()  # for the changed models, which differ from this one in a file each
    files_at = (settings.root / path.path, settings.root, path.at, contract)
    read = partial(read_model_files, *files_at, pages=pages)
    if today is None or isinstance(kept, NothingKept):
        # Nothing holds the trees of the files any longer, which take as much room as the model.
        return _judge(_build(read(kept), settings, kept, kept), path, settings, today)
    files = read(kept)
    return kept.get(
        ("checked",),
        (files, path, settings, today, try_breaks),
        lambda: _check_files(
            files, path, settings, today, kept, reports, read=read if try_breaks else None
        ),
    )


def _check_files(
    files: ModelFiles,
    path: ModelPath,
    settings: Settings,
    today: date,
    kept: Kept,
    reports: Kept,
    *,
    read: Callable[[Kept, Variant], ModelFiles] | None,
) -> CheckedModel:
    model = _build(files, settings, kept, reports)
    if read is not None and model.stages and model.complete:

        def read_changed(subject: str, changed: SourceFile) -> Model:
            beside = kept.beside(subject)
            found = read(beside, Variant(files, changed))
            return _build(found, settings, beside, reports.beside(subject))

        model.worked_out[Trials] = try_changes(model, read_changed, settings, today)
    return _judge(model, path, settings, today)


def _build(files: ModelFiles, settings: Settings, kept: Kept, reports: Kept) -> Model:
    gate_mode = None if settings.gates is None else GateMode(settings.gates)
    return build_model(files, settings.pricing, gate_mode=gate_mode, kept=kept, reports=reports)


def _judge(model: Model, path: ModelPath, settings: Settings, today: date | None) -> CheckedModel:
    return CheckedModel(
        path=path,
        model=model,
        diagnostics=() if today is None else run_rules(model, settings, today),
        coverage=build_coverage(model),
    )
