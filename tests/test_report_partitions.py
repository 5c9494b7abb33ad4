"""`report partitions`: figures as the report has them, and the simulation."""

import json

import pytest
from click.testing import CliRunner

from conftest import ROOT
from mkdocs_dynamodb.cli import main
from mkdocs_dynamodb.commands.report import show_progress

SHOP = str(ROOT / "models/ecommerce")


def run(*arguments: str) -> str:
    """Output of the report, which succeeds."""
    result = CliRunner().invoke(main, ["report", "partitions", SHOP, *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_json_has_loads_and_what_they_are_made_of() -> None:
    """The stock of a best-seller is the hottest."""
    (model,) = json.loads(run("--format", "json"))["models"]
    stock = next(
        row for row in model["loads"] if (row["table"], row["kind"]) == ("Products", "write")
    )
    assert (stock["load"], stock["limit"], stock["band"]) == (126, 1000, "cool")
    assert {"uses", "partitions", "starts"} <= set(model)
    assert "simulation" not in model


def test_the_simulation_is_the_same_each_time() -> None:
    """The same bytes for the same seed, others for another."""
    arguments = ("--simulate", "--seconds", "3", "--format", "csv")
    assert run(*arguments) == run(*arguments)
    assert run(*arguments) != run(*arguments, "--seed", "2")
    assert "Simulation of 3 seconds at peak" in run("--simulate", "--seconds", "3")


def test_requests_instead_of_seconds() -> None:
    """At least so many."""
    (model,) = json.loads(run("--simulate", "--requests", "9000", "--format", "json"))["models"]
    assert sum(row["requests"] for row in model["simulation"]) >= 8000
    assert model["throttled"] == []


def test_other_reports_have_no_simulation() -> None:
    """Nothing is printed but why."""
    result = CliRunner().invoke(main, ["report", "coverage", SHOP, "--simulate"])
    assert result.exit_code == 2
    assert "only the report `partitions` can be simulated" in result.output


def test_progress_is_one_line_that_is_cleared(capsys: pytest.CaptureFixture[str]) -> None:
    """On standard error, so that the report can be piped."""
    show_progress(0, 2)
    show_progress(2, 2)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Simulating 1 of 2" in captured.err
    assert captured.err.endswith(f"\r{'':40}\r")
