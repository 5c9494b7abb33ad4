"""What can be wrong with a page of a workshop; each kind has a rule of the same name."""

from enum import StrEnum
from typing import NamedTuple

from mkdocs_dynamodb.diagnostics import Finding


class TroubleKind(StrEnum):
    """Kinds of troubles."""

    UNKNOWN_DIRECTIVE = "unknown-directive"
    UNKNOWN_PARAMETER = "unknown-parameter"
    UNCLOSED_CONTAINER = "unclosed-container"
    BROKEN_LINK = "broken-link"
    BROKEN_IMAGE = "broken-image"
    LINK_IN_OTHER_CASE = "link-in-other-case"
    BAD_FRONT_MATTER = "bad-front-matter"
    CLASHING_PAGES = "clashing-pages"
    NO_CONTENT = "no-content"
    UNREADABLE_PAGE = "unreadable-page"
    STAGE_OF_UNKNOWN_MODEL = "stage-of-unknown-model"


class Trouble(NamedTuple):
    """One thing that is wrong, with its kind."""

    kind: TroubleKind
    finding: Finding
