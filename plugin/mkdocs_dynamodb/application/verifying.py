"""Runs the answers of a model in an engine, and compares what comes back with our evaluation."""

import json
from collections import Counter
from collections.abc import Generator, Hashable, Iterable, Iterator
from contextlib import suppress
from enum import StrEnum

from mkdocs_dynamodb.engines.protocol import Engine, EngineError, Reply
from mkdocs_dynamodb.engines.protocol import Refusal as EngineRefusal
from mkdocs_dynamodb.engines.tables import EngineTables, named_tables
from mkdocs_dynamodb.model.dynamodb_json import item_from_json, item_json
from mkdocs_dynamodb.model.engine.comparing import identity
from mkdocs_dynamodb.model.engine.outcome import Attributes, Outcome, Refusal
from mkdocs_dynamodb.model.engine.store import Store, load_store
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import READ_OPERATIONS
from mkdocs_dynamodb.model.requests import Request
from mkdocs_dynamodb.model.tables import Table
from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.reports.runs.answer_runs import StepResult
from mkdocs_dynamodb.reports.runs.results import AnswerResult, build_results

CREATED, REFUSED, FAILED = "created", "refused", "failed"
SERVER_FAULT = "InternalServerError"
"""What an engine answers that failed itself, which tells nothing of the request (API Reference,
Common Errors)."""


class Verdict(StrEnum):
    """How our result and that of an engine compare."""

    SAME = "yes"
    DIFFERENT = "no"
    UNKNOWN = "unknown"
    """One of the two cannot tell."""


@record(kw_only=True)
class Comparison:
    """One request, or the items after it, here and in the engine."""

    number: str
    """Access pattern; nothing for what all of them need."""
    what: str
    """Such as `2 Query Orders/ByCustomer`."""
    ours: str
    theirs: str
    verdict: Verdict
    details: tuple[str, ...] = ()
    """What only one of the two has, or why nothing can be compared."""


def verify(model: Model, engine: Engine, prefix: str) -> Generator[Comparison, None, None]:
    """Compare every answer, one after the other; the tables are removed in the end.

    Args:
        model: the model.
        engine: where its answers run.
        prefix: what the names of the tables there begin with.

    Raises:
        EngineError: the engine cannot be used, or tables are left over.
    """
    tables = EngineTables(engine, prefix)
    try:
        verification = _Verification(model, tables)
        yield from verification.prepare()
        for result in build_results(model).values():
            yield from verification.compare(result)
    except EngineError:
        with suppress(EngineError):  # what happened first is what the user has to know
            tables.remove()
        raise
    finally:
        tables.remove()


class _Verification:
    """One run."""

    def __init__(self, model: Model, tables: EngineTables) -> None:
        self.model = model
        self.tables = tables
        self.store = load_store(model)
        self.missing: dict[str, str] = {}
        """Table, or table and index -> why the engine does not have it."""

    def prepare(self) -> Iterator[Comparison]:
        """Create the tables and put the sample items."""
        for table in self.model.tables.values():
            yield from self._create(table)
            if table.name.value not in self.missing:
                yield from self._fill(table)

    def _create(self, table: Table) -> Iterator[Comparison]:
        name, engine = table.name.value, self.tables.engine.name
        creation = self.tables.create(table)
        for index in creation.unknown_indexes:
            why = f"{engine} does not know index keys of several attributes"
            self.missing[f"{name}/{index}"] = why
        is_known = len(table.partition_keys) == 1 and len(table.sort_keys) <= 1
        ours, theirs = CREATED if is_known else REFUSED, CREATED
        if creation.refusal is not None:
            self.missing[name] = f"{engine} does not have the table"
            theirs = REFUSED
        yield Comparison(
            number="",
            what=f"CreateTable {name}",
            ours=ours,
            theirs=theirs,
            verdict=Verdict.SAME if ours == theirs else Verdict.DIFFERENT,
            details=() if creation.refusal is None else (_told(creation.refusal),),
        )

    def _fill(self, table: Table) -> Iterator[Comparison]:
        for item in self.store.items(table):
            refusal = self.tables.put(table, item_json(item))
            if refusal is not None:
                yield Comparison(
                    number="",
                    what=f"PutItem {table.name.value}",
                    ours="sample item",
                    theirs=REFUSED,
                    verdict=Verdict.DIFFERENT,
                    details=(_told(refusal), _shown(item)),
                )

    def compare(self, result: AnswerResult) -> Iterator[Comparison]:
        """Run the requests of an answer, compare each, and put the sample items back."""
        requests = [request for step in result.steps for request in step.requests]
        lacking = self._lacking(requests)
        if lacking:
            yield _not_compared(result.number, lacking)
            return
        for position, step in enumerate(result.steps, start=1):
            for request, outcome in zip(step.requests, step.outcomes, strict=True):
                reply = self.tables.send(request)
                label = f"{position} {_label(step, request)}"
                yield _compared(result.number, label, step, outcome, reply)
        if any(request.operation not in READ_OPERATIONS for request in requests):
            after = result.steps[-1].outcomes[-1].store
            for name in sorted(named_tables(requests)):
                yield from self._restored(result.number, self.model.tables[name], after)
        if result.blocked:
            yield _not_compared(result.number, result.blocked)

    def _lacking(self, requests: Iterable[Request]) -> str:
        """Why the engine cannot run the requests; nothing where it can."""
        for request in requests:
            for name in named_tables([request]):
                for part in (name, f"{name}/{request.body.get('IndexName')}"):
                    if part in self.missing:
                        return self.missing[part]
        return ""

    def _restored(self, number: str, table: Table, after: Store) -> Iterator[Comparison]:
        """Compare the items of a table after an answer, then make them what they were."""
        ours = tuple(after.items(table))
        theirs = tuple(map(item_from_json, map(dict, self.tables.items(table))))
        yield _comparison(number, f"items of {table.name.value}", ours, theirs)
        samples = {_identity(item): item_json(item) for item in self.store.items(table)}
        present = {_identity(item): item_json(item) for item in theirs}
        for same in present.keys() - samples.keys():
            self.tables.delete(table, present[same])
        for same in samples.keys() - present.keys():
            self.tables.put(table, samples[same])


def _compared(
    number: str, label: str, step: StepResult, outcome: Outcome, reply: Reply
) -> Comparison:
    ours, theirs = outcome.refusal, reply.refusal
    if ours is None and theirs is None and step.step.reads:
        found = tuple(item_from_json(dict(item)) for item in reply.items)
        is_ordered = step.step.operation.value == "Query" and step.step.index is None
        return _comparison(number, label, outcome.items, found, is_ordered=is_ordered)
    has_failed = theirs is not None and theirs.code == SERVER_FAULT
    if has_failed or (ours is not None and ours.kind == "not-supported"):
        verdict = Verdict.UNKNOWN
    else:
        verdict = Verdict.SAME if _kind(ours) == _kind_there(theirs) else Verdict.DIFFERENT
    details = () if theirs is None else (_told(theirs),)
    if ours is not None:
        details = (ours.reason, *details)
    return Comparison(
        number=number,
        what=label,
        ours=_kind(ours),
        theirs=_kind_there(theirs),
        verdict=verdict,
        details=details,
    )


def _comparison(
    number: str,
    label: str,
    ours: tuple[Attributes, ...],
    theirs: tuple[Attributes, ...],
    *,
    is_ordered: bool = False,
) -> Comparison:
    """Items here and there; the order counts only where DynamoDB promises one."""
    here, there = [_identity(item) for item in ours], [_identity(item) for item in theirs]
    is_same = here == there if is_ordered else Counter(here) == Counter(there)
    details: tuple[str, ...] = ()
    if not is_same:
        only_here = _without(here, there, ours)
        only_there = _without(there, here, theirs)
        details = (
            *(f"only here: {_shown(item)}" for item in only_here),
            *(f"only there: {_shown(item)}" for item in only_there),
        ) or ("the order differs",)
    return Comparison(
        number=number,
        what=label,
        ours=_count(ours),
        theirs=_count(theirs),
        verdict=Verdict.SAME if is_same else Verdict.DIFFERENT,
        details=details,
    )


def _without(
    some: list[Hashable], others: list[Hashable], items: tuple[Attributes, ...]
) -> list[Attributes]:
    left = Counter(some) - Counter(others)
    shown = dict(zip(some, items, strict=True))
    return [shown[same] for same in left.elements()]


def _not_compared(number: str, why: str) -> Comparison:
    return Comparison(
        number=number,
        what="",
        ours="-",
        theirs="-",
        verdict=Verdict.UNKNOWN,
        details=(why,),
    )


def _label(step: StepResult, request: Request) -> str:
    names = ", ".join(sorted(named_tables([request])))
    index = step.step.index
    return f"{request.operation} {names}{f'/{index.value}' if index is not None else ''}"


def _kind(refusal: Refusal | None) -> str:
    if refusal is None:
        return "done"
    return {"condition": "condition fails", "not-supported": "cannot tell"}.get(
        refusal.kind, REFUSED
    )


def _kind_there(refusal: EngineRefusal | None) -> str:
    if refusal is None:
        return "done"
    if refusal.code == SERVER_FAULT:
        return FAILED
    fails = "ConditionalCheckFailed" in refusal.code + refusal.message
    return "condition fails" if fails else REFUSED


def _told(refusal: EngineRefusal) -> str:
    return f"{refusal.code}: {refusal.message}"


def _identity(item: Attributes) -> Hashable:
    return frozenset((name, identity(value)) for name, value in item.items())


def _count(items: tuple[Attributes, ...]) -> str:
    return f"{len(items)} item{'' if len(items) == 1 else 's'}"


def _shown(item: Attributes) -> str:
    return json.dumps(item_json(item), ensure_ascii=False)
