"""Unique values on their page: what keeps each unique, and the requests that do."""

from markupsafe import Markup

from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requests import Request
from mkdocs_dynamodb.pages.code import highlight, json_code
from mkdocs_dynamodb.pages.context import DECISIONS, PageContext
from mkdocs_dynamodb.reports.decisions.unique_plans import (
    UniqueEntity,
    UniquePlan,
    build_unique_plans,
)

QUERY_PLAN = "ddb_query_plan"


def unique_views(context: PageContext) -> list[dict[str, object]]:
    """Everything that is declared unique, by entity."""
    model = context.model
    found = build_unique_plans(model)
    views = [_entity(context, entity) for entity in found]
    known = {entity.name for entity in found}
    return [*views, *_not_stored(model, known)]


def _entity(context: PageContext, entity: UniqueEntity) -> dict[str, object]:
    return {
        "name": entity.name,
        "values": [
            {
                "names": claimed.unique.names,
                "is_own_key": claimed.is_own_key,
                "claims": [
                    (
                        claim.entity.name.value,
                        claim.table.name.value,
                        context.table_href(DECISIONS, claim.table.name.value),
                        claim.table.key_names,
                    )
                    for claim in claimed.claims
                ],
            }
            for claimed in entity.claimed
        ],
        "plans": [_plan(context, plan) for plan in entity.plans],
    }


def _not_stored(model: Model, known: set[str]) -> list[dict[str, object]]:
    """Entities that no table stores yet."""
    waiting: dict[str, list[dict[str, object]]] = {}
    for unique in model.unique:
        if unique.entity.value not in known:
            value: dict[str, object] = {"names": unique.names, "is_own_key": False, "claims": []}
            waiting.setdefault(unique.entity.value, []).append(value)
    return [{"name": name, "values": values, "plans": []} for name, values in waiting.items()]


def _plan(context: PageContext, plan: UniquePlan) -> dict[str, object]:
    pattern = context.model.patterns.get(plan.number)
    return {
        "name": plan.number if pattern is None else f"{plan.number}. {pattern.name}",
        "href": context.pattern_href(DECISIONS, plan.number),
        "purpose": plan.purpose.value,
        "tabs": _tabs(plan),
    }


def _tabs(plan: UniquePlan) -> tuple[tuple[str, Markup], ...]:
    short = Request(QUERY_PLAN, {QUERY_PLAN: plan.plan})
    return (
        (QUERY_PLAN, highlight(json_code(short))),
        (f"{plan.request.operation} in JSON", highlight(json_code(plan.request))),
    )
