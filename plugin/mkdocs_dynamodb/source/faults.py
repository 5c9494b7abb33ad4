"""What can be wrong with a file before it means anything: the kinds, and one fault found."""

from enum import StrEnum

from mkdocs_dynamodb.diagnostics import Finding
from mkdocs_dynamodb.records import record


class FaultKind(StrEnum):
    """Kinds of faults; each has a rule of the same name in the catalogue."""

    SYNTAX_ERROR = "syntax-error"
    DUPLICATE_KEY = "duplicate-key"
    TAB_INDENTATION = "tab-indentation"
    UNKNOWN_ALIAS = "unknown-alias"
    RECURSIVE_ALIAS = "recursive-alias"
    ALIAS_EXPANSION = "alias-expansion"
    FILE_TOO_LARGE = "file-too-large"
    NOT_UTF8 = "not-utf8"
    NESTED_TOO_DEEPLY = "nested-too-deeply"
    EMPTY_FILE = "empty-file"
    MODEL_NOT_FOUND = "model-not-found"
    TAG_IN_MODEL = "tag-in-model"
    MERGE_KEY = "merge-key"
    SEVERAL_DOCUMENTS = "several-documents"
    NUMBER_OUT_OF_RANGE = "number-out-of-range"
    DEFINED_TWICE = "defined-twice"
    UNREADABLE_FILE = "unreadable-file"
    COMPLEX_KEY = "complex-key"
    VALUE_CUT_BY_COMMENT = "value-cut-by-comment"
    ACCEPTANCE_WITHOUT_BRACKETS = "acceptance-without-brackets"
    UNKNOWN_KEY = "unknown-key"
    WRONG_TYPE = "wrong-type"
    MISSING_KEY = "missing-key"
    VALUE_NOT_ALLOWED = "value-not-allowed"
    WRONG_FORM = "wrong-form"
    CONTRACT_TYPE = "contract-type-not-carried"
    CONTRACT_COPY = "contract-copy-without-join"
    CONTRACT_SOURCE = "contract-without-source"
    CONTRACT_PART = "contract-part-missing"


BREAKS_FILE = frozenset(FaultKind) - {
    FaultKind.EMPTY_FILE,
    FaultKind.TAG_IN_MODEL,
    FaultKind.VALUE_CUT_BY_COMMENT,
    FaultKind.ACCEPTANCE_WITHOUT_BRACKETS,
}
"""Kinds after which part of a file is unknown, so that nothing is said to be missing."""


@record()
class Fault:
    """A fault of a file, with its kind."""

    kind: FaultKind
    finding: Finding
