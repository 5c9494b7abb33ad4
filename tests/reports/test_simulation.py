"""The simulation throttles what the arithmetic says, and is the same each time."""

import time
from pathlib import Path

import pytest

from conftest import ROOT, Checker
from mkdocs_dynamodb.application.checking import load_model
from mkdocs_dynamodb.reports.partitions.partitions import build_partitions
from mkdocs_dynamodb.reports.partitions.simulation import Simulation, SimulationError, simulate

MODEL = """
access_patterns:
  1: {name: P, type: update, rps: RATE, inputs: {id: {spread: SPREAD}}}
tables:
  T:
    partition_key: id
    sort_key: at
CAPACITY
    entities:
      Item: {size: 1 KB, attributes: {id: S, at: S, note: S}}
mapping:
  1: {operation: UpdateItem, table: T, entity: Item, set: {note: x}}
"""


def run(
    checker: Checker,
    rate: str,
    spread: str,
    capacity: str = "",
    *,
    seconds: int = 60,
    requests: int | None = None,
    seed: int = 1,
) -> Simulation:
    """One run of a model with one pattern."""
    text = MODEL.replace("RATE", rate).replace("SPREAD", spread)
    text = text.replace("CAPACITY\n", capacity and f"    capacity: {capacity}\n")
    model = checker.check(text).models[0].model
    found = build_partitions(model)
    return simulate(model, found, seconds=seconds, requests=requests, seed=seed)


def test_even_load_below_the_limit_throttles_nothing(checker: Checker) -> None:
    """5,000 writes a second over a hundred values are some 50 for each."""
    found = run(checker, "5000", "{over: 100}")
    (target,) = found.targets
    assert (found.throttled, found.requests, target.units) == (0, 300_000, 5000)
    assert target.hottest_units == pytest.approx(50, rel=0.1)


def test_a_share_above_the_limit_throttles_the_rest(checker: Checker) -> None:
    """One value with 80 % of 2,000 writes gets 1,600, of which 600 a second are throttled."""
    (target,) = run(checker, "2000", "{shares: {a: 0.8, b: 0.2}}").targets
    assert target.hottest == "a"
    assert sum(target.throttled) / 60 == pytest.approx(600, rel=0.02)
    assert min(target.throttled) > 500


def test_a_constant_key_throttles_exactly(checker: Checker) -> None:
    """Nothing is left to chance where one value gets everything."""
    (target,) = run(checker, "1250", "{over: 1}", seconds=10).targets
    assert target.throttled == (250,) * 10


def test_provisioned_units_are_kept_for_bursts(checker: Checker) -> None:
    """A table below its units never throttles; one above does, as it begins without any burst."""
    capacity = "{mode: provisioned, read: 1, write: UNITS}"
    enough = run(checker, "500", "{over: 100}", capacity.replace("UNITS", "500"))
    assert enough.throttled == 0
    (target,) = run(checker, "500", "{over: 100}", capacity.replace("UNITS", "400")).targets
    assert (target.throttled, target.by_table) == ((100,) * 60, 6000)


def test_burst_covers_what_comes_after_a_pause(checker: Checker) -> None:
    """Half a request a second on 0.75 of a unit: what the empty second leaves serves the full."""
    found = run(checker, "0.5", "{over: 1}", "{mode: provisioned, read: 1, write: 1}")
    assert (found.requests, found.throttled) == (30, 0)


def test_the_seed_makes_the_run(checker: Checker) -> None:
    """The same seed gives the same figures, another one others."""
    first, same = (run(checker, "1200", "{zipf: 0.3, over: 2}", seconds=5) for _ in range(2))
    other = run(checker, "1200", "{zipf: 0.3, over: 2}", seconds=5, seed=2)
    assert first == same
    assert first.targets[0].hottest_units != other.targets[0].hottest_units


def test_requests_say_how_long_it_lasts(checker: Checker) -> None:
    """As many seconds as it takes to draw them."""
    found = run(checker, "300", "{over: 9}", requests=1000)
    assert (found.seconds, found.requests) == (4, 1200)


def test_what_is_unknown_is_left_out_and_told(checker: Checker) -> None:
    """Nothing can be drawn without a spread."""
    text = MODEL.replace("RATE", "10").replace("{id: {spread: SPREAD}}", "[id]")
    model = checker.check(text.replace("CAPACITY\n", "")).models[0].model
    found = simulate(model, build_partitions(model), seconds=3, requests=9)
    assert (found.requests, found.seconds) == (0, 1)
    assert found.left_out == ("state `spread` of `id` in `access_patterns.1`",)


@pytest.mark.parametrize("rate", ["20000000", "1e300"])
def test_a_simulation_without_end_is_refused(checker: Checker, rate: str) -> None:
    """Rates may be any number."""
    with pytest.raises(SimulationError, match="name fewer seconds"):
        run(checker, rate, "{over: 3}")


def test_progress_is_told(checker: Checker) -> None:
    """Once for each table or index and kind, and at the end."""
    text = MODEL.replace("RATE", "10").replace("SPREAD", "{over: 3}").replace("CAPACITY\n", "")
    model = checker.check(text).models[0].model
    told: list[tuple[int, int]] = []
    simulate(
        model,
        build_partitions(model),
        seconds=1,
        progress=lambda done, of: told.append((done, of)),
    )
    assert told == [(0, 1), (1, 1)]


def test_a_million_requests_take_a_few_seconds() -> None:
    """The shop at its peak; by processor time, so that a busy machine changes nothing."""
    model = load_model(ROOT / "models/ecommerce", Path(ROOT))
    found = build_partitions(model)
    begin = time.process_time()
    simulation = simulate(model, found, requests=1_000_000)
    assert time.process_time() - begin < 5
    assert simulation.requests >= 1_000_000
    assert simulation.throttled == 0
