"""Clauses that tell a correlation, how a design keeps entities, and what the framework says."""

from decimal import Decimal

from mkdocs_dynamodb.model.decisions.records import Kept
from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.model.names import listed_names
from mkdocs_dynamodb.reports.decisions.correlation import Correlation
from mkdocs_dynamodb.reports.decisions.denormalisation import READ_CORRELATION, Assessment, Verdict
from mkdocs_dynamodb.reports.traffic import Moment

_TENTH = Decimal("0.1")


def share_text(share: Decimal) -> str:
    """A share in percent, such as `30 %`."""
    return f"{figure_text((share * 100).quantize(_TENTH))} %"


def derivation_text(correlation: Correlation, what: str = "return all of them") -> str:
    """How a correlation is worked out, such as `30 of 100 reads a second return all of them`."""
    together, either = figure_text(correlation.together), figure_text(correlation.either)
    when = " at peak" if correlation.moment is Moment.PEAK else ""
    return f"{together} of {either} reads a second{when} {what}"


def coupling_text(assessment: Assessment) -> str:
    """Correlation of an assessment: worked out with its derivation, and as stated."""
    correlation, aggregate = assessment.correlation, assessment.aggregate
    what = "need the copy" if assessment.copies is not None else "return all of them"
    if correlation.share is None:
        told = f"unknown; {correlation.unknown.replace('`', '')}"
    else:
        told = f"{share_text(correlation.share)}: {derivation_text(correlation, what)}"
    if aggregate is not None and aggregate.correlation is not None:
        stated = aggregate.correlation
        told += f"; stated are {share_text(stated.share.value)}"
        told += f" ({stated.because})" if stated.because else ""
    return told


def design_text(assessment: Assessment) -> str:
    """What the design does, as a clause."""
    names = listed_names(assessment.entities)
    placement = assessment.placement
    if placement.kept is Kept.ITEM_COLLECTION:
        return f"{names} share item collections of `{placement.place}`"
    if placement.kept is Kept.SINGLE_ITEM:
        return f"{names} share an item"
    if placement.kept is None:
        return f"the tables do not store all of {names}"
    if placement.copies:
        return f"{names} are kept apart, with copies"
    return f"{names} are kept apart"


def verdict_text(assessment: Assessment) -> str:
    """What the framework says, and why, as a clause."""
    return f"{assessment.verdict.value}: {why_text(assessment)}"


def short_why_text(assessment: Assessment) -> str:
    """The same in a few words, for a reader who sees the correlation beside it."""
    limit = share_text(READ_CORRELATION)
    if assessment.early:
        return "early stage"
    if assessment.crossing:
        return assessment.crossing
    if assessment.share is None:
        return "the correlation is not known"
    if assessment.share <= READ_CORRELATION:
        return f"not above {limit}"
    if assessment.bounded is None:
        return f"above {limit}, and whether growth has a limit is not known"
    return f"above {limit}, {'with' if assessment.bounded else 'without'} a limit of growth"


def why_text(assessment: Assessment) -> str:
    """Why the framework says what it says."""
    share = assessment.share
    if assessment.early:
        return "the application is at an early stage"
    if assessment.crossing:
        return assessment.crossing
    if share is None:
        return f"their correlation is not known; {assessment.correlation.unknown}"
    read = "of the reads need the copy" if assessment.copies else "of the reads return all of them"
    told = f"{share_text(share)} {read}"
    if assessment.verdict is Verdict.UNKNOWN:
        return f"{told}, and whether growth is bounded is not known: {assessment.bound}"
    if assessment.bounded is False:
        return f"{told}, and growth is not bounded"
    return f"{told}; {assessment.bound}" if assessment.verdict is Verdict.CONSIDER else told
