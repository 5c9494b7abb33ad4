"""Measure, inside one process, how long each stage of a check takes on one model, slowest first.

The stages are measured one after the other on the same model. What several rules look at (capacity,
partitions, cost, copies, decisions, the answers run on the sample items) is worked out and counted
by itself before the rules, so that each rule is shown with its own share. What else one of them
keeps for the next, such as the parts of a template, is counted where it is first made.
"""

import argparse
import gc
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from mkdocs_dynamodb.application.checking import CheckedModel
from mkdocs_dynamodb.application.pages import model_pages
from mkdocs_dynamodb.diagnostics import Finding
from mkdocs_dynamodb.model.build.model import build_model
from mkdocs_dynamodb.model.flow.copies import copies_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.reports.capacity.capacity import build_capacity
from mkdocs_dynamodb.reports.cost.cost import build_cost
from mkdocs_dynamodb.reports.coverage import build_coverage
from mkdocs_dynamodb.reports.decisions.denormalisation import build_assessments
from mkdocs_dynamodb.reports.partitions.partitions import build_partitions
from mkdocs_dynamodb.reports.runs.results import build_results
from mkdocs_dynamodb.rules import CATALOGUE
from mkdocs_dynamodb.rules.runner import run_rules
from mkdocs_dynamodb.settings import ModelPath, Settings
from mkdocs_dynamodb.source.faults import Fault
from mkdocs_dynamodb.source.files import SourceFile, list_model_files, read_source
from mkdocs_dynamodb.source.model_files import read_model_files
from mkdocs_dynamodb.source.nodes import Node
from mkdocs_dynamodb.source.shape import check_shape
from mkdocs_dynamodb.source.yaml_tree import read_tree

T = TypeVar("T")
RULES_SHOWN = 15
REPORTS: Mapping[str, Callable[[Model], object]] = {
    "coverage": build_coverage,
    "capacity": build_capacity,
    "partitions": build_partitions,
    "cost": build_cost,
    "results": lambda model: list(build_results(model).values()),
    "copies": copies_of,
    "decisions": build_assessments,
}
"""What is worked out once for a model, in an order in which none works out another."""


class Stopwatch:
    """Processor time of named stages; of those measured several times, the least."""

    def __init__(self) -> None:
        """Begin without any stage."""
        self.seconds: dict[str, float] = {}

    def measure(self, name: str, work: Callable[[], T]) -> T:
        """Do something and remember how long it took."""
        started = time.process_time()
        result = work()
        taken = time.process_time() - started
        self.seconds[name] = min(taken, self.seconds.get(name, taken))
        return result

    def slowest(self, prefix: str, count: int) -> Iterator[tuple[str, float]]:
        """The slowest stages whose names begin so."""
        chosen = [(n, s) for n, s in self.seconds.items() if n.startswith(prefix)]
        yield from sorted(chosen, key=lambda entry: -entry[1])[:count]


def main() -> None:
    """Measure a model and print the table."""
    parser = argparse.ArgumentParser(description="Time the stages of a check of one model.")
    parser.add_argument("model", type=Path)
    parser.add_argument("--pages", action="store_true", help="make the pages as well")
    parser.add_argument("--rules", type=int, default=RULES_SHOWN, help="rules that are shown")
    parser.add_argument("--runs", type=int, default=1, help="measure so often, and take the least")
    options = parser.parse_args()
    gc.disable()  # as the command does
    watch = Stopwatch()
    for _ in range(max(options.runs, 1)):
        measure_stages(watch, options.model, pages=options.pages)
    watch.seconds["rules, all of them"] = sum(s for _, s in watch.slowest("  rule", 10**6))
    print(f"{'stage':<44} {'ms':>8}")
    for name, seconds in watch.slowest("", len(watch.seconds)):
        if not name.startswith("  rule"):
            print(f"{name:<44} {seconds * 1000:>8.1f}")
    print(f"\ncostliest {options.rules} of {len(CATALOGUE)} rules")
    for name, seconds in watch.slowest("  rule", options.rules):
        print(f"{name:<44} {seconds * 1000:>8.1f}")


def measure_stages(watch: Stopwatch, path: Path, *, pages: bool = False) -> None:
    """Go through the stages of a check as `check` does, and once more through their parts."""
    root = Path.cwd()
    settings = Settings(root=root, models=(ModelPath(path=str(path), to="model/"),))
    _measure_reading(watch, path)
    files = watch.measure("reading, all of it", lambda: read_model_files(path, root))
    model = watch.measure("building the model", lambda: build_model(files))
    for name, build in REPORTS.items():
        watch.measure(f"shared by rules: {name}", partial(build, model))
    for rule in CATALOGUE:
        if rule.check is not None:
            watch.measure(f"  rule {rule.code} {rule.name}", partial(_findings, rule.check, model))
    if pages:
        today = datetime.now(tz=UTC).date()
        checked = CheckedModel(
            path=settings.models[0],
            model=model,
            diagnostics=run_rules(model, settings, today),
            coverage=build_coverage(model),
        )
        watch.measure("making the pages", lambda: model_pages(checked))


def _findings(check: Callable[[Model], Iterable[Finding]], model: Model) -> list[Finding]:
    return list(check(model))


def _measure_reading(watch: Stopwatch, path: Path) -> None:
    root = Path.cwd()
    listing = list_model_files(path, root)
    read = watch.measure(
        "  reading: bytes to text", lambda: [read_source(file, root) for file in listing.files]
    )
    sources = [source for source in read if isinstance(source, SourceFile)]
    faults = [fault for fault in read if isinstance(fault, Fault)]
    trees = watch.measure("  reading: text to tree", lambda: _trees(sources))
    watch.measure(
        "  reading: shape check", lambda: [check_shape(tree, source) for tree, source in trees]
    )
    if faults:
        print(f"{len(faults)} files cannot be read")


def _trees(sources: list[SourceFile]) -> list[tuple[Node, SourceFile]]:
    trees = ((read_tree(source)[0], source) for source in sources)
    return [(tree, source) for tree, source in trees if tree is not None]


if __name__ == "__main__":
    main()
