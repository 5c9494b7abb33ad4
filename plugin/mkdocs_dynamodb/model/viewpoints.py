"""Parts of a model that are looked at alone."""

from collections.abc import Iterable, Mapping

from mkdocs_dynamodb.diagnostics import Placed
from mkdocs_dynamodb.records import record


@record(kw_only=True)
class Viewpoint:
    """Entities that are shown together; relationships, patterns and tables follow from them."""

    name: Placed[str]
    title: Placed[str]
    """Heading of its page; the name where the model gives none."""
    description: str = ""
    entities: tuple[Placed[str], ...] = ()

    @property
    def subject(self) -> str:
        """Dotted path in the model."""
        return f"viewpoints.{self.name.value}"

    @property
    def names(self) -> tuple[str, ...]:
        """Names of its entities."""
        return tuple(entity.value for entity in self.entities)


def viewpoints_of(viewpoints: Iterable[Viewpoint]) -> Mapping[str, tuple[Viewpoint, ...]]:
    """Entity name -> the viewpoints that show it, in their order."""
    found: dict[str, list[Viewpoint]] = {}
    for viewpoint in viewpoints:
        for name in viewpoint.names:
            found.setdefault(name, []).append(viewpoint)
    return {name: tuple(several) for name, several in found.items()}
