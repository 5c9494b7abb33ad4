"""Where the attributes of a contract differ from those that the entities of the design have."""

from collections.abc import Iterator

from mkdocs_dynamodb.contract.columns import template_of
from mkdocs_dynamodb.contract.pairing import Pair, pairs
from mkdocs_dynamodb.contract.resolving import Resolved, resolve
from mkdocs_dynamodb.diagnostics import Finding, Placed, Related, Span
from mkdocs_dynamodb.model.contract import ContractAttribute, ContractPart
from mkdocs_dynamodb.model.keys.templates import Field, Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import StoredEntity, Table
from mkdocs_dynamodb.source.shape import nearest


def invented_attributes(model: Model) -> Iterator[Finding]:
    """Attributes that the design does not have."""
    for pair in pairs(model):
        known = _known_names(pair)
        for attribute in pair.part.attributes:
            name = attribute.name.value
            if known and name not in known:
                yield Finding(
                    at=attribute.name.at,
                    message=f"`{pair.noun}` has no attribute `{name}` in the design",
                    label="not designed",
                    subject=attribute.subject,
                    help=nearest(name, known) or "leave it out, or add it to the design",
                )


def missing_attributes(model: Model) -> Iterator[Finding]:
    """Attributes of the design that the contract leaves out."""
    for pair in pairs(model):
        entity = pair.entity
        if entity is None or model.contract is None or not model.contract.complete:
            continue
        given = {*pair.part.by_name, *pair.part.templates, *pair.table.key_names}
        for name, at in _wanted(model, pair.table, entity, model.contract.form):
            if name not in given and not nearest(name, given - entity.attribute_names):
                yield Finding(
                    at=pair.part.at,
                    message=f"attribute `{name}` of `{entity.name.value}` is not in the contract",
                    label="not carried over",
                    subject=f"{pair.part.subject}.attributes.{name}",
                    related=(Related(at, "designed here"),),
                    help="add it with its source, or say in the design that it is `derived`",
                )


def _wanted(
    model: Model, table: Table, entity: StoredEntity, form: str
) -> Iterator[tuple[str, Span]]:
    """Attributes that rows give: those with a column, and those that no item may lack."""
    for name, attribute in entity.attributes.items():
        origin = resolve(model, entity, name)
        if attribute.optional if origin is None else not _is_carried(form, origin):
            continue
        yield name, attribute.name.at
    keys = {key.name.value for key in table.all_keys()}
    for name in entity.keys:
        if name in keys and name not in entity.attributes:
            yield name, entity.key_places.get(name, entity.name.at)


def _is_carried(form: str, origin: Resolved) -> bool:
    """Whether a form of the contract can say where the values come from."""
    if origin.aggregate:
        return form != "v1" and origin.aggregate not in ("list", "set")
    return bool(origin.columns)


def differing_types(model: Model) -> Iterator[Finding]:
    """Attributes of another type than the design gives them."""
    for pair in pairs(model):
        for attribute in pair.part.attributes:
            designed = _designed_type(pair, attribute.name.value)
            written = attribute.type.value
            if designed is None or designed.value == written:
                continue
            if model.contract is not None and _stands_for(model.contract.form, designed, written):
                continue
            yield Finding(
                at=attribute.type.at,
                message=f"`{attribute.name.value}` of `{pair.noun}` is {written} in the contract "
                f"and {designed.value} in the design",
                label=f"{designed.value} in the design",
                subject=attribute.subject,
                related=(Related(designed.at, "designed here"),),
                help=f'write `"type": "{designed.value}"`, or items and requests do not fit',
            )


def _stands_for(form: str, designed: Placed[str], written: str) -> bool:
    """Whether form v1, which carries S, N and B alone, carries another type as this one."""
    return form == "v1" and designed.value not in ("S", "N", "B") and written in ("S", "N")


def _designed_type(pair: Pair, name: str) -> Placed[str] | None:
    if pair.entity is not None:
        return pair.entity.told_type(name)
    types = {t.value: t for e in pair.table.entities.values() if (t := e.told_type(name))}
    return next(iter(types.values())) if len(types) == 1 else None


def differing_templates(model: Model) -> Iterator[Finding]:
    """Keys that are composed otherwise than in the design."""
    for pair in pairs(model):
        entity = pair.entity
        if entity is None:
            continue
        for name in dict.fromkeys(key.name.value for key in pair.table.all_keys()):
            written, designed = _written(pair.part, name), entity.template_for(name)
            if written is None or designed is None:
                continue
            wanted = in_columns(pair.part, designed)
            if not _are_columns(model, pair.part, written):
                continue
            if wanted is not None and _plain(wanted) != _plain(written.text):
                yield Finding(
                    at=written.at,
                    message=f"`{name}` of `{entity.name.value}` is made as `{written.text}`, "
                    f"and requests ask for `{designed.text}`",
                    label="another key",
                    subject=f"{pair.part.subject}.{name}",
                    related=(Related(designed.at, "designed here"),),
                    help=f"write `{wanted}`; with another key the items are never found",
                )


def _are_columns(model: Model, part: ContractPart, written: Template) -> bool:
    """Whether the placeholders are columns, as far as the schema is known."""
    schema = None if model.source is None else model.source.schema
    table = None if schema is None else schema.table(part.source_table.value)
    return table is None or all(table.column(name) is not None for name in written.names)


def _written(part: ContractPart, name: str) -> Template | None:
    given = part.templates.get(name)
    if given is not None:
        return Template(given.value, given.at)
    attribute = part.by_name.get(name)
    if attribute is None or attribute.join is not None or attribute.calculation:
        return None
    template = template_of(attribute)
    if template is not None or len(attribute.source_columns) != 1:
        return template
    column = attribute.source_columns[0]
    return Template("{" + column.value + "}", column.at)


def in_columns(part: ContractPart, designed: Template) -> str | None:
    """Template of the design with columns in the place of attributes; None where one is unknown."""
    pieces = []
    for piece in designed.parts:
        if not isinstance(piece, Field):
            pieces.append(piece.replace("{", "{{").replace("}", "}}"))
            continue
        column = _column_of(part.by_name.get(piece.name))
        if column is None:
            return None
        width = f":0{piece.width}" if piece.width else ""
        pieces.append("{" + column + width + "}")
    return "".join(pieces)


def _column_of(attribute: ContractAttribute | None) -> str | None:
    if attribute is None or attribute.join is not None or len(attribute.source_columns) != 1:
        return None
    return None if template_of(attribute) is not None else attribute.source_columns[0].value


def _plain(template: str) -> str:
    """A template for comparing: capitals of columns make no difference."""
    parts = Template(template, Span("", 0, 0, 0, 0)).parts
    return "".join(
        f"\0{part.name.casefold()}:{part.width}\0" if isinstance(part, Field) else part
        for part in parts
    )


def _known_names(pair: Pair) -> frozenset[str]:
    if pair.entity is not None:
        return pair.entity.attribute_names
    entities = pair.table.entities.values()
    keys = frozenset(key.name.value for key in pair.table.all_keys())
    return keys.union(*(entity.attribute_names for entity in entities)) if entities else keys
