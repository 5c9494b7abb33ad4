"""Key templates such as `ORDER#{created_at}#{order_id}`: parsing, filling in, comparing."""

import re
from collections.abc import Hashable, Iterable, Mapping
from functools import lru_cache

from mkdocs_dynamodb.diagnostics import Span
from mkdocs_dynamodb.records import record, worked_out_once

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_PIECE = re.compile(r"\{\{|\}\}|\{([^{}:]+)(?::0([0-9]{1,2}))?\}")


@record()
class Field:
    """A placeholder: the attribute it stands for, and the width it is padded to with zeros."""

    name: str
    width: int = 0


@record(slots=False)
class Template:
    """Text with placeholders, and where it was written."""

    text: str
    at: Span

    @worked_out_once
    def parts(self) -> tuple[str | Field, ...]:
        """Literal text and placeholders, in order; no empty literals."""
        return _parse(self.text)

    @worked_out_once
    def fields(self) -> tuple[Field, ...]:
        """Placeholders in order."""
        return _fields(self.text)

    @worked_out_once
    def names(self) -> tuple[str, ...]:
        """Names of the attributes that the placeholders stand for."""
        return _names(self.text)

    @property
    def is_constant(self) -> bool:
        """Whether the text is the same for every item."""
        return not self.fields

    @property
    def only_field(self) -> Field | None:
        """The placeholder of a template that is nothing else, so that its type is kept."""
        if len(self.parts) == 1 and isinstance(self.parts[0], Field) and not self.parts[0].width:
            return self.parts[0]
        return None

    @property
    def prefix(self) -> str:
        """Literal text before the first placeholder."""
        first = self.parts[0] if self.parts else ""
        return first if isinstance(first, str) else ""

    @property
    def may_be_number(self) -> bool:
        """Whether the text reads as a number where every placeholder stands for digits."""
        text = "".join(part if isinstance(part, str) else "0" for part in self.parts)
        return _NUMBER.fullmatch(text) is not None

    @property
    def is_malformed(self) -> bool:
        """Whether a brace stands alone, so that part of the text is no placeholder."""
        return any("{" in p or "}" in p for p in _loose_literals(self.text))

    def fill(self, values: Mapping[str, str]) -> str | None:
        """Text with the placeholders filled in; None where a value is missing."""
        pieces = []
        for part in self.parts:
            if isinstance(part, str):
                pieces.append(part)
            elif part.name not in values:
                return None
            else:
                pieces.append(values[part.name].zfill(part.width))
        return "".join(pieces)

    def read(self, text: str) -> dict[str, str] | None:
        """Values of the placeholders in a text of this form; None where it has another form.

        A placeholder ends at the delimiter after it, and the last one takes the rest. Of several
        without text between them, all but the last take as little as they can.
        """
        match = _pattern(self.parts).fullmatch(text)
        if match is None:
            return None
        values: dict[str, str] = {}
        for name, value in zip(self.names, match.groups(), strict=True):
            if values.setdefault(name, value) != value:
                return None
        return values


@lru_cache(maxsize=50_000)
def _parse(text: str) -> tuple[str | Field, ...]:
    parts: list[str | Field] = []
    literal, position = "", 0
    for match in _PIECE.finditer(text):
        literal += text[position : match.start()]
        position = match.end()
        if match.group(1) is None:
            literal += match.group()[0]
            continue
        if literal:
            parts.append(literal)
        literal = ""
        parts.append(Field(match.group(1).strip(), int(match.group(2) or 0)))
    literal += text[position:]
    if literal:
        parts.append(literal)
    return tuple(parts)


@lru_cache(maxsize=50_000)
def _fields(text: str) -> tuple[Field, ...]:
    return tuple(part for part in _parse(text) if isinstance(part, Field))


@lru_cache(maxsize=50_000)
def _names(text: str) -> tuple[str, ...]:
    return tuple(field.name for field in _fields(text))


@lru_cache(maxsize=50_000)
def _loose_literals(text: str) -> tuple[str, ...]:
    return tuple(_PIECE.sub("\0", text).split("\0"))


@lru_cache(maxsize=50_000)
def _pattern(parts: tuple[str | Field, ...]) -> re.Pattern[str]:
    """Expression that matches filled-in text, in time that grows with the text only."""
    pieces: list[str] = []
    following: str | Field = ""
    any_character = "."
    for part in reversed(parts):
        if isinstance(part, str):
            pieces.append(re.escape(part))
            any_character = f"[^{re.escape(part[0])}]"
        else:
            count = f"{{{part.width or 1}}}" if isinstance(following, Field) else "+"
            pieces.append(f"({any_character}{count})")
        following = part
    return re.compile("".join(reversed(pieces)), re.DOTALL)


def key_form(templates: Iterable[Template], *, loose: bool = False) -> tuple[Hashable, ...]:
    """Form of a key made from templates: keys of one form can be equal, keys of two forms are not.

    Fixed text counts as it stands. A placeholder counts by its name, for `{order_id}` and
    `{created_at}` hold different things; but after a label, as in `ORDER#{id}`, the label says what
    it holds and the name counts for nothing. Which placeholders repeat an earlier one counts
    always: `{user}` with `{user}` is a user itself, `{user}` with `{friend}` an edge between two.

    Args:
        templates: those of the partition key, then those of the sort key.
        loose: whether a placeholder with which a template begins counts as any other such.
    """
    numbers: dict[str, int] = {}
    return tuple(_form(template, numbers, loose=loose) for template in templates)


def _form(template: Template, numbers: dict[str, int], *, loose: bool) -> tuple[Hashable, ...]:
    form: list[Hashable] = []
    counts_by_name = not loose
    for part in template.parts:
        if isinstance(part, Field):
            number = numbers.setdefault(part.name, len(numbers))
            form.append((number, part.width, part.name if counts_by_name else ""))
            counts_by_name = True
        else:
            form.append(part)
            counts_by_name = not any(character.isalpha() for character in part)
    return tuple(form)
