"""Engines for tests: moto, and one DynamoDB Local for each process that runs tests.

Registered by `conftest.py`. A test that takes one of these fixtures carries `pytest.mark.engine`.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdocs_dynamodb.engines.dynamodb_local import JAR
from mkdocs_dynamodb.engines.opening import DYNAMODB_LOCAL, FOLDER_VARIABLE, MOTO, open_engine
from mkdocs_dynamodb.engines.protocol import Engine

INSTALLED = Path(__file__).parent.parent / ".engines/emulator"
"""Where `make engines` puts DynamoDB Local."""


@pytest.fixture(scope="session")
def dynamodb_local_folder() -> Path:
    """Folder of the jar; without one, or without Java, the test is skipped, except in CI."""
    folder = Path(os.environ.get(FOLDER_VARIABLE) or INSTALLED)
    if (folder / JAR).is_file() and shutil.which("java"):
        return folder
    message = f"DynamoDB Local needs Java and {folder / JAR}; `make engines` installs the jar"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def dynamodb_local(dynamodb_local_folder: Path) -> Iterator[Engine]:
    """A running DynamoDB Local; each test uses tables of its own."""
    with open_engine(DYNAMODB_LOCAL, dynamodb_local_folder) as engine:
        yield engine


@pytest.fixture
def moto() -> Iterator[Engine]:
    """An empty moto."""
    with open_engine(MOTO) as engine:
        yield engine


@pytest.fixture(params=["moto", "dynamodb_local"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn."""
    found: Engine = request.getfixturevalue(request.param)
    return found
