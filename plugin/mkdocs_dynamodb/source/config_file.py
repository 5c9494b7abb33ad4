"""The plugin's block in `mkdocs.yml`, read with places, so that a wrong option can be shown."""

from pathlib import Path

from mkdocs_dynamodb.records import record
from mkdocs_dynamodb.source.faults import Fault
from mkdocs_dynamodb.source.files import SourceFile, read_source
from mkdocs_dynamodb.source.nodes import Node
from mkdocs_dynamodb.source.yaml_tree import read_tree

PLUGIN_NAME = "dynamodb"


@record()
class ConfigFile:
    """Configuration file with the options of the plugin; None where it does not name it."""

    source: SourceFile
    options: Node | None


def read_config_file(path: Path, root: Path) -> ConfigFile | Fault:
    """Read `mkdocs.yml` and find the plugin in it; a file that cannot be read is a fault.

    MkDocs merges `INHERIT: base.yml` into a configuration; the block is looked for there too.
    """
    seen: set[Path] = set()
    while True:
        seen.add(_resolved(path))
        source = read_source(path, root)
        if isinstance(source, Fault):
            return source
        tree, faults = read_tree(source, allow_tags=True)
        if tree is None:
            return faults[-1]
        plugins, parent = tree.get("plugins"), tree.get("INHERIT")
        base = path if parent is None else path.parent / parent.text
        if plugins is not None or _resolved(base) in seen:
            return ConfigFile(source, _plugin_options(plugins))
        path = base


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, ValueError, RuntimeError):
        return path


def _plugin_options(plugins: Node | None) -> Node | None:
    """The plugin's value in a list of names and one-key mappings, or in a mapping."""
    if plugins is None:
        return None
    if plugins.entries is not None:
        return plugins.entries.get(PLUGIN_NAME)
    for item in plugins.items or []:
        if item.data == PLUGIN_NAME:
            return item
        if item.entries is not None and PLUGIN_NAME in item.entries:
            return item.entries[PLUGIN_NAME]
    return None
