"""FLO025: an item of some tenant, for whoever knows its id."""

from collections import Counter
from collections.abc import Iterator

from mkdocs_dynamodb.diagnostics import Finding, Related, Severity
from mkdocs_dynamodb.model.flow.copies import identity_of
from mkdocs_dynamodb.model.flow.reads import Read, reads_of
from mkdocs_dynamodb.model.flow.wording import spoken_words, words_of
from mkdocs_dynamodb.model.flow.writes import Write, writes_of
from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.requirements import AccessPattern
from mkdocs_dynamodb.rules.registry import rule

_TENANTS = frozenset({"tenant", "organization", "organisation", "org", "workspace"})
_FEWEST = 3
"""Patterns that must know the tenant before the others are expected to."""


@rule("FLO025", "tenant-not-asked", Severity.WARNING)
def tenant_not_asked(model: Model) -> Iterator[Finding]:
    """A pattern reads or changes an item by its id, and does not know whose tenant's it is.

    Reported where most patterns have an input such as `tenant_id`, the entity has that attribute,
    and this pattern has the entity's id alone. Silent where the pattern needs the tenant as its
    result, such as that of a session, and where a note or requirement speaks of the tenant.

    ## Why

    Whoever guesses or overhears an id gets the item of another tenant. With the tenant in the key,
    or in a condition or filter, the item is not found (Amazon Web Services, SaaS Lens: tenant
    isolation).

    ## Bad

    ```yaml
    access_patterns:
      1: {name: List devices, type: read, rps: 1, inputs: [tenant_id]}
      2: {name: Add a device, type: write, rps: 1, inputs: [tenant_id, device_id]}
      3: {name: Rename a device, type: update, rps: 1, inputs: [tenant_id, device_id]}
      4: {name: Get a device, type: read, rps: 1, inputs: [device_id]}
    tables:
      Devices:
        partition_key: device_id
        entities:
          Device: {attributes: {device_id: S, tenant_id: S, name: S}}
    mapping:
      4: {operation: GetItem, table: Devices, entity: Device}
    ```

    ## Good

    ```yaml
    access_patterns:
      1: {name: List devices, type: read, rps: 1, inputs: [tenant_id]}
      2: {name: Add a device, type: write, rps: 1, inputs: [tenant_id, device_id]}
      3: {name: Rename a device, type: update, rps: 1, inputs: [tenant_id, device_id]}
      4: {name: Get a device, type: read, rps: 1, inputs: [tenant_id, device_id]}
    tables:
      Devices:
        partition_key: tenant_id
        sort_key: device_id
        entities:
          Device: {attributes: {device_id: S, tenant_id: S, name: S}}
    mapping:
      4: {operation: GetItem, table: Devices, entity: Device}
    ```
    """
    tenant = _tenant_input(model)
    if not tenant:
        return
    told: set[str] = set()
    reads, writes = reads_of(model).of_answer, writes_of(model).of_answer
    for number in model.answers:
        for use in (*reads.get(number, ()), *writes.get(number, ())):
            pattern = use.pattern
            if pattern is None or number in told or not _is_blind(use, pattern, tenant):
                continue
            told.add(number)
            yield Finding(
                at=pattern.number.at,
                message=(
                    f"pattern {number} finds `{use.entity.name.value}` by its id alone, whatever "
                    f"its `{tenant}`"
                ),
                label="other patterns know the tenant",
                subject=pattern.subject,
                related=(Related(use.entity.attributes[tenant].name.at, "whose it is"),),
                help=(
                    f"add `{tenant}` to the inputs and ask for it in the key, a filter or a "
                    "condition; or say in a `note` why any tenant's may be found"
                ),
            )


def _tenant_input(model: Model) -> str:
    """Input by which most patterns say for which tenant they are; nothing where few do."""
    asking = [pattern for pattern in model.patterns.values() if pattern.needs_database]
    counts = Counter(
        entry.name.value
        for pattern in asking
        for entry in pattern.inputs
        if _is_tenant(entry.name.value)
    )
    name, count = next(iter(counts.most_common(1)), ("", 0))
    return name if count >= _FEWEST and count * 2 >= len(asking) else ""


def _is_tenant(name: str) -> bool:
    words = words_of(name)
    return len(words) > 1 and words[0] in _TENANTS and words[-1] == "id"


def _is_blind(use: Read | Write, pattern: AccessPattern, tenant: str) -> bool:
    inputs = {entry.name.value for entry in pattern.inputs}
    attribute = use.entity.attributes.get(tenant)
    if attribute is None or attribute.optional or pattern.type.value == "write":
        return False
    if any(map(_is_tenant, inputs)) or any(need.value == tenant for need in pattern.needs):
        return False
    own = identity_of(use.table, use.entity) - {tenant}
    texts = (use.answer.note, use.step.note, pattern.description, *pattern.key_requirements)
    return (
        bool(own)
        and own <= inputs
        and _TENANTS.isdisjoint(word.removesuffix("s") for word in spoken_words(" ".join(texts)))
    )
