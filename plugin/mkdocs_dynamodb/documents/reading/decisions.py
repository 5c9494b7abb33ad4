"""The thought behind a design: approach, aggregates and decisions from their sections."""

from collections.abc import Iterable, Mapping

from mkdocs_dynamodb.documents.reading.draft import Draft
from mkdocs_dynamodb.documents.reading.markdown import Block, Bullet, Listing, Paragraph, Section
from mkdocs_dynamodb.documents.reading.notes import add_note, read_note
from mkdocs_dynamodb.documents.reading.words import (
    normal,
    one_or_many,
    read_figure,
    split_dash,
    told,
)
from mkdocs_dynamodb.source.nodes import Data

_SUFFIX = " Aggregate"
_KEPT = ("single-item", "item-collection", "separate")
_TYPES = ("table-structure", "gsi-design", "denormalisation")
_FACTORS = (
    "item_size_trajectory",
    "access_pattern_coupling",
    "write_amplification",
    "consistency_requirements",
    "operational_complexity",
    "schema_evolution_risk",
    "hot_partition_risk",
)


def read_approach(draft: Draft, blocks: Iterable[Block]) -> None:
    """Prose is the philosophy, lists are principles."""
    texts, principles, stage = list[str](), list[str](), ""
    for block in blocks:
        if isinstance(block, Paragraph):
            texts.append(" ".join(block.content.text.split()))
        for bullet in block.bullets if isinstance(block, Listing) else ():
            label, value = normal(bullet.line.label), bullet.line.value.text
            if label == "stage" and value in ("early", "established"):
                stage = value
            elif label == "principles":
                principles += [text for text in (value, *_below(bullet)) if text]
            else:
                principles += [" ".join(bullet.line.text.split()), *_below(bullet)]
    philosophy = " ".join(text for text in texts if text)
    if not philosophy and principles:
        philosophy, *principles = principles
    if not philosophy:
        return
    whole = told({"philosophy": philosophy, "principles": one_or_many(principles), "stage": stage})
    draft.approach = philosophy if len(whole) == 1 else whole


def read_aggregate(draft: Draft, section: Section, blocks: list[Block]) -> None:
    """A section with labels is an aggregate; anything else is a note."""
    facts = _facts(blocks)
    names = [name.strip() for name in _text(facts, "entities").split(",") if name.strip()]
    if not names or section.level < 3:  # noqa: PLR2004 - the section of all aggregates
        _read_notes(draft, section, blocks)
        return
    factors = facts.get("factors")
    told_factors: dict[str, Data] = {
        name: bullet.line.value.text
        for bullet in (() if factors is None else factors.children)
        if (name := normal(bullet.line.label).replace(" ", "_")) in _FACTORS
    }
    kept, bounded = _text(facts, "kept"), _text(facts, "bounded")
    draft.aggregates[section.title.removesuffix(_SUFFIX)] = told(
        {
            "entities": list(names),
            "boundary": _text(facts, "boundary"),
            "kept": kept if kept in _KEPT else "",
            "because": _text(facts, "because"),
            "correlation": _correlation(_text(facts, "correlation")),
            "bounded": {"yes": True, "no": False}.get(bounded),
            "factors": told_factors,
        }
    )
    _report_others(
        draft,
        section,
        facts,
        ("entities", "boundary", "kept", "because", "correlation", "bounded", "factors"),
    )


def read_decision(draft: Draft, section: Section, blocks: list[Block]) -> None:
    """A section with a type and a choice is a decision; anything else is a note."""
    facts = _facts(blocks)
    kind, choice = _text(facts, "type"), _text(facts, "choice")
    if kind not in _TYPES or not choice:
        _read_notes(draft, section, blocks)
        return
    about = [name.strip() for name in _text(facts, "about").split(",") if name.strip()]
    draft.decisions[section.title] = told(
        {
            "type": kind,
            "about": one_or_many(about),
            "alternatives": _alternatives(facts.get("alternatives")),
            "choice": choice,
            "why": _text(facts, "why"),
            "trade_offs": one_or_many(_texts(facts.get("trade offs"))),
            "rollback": _text(facts, "rollback"),
            "monitoring": one_or_many(_texts(facts.get("monitoring"))),
        }
    )
    _report_others(
        draft,
        section,
        facts,
        (
            "type",
            "about",
            "alternatives",
            "choice",
            "why",
            "trade offs",
            "rollback",
            "monitoring",
        ),
    )


def _facts(blocks: Iterable[Block]) -> dict[str, Bullet]:
    return {
        normal(bullet.line.label): bullet
        for block in blocks
        if isinstance(block, Listing)
        for bullet in block.bullets
        if bullet.line.label
    }


def _text(facts: Mapping[str, Bullet], label: str) -> str:
    bullet = facts.get(label)
    return "" if bullet is None else " ".join(bullet.line.value.text.split())


def _texts(bullet: Bullet | None) -> list[str]:
    if bullet is None:
        return []
    return [text for text in (bullet.line.value.text, *_below(bullet)) if text]


def _below(bullet: Bullet) -> list[str]:
    return [" ".join(child.line.text.split()) for child in bullet.children if child.line.text]


def _alternatives(bullet: Bullet | None) -> Data:
    """A mapping where each says why it was not chosen, else a list."""
    children = () if bullet is None else bullet.children
    reasons: dict[str, Data] = {child.line.label: child.line.value.text for child in children}
    if children and all(name and reason for name, reason in reasons.items()):
        return reasons
    return one_or_many(_texts(bullet))


def _correlation(text: str) -> Data:
    share, reason = split_dash(text)
    stated: Data = share if share.endswith("%") else read_figure(share)
    return {"stated": stated, "because": reason} if reason and stated is not None else stated


def _read_notes(draft: Draft, section: Section, blocks: Iterable[Block]) -> None:
    for block in blocks:
        if isinstance(block, Paragraph):
            add_note(draft, section.title, block.content.text)
        elif isinstance(block, Listing):
            for bullet in block.bullets:
                read_note(draft, bullet, section.title)
        else:
            draft.not_understood(block.line, f"a block of {section.title}", "")


def _report_others(
    draft: Draft, section: Section, facts: Mapping[str, Bullet], known: tuple[str, ...]
) -> None:
    for label, bullet in facts.items():
        if label not in known:
            what = f"a line of {section.title}"
            draft.not_understood(bullet.line.number, what, bullet.line.text)
