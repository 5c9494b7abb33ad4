"""Compare findings with those of an earlier day, so that only new ones fail."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from mkdocs_dynamodb.application.checking import CheckResult
from mkdocs_dynamodb.application.written_files import write_files
from mkdocs_dynamodb.diagnostics import Diagnostic
from mkdocs_dynamodb.emit.fingerprints import fingerprints
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.baseline_file import BaselineEntry, baseline_text, read_baseline
from mkdocs_dynamodb.source.files import shown_path


@record(kw_only=True)
class Comparison:
    """A result measured against a baseline."""

    result: CheckResult
    """The same findings, with those that the baseline holds marked as known."""
    kept: tuple[BaselineEntry, ...]
    """Entries that still occur, or that this run says nothing about."""
    gone: tuple[BaselineEntry, ...]
    """Entries whose finding is cured or accepted."""


def compare(
    result: CheckResult,
    baseline: Iterable[BaselineEntry],
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Comparison:
    """Mark the findings that a baseline holds.

    Args:
        result: findings, already chosen by `select` and `ignore`.
        baseline: entries, of which some may be of models or rules that were not asked for.
        select: beginnings of the codes that were asked for; empty for all.
        ignore: beginnings of the codes that were left out.
    """
    entries = {entry.fingerprint: entry for entry in baseline}
    marks = _open_fingerprints(result)
    known = frozenset(diagnostic for diagnostic, mark in marks.items() if mark in entries)
    wanted, unwanted = tuple(select), tuple(ignore)
    occurring = set(marks.values())

    def is_gone(entry: BaselineEntry) -> bool:
        asked = (not wanted or entry.code.startswith(wanted)) and not entry.code.startswith(
            unwanted
        )
        return asked and entry.fingerprint not in occurring and _was_checked(entry, result)

    gone = tuple(sorted(entry for entry in entries.values() if is_gone(entry)))
    kept = tuple(entry for entry in entries.values() if entry not in set(gone))
    return Comparison(result=replace(result, known=known), kept=kept, gone=gone)


def against_own_baseline(result: CheckResult) -> Comparison | None:
    """A result measured against the baseline that its settings name; None where they name none.

    Raises:
        BaselineError: the baseline cannot be read.
    """
    path = result.settings.baseline
    return None if path is None else compare(result, read_baseline(path))


def baseline_of(result: CheckResult) -> tuple[BaselineEntry, ...]:
    """An entry for each finding that nobody accepted."""
    return tuple(
        BaselineEntry(
            path=diagnostic.finding.at.path,
            subject=diagnostic.finding.subject,
            code=diagnostic.code,
            fingerprint=mark,
        )
        for diagnostic, mark in _open_fingerprints(result).items()
    )


def write_baseline(path: Path, entries: tuple[BaselineEntry, ...]) -> None:
    """Write a baseline.

    Raises:
        OutputError: the file cannot be written.
    """
    write_files({path: baseline_text(entries).encode("ascii")})


def _open_fingerprints(result: CheckResult) -> dict[Diagnostic, str]:
    marks = fingerprints(result.diagnostics, result.sources)
    return {diagnostic: mark for diagnostic, mark in marks.items() if diagnostic.accepted is None}


def _was_checked(entry: BaselineEntry, result: CheckResult) -> bool:
    """Whether the entry's file is one that a rule has seen whole, or one that is gone."""
    if not result.is_complete:
        return False
    root = result.settings.root
    folders = [shown_path(root / model.path.path, root) for model in result.models]
    below = any(f == "." or f"{entry.path}/".startswith(f"{f}/") for f in folders)
    return below or entry.path in result.sources
