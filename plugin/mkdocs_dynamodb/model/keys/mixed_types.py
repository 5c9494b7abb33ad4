"""Tables in which a key attribute has one type in one entity and another in the next."""

from functools import lru_cache

from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.tables import Table


@lru_cache(maxsize=1)  # the rules run on one model after the other
def tables_of_mixed_keys(model: Model) -> frozenset[str]:
    """Names of such tables: what a search finds there says nothing until the types agree."""
    return frozenset(name for name, table in model.tables.items() if _is_mixed(table))


def _is_mixed(table: Table) -> bool:
    for key in table.all_keys():
        told = (entity.told_type(key.name.value) for entity in table.entities.values())
        types = {each.value for each in told if each is not None}
        if len(types | ({key.declared_type.value} if key.declared_type else set())) > 1:
            return True
    return False
