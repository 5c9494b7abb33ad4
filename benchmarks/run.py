"""Measure whole processes: `check` on models of several sizes, and site builds with the plugin.

Every figure is the median of several runs after one that only warms the caches. A build with the
plugin is compared with a build of the same pages, written beforehand, without it; the two take
turns, so that whatever else the machine does troubles both alike.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generate import PATTERNS_OF_KIND, Size, write_model

ECOMMERCE = Path(__file__).parent.parent / "models" / "ecommerce"
ECOMMERCE_PATTERNS = 48
ITEMS_OF_TABLE = 4
COMMAND = (sys.executable, "-m", "mkdocs_dynamodb")
BUILD = (sys.executable, "-m", "mkdocs", "build", "--quiet")

SITE = """\
site_name: Benchmark
theme: {name: material, font: false}
plugins: [search%s]
markdown_extensions: [attr_list]
extra_css: [assets/dynamodb/dynamodb.css]
extra_javascript: [assets/dynamodb/diagrams.js]
"""
PLUGIN = ", dynamodb: {models: [{path: model, to: model/}]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one process took."""

    wall: float
    cpu: float
    peak: int
    """Largest memory in bytes."""


def main() -> None:
    """Read the arguments, measure and print."""
    parser = argparse.ArgumentParser(description="Measure checks and site builds.")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument(
        "--checks", type=int, nargs="*", default=[48, 1000, 5000, 10_000], metavar="PATTERNS"
    )
    parser.add_argument("--sites", type=int, nargs="*", default=[48, 1000], metavar="PATTERNS")
    options = parser.parse_args()
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, {options.runs} runs\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Compiled modules are kept here, as an installed package has them beside its modules.
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        models = {n: model_of_size(folder, n) for n in sorted({*options.checks, *options.sites})}
        _print_checks({n: models[n] for n in sorted(options.checks)}, options.runs)
        _print_sites({n: models[n] for n in sorted(options.sites)}, folder, options.runs)


def model_of_size(folder: Path, patterns: int) -> Path:
    """The shipped model where it has this many patterns and is in order, else a generated one."""
    if patterns == ECOMMERCE_PATTERNS and _is_in_order(ECOMMERCE):
        return ECOMMERCE
    path = folder / f"model-{patterns}"
    tables = max(patterns // PATTERNS_OF_KIND, 1)
    write_model(path, Size(patterns=patterns, tables=tables, items=ITEMS_OF_TABLE))
    if not _is_in_order(path):
        sys.exit(f"the generated model of {patterns} patterns has findings; mend the templates")
    return path


def _is_in_order(model: Path) -> bool:
    command = (*COMMAND, "check", str(model), "--fail-on", "warning")
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def _print_checks(models: dict[int, Path], runs: int) -> None:
    print(f"{'check':<32} {'wall s':>8} {'CPU s':>8} {'peak MB':>8} {'files':>6}")
    walls: dict[int, Measured] = {}
    for patterns, model in models.items():
        command = (*COMMAND, "check", str(model))
        _measure(command)
        walls[patterns] = median = _median([_measure(command) for _ in range(runs)])
        files = sum(1 for _ in model.rglob("*.yml"))
        print(f"{f'{patterns:,} patterns':<32} {_row(median)} {files:>6}")
    for patterns, median in walls.items():
        twice = walls.get(patterns * 2)
        if twice is not None:
            wall, cpu = twice.wall / median.wall, twice.cpu / median.cpu
            text = f"{patterns * 2:,} patterns take {wall:.2f} times the time of {patterns:,}"
            print(f"{text} (CPU {cpu:.2f})")
    print()


def _print_sites(models: dict[int, Path], folder: Path, runs: int) -> None:
    print(f"{'mkdocs build':<32} {'wall s':>8} {'CPU s':>8} {'peak MB':>8} {'pages':>6}")
    for patterns, model in models.items():
        plain, with_plugin = write_sites(folder / f"sites-{patterns}", model)
        found: dict[Path, list[Measured]] = {plain: [], with_plugin: []}
        for turn in range(runs + 1):
            for site, measured in found.items():
                once = _measure(BUILD, site)
                if turn:  # the first one warms the caches
                    measured.append(once)
        if _pages(plain) != _pages(with_plugin):
            sys.exit("the two sites do not have the same pages")
        medians = [_median(measured) for measured in found.values()]
        for words, median in zip(("without plugin", "with plugin"), medians, strict=True):
            name = f"{patterns:,} patterns, {words}"
            print(f"{name:<32} {_row(median)} {len(_pages(plain)):>6}")
        wall, cpu = medians[1].wall / medians[0].wall, medians[1].cpu / medians[0].cpu
        print(f"with the plugin {wall:.2f} times the time (CPU {cpu:.2f})")


def write_sites(folder: Path, model: Path) -> tuple[Path, Path]:
    """A site with the pages written beforehand, and one whose pages the plugin makes."""
    plain, with_plugin = folder / "plain", folder / "plugin"
    for site, plugin in ((plain, ""), (with_plugin, PLUGIN)):
        (site / "docs").mkdir(parents=True)
        (site / "docs" / "index.md").write_text("# Benchmark\n", encoding="utf-8")
        (site / "mkdocs.yml").write_text(SITE % plugin, encoding="utf-8")
        shutil.copytree(model, site / "model")
    config = with_plugin / "mkdocs.yml"
    command = (*COMMAND, "render", "--config", str(config), "--out", str(plain / "docs"))
    subprocess.run(command, check=True, capture_output=True, cwd=with_plugin)
    return plain, with_plugin


def _pages(site: Path) -> list[str]:
    built = site / "site"
    return sorted(path.relative_to(built).as_posix() for path in built.rglob("*.html"))


def _measure(command: Sequence[str], folder: Path | None = None) -> Measured:
    """Run a command to its end; a failure ends the benchmark."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss
    cpu = usage.ru_utime + usage.ru_stime
    return Measured(wall=wall, cpu=cpu, peak=usage.ru_maxrss * unit)


def _median(measured: Sequence[Measured]) -> Measured:
    return Measured(
        wall=statistics.median(one.wall for one in measured),
        cpu=statistics.median(one.cpu for one in measured),
        peak=round(statistics.median(one.peak for one in measured)),
    )


def _row(measured: Measured) -> str:
    return f"{measured.wall:>8.2f} {measured.cpu:>8.2f} {measured.peak / 1e6:>8.0f}"


if __name__ == "__main__":
    main()
