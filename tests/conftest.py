"""What all tests share: the repository, and checking a model given as text."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from mkdocs_dynamodb.application.checking import CheckResult, check_models
from mkdocs_dynamodb.settings import ModelPath, Settings

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 21)

# How long an example takes depends on the machine. In CI the examples are the same each time, so
# that a change is refused for what it brings; elsewhere new ones are tried.
settings.register_profile(
    "project",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("project")

pytest_plugins = ["fixtures_browser", "fixtures_engines", "fixtures_site", "scheduling"]


class Checker:
    """Checks models written into a folder of the test's own."""

    def __init__(self, folder: Path) -> None:
        """Keep files below `folder`."""
        self.folder = folder

    def check(self, text: str, settings: Settings | None = None) -> CheckResult:
        """Check a model that is one file."""
        return self.check_files({"model.yml": text}, settings)

    def check_files(self, files: dict[str, str], settings: Settings | None = None) -> CheckResult:
        """Check a model of several files."""
        model = self.folder / "model"
        model.mkdir(exist_ok=True)
        for name, text in files.items():
            (model / name).write_text(text, encoding="utf-8")
        base = settings or Settings()
        path = ModelPath(path="model", to="model/")
        return check_models(
            Settings(root=self.folder, models=(path,), fail_on=base.fail_on, rules=base.rules),
            TODAY,
            try_breaks=True,
        )


@pytest.fixture
def checker(tmp_path: Path) -> Checker:
    """A checker with an empty folder."""
    return Checker(tmp_path)
