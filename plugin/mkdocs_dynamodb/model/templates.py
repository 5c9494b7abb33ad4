"""Key templates such as `ORDER#{created_at}#{order_id}`: parsing, filling in, comparing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from mkdocs_dynamodb.diagnostics import Span

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}:]+)(?::0([0-9]{1,2}))?\}")


@dataclass(frozen=True, slots=True)
class Field:
    """A placeholder: the attribute it stands for, and the width it is padded to with zeros."""

    name: str
    width: int = 0


@dataclass(frozen=True)
class Template:
    """Text with placeholders, and where it was written."""

    text: str
    at: Span

    @cached_property
    def parts(self) -> tuple[str | Field, ...]:
        """Literal text and placeholders, in order; no empty literals."""
        return _parse(self.text)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Placeholders in order."""
        return tuple(part for part in self.parts if isinstance(part, Field))

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the attributes that the placeholders stand for."""
        return tuple(field.name for field in self.fields)

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
        """Values of the placeholders in a text of this form; None where it has another form."""
        match = _pattern(self.parts).fullmatch(text)
        if match is None:
            return None
        return dict(zip(self.names, match.groups(), strict=True))


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
def _loose_literals(text: str) -> tuple[str, ...]:
    return tuple(_PIECE.sub("\0", text).split("\0"))


@lru_cache(maxsize=50_000)
def _pattern(parts: tuple[str | Field, ...]) -> re.Pattern[str]:
    """Expression that matches filled-in text; a placeholder stops at the delimiter after it."""
    pieces = []
    for i, part in enumerate(parts):
        if isinstance(part, str):
            pieces.append(re.escape(part))
            continue
        following = parts[i + 1] if i + 1 < len(parts) else ""
        stop = following[0] if isinstance(following, str) and following else ""
        pieces.append(f"([^{re.escape(stop)}]+)" if stop else "(.+)")
    return re.compile("".join(pieces), re.DOTALL)


def can_collide(one: Template, other: Template) -> bool:
    """Whether two templates can give the same text for some values of their placeholders.

    Compared are the literal beginning, up to the first placeholder of either, and the literal end;
    a placeholder may be any text that is not empty.
    """
    if one.is_constant and other.is_constant:
        return one.text == other.text
    if one.is_constant or other.is_constant:
        constant, pattern = (one, other) if one.is_constant else (other, one)
        return pattern.read(_literal(constant)) is not None
    head = min(len(one.prefix), len(other.prefix))
    if one.prefix[:head] != other.prefix[:head]:
        return False
    tail_one, tail_other = _suffix(one), _suffix(other)
    tail = min(len(tail_one), len(tail_other))
    return tail == 0 or tail_one[-tail:] == tail_other[-tail:]


def _literal(template: Template) -> str:
    return "".join(part for part in template.parts if isinstance(part, str))


def _suffix(template: Template) -> str:
    last = template.parts[-1] if template.parts else ""
    return last if isinstance(last, str) else ""
