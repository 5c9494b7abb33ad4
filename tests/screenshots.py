"""Pictures of each kind of page, in both schemes and two widths: `make screenshots`.

    python tests/screenshots.py FOLDER [ADDRESS...]

Long pages are cut into several pictures, so that letters stay readable.
"""

import os
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from fixtures_browser import ARGUMENTS, CHROMIUM
from page_kinds import page_kinds

ROOT = Path(__file__).parent.parent
HEIGHTS = {1280: 1600, 420: 1800}
"""Width of the window -> height of a picture."""
MOST = 4
"""Pictures of one page; what follows looks alike."""


def main(out: Path, addresses: list[str]) -> None:
    """Build the site and take the pictures."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)],
            cwd=ROOT,
            check=True,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
        handler = partial(_Silent, directory=str(site))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=str(CHROMIUM), args=list(ARGUMENTS)
            )
            for address in addresses or page_kinds(site):
                url = f"http://127.0.0.1:{server.server_port}/{address}"
                _take(browser, url, out, address.strip("/").replace("/", "_") or "home")
            browser.close()
        server.shutdown()


def _take(browser: Browser, url: str, out: Path, name: str) -> None:
    for scheme in ("light", "dark"):
        for width, height in HEIGHTS.items():
            context = browser.new_context(
                color_scheme="dark" if scheme == "dark" else "light",
                viewport={"width": width, "height": height},
            )
            page = context.new_page()
            page.goto(url, wait_until="networkidle")
            _cut(page, width, height, out / f"{name}-{scheme}-{width}")
            context.close()


def _cut(page: Page, width: int, height: int, stem: Path) -> None:
    whole = int(page.evaluate("document.documentElement.scrollHeight"))
    for part, top in enumerate(range(0, min(whole, MOST * height), height), start=1):
        clip = {"x": 0, "y": top, "width": width, "height": min(height, whole - top)}
        path = stem.with_name(f"{stem.name}-{part}.png")
        page.screenshot(path=path, full_page=True, clip=clip)  # type: ignore[arg-type]


class _Silent(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
