"""Document paths such as `address.city` and `lines[0].price`, where a step writes one as a key."""

import re

from mkdocs_dynamodb.model.tables import Table

_STEP = re.compile(r"\[[0-9]+\]|[^.\[\]]+")
_PATH = re.compile(r"[^.\[\]]+(?:\[[0-9]+\]|\.[^.\[\]]+)*")


def document_path(name: str, table: Table | None) -> tuple[str, ...]:
    """Parts of a path, the top-level name first; an index is a part such as `[0]`.

    A name is no path where the table declares an attribute that is called so, dot and all.
    """
    is_declared = table is not None and table.attribute_type(name) is not None
    if is_declared or _PATH.fullmatch(name) is None:
        return (name,)
    return tuple(_STEP.findall(name))
