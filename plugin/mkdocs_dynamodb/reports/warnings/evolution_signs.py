"""Signs that what a table stores will be hard to change later."""

from collections.abc import Iterator, Mapping

from mkdocs_dynamodb.model.capacity.loads import changed_attributes
from mkdocs_dynamodb.model.figures import figure_text
from mkdocs_dynamodb.model.flow.copies import copies_of, identity_of
from mkdocs_dynamodb.model.flow.wording import STATE_WORDS, words_of
from mkdocs_dynamodb.model.flow.writes import writes_of
from mkdocs_dynamodb.model.keys.templates import Template
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Operand, Step
from mkdocs_dynamodb.reports.warnings.signs import Sign, Signs

MOST_REWRITTEN = 25
"""Items that one change may rewrite; more do not fit into a batch of writes either."""
SEVERAL_PATTERNS = 3
Changed = Mapping[str, frozenset[str]]
"""Table -> attributes that some update changes."""
_MUTABLE_WORDS = STATE_WORDS | {"name"}


def evolution_signs(model: Model) -> Signs:
    """Table -> signs that its copies and keys hold on to what changes."""
    found: dict[str, list[Sign]] = {}
    changed = changed_attributes(model)
    for signs in (
        _mutable_copies(model, changed),
        _fan_outs(model),
        _mutable_keys(model),
        _shared_formats(model),
    ):
        for table, sign in signs:
            found.setdefault(table, []).append(sign)
    return {name: tuple(found[name]) for name in model.tables if name in found}


def _mutable_copies(model: Model, changed: Changed) -> Iterator[tuple[str, Sign]]:
    """Copies that patterns keep up to date; those that none keeps are reported by themselves."""
    for copy in copies_of(model):
        source, table = copy.source_table.name.value, copy.table.name.value
        held = copy.held.name
        is_kept = held.value in changed.get(table, ()) and copy.source is not copy.holder
        if is_kept and copy.attribute in changed.get(source, ()) and not copy.is_snapshot:
            text = (
                f"`{held.value}` of `{copy.holder.name.value}` repeats `{copy.attribute}` of "
                f"`{copy.source.name.value}`, which changes"
            )
            yield table, Sign(held.at, text)


def _fan_outs(model: Model) -> Iterator[tuple[str, Sign]]:
    for pattern, answer, step in model.steps():
        for action in step.actions:
            if action.verb.value != "update" or action.table is None:
                continue
            repeats = [times for times in (step.times, action.times) if times is not None]
            most = max((times.max for times in repeats), default=1)
            if most > MOST_REWRITTEN:
                number = answer.number.value if pattern is None else pattern.number.value
                entity = "items" if action.entity is None else f"`{action.entity.value}` items"
                text = f"pattern {number} rewrites up to {figure_text(most)} {entity}"
                yield action.table.value, Sign(action.at, text)


def _mutable_keys(model: Model) -> Iterator[tuple[str, Sign]]:
    owners = _owners_of_changes(model)
    for table, entity in model.stored_entities:
        if entity.role is not None and entity.role.value == "unique-claim":
            continue  # a claim is made of what it claims, and moves with it
        own = identity_of(table, entity)
        for key, template in entity.keys.items():
            if template.only_field is not None or key not in table.key_names:
                continue  # the key of an index is changed in place like any attribute
            for name in dict.fromkeys(template.names):
                moved = owners.get((table.name.value, name), ())
                # An attribute that only another thing changes stays, unless this one lies below it.
                is_updated = any(identity <= own for identity in moved)
                if is_updated or not _MUTABLE_WORDS.isdisjoint(words_of(name)[-1:]):
                    text = f"`{key}` of `{entity.name.value}` embeds `{name}`, which can change"
                    yield table.name.value, Sign(template.at, text)


def _owners_of_changes(model: Model) -> Mapping[tuple[str, str], set[frozenset[str]]]:
    """(Table, attribute) -> what identifies the entities of which an update changes it."""
    found: dict[tuple[str, str], set[frozenset[str]]] = {}
    for (_, name), written in writes_of(model).of_attribute.items():
        if all(name in {given.value for given in write.step.gives} for write in written):
            continue  # a sequence: what it numbers keeps the number
        table = written[0].table
        found.setdefault((table.name.value, name), set()).add(identity_of(table, written[0].entity))
    return found


def _shared_formats(model: Model) -> Iterator[tuple[str, Sign]]:
    used: dict[tuple[str, str], dict[str, Template]] = {}
    for _, answer, step in model.steps():
        for table, template in _composed(step):
            used.setdefault((table, template.text), {}).setdefault(answer.number.value, template)
    for (table, text), users in used.items():
        if len(users) >= SEVERAL_PATTERNS:
            first = next(iter(users.values()))
            told = f"{len(users)} patterns compose `{text}` by themselves"
            yield table, Sign(first.at, told)


def _composed(step: Step) -> Iterator[tuple[str, Template]]:
    """Texts of several parts that a condition of a step is made of."""
    parts: list[Step | Action] = [step, *step.actions]
    for part in parts:
        if part.table is None:
            continue
        operands: list[Operand] = [
            operand for tested in part.where for test in tested.tests for operand in test.operands
        ]
        for operand in operands:
            if isinstance(operand, Template) and len(operand.fields) > 1:
                yield part.table.value, operand
