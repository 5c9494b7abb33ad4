"""Measure `mkdocs serve`: from a save to the page, with the plugin and with plain MkDocs.

Both servers show the same pages. One makes them from a model, of which a figure is changed at each
save; the other has them as files, of which one is changed. What the first takes longer is the share
of the plugin; it may be less than nothing, since the plugin spares Markdown the HTML of its pages.
The servers take turns, so that whatever else the machine does troubles both. A server notices a
save up to half a second late, so the time of the build itself is told as well, as MkDocs logs it.
"""

import argparse
import itertools
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from run import model_of_size, write_sites

BUILT = re.compile(r"Documentation built in ([\d.]+) seconds")
EPOCH = re.compile(r"livereload\((\d+), \d+\)")
FIGURE = re.compile(r"(?<=average: )[\d.]+|(?<=rps: )[\d.]+")
START_SECONDS = 300
PLAIN = "plain MkDocs"
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What one save took, in seconds."""

    page: float
    """From the save to the page."""
    build: float
    """Of the build, as MkDocs logs it."""
    cpu: float
    """Of the processor, in the whole server."""


def main() -> None:
    """Read the arguments, measure and print."""
    parser = argparse.ArgumentParser(description="Measure the live preview.")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sites", type=int, nargs="*", default=[48, 1000], metavar="PATTERNS")
    options = parser.parse_args()
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, {options.runs} saves\n")
    print(f"{'from a save to the page':<32} {'page s':>8} {'build s':>8} {'CPU s':>8}")
    with tempfile.TemporaryDirectory() as name:
        for patterns in options.sites:
            folder = Path(name) / str(patterns)
            plain, with_plugin = write_sites(folder, model_of_size(Path(name), patterns))
            found = measure(plain, with_plugin, options.runs)
            for words, rebuilt in found.items():
                print(f"{f'{patterns:,} patterns, {words}':<32} {_row(rebuilt)}")
            without = found.pop(PLAIN)
            for words, rebuilt in found.items():
                wall, cpu = rebuilt.build - without.build, rebuilt.cpu - without.cpu
                print(f"share of the plugin, {words}: {wall:.2f} s (CPU {cpu:.2f} s)")
            print()


def page_editor(path: Path) -> Callable[[], None]:
    """What changes a page a little more at each call."""
    numbers = itertools.count()

    def edit() -> None:
        path.write_text(f"# Benchmark\n\nEdit {next(numbers)}\n", encoding="utf-8")

    return edit


def figure_editor(path: Path) -> Callable[[], None]:
    """What changes the first figure of traffic in a file at each call."""
    text, numbers = path.read_text(encoding="utf-8"), itertools.count(1)

    def edit() -> None:
        path.write_text(FIGURE.sub(f"0.{next(numbers):04}", text, count=1), encoding="utf-8")

    return edit


def measure(plain: Path, with_plugin: Path, runs: int) -> dict[str, Rebuilt]:
    """What is saved -> the median of several saves, after one that only warms the caches."""
    model = next((with_plugin / "model").rglob("*patterns*.yml"))
    with _serving(plain) as without, _serving(with_plugin) as ours:
        saves = {
            PLAIN: (without, page_editor(plain / "docs" / "index.md")),
            "a page": (ours, page_editor(with_plugin / "docs" / "index.md")),
            "the model": (ours, figure_editor(model)),
        }
        measured = {words: [server.save(edit)] for words, (server, edit) in saves.items()}
        for _ in range(runs):
            for words, (server, edit) in saves.items():
                measured[words].append(server.save(edit))
    return {words: _median(found[1:]) for words, found in measured.items()}


def _median(measured: list[Rebuilt]) -> Rebuilt:
    return Rebuilt(
        page=statistics.median(one.page for one in measured),
        build=statistics.median(one.build for one in measured),
        cpu=statistics.median(one.cpu for one in measured),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running `mkdocs serve`."""

    url: str
    process: "subprocess.Popen[bytes]"
    log: Path

    def save(self, edit: Callable[[], None]) -> Rebuilt:
        """Edit a file, and wait for the page as a browser does."""
        epoch = EPOCH.search(_get(self.url))
        if epoch is None:
            sys.exit("the page does not reload itself")
        before, started = self._cpu(), time.perf_counter()
        edit()
        while _get(f"{self.url}livereload/{epoch.group(1)}/1") == epoch.group(1):
            pass
        _get(self.url)
        ended = time.perf_counter()
        built = BUILT.findall(self.log.read_text(encoding="utf-8"))
        return Rebuilt(page=ended - started, build=float(built[-1]), cpu=self._cpu() - before)

    def _cpu(self) -> float:
        """Seconds of the processor so far; nothing where the system does not tell."""
        status = Path(f"/proc/{self.process.pid}/stat")
        if not status.exists():
            return 0.0
        user, system = status.read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / TICKS


@contextmanager
def _serving(site: Path) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = site / "serve.log"
    with log.open("w") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
            cwd=site,
            stdout=stream,
            stderr=stream,
        )
        try:
            url = f"http://127.0.0.1:{port}/"
            _wait_until_up(url, process)
            yield Server(url=url, process=process, log=log)
        finally:
            process.terminate()
            process.wait()


def _wait_until_up(url: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            _get(url)
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    sys.exit("the server did not start")


def _get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=START_SECONDS) as response:  # noqa: S310
        return str(response.read().decode("utf-8"))


def _row(rebuilt: Rebuilt) -> str:
    return f"{rebuilt.page:>8.2f} {rebuilt.build:>8.2f} {rebuilt.cpu:>8.2f}"


if __name__ == "__main__":
    main()
