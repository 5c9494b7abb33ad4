"""What the command and the plugin both call: load, check, and make pages."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs_dynamodb.diagnostics import Diagnostic, Finding, Severity, Span
from mkdocs_dynamodb.emit.report import Report
from mkdocs_dynamodb.errors import FragmentError, OutputError
from mkdocs_dynamodb.model.build import build_model
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.pages.context import PageContext
from mkdocs_dynamodb.pages.fragments import problem_html, render_fragment
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.site import build_pages
from mkdocs_dynamodb.reports.coverage import Coverage, build_coverage
from mkdocs_dynamodb.rules import CATALOGUE
from mkdocs_dynamodb.rules.runner import run_rules
from mkdocs_dynamodb.settings import ModelPath, Settings
from mkdocs_dynamodb.settings_reader import read_settings
from mkdocs_dynamodb.source.faults import FaultKind
from mkdocs_dynamodb.source.files import SourceFile, read_bytes
from mkdocs_dynamodb.source.model_files import read_model_files
from mkdocs_dynamodb.source.shape import SCHEMA_NAME, schema_text
from mkdocs_dynamodb.source.yaml_tree import read_tree

ASSETS = ("dynamodb.css", "diagrams.js", "mermaid.min.js")
"""Files that pages need beside them."""


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep Python from searching a growing model for cycles, which takes a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


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


@_without_collector()
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


def page_context(
    checked: CheckedModel, *, directory_urls: bool = True, material: bool = True
) -> PageContext:
    """What the pages of a checked model are made from.

    Args:
        checked: the model.
        directory_urls: whether `a.md` is served as `a/`.
        material: whether the theme is Material for MkDocs.
    """
    return PageContext(
        model=checked.model,
        diagnostics=checked.diagnostics,
        coverage=checked.coverage,
        base=checked.path.to,
        directory_urls=directory_urls,
        material=material,
    )


@_without_collector()
def model_pages(
    checked: CheckedModel, *, directory_urls: bool = True, material: bool = True
) -> tuple[Page, ...]:
    """All pages of a checked model."""
    return build_pages(page_context(checked, directory_urls=directory_urls, material=material))


def render_block(body: str, contexts: Mapping[str, PageContext], page: str) -> tuple[str, str]:
    """HTML of a fenced block, and what is wrong with it (empty where nothing is).

    Args:
        body: text of the block: `show: table Orders`, and `model: shop` where there are several.
        contexts: folder of each model -> the model.
        page: path in the site of the page with the block.
    """
    tree, faults = read_tree(SourceFile(page, body))
    if faults or tree is None or tree.entries is None:
        return _block_problem("write `show: score`, `show: table NAME` or another part")
    show, model = tree.get("show"), tree.get("model")
    name = model.text.strip("/") if model is not None else next(iter(contexts), "")
    if show is None:
        return _block_problem("the block does not say what to `show`")
    if name not in contexts:
        return _block_problem(f"no model is called `{name}`; known: {', '.join(contexts)}")
    try:
        return render_fragment(contexts[name], show.text, page), ""
    except FragmentError as error:
        return _block_problem(str(error))


def asset_path(name: str) -> Path:
    """Path of a file that pages need."""
    return Path(__file__).parent / "pages" / "assets" / name


def write_pages(result: CheckResult, out: Path, *, directory_urls: bool) -> tuple[Path, ...]:
    """Write the pages of all models and their assets as plain files.

    Raises:
        OutputError: the folder cannot be written to, or two models would share one.
    """
    files: dict[Path, bytes] = {}
    taken: dict[str, str] = {}
    for checked in result.models:
        folder, other = checked.path.to, taken.setdefault(checked.path.to, checked.path.path)
        if other != checked.path.path:
            both = f"{other} and {checked.path.path}"
            raise OutputError(f"{both} would both be written to {out / folder}; render one by one")
        for page in model_pages(checked, directory_urls=directory_urls):
            files[out / folder / page.path] = page.content.encode("utf-8", "replace")
    for name in ASSETS:
        files[out / "assets" / "dynamodb" / name] = read_bytes(asset_path(name))
    files[out / "schemas" / SCHEMA_NAME] = schema_text().encode("utf-8")
    return write_files(files)


def write_files(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files, making their folders.

    Raises:
        OutputError: a folder or file cannot be written.
    """
    for path, content in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise OutputError(f"{path} cannot be written: {reason}") from error
    return tuple(files)


def write_starter(folder: Path) -> tuple[Path, ...]:
    """Write a small model that passes every check.

    Raises:
        OutputError: the folder holds something already, or cannot be written to.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(f"{folder} is not empty; name a new folder")
    starter = Path(__file__).parent / "source" / "starter"
    names = sorted(path.name for path in starter.glob("*.yml"))
    return write_files({folder / name: read_bytes(starter / name) for name in names})


def _block_problem(problem: str) -> tuple[str, str]:
    return problem_html(problem), problem


def _check(path: ModelPath, settings: Settings, today: date) -> CheckedModel:
    model = load_model(settings.root / path.path, settings.root, path.at)
    diagnostics = run_rules(model, settings, today)
    return CheckedModel(
        path=path,
        model=model,
        diagnostics=diagnostics,
        coverage=build_coverage(model),
    )
