"""A headless Chromium for tests, and built sites served to it without any other host.

Registered by `conftest.py`. A test that takes one of these fixtures carries `pytest.mark.browser`.
"""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
AXE = Path(__file__).parent.parent / ".browser/axe.min.js"
"""Where `make axe` puts axe-core."""
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LOCAL_SCHEMES = ("file", "data", "blob", "about")


@dataclass(kw_only=True)
class Visit:
    """A window of its own on one site: its page, and what went wrong or elsewhere in it."""

    context: BrowserContext
    page: Page
    elsewhere: list[str] = field(default_factory=list)
    """Addresses on other hosts that the page asked for; each was refused."""
    errors: list[str] = field(default_factory=list)
    """Errors of scripts, as text."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """A folder served on the loopback interface."""

    url: str
    """Address of the folder, with a slash at its end."""
    missing: list[str]
    """Paths that were asked for and do not exist."""
    visit: Callable[..., Visit]
    """Opens an address below `url` ("" is the start page); see `_visit`."""


ServeFolder = Callable[..., Site]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; without one the test is skipped, except where CI is set."""
    if not CHROMIUM.exists():
        message = f"there is no Chromium at {CHROMIUM}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=list(ARGUMENTS), timeout=60_000
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core; without one the test is skipped, except where CI is set."""
    if AXE.is_file():
        return AXE.read_text(encoding="utf-8")
    message = f"there is no {AXE}; `make axe` installs it"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture
def serve_folder(browser: Browser) -> Iterator[ServeFolder]:
    """Serve folders on free ports: `serve_folder(folder, base="/docs/")` gives a `Site`."""
    servers: list[ThreadingHTTPServer] = []
    contexts: list[BrowserContext] = []

    def serve(folder: Path, base: str = "/") -> Site:
        missing: list[str] = []
        handler = partial(_Handler, directory=str(folder), base=base, missing=missing)
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}{base}"
        return Site(url=url, missing=missing, visit=partial(_visit, browser, contexts, url))

    yield serve
    for context in contexts:
        context.close()
    for server in servers:
        server.shutdown()
        server.server_close()


def _visit(
    browser: Browser,
    contexts: list[BrowserContext],
    url: str,
    path: str = "",
    *,
    dark: bool = False,
    width: int = 1280,
    height: int = 900,
    javascript: bool = True,
) -> Visit:
    """Open a page in a window of its own.

    Args:
        browser: the running Chromium.
        contexts: list that the window is added to, so that the fixture closes it.
        url: address of the site; every other host is refused.
        path: address below `url`; one that starts with `file:` opens that file instead.
        dark: whether the reader prefers dark colours.
        width: width of the window.
        height: height of the window.
        javascript: whether scripts run.
    """
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        java_script_enabled=javascript,
    )
    contexts.append(context)
    visit = Visit(context=context, page=context.new_page())
    own = urlsplit(url).netloc

    def sort_out(route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.scheme in LOCAL_SCHEMES or address.netloc == own:
            route.continue_()
        else:
            visit.elsewhere.append(route.request.url)
            route.abort()

    context.route("**/*", sort_out)
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    visit.page.goto(path if path.startswith("file:") else url + path, wait_until="load")
    return visit


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder below a base path, silently, and notes what is missing."""

    def __init__(self, *arguments: object, base: str, missing: list[str], directory: str) -> None:
        self.base = base
        self.missing = missing
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """File that a path stands for; a path outside the base stands for none."""
        if not path.startswith(self.base):
            return str(Path(self.directory) / "outside-the-base")
        return super().translate_path("/" + path.removeprefix(self.base))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Note a path that is missing."""
        if code == HTTPStatus.NOT_FOUND:
            self.missing.append(self.path)
        super().send_error(code, message, explain)

    def handle(self) -> None:
        """Answer requests until the browser hangs up, however abruptly it does so."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, *_: object) -> None:
        """Say nothing."""
