"""Tables of which nobody can say yet what they are used for, since an answer is missing or wrong.

A rule that says nobody uses something waits until they are settled: the missing answer is told, and
that it leaves an index unused follows from it.
"""

from collections.abc import Iterator
from functools import lru_cache

from mkdocs_dynamodb.model.flow.targets import index_asked_for, missing_keys, parts_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Action, Step
from mkdocs_dynamodb.model.requirements import AccessPattern


@lru_cache(maxsize=1)  # the rules run on one model after the other
def unsettled_tables(model: Model) -> frozenset[str]:
    """Names of the tables that a pattern without an answer, or a step with a fault, may mean."""
    found: set[str] = set()
    for pattern in model.patterns.values():
        if pattern.needs_database and model.answer_to(pattern) is None:
            if not pattern.entities:
                return frozenset(model.tables)
            found.update(_tables_with(model, pattern))
    for _, _, step in model.steps():
        for part in parts_of(step):
            if part.table is not None and part.table.value not in model.tables:
                return frozenset(model.tables)
            if part.table is not None and _is_faulty(model, step, part):
                found.add(part.table.value)
    return frozenset(found)


def _tables_with(model: Model, pattern: AccessPattern) -> Iterator[str]:
    for entity in pattern.entities:
        for table in model.stored_in.get(entity.value, ()):
            yield table.name.value


def _is_faulty(model: Model, step: Step, part: Step | Action) -> bool:
    """Whether a step names an index that does not exist, or forgets the one whose keys it gives."""
    table = model.table_of(part)
    if table is None or (part.index is not None and part.index.value not in table.indexes):
        return True
    has_index = step.index is not None or part.index is not None
    needed = [key.name.value for key in table.partition_keys]
    return (
        not has_index
        and bool(missing_keys(part.where, needed))
        and bool(index_asked_for(table, part.where))
    )
