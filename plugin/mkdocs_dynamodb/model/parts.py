"""Parts of a model that pages show by name, such as `patterns` or `table Orders`."""

from collections.abc import Mapping

from mkdocs_dynamodb.model.model import Model
from mkdocs_dynamodb.model.stages import Checklist
from mkdocs_dynamodb.source.shape import nearest

ALONE = ("patterns", "er", "mapping", "findings", "score", "cost", "partitions", "gates")
"""Parts that a word names."""
TABLE, PATTERN, VIEWPOINT, CHECKLIST = "table", "pattern", "viewpoint", "checklist"
"""Parts that take a name."""
KINDS = (TABLE, *ALONE, PATTERN, VIEWPOINT, CHECKLIST)


def part_problem(model: Model, show: str) -> str:
    """What is wrong with the name of a part, with advice; empty where the model has it."""
    kind, _, name = show.strip().partition(" ")
    name = name.strip()
    if kind not in KINDS:
        hint = nearest(kind, KINDS) or f"one of: {', '.join(KINDS)}"
        return f"nothing is called `{kind}`; {hint}"
    if kind in ALONE:
        return ""
    known: Mapping[str, object] = {
        TABLE: model.tables,
        PATTERN: model.patterns,
        VIEWPOINT: model.viewpoints,
        CHECKLIST: {str(checklist): checklist for checklist in Checklist},
    }[kind]
    if name in known:
        return ""
    word = "access pattern" if kind == PATTERN else kind
    hint = nearest(name, known) or f"{word}s of the model: {', '.join(known)}"
    return f"the model has no {word} `{name}`; {hint}"
