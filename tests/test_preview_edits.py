"""Random edits while a server runs: after each, it has what a build makes that never ran before."""

import os
import random
import re
import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from test_preview import Project

FIGURE = re.compile(r"(?<=[ :])[0-9]+(?=[,}\n])")
EDITS = 6
"""Saves of one server; each costs a whole build to compare with."""
SERVERS = int(os.environ.get("MKDOCS_DYNAMODB_SERVERS", "1"))
FIRST_SEED = int(os.environ.get("MKDOCS_DYNAMODB_FIRST_SERVER", "0"))
pytestmark = pytest.mark.no_cover
"""Measuring coverage would take longer than the builds; other tests run the same lines."""


def _saved(text: str, dice: random.Random) -> str:
    """Another figure, a line that comes or goes, two lines swapped, or a comment more."""
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    kind = dice.choice(("figure", "figure", "figure", "drop", "comment", "swap"))
    if kind == "figure":
        figures = list(FIGURE.finditer(text))
        if figures:
            found = dice.choice(figures)
            return f"{text[: found.start()]}{dice.randrange(1, 900)}{text[found.end() :]}"
    if kind == "drop":
        del lines[at]
    elif kind == "swap" and at + 1 < len(lines):
        lines[at : at + 2] = lines[at + 1], lines[at]
    else:
        lines.insert(at, "# noted")
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(FIRST_SEED, FIRST_SEED + SERVERS))
@pytest.mark.parametrize("model", ["models/ecommerce", "models/social"])
def test_random_saves_give_what_a_fresh_build_gives(model: str, seed: int, tmp_path: Path) -> None:
    """Findings and pages are the same to the byte, whatever was saved before."""
    project = Project(tmp_path)
    shutil.copytree(ROOT / model, tmp_path / "shop")
    project.build()
    dice = random.Random(seed)  # noqa: S311 - repeatable, not secret
    files = sorted((tmp_path / "shop").rglob("*.yml"))
    for _ in range(EDITS):
        for path in dice.sample(files, dice.choice((1, 1, 2))):
            before = path.read_text("utf-8")
            path.write_text(_saved(before, dice), "utf-8")
            if not project.build()[0].model.complete:  # nothing new to be seen before it is mended
                path.write_text(before, "utf-8")
        project.assert_fresh()
