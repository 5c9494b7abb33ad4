"""What a running server remembers from one build to the next."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from mkdocs_dynamodb.application.checking import CheckedModel, CheckResult, check_models
from mkdocs_dynamodb.application.pages import interrupted_pages, model_pages, page_context
from mkdocs_dynamodb.application.stage_pages import find_stage_pages
from mkdocs_dynamodb.diagnostics import Diagnostic
from mkdocs_dynamodb.kept import Kept, NothingKept
from mkdocs_dynamodb.pages.fragments import problem_html
from mkdocs_dynamodb.pages.interrupted import interruption
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.stages import StageParts, build_stage_parts
from mkdocs_dynamodb.settings import Settings
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.stage_pages import SitePageFile


class Preview:
    """Results of the last build, and of each model the last state that could be read as a whole."""

    def __init__(self, *, is_lasting: bool) -> None:
        """Remember nothing yet.

        Args:
            is_lasting: whether there will be another build; without one nothing is kept.
        """
        self._kept: defaultdict[str, Kept] = defaultdict(Kept if is_lasting else NothingKept)
        """What is kept of each model and workshop, by its path."""
        self._settings = Kept()
        self._good: dict[str, CheckedModel] = {}
        self._pages: dict[str, tuple[Page, ...]] = {}

    def check(
        self,
        settings: Settings,
        today: date,
        configuration: tuple[Diagnostic, ...],
        source: SourceFile,
        pages: Iterable[SitePageFile] = (),
    ) -> CheckResult:
        """Check every model and workshop, those alone anew of which something changed.

        Args:
            settings: settings of the site.
            today: day on which acceptances are judged.
            configuration: findings about the configuration.
            source: file with the configuration.
            pages: pages of the site that mean to be stages of a model's workshop.

        Raises:
            RuleError: a rule failed; a bug of this package.
        """
        pricing = self._settings.get(("pricing",), (source,), lambda: settings.pricing)
        names = (*(m.path for m in settings.models), *(w.content for w in settings.workshops))
        result = check_models(
            replace(settings, pricing=pricing),
            today,
            configuration=configuration,
            extra_sources=[source],
            kept={name: self._kept[name] for name in names},
            try_breaks=True,
            pages=find_stage_pages(pages, settings, self._settings),
        )
        for checked in result.models:
            if checked.model.complete and not self._is_emptied(checked):
                self._good[checked.path.path] = checked
        return result

    def shown(self, checked: CheckedModel) -> CheckedModel:
        """A model as it is, or as it was before where a part of it cannot be read just now."""
        good = self._good.get(checked.path.path)
        if good is None or good is checked or good.path.to != checked.path.to:
            return checked
        is_readable = checked.model.complete and not self._is_emptied(checked)
        return checked if is_readable else good

    def _is_emptied(self, checked: CheckedModel) -> bool:
        """Whether nothing has changed but that files are empty now.

        Some editors and tools write a file in two steps; the first one leaves nothing.
        """
        good = self._good.get(checked.path.path)
        if good is None:
            return False
        before = {path: file.text for path, file in good.model.sources.items()}
        now = {path: file.text for path, file in checked.model.sources.items()}
        changed = [text for path, text in now.items() if text != before.get(path)]
        return bool(changed) and not any(text.strip() for text in changed)

    def stage_parts(
        self, result: CheckResult, path: str, *, directory_urls: bool, material: bool
    ) -> StageParts | None:
        """What a stage says around the text of its page, or why it says nothing.

        Args:
            result: the models as they are.
            path: file of the page, as findings name it.
            directory_urls: whether `a.md` is served as `a/`.
            material: whether the theme is Material for MkDocs.
        """
        for checked in result.models:
            shown = self.shown(checked)
            context = page_context(shown, directory_urls=directory_urls, material=material)
            parts = build_stage_parts(context, path)
            if parts is not None and shown is not checked:
                return replace(parts, top=f"{interruption(page_context(checked))}\n{parts.top}")
            if parts is not None:
                return parts
        found = (d.finding.message for d in result.diagnostics if d.finding.at.path == path)
        problem = next(found, "")
        return StageParts(f"{problem_html(problem)}\n\n", "") if problem else None

    def pages(
        self, checked: CheckedModel, *, directory_urls: bool, material: bool
    ) -> tuple[Page, ...]:
        """Pages of a model, rendered anew where what they show has changed."""
        name = checked.path.path
        shown, kept = self.shown(checked), self._kept[name]
        pages = model_pages(shown, directory_urls=directory_urls, material=material, kept=kept)
        if shown is not checked:
            return interrupted_pages(checked, pages, directory_urls=directory_urls)
        if pages is not self._pages.get(name):
            kept.drop_unused()
            self._pages[name] = pages
        return pages
