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
