"""Keys as bullets: `USER#{id} - because` below a column PK, or the name of an attribute."""

import re

from mkdocs_dynamodb.documents.reading.draft import Draft
from mkdocs_dynamodb.documents.reading.markdown import Line
from mkdocs_dynamodb.documents.reading.parts import Part, PartKind
from mkdocs_dynamodb.documents.reading.words import is_name, split_dash, told
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.nodes import Data

_TYPE = re.compile(r"\(([^()]+)\)")
_GENERIC = ("PK", "SK")
_POSITIONS = {"partition key": 0, "sort key": 1}


@record(kw_only=True)
class KeyFact:
    """What a bullet says of a key attribute."""

    name: str
    template: str = ""
    """What its values are made of; empty where it is an attribute of its own."""
    because: str = ""
    type: str = ""
    whole: str = ""
    """The bullet in full."""

    def data(self, *, has_template: bool) -> Data:
        """The key as the model writes it.

        Args:
            has_template: whether the template is kept with an entity; otherwise it stays in the
                reason.
        """
        reason = self.because if has_template or not self.template else self.whole
        if not reason and not self.type:
            return self.name
        return told({"name": self.name, "type": self.type, "because": reason})


def read_keys(draft: Draft, part: Part, label: str) -> tuple[KeyFact, ...]:
    """Keys of one kind; several have a number each."""
    labels = [name for name in part.facts if re.fullmatch(rf"{label}(?: [0-9]+)?", name)]
    header = item_names(part)
    position = _POSITIONS[label]
    column = header[position] if len(header) > position else ""
    facts = [_key(part, part.facts[name].line.value, header, column) for name in labels]
    if facts or (label == "sort key" and column not in _GENERIC):
        return tuple(facts)
    name = column or "PK"
    text = f"{part.kind.value} {part.name} tells no {label}; it is taken to be {name}"
    draft.guessed(part.line, text, part.place if part.kind is PartKind.TABLE else ())
    return (KeyFact(name=_own_name(part, name), type="S" if part.kind is PartKind.INDEX else ""),)


def item_names(part: Part) -> list[str]:
    """Names of the attributes that the columns of the item table hold."""
    if part.items is None:
        return []
    cells = part.items.header
    start = 1 if has_entities(part) else 0
    return [column_name(cell) for cell in cells[start:]]


def has_entities(part: Part) -> bool:
    """Whether the first column of the item table tells the entity."""
    header = part.items.header if part.items is not None else ()
    return bool(header) and header[0].text == "Entity" and not header[0].codes


def column_name(cell: Line) -> str:
    """Name in a header; one that would mean something else stands in quotes."""
    text = cell.text
    is_quoted = bool(cell.codes) and len(text) > 1 and text[0] == text[-1] == '"'
    return text[1:-1] if is_quoted else text


def _key(part: Part, value: Line, header: list[str], column: str) -> KeyFact:
    text = " ".join(value.text.split())
    first = next((piece for piece in value.pieces if piece.text.strip()), None)
    name = first.text.strip() if first is not None and first.is_code else ""
    if name and (name in header or column not in _GENERIC):
        head, because = split_dash(f"x{text.removeprefix(name)}")
        kind = _TYPE.search(head)
        return KeyFact(name=name, because=because, type=kind[1] if kind else "", whole=text)
    left, because = split_dash(text)
    if left in header or (is_name(left) and not column):
        return KeyFact(name=left, because=because, whole=text)
    is_template = bool(left) and " " not in left
    own = _own_name(part, column or "PK")
    return KeyFact(
        name=own,
        template=left if is_template else "",
        because=because if is_template else text,
        type="S" if own != column and part.kind is not PartKind.TABLE else "",
        whole=text,
    )


def _own_name(part: Part, column: str) -> str:
    """Name of a key attribute: an index cannot use the PK and SK of its table as its own."""
    is_generic = column in _GENERIC and part.kind is PartKind.INDEX
    return f"{part.name}{column}" if is_generic else column
