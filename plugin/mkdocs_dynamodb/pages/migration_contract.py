"""The migration contract on its page: what it says, what it leaves out, and how it was tried."""

import json
from collections.abc import Mapping

from mkdocs_dynamodb.contract.columns import conditions_of
from mkdocs_dynamodb.contract.dry_run import DryRun, TriedItem, Verdict, dry_run
from mkdocs_dynamodb.contract.generated import (
    FILE_NAME,
    best_contract,
    comes_from_a_source,
    with_contract,
)
from mkdocs_dynamodb.contract.pairing import Pair, pairs
from mkdocs_dynamodb.contract.writing import WrittenContract
from mkdocs_dynamodb.model.contract import ContractAttribute, ContractPart, ContractTable
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.pages.code import highlight
from mkdocs_dynamodb.pages.context import CONTRACT, PageContext
from mkdocs_dynamodb.pages.page import Page
from mkdocs_dynamodb.pages.text import number
from mkdocs_dynamodb.source.nodes import Data

MAX_SHOWN = 200_000
"""Characters of JSON on the page; a larger contract is only offered as a download."""

_MOODS = {
    Verdict.SAME: "as designed",
    Verdict.DIFFERENT: "differs",
    Verdict.MISSING: "missing",
    Verdict.TWICE: "twice",
    Verdict.NEW: "not among the samples",
}


def build_migration_contract(context: PageContext) -> tuple[Page, ...]:
    """The page; none for a model that neither has a contract nor comes from a database."""
    model = context.model
    if model.contract is None and not comes_from_a_source(model):
        return ()
    written = best_contract(model) if comes_from_a_source(model) else None
    shown, origin, text = _shown(model, written)
    tried = None if shown is None else dry_run(shown)
    contract = None if shown is None else shown.contract
    values = {
        "form": "" if contract is None else contract.form,
        "origin": origin,
        "download": _download(context) if text else "",
        "problems": [] if contract is not None or written is None else _problems(written),
        "tables": [] if shown is None else _tables(context, shown),
        "left_out": [(left.subject, left.reason) for left in written.left_out] if written else [],
        "tried": None if tried is None else _tried(context, tried),
        "json": highlight(text.rstrip()) if 0 < len(text) <= MAX_SHOWN else "",
    }
    body = context.render(CONTRACT, "migration_contract", values)
    return (Page(path=CONTRACT, title="Migration contract", body=body, is_wide=True),)


def _shown(model: Model, written: WrittenContract | None) -> tuple[Model | None, str, str]:
    """The model with the contract that the page shows, where it comes from, and its text."""
    if model.contract is not None:
        source = model.sources.get(model.contract.path)
        is_file = source is not None and source.absolute.suffix == ".json"
        text = source.text if source is not None and is_file else ""
        return model, model.contract.path, text
    if written is None or written.problems:
        return None, "", ""
    return with_contract(model, written), "", written.text


def _download(context: PageContext) -> str:
    is_below = context.directory_urls and not context.links_to_files
    return f"../{FILE_NAME}" if is_below else FILE_NAME


def _problems(written: WrittenContract) -> list[tuple[str, str]]:
    return [(problem.message.replace("`", ""), problem.help) for problem in written.problems]


def _tables(context: PageContext, shown: Model) -> list[dict[str, object]]:
    """Entries of the contract, with what the design calls their parts."""
    known = {id(pair.part): pair for pair in pairs(shown)}
    tables = shown.contract.tables if shown.contract is not None else ()
    return [_table(context, table, known) for table in tables]


def _table(
    context: PageContext, entry: ContractTable, known: Mapping[int, Pair]
) -> dict[str, object]:
    name = entry.name.value
    return {
        "name": name,
        "href": context.table_href(CONTRACT, name),
        "entities": ", ".join(part.name for part in entry.parts if part.name),
        "source": entry.source_table.value,
        "keys": [key.value for key in entry.keys],
        "size": f"{entry.size.value:f} B",
        "satisfies": [claim.value for claim in entry.satisfies],
        "indexes": [
            (gsi.name.value, [k.value for k in (gsi.pk, gsi.sk) if k]) for gsi in entry.gsis
        ],
        "parts": [_part(name, part, known.get(id(part))) for part in entry.parts],
    }


def _part(table: str, part: ContractPart, pair: Pair | None) -> dict[str, object]:
    attributes = [_attribute(attribute) for attribute in part.attributes]
    entity = None if pair is None else pair.entity
    name = part.name or (part.source_table.value if entity is None else entity.name.value)
    return {
        "title": f"{table}: {name}",
        "source": part.source_table.value,
        "where": "" if entity is None or entity.source_where is None else entity.source_where.value,
        "templates": [(key, text.value) for key, text in part.templates.items()],
        "attributes": attributes,
        "has_how": any(attribute["how"] for attribute in attributes),
        "has_why": any(attribute["why"] for attribute in attributes),
    }


def _attribute(attribute: ContractAttribute) -> dict[str, object]:
    columns = ", ".join(column.value for column in attribute.source_columns)
    return {
        "name": attribute.name.value,
        "type": attribute.type.value,
        "source": f"{attribute.source_table.value}.{columns}",
        "how": _how(attribute),
        "why": attribute.justification,
    }


def _how(attribute: ContractAttribute) -> str:
    join, calculation = attribute.join, attribute.calculation
    if join is not None and join.kind == "equal":
        return f"join: {join.text('local_column')} = {join.text('source_column')}"
    if join is not None:
        return f"{join.kind}: {' and '.join(conditions_of(join))}"
    if calculation.get("type") == "case":
        return _cases(calculation)
    if calculation:
        operation = calculation.get("operation") or calculation.get("type")
        return f"{operation}: {calculation.get('join_condition') or ''}".rstrip(": ")
    form = attribute.transformation.get("format")
    return f"written as {form}" if isinstance(form, str) else ""


def _cases(calculation: Mapping[str, Data]) -> str:
    cases = calculation.get("cases")
    listed = [
        f"{_shown_value(case.get('then'))} where {case.get('when')}"
        for case in (cases if isinstance(cases, list) else ())
        if isinstance(case, dict)
    ]
    other = _shown_value(calculation["else"]) if "else" in calculation else "the column"
    return "; ".join([*listed, f"else {other}"])


def _shown_value(value: Data) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _tried(context: PageContext, found: DryRun) -> dict[str, object]:
    same = [item for item in found.items if item.verdict is Verdict.SAME]
    sql = {(s.pair.table.name.value, s.pair.noun): highlight(s.sql) for s in found.statements}
    by_part: dict[tuple[str, str], list[TriedItem]] = {key: [] for key in sql}
    for item in found.items:
        by_part.setdefault((item.pair.table.name.value, item.pair.noun), []).append(item)
    return {
        "same": number(len(same)),
        "all": number(len(found.items)),
        "parts": [
            {
                "table": table,
                "href": context.table_href(CONTRACT, table),
                "entity": entity,
                "same": number(sum(item.verdict is Verdict.SAME for item in items)),
                "all": number(len(items)),
                "sql": sql.get((table, entity), ""),
            }
            for (table, entity), items in by_part.items()
        ],
        "different": [_row(context, i) for i in found.items if i.verdict is not Verdict.SAME],
        "rows": [_row(context, item) for item in same],
        "troubles": [trouble.value.replace("`", "") for trouble in found.troubles],
    }


def _row(context: PageContext, item: TriedItem) -> dict[str, object]:
    return {
        "table": item.pair.table.name.value,
        "href": context.table_href(CONTRACT, item.pair.table.name.value),
        "entity": item.pair.noun,
        "key": item.key,
        "verdict": _MOODS[item.verdict],
        "details": item.details.replace("`", ""),
    }
