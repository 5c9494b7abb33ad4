"""The MkDocs plugin: a thin adapter, and the only module that knows MkDocs."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, TypedDict

from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage

from mkdocs_dynamodb.application.checking import CheckedModel, CheckResult, load_settings
from mkdocs_dynamodb.application.contracting import contract_download
from mkdocs_dynamodb.application.pages import page_context, render_block
from mkdocs_dynamodb.application.preview import Preview
from mkdocs_dynamodb.application.workshops import CheckedWorkshop
from mkdocs_dynamodb.application.writing import ASSETS, asset_path, published_schemas
from mkdocs_dynamodb.errors import MkdocsDynamodbError
from mkdocs_dynamodb.mkdocs_findings import (
    failure_text,
    linked_files,
    log_findings,
    without_known,
)
from mkdocs_dynamodb.mkdocs_nav import add_page, order_sections, place_pages
from mkdocs_dynamodb.mkdocs_stages import file_of, find_pages, with_stage
from mkdocs_dynamodb.mkdocs_watch import Watcher
from mkdocs_dynamodb.mkdocs_workshop import add_workshop, order_pages, page_uris, prepare
from mkdocs_dynamodb.pages.blocks import MARK, Block, replace_blocks
from mkdocs_dynamodb.pages.html_parts import put_back, set_aside
from mkdocs_dynamodb.source.config_file import PLUGIN_NAME

log = get_plugin_logger(__name__)

ASSET_FOLDER = "assets/dynamodb/"
SCHEMA_FOLDER = "schemas/"
DIAGRAM_PLUGIN = "mermaid2"
REQUIRED_EXTENSIONS = ("attr_list",)
"""Markdown extensions that the generated pages rely on."""


class Options(Config):  # type: ignore[no-untyped-call] # MkDocs leaves the hook untyped
    """Options of the plugin's block, of any type; they are checked with places when it is read.

    A wrong one is a finding then, and no end of the server.
    """

    models = c.Optional(c.Type(object))
    """Models of the site: paths, or `{path: models/shop, to: shop/}`."""
    workshop = c.Optional(c.Type(object))
    """Workshops of the site: `{content: content/, static: static/, params: contentspec.yaml}`."""
    fail_on = c.Optional(c.Type(object))
    """Severity from which the build fails: error, warning or note."""
    rules = c.Optional(c.Type(object))
    """Severities by rule code: error, warning, note or off."""
    pricing = c.Optional(c.Type(object))
    """Region, discounts and prices for models whose own `pricing` does not state them."""
    gates = c.Optional(c.Type(object))
    """What an open gate does: `warn` reports it, `require` makes it an error, `off` is silent."""
    baseline = c.Optional(c.Type(object))
    """File with findings that are known, written by `check --write-baseline`: only others count."""


class DynamodbPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call] # the same
    """Checks the models of a site, and adds their pages to it."""

    def __init__(self) -> None:
        """Start with nothing checked."""
        super().__init__()
        self.is_serving = False
        self.preview = Preview(is_lasting=False)
        self.watcher: Watcher | None = None
        self.result: CheckResult | None = None
        self.blocks: dict[str, tuple[Block, ...]] = {}
        self.html_parts: dict[str, tuple[str, ...]] = {}
        self.workshop_pages: frozenset[str] = frozenset()
        self.stage_files: frozenset[str] = frozenset()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a browser watches; being here, the plugin lives across rebuilds."""
        del dirty
        self.is_serving = command == "serve"
        self.preview = Preview(is_lasting=self.is_serving)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Keep the server watching what the builds name."""
        del builder
        self.watcher = Watcher(server, (config.docs_dir, config.config_file_path))
        self.watcher.follow((*config.watch, *map(str, self.settings.paths)))
        self.watcher.start()
        return server

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the settings and prepare the site for the pages, before other plugins look."""
        config_file = Path(config.config_file_path)
        try:
            self.settings, self.configuration, self.source = load_settings(
                config_file, config_file.parent
            )
        except MkdocsDynamodbError as error:
            raise PluginError(str(error)) from error
        config.watch += [str(path) for path in self.settings.paths if path.exists()]
        prepare(config, self.settings)
        for extension in REQUIRED_EXTENSIONS:
            if extension not in config.markdown_extensions:
                config.markdown_extensions.append(extension)
        config.extra_css.append(f"{ASSET_FOLDER}dynamodb.css")
        config.extra_javascript.append(f"{ASSET_FOLDER}what-if.js")
        _prepare_diagrams(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Check the models before anything of the site is written.

        Raises:
            PluginError: a finding is at or above `fail_on`, and no browser waits for the page.
        """
        try:
            today = datetime.now(tz=UTC).date()
            stages = tuple(find_pages(config))
            self.stage_files = frozenset(page.source.path for page in stages)
            result = self.preview.check(
                self.settings, today, self.configuration, self.source, stages
            )
            self.result = without_known(result)
        except MkdocsDynamodbError as error:
            raise PluginError(str(error)) from error
        config.watch += linked_files(self.result)
        if self.watcher is not None:
            self.watcher.follow((*config.watch, *map(str, self.settings.paths)))
        log_findings(self.result)
        if self.result.fails() and not self.is_serving:
            raise PluginError(failure_text(self.result))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages of each model, the assets and the schema."""
        for name in ASSETS:
            source = str(asset_path(name))
            files.append(File.generated(config, ASSET_FOLDER + name, abs_src_path=source))
        for name, text in published_schemas().items():
            files.append(File.generated(config, SCHEMA_FOLDER + name, content=text))
        self.blocks = {}
        for now in self._checked():
            pages = self.preview.pages(now, **_theme_options(config))
            checked = self.preview.shown(now)
            in_nav = place_pages(config, checked, pages)
            download = contract_download(checked)
            if download is not None:
                uri, text = checked.path.to + download[0], download[1]
                files.append(File.generated(config, uri, content=text))
            for page in pages:
                add_page(files, config, checked, page, in_nav=in_nav)
        self.workshop_pages = page_uris(self._workshops())
        for workshop in self._workshops():
            add_workshop(files, config, workshop)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Without a written navigation, name and order the section of each model and workshop."""
        if config.nav is None:
            order_pages(nav, files, self._workshops())
            order_sections(nav, files, self._checked())
        return nav

    def on_page_markdown(
        self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files
    ) -> str:
        """Leave marks for the fenced blocks of a hand-written page and the HTML of a generated one.

        Markdown would only copy that HTML, and take longer than everything else of the build.
        """
        del files
        is_ours = page.file.generated_by == PLUGIN_NAME
        is_workshop = page.file.src_uri in self.workshop_pages
        if is_ours and not is_workshop:
            text, self.html_parts[page.file.src_uri] = set_aside(markdown)
            return text
        text = markdown
        if "dynamodb" in markdown and (is_workshop or not page.file.generated_by):
            text, blocks = replace_blocks(markdown, PLUGIN_NAME, page.file.src_uri)
            self.blocks[page.file.src_uri] = blocks
        return self._with_stage(text, page, config)

    def _with_stage(self, text: str, page: SitePage, config: MkDocsConfig) -> str:
        path = file_of(page, config)
        if self.result is None or path not in self.stage_files:
            return text
        parts = self.preview.stage_parts(self.result, path, **_theme_options(config))
        if parts is not None:
            text, self.html_parts[page.file.src_uri] = with_stage(text, parts)
        return text

    @event_priority(100)
    def on_page_content(
        self, html: str, *, page: SitePage, config: MkDocsConfig, files: Files
    ) -> str:
        """Put the rendered parts where the marks are, so that other plugins see the whole page."""
        del files
        html = put_back(html, self.html_parts.pop(page.file.src_uri, ()))
        return self._with_parts(html, self.blocks.get(page.file.src_uri, ()), page, config)

    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:
        """Put parts also where other plugins show a piece of a page elsewhere, as blogs do."""
        if MARK not in output or page.file.generated_by == PLUGIN_NAME:
            return output
        every = (block for blocks in self.blocks.values() for block in blocks)
        return self._with_parts(output, every, page, config)

    def _with_parts(
        self, html: str, blocks: Iterable[Block], page: SitePage, config: MkDocsConfig
    ) -> str:
        for block in blocks:
            if block.mark in html:
                part = self._part(block, page, config)
                html = html.replace(f"<p>{block.mark}</p>", part).replace(block.mark, part)
        return html

    def _part(self, block: Block, page: SitePage, config: MkDocsConfig) -> str:
        contexts = {
            checked.path.to.rstrip("/"): page_context(
                self.preview.shown(checked), **_theme_options(config)
            )
            for checked in self._checked()
        }
        served = page.file.dest_uri.removesuffix(".html") + ".md"  # where a post of a blog ends up
        html, problem = render_block(block.body, contexts, served)
        if problem:
            log.warning("%s:%d: dynamodb block: %s", page.file.src_uri, block.line, problem)
        return html

    def _workshops(self) -> tuple[CheckedWorkshop, ...]:
        return self.result.workshops if self.result is not None else ()

    def _checked(self) -> tuple[CheckedModel, ...]:
        return self.result.models if self.result is not None else ()


class _ThemeOptions(TypedDict):
    directory_urls: bool
    material: bool


def _theme_options(config: MkDocsConfig) -> _ThemeOptions:
    return {
        "directory_urls": config.use_directory_urls,
        "material": config.theme.name == "material",
    }


def _prepare_diagrams(config: MkDocsConfig) -> None:
    """Draw diagrams with the library that this package ships, and keep mermaid2 off the network.

    mermaid2 asks a server for its library when the site starts, unless it is told where one is.
    The loader's name does not contain the word that makes mermaid2 parse every page again.
    """
    config.extra_javascript += [f"{ASSET_FOLDER}diagrams.js", f"{ASSET_FOLDER}pages.js"]
    plugin: Any = config.plugins.get(DIAGRAM_PLUGIN)
    if plugin is not None and not plugin.config.get("javascript"):
        library = f"{ASSET_FOLDER}mermaid.min.js"
        plugin.config["javascript"] = library
        plugin._javascript = library  # noqa: SLF001 - read by mermaid2 on other themes
