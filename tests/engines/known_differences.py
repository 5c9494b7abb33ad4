"""Reads the list of what engines are known to do otherwise than DynamoDB."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class KnownDifferences:
    """Those of one engine."""

    takes: frozenset[str]
    """Codes of rules for what DynamoDB refuses and the engine takes."""
    refuses: re.Pattern[str] | None
    """In messages about what DynamoDB takes and the engine refuses."""
    does: re.Pattern[str] | None
    """In our reasons for what DynamoDB refuses and the engine carries out."""

    def explain(self, ours: frozenset[str], message: str) -> bool:
        """Whether a difference is known.

        Args:
            ours: codes of our findings; none where we find no fault.
            message: the engine's message; empty where it finds no fault.
        """
        if ours:
            return ours <= self.takes
        return self.refuses is not None and self.refuses.search(message) is not None


def known_differences(engine: str) -> KnownDifferences:
    """Known differences of an engine."""
    text = Path(__file__).with_name("known_differences.yml").read_text("utf-8")
    entries = [entry for entry in yaml.safe_load(text) if entry["engine"] == engine]
    assert all(entry["because"] for entry in entries)
    return KnownDifferences(
        takes=frozenset(code for entry in entries for code in entry.get("takes", ())),
        refuses=_any_of(entry["refuses"] for entry in entries if "refuses" in entry),
        does=_any_of(entry["does"] for entry in entries if "does" in entry),
    )


def _any_of(patterns: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for all; None for none."""
    joined = "|".join(patterns)
    return re.compile(joined) if joined else None
