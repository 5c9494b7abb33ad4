"""The dated price files of the package, one a region."""

from functools import cache
from pathlib import Path

from mkdocs_dynamodb.source.faults import Fault
from mkdocs_dynamodb.source.files import read_source
from mkdocs_dynamodb.source.nodes import Node
from mkdocs_dynamodb.source.yaml_tree import read_tree

_FOLDER = Path(__file__).parent.parent / "pricing"


@cache
def known_regions() -> tuple[str, ...]:
    """Regions with a price file, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yml")))


@cache
def read_price_file(region: str) -> Node | None:
    """Content of the price file of a region; None where the package has none."""
    if region not in known_regions():
        return None
    source = read_source(_FOLDER / f"{region}.yml", _FOLDER)
    return None if isinstance(source, Fault) else read_tree(source)[0]
