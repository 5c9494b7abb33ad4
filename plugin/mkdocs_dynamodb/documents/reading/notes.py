"""Notes under headings: design considerations, and sections that the model has no place for."""

from mkdocs_dynamodb.documents.reading.draft import Draft
from mkdocs_dynamodb.documents.reading.markdown import Bullet

OTHERS = "Notes"
"""Heading of notes without one."""


def read_note(draft: Draft, bullet: Bullet, heading: str = "") -> None:
    """A note: its label is the heading, unless all notes of a section share one."""
    line = bullet.line
    if heading:
        add_note(draft, heading, line.text)
    elif line.label:
        draft.scratchpad.setdefault(line.label, [])
        add_note(draft, line.label, line.value.text)
    else:
        add_note(draft, OTHERS, line.text)
    for child in bullet.children:
        _below(draft, heading or line.label or OTHERS, child)


def add_note(draft: Draft, heading: str, text: str) -> None:
    """A note under a heading."""
    one_line = " ".join(text.split())
    if one_line:
        draft.scratchpad.setdefault(heading, []).append(one_line)


def _below(draft: Draft, heading: str, bullet: Bullet) -> None:
    """Notes below a note; levels are not kept apart."""
    add_note(draft, heading, bullet.line.text)
    for child in bullet.children:
        _below(draft, heading, child)
