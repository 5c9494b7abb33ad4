"""Findings in the log of a MkDocs build, and the files that they may be in."""

from mkdocs.plugins import get_plugin_logger

from mkdocs_dynamodb.application.baseline import against_own_baseline
from mkdocs_dynamodb.application.checking import CheckResult
from mkdocs_dynamodb.diagnostics import Severity
from mkdocs_dynamodb.emit.full import full_text, summary_line
from mkdocs_dynamodb.source.files import MODEL_SUFFIXES
from mkdocs_dynamodb.source.workshop_files import PAGE_SUFFIX

log = get_plugin_logger(__name__)


def linked_files(result: CheckResult) -> list[str]:
    """Files that models name, such as the schema of the source database, wherever they lie."""
    files = (source.absolute for source in result.sources.values())
    apart = (*MODEL_SUFFIXES, PAGE_SUFFIX)  # in folders that are watched as a whole
    return sorted(str(file) for file in files if file.suffix not in apart)


def without_known(result: CheckResult) -> CheckResult:
    """A result of which only those findings count that the site's own baseline does not hold."""
    comparison = against_own_baseline(result)
    if comparison is None:
        return result
    known, gone = len(comparison.result.known or ()), len(comparison.gone)
    log.info("Findings known by the baseline: %d; of the baseline cured since: %d", known, gone)
    return comparison.result


def log_findings(result: CheckResult) -> None:
    """Print the findings that count in the log of the build."""
    report = result.report()
    for diagnostic in report.open:
        text = full_text(diagnostic, report)
        if diagnostic.severity is Severity.ERROR:
            log.error("%s\n", text)
        elif diagnostic.severity is Severity.WARNING:
            log.warning("%s\n", text)
        else:
            log.info("%s\n", text)


def failure_text(result: CheckResult) -> str:
    """Why the build ends."""
    summary = summary_line(result.report()).removesuffix(".")
    return f"{summary}; `fail_on` is `{result.settings.fail_on}`"
