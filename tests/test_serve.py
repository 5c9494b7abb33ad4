"""`mkdocs serve` with a model that breaks and is mended while the server runs."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from fixtures_site import BROKEN_MODEL, GOOD_MODEL, SiteFolder

pytestmark = pytest.mark.site

EPOCH = re.compile(r"livereload\((\d+), (\d+)\)")


class Server:
    """A running `mkdocs serve`, asked as a browser asks it."""

    def __init__(self, url: str) -> None:
        """Talk to the server at `url`."""
        self.url = url

    def get(self, path: str) -> str:
        """Text of a page."""
        with urllib.request.urlopen(self.url + path, timeout=30) as response:  # noqa: S310
            return str(response.read().decode("utf-8"))

    def wait_for_rebuild(self, page: str) -> None:
        """Wait, as the script of a page does, until the server has built anew."""
        match = EPOCH.search(page)
        assert match, "the page does not reload itself"
        for _ in range(4):  # the server answers after at most a minute, rebuilt or not
            answer = self.get(f"livereload/{match.group(1)}/{match.group(2)}")
            if answer != match.group(1):
                return
        raise AssertionError("the server did not build anew")

    def wait_for(self, path: str, text: str, *, gone: bool = False) -> str:
        """Wait until a page shows a text, or shows it no more, and return the page."""
        page = self.get(path)
        for _ in range(10):  # each build that ends is one turn
            if (text in page) is not gone:
                return page
            self.wait_for_rebuild(page)
            page = self.get(path)
        raise AssertionError(f"{path} does not follow: {text}")


@contextmanager
def serving(root: Path) -> Iterator[Server]:
    """Run the server on a free port until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = (root / "serve.log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=log,
        stderr=log,
    )
    server = Server(f"http://127.0.0.1:{port}/")
    try:
        _wait_until_up(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()


def _wait_until_up(server: Server, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            server.get("")
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.05)  # nothing tells when a port opens
        else:
            return
    raise AssertionError("the server did not start")


def test_broken_model_shows_its_findings_and_recovers(project: SiteFolder) -> None:
    """A broken save does not kill the server; the next good one brings the pages back."""
    with serving(project.root) as server:
        good = server.get("shop/")
        assert "0 errors" in good
        project.write("models/shop/model.yml", BROKEN_MODEL)
        server.wait_for_rebuild(good)
        broken = server.get("shop/")
        assert "REQ002" in broken
        assert "<mark>" in broken
        project.write("models/shop/model.yml", GOOD_MODEL)
        server.wait_for_rebuild(broken)
        assert "0 errors" in server.get("shop/")


def test_server_starts_with_a_file_that_is_no_yaml(project: SiteFolder) -> None:
    """Even the first build shows the findings instead of ending."""
    project.write("models/shop/model.yml", "tables: {Members: [")
    with serving(project.root) as server:
        page = server.get("shop/")
        assert "YML001" in page
        project.write("models/shop/model.yml", GOOD_MODEL)
        server.wait_for_rebuild(page)
        assert "0 errors" in server.get("shop/")


def test_the_page_follows_every_kind_of_save(project: SiteFolder) -> None:
    """Saves by renaming, several files at once, files that come and go, and half a sentence."""
    model = project.root / "models/shop"
    with serving(project.root) as server:
        server.wait_for("shop/tables/members/", "Members by number.")
        # Many editors write another file, and give it the name of the old one.
        new = project.write("models/shop/.model.yml.swp", GOOD_MODEL.replace("by number", "by id"))
        new.replace(model / "model.yml")
        server.wait_for("shop/tables/members/", "Members by id.")
        # A search and replace saves many files within a second.
        project.write("models/shop/more.yml", "scratchpad: [Ask about fines.]\n")
        project.write("models/shop/gone.yml", "relationships: []\n")
        project.write("models/shop/model.yml", GOOD_MODEL.replace("City", "Town"))
        (model / "gone.yml").unlink()
        server.wait_for("shop/requirements/", "Ask about fines.")
        server.wait_for("shop/", "Town library")
        (model / "more.yml").unlink()
        server.wait_for("shop/requirements/", "Ask about fines.", gone=True)
        # Half a sentence: the findings, and below them what was there before.
        project.write("models/shop/model.yml", GOOD_MODEL.replace("purpose: Mem", 'purpose: "Mem'))
        page = server.wait_for("shop/tables/members/", "YML001")
        assert "Members by number." in page
        project.write("models/shop/model.yml", GOOD_MODEL)
        server.wait_for("shop/tables/members/", "YML001", gone=True)
        # The folder gets another name, and its old one back.
        model.rename(project.root / "away")
        server.wait_for("shop/", "does not exist")
        (project.root / "away").rename(model)
        server.wait_for("shop/", "does not exist", gone=True)
        project.write("models/shop/model.yml", GOOD_MODEL.replace("City", "Port"))
        server.wait_for("shop/", "Port library")


def test_a_wrong_option_is_no_end(project: SiteFolder) -> None:
    """An option of a type that makes no sense is a finding; the pages go on."""
    with serving(project.root) as server:
        home = server.get("shop/")
        text = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
        project.write("mkdocs.yml", text + "      workshop: 7\n")
        server.wait_for_rebuild(home)
        assert "City library" in server.get("shop/")


def test_a_model_named_later_is_watched(project: SiteFolder) -> None:
    """A model that joins the site while the server runs is followed as the first one is."""
    project.write("models/other/model.yml", GOOD_MODEL)
    with serving(project.root) as server:
        home = server.get("shop/")
        text = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
        project.write("mkdocs.yml", text + "        - {path: models/other, to: other/}\n")
        server.wait_for_rebuild(home)
        assert "City library" in server.get("other/")
        project.write("models/other/model.yml", GOOD_MODEL.replace("City", "Town"))
        server.wait_for("other/", "Town library")


@pytest.mark.browser
def test_an_open_browser_shows_each_save(project: SiteFolder, browser: Browser) -> None:
    """The page comes anew by itself, breaks with the model and is mended with it."""
    with serving(project.root) as server:
        page = browser.new_page()
        page.goto(server.url + "shop/tables/members/")
        page.get_by_text("Members by number.", exact=True).wait_for()
        project.write("models/shop/model.yml", GOOD_MODEL.replace("by number", "by id"))
        page.get_by_text("Members by id.").wait_for()
        project.write("models/shop/model.yml", GOOD_MODEL.replace("tables:", "tables: ["))
        page.get_by_text("A part of the model cannot be read.").wait_for()
        assert page.get_by_text("Members by id.").is_visible()
        project.write("models/shop/model.yml", GOOD_MODEL)
        page.get_by_text("Members by number.", exact=True).wait_for()
        assert page.get_by_text("cannot be read").count() == 0
        page.close()
