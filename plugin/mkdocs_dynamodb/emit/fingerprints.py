"""What makes a finding the same one tomorrow: its rule, its file, its subject, what it underlines.

Lines, columns and words of messages are no part of it, so that a finding keeps its fingerprint
when lines move and when a later version says the same thing in other words.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256

from mkdocs_dynamodb.diagnostics import Diagnostic
from mkdocs_dynamodb.source.excerpt import marked_text
from mkdocs_dynamodb.source.files import SourceFile

LENGTH = 16
"""Hexadecimal digits: 64 bits tell any number of findings that a person can read apart."""


def fingerprints(
    diagnostics: Iterable[Diagnostic], sources: Mapping[str, SourceFile]
) -> dict[Diagnostic, str]:
    """Fingerprint of each finding; findings that are alike in all parts are counted by place."""
    seen: Counter[str] = Counter()
    found = {}
    for diagnostic in sorted(diagnostics, key=lambda d: d.order):
        digest = sha256("\0".join(_parts(diagnostic, sources)).encode("utf-8", "surrogatepass"))
        short = digest.hexdigest()[:LENGTH]
        seen[short] += 1
        found[diagnostic] = f"{short}:{seen[short]}"
    return found


def _parts(diagnostic: Diagnostic, sources: Mapping[str, SourceFile]) -> tuple[str, ...]:
    finding = diagnostic.finding
    marked = " ".join(marked_text(sources.get(finding.at.path), finding.at).split())
    return (diagnostic.code, finding.at.path, finding.subject, marked)
