"""Gives all tests that share a large site to the process that has built it.

Registered by `conftest.py`. Without it, each process of pytest-xdist would build each site.
"""

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

SHARED = ("tests/site/test_own_site.py", "tests/test_hostile_text.py")
"""Modules whose tests share a site; where they have a parameter, one for each value of it."""


class BySite(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Hands out tests one by one, except those that share a site; these come first."""

    def _split_scope(self, nodeid: str) -> str:
        path, _, test = nodeid.partition("::")
        return path + test.partition("[")[2] if path in SHARED else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> BySite | None:
    """Take the place of the scheduler that hands out every test by itself."""
    return BySite(config, log) if config.getvalue("dist") == "load" else None
