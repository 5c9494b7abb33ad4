"""OPS017: a read that does not return what the caller needs."""

from collections.abc import Iterator, Mapping

from mkdocs_dynamodb.diagnostics import Finding, Placed, Related, Severity
from mkdocs_dynamodb.model.flow.scopes import generated_attributes
from mkdocs_dynamodb.model.flow.targets import (
    returned_attributes,
    stored_attributes,
    target_of,
    top_level,
)
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.operations import Answer, Step
from mkdocs_dynamodb.model.requirements import AccessPattern
from mkdocs_dynamodb.rules.registry import Extent, rule


@rule("OPS017", "need-not-projected", Severity.ERROR, looks_at=Extent.PATTERN)
def need_not_projected(model: Model) -> Iterator[Finding]:
    """A pattern needs an attribute that the items have and none of its reads returns.

    ## Why

    A query on a global index returns what the index holds and never fetches the rest from the
    table (Developer Guide, Using Global Secondary Indexes); a `projection` of the request cuts its
    answer down further. The caller gets items without the attribute, and no error. A local index
    does fetch what it lacks, which costs a read of the whole item each time. What a returned key
    spells, as `MEMBER#{member_id}` does, can be read from it and is not missed.

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List loans of a book, type: read, rps: 5, inputs: [book_id], needs: [due_on]}
    tables:
      Loans:
        partition_key: loan_id
        entities:
          Loan: {attributes: {loan_id: S, book_id: S, due_on: S}}
        indexes:
          ByBook: {partition_key: book_id, projection: KEYS_ONLY}
    mapping:
      1: {operation: Query, table: Loans, index: ByBook, where: {book_id: "{book_id}"}}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List loans of a book, type: read, rps: 5, inputs: [book_id], needs: [due_on]}
    tables:
      Loans:
        partition_key: loan_id
        entities:
          Loan: {attributes: {loan_id: S, book_id: S, due_on: S}}
        indexes:
          ByBook: {partition_key: book_id, projection: [due_on]}
    mapping:
      1: {operation: Query, table: Loans, index: ByBook, where: {book_id: "{book_id}"}}
    ```
    """
    for number, answer in model.answers.items():
        pattern = model.patterns.get(number)
        if pattern is not None and pattern.needs:
            for need, step in _unmet(model, pattern, answer).values():
                yield _finding(model, number, need, step)


def _unmet(
    model: Model, pattern: AccessPattern, answer: Answer
) -> Mapping[str, tuple[Placed[str], Step]]:
    """Needs that a step reads past, each with the first such step."""
    reads = [step for step in answer.steps if step.reads]
    known = {entry.name.value for entry in pattern.inputs} | generated_attributes(model, answer)
    past: dict[str, tuple[Placed[str], Step]] = {}
    for step in reads:
        returned, stored = returned_attributes(model, step), stored_attributes(model, step)
        if returned is None or stored is None:
            return {}
        known |= returned
        for need in pattern.needs:
            name = top_level(need.value)
            if name in stored and name not in returned:
                past.setdefault(name, (need, step))
    for step in answer.steps:
        if not step.reads:
            known |= returned_attributes(model, step) or frozenset()
    return {name: found for name, found in past.items() if name not in known}


def _finding(model: Model, number: str, need: Placed[str], step: Step) -> Finding:
    related = [Related(need.at, f"pattern {number} needs it")]
    target = target_of(model, step)
    index = model.index_of(step)
    is_cut = bool(step.projection) and top_level(need.value) not in {
        top_level(name.value) for name in step.projection
    }
    if is_cut or index is None or target is None or step.index is None:
        return Finding(
            at=step.given.get("projection", step.operation.at),
            message=f"the projection of pattern {number} leaves out `{need.value}`",
            label="does not name it",
            subject=step.subject,
            related=tuple(related),
            help=f"add `{need.value}` to `projection`",
        )
    related.append(Related(index.projection.at, f"holds {index.projection.contents}"))
    return Finding(
        at=step.index.at,
        message=f"pattern {number} needs `{need.value}`, which {target.name} does not hold",
        label=f"`{need.value}` is not projected",
        subject=step.subject,
        related=tuple(related),
        help=(
            f"add `{need.value}` to the projection of the index, "
            "or read the items from the table in a later step"
        ),
    )
