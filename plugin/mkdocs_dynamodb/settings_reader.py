"""Settings from the plugin's block of `mkdocs.yml`; what is wrong there becomes a finding."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs_dynamodb.diagnostics import Finding, Placed, Severity, Span
from mkdocs_dynamodb.errors import ConfigError
from mkdocs_dynamodb.settings import (
    DEFAULT_FOLDER,
    GATE_MODES,
    LEVELS,
    OFF,
    OPTIONS,
    ModelPath,
    Settings,
    WorkshopPath,
    default_address,
)
from mkdocs_dynamodb.source.config_file import PLUGIN_NAME, read_config_file
from mkdocs_dynamodb.source.faults import Fault
from mkdocs_dynamodb.source.files import SourceFile
from mkdocs_dynamodb.source.nodes import Node
from mkdocs_dynamodb.source.shape import check_shape, nearest

_WORKSHOP_KEYS = ("content", "static", "params", "to")


def read_settings(config: Path, root: Path) -> tuple[Settings, tuple[Finding, ...], SourceFile]:
    """Settings of a project, the findings about its block, and the file itself.

    Raises:
        ConfigError: the file cannot be read, or does not name the plugin.
    """
    file = read_config_file(config, root)
    if isinstance(file, Fault):
        at = file.finding.at
        raise ConfigError(f"{at.path}:{at.line}:{at.column}: {file.finding.message}")
    if file.options is None:
        raise ConfigError(f"{file.source.path} does not name the plugin `{PLUGIN_NAME}`")
    reader = _Reader(file.options)
    settings = Settings(
        root=root,
        models=tuple(reader.models(root)),
        workshops=tuple(reader.workshops()),
        fail_on=reader.fail_on(),
        rules=reader.rules(),
        pricing=reader.pricing(),
        gates=reader.gates(),
        baseline=reader.baseline(root),
    )
    return settings, tuple(reader.findings), file.source


def _path(node: Node | None) -> str | None:
    return node.text if node is not None and isinstance(node.data, str) else None


class _Reader:
    """Reads one block and gathers what is wrong with it."""

    def __init__(self, options: Node) -> None:
        self.options = options
        self.findings: list[Finding] = []
        for name, at, _ in options.pairs():
            if name not in OPTIONS:
                hint = nearest(name, OPTIONS) or f"known options: {', '.join(OPTIONS)}"
                self._wrong(at, f"unknown option `{name}`", hint)

    def models(self, root: Path) -> Iterator[ModelPath]:
        """Models of the site; the default folder where none is named.

        A site that is there for a workshop need not have that folder.
        """
        node = self.options.get("models")
        if node is None:
            is_optional = self.options.get("workshop") is not None
            if is_optional and not (root / DEFAULT_FOLDER).exists():
                return
            yield ModelPath(path=DEFAULT_FOLDER, to=default_address(DEFAULT_FOLDER))
            return
        for child in node.items if node.items is not None else [node]:
            path = child.get("path") if child.entries is not None else child
            if path is None or not isinstance(path.data, str):
                self._wrong(child.span, "model has no `path`", "write `{path: models/shop}`")
                continue
            to = child.get("to") if child.entries is not None else None
            address = self._address(to) if to is not None else default_address(path.text)
            yield ModelPath(path=path.text, to=address, at=path.span)

    def workshops(self) -> Iterator[WorkshopPath]:
        """Workshops of the site, each with its own folder of pages."""
        node = self.options.get("workshop")
        taken: set[str] = set()
        for child in (node.items if node.items is not None else [node]) if node is not None else ():
            for name, at, value in child.pairs():
                if name not in _WORKSHOP_KEYS:
                    hint = nearest(name, _WORKSHOP_KEYS) or f"known: {', '.join(_WORKSHOP_KEYS)}"
                    self._wrong(at, f"unknown option `{name}` of a workshop", hint)
                elif not isinstance(value.data, str):
                    self._wrong(value.span, f"`{name}` is no path", f"write `{name}: {name}/`")
            content = child.get("content") if child.entries is not None else child
            if content is None or not isinstance(content.data, str) or not content.text.strip():
                self._wrong(child.span, "workshop has no `content`", "write `{content: content/}`")
                continue
            to = child.get("to") if child.entries is not None else None
            address = WorkshopPath(content="").to if to is None else self._address(to)
            if address in taken:
                hint = "give each workshop its own folder: `to: other/`"
                self._wrong(child.span, f"two workshops are at `{address}`", hint)
                continue
            taken.add(address)
            yield WorkshopPath(
                content=content.text,
                static=_path(child.get("static")),
                params=_path(child.get("params")),
                to=address,
                at=content.span,
            )

    def _address(self, to: Node) -> str:
        """Folder of the site with a slash at the end; nothing for the site itself."""
        parts = [part for part in to.text.split("/") if part]
        if ".." in parts or "." in parts:
            self._wrong(to.span, f"`{to.text}` is no folder of the site", "write `to: shop/`")
            return default_address("")
        return "".join(f"{part}/" for part in parts)

    def fail_on(self) -> Severity:
        """Threshold at which the build fails."""
        node = self.options.get("fail_on")
        if node is None:
            return Severity.ERROR
        if node.text in list(Severity):
            return Severity(node.text)
        self._wrong(node.span, f"`{node.text}` is no severity", f"one of: {', '.join(Severity)}")
        return Severity.ERROR

    def rules(self) -> Mapping[str, Placed[str]]:
        """Severities that the user changed, by rule code."""
        node = self.options.get("rules")
        levels = {}
        if node is not None and node.entries is None:
            self._wrong(node.span, "`rules` is no mapping", "write `rules: {REQ002: note}`")
        for code, at, child in node.pairs() if node is not None else ():
            level = OFF if child.data is False else child.text
            if level not in LEVELS:
                self._wrong(child.span, f"`{level}` is no severity", f"one of: {', '.join(LEVELS)}")
            levels[code] = Placed(level, at)
        return levels

    def gates(self) -> str | None:
        """What an open gate does; nothing where the option is missing or wrong."""
        node = self.options.get("gates")
        if node is None:
            return None
        mode = OFF if node.data is False else node.text
        if mode in GATE_MODES:
            return mode
        self._wrong(node.span, f"`{mode}` is no way with gates", f"one of: {', '.join(GATE_MODES)}")
        return None

    def baseline(self, root: Path) -> Path | None:
        """File with the findings that are known; nothing where the option is missing or wrong."""
        node = self.options.get("baseline")
        if node is None:
            return None
        if isinstance(node.data, str) and node.text.strip():
            return root / node.text
        self._wrong(node.span, "`baseline` is no path", "write `baseline: baseline.jsonl`")
        return None

    def pricing(self) -> Node | None:
        """Region and prices; nothing where their shape is wrong."""
        node = self.options.get("pricing")
        if node is None:
            return None
        section = Node({"pricing": node.data}, node.span)
        section.entries, section.keys = {"pricing": node}, {"pricing": node.span}
        faults = check_shape(section)
        for _, fault in faults:
            finding = fault.finding
            self._wrong(finding.at, finding.message, finding.help)
        return None if faults else node

    def _wrong(self, at: Span, message: str, cure: str) -> None:
        self.findings.append(Finding(at=at, message=message, help=cure, subject="mkdocs.yml"))
