"""Text that was stored as UTF-8 and read as Windows-1252: found, and made whole again."""

import re

from mkdocs_dynamodb.records import record

_LEADS = "\xc2\xc3\xc4\xc5\xcb\xe2\xef\xf0"
"""What the first byte of a damaged character becomes; other leads are letters of true words."""
_STRAIGHT = {'â€"': "\u2013", "â€'": "\u2019"}
"""Damage whose last character was straightened later: a dash of unknown length, an apostrophe."""
_CONTINUATION = range(0x80, 0xC0)
_LENGTHS = ((0xF0, 4), (0xE0, 3), (0xC2, 2))
_MOST_ROUNDS = 3
"""Text can have been damaged several times over."""
LOST = "\ufffd"


@record()
class Repair:
    """Damaged characters of one line."""

    line: int
    damaged: str
    repaired: str


def repair_text(text: str) -> tuple[str, tuple[Repair, ...]]:
    """Text without damage, and what was repaired in it."""
    if not _SUSPECT.search(text):
        return text, ()
    lines, repairs = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        whole, found = _repair_line(line)
        lines.append(whole)
        repairs += [Repair(number, damaged, repaired) for damaged, repaired in found.items()]
    return "\n".join(lines), tuple(repairs)


def lost_characters(text: str) -> tuple[int, ...]:
    """Lines with characters that nobody can tell any more."""
    return tuple(n for n, line in enumerate(text.split("\n"), start=1) if LOST in line)


def _repair_line(line: str) -> tuple[str, dict[str, str]]:
    found: dict[str, str] = {}
    for _ in range(_MOST_ROUNDS):
        once: dict[str, str] = {}
        line = _repair_once(line, once)
        if not once:
            break
        found |= once
    for damaged, repaired in _STRAIGHT.items():
        if damaged in line:
            line, found[damaged] = line.replace(damaged, repaired), repaired
    return line, found


def _repair_once(line: str, found: dict[str, str]) -> str:
    pieces, position = [], 0
    while position < len(line):
        length, character = _character_at(line, position)
        if character:
            found[line[position : position + length]] = character
            pieces.append(character)
            position += length
        else:
            pieces.append(line[position])
            position += 1
    return "".join(pieces)


def _character_at(line: str, position: int) -> tuple[int, str]:
    """Number of characters that stand for one damaged character, and the character."""
    if line[position] not in _LEADS:
        return 1, ""
    lead = ord(line[position])
    length = next(length for least, length in _LENGTHS if lead >= least)
    codes = [_byte(c) for c in line[position + 1 : position + length]]
    if len(codes) < length - 1 or any(c not in _CONTINUATION for c in codes):
        return 1, ""
    try:
        character = bytes([lead, *codes]).decode("utf-8")
    except ValueError:
        return 1, ""
    return length, character


def _byte(character: str) -> int:
    """Byte of which a reader of Windows-1252 makes the character; 0 for any other."""
    if 0x80 <= ord(character) <= 0x9F:  # noqa: PLR2004 - bytes without a character there
        return ord(character)
    try:
        return character.encode("cp1252")[0]
    except UnicodeEncodeError:
        return 0


_SUSPECT = re.compile(f"[{_LEADS}]")
