"""Build hook: puts the unmodified Mermaid library beside the page assets.

The library is 3.6 MB of JavaScript under the MIT licence. It is not committed; the build takes it
from the pinned build requirement `mermaidx`, which carries the file as published, and refuses any
file whose digest is not the expected one.
"""

import hashlib
import shutil
from importlib.resources import files
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MERMAID_VERSION = "11.16.0"
MERMAID_SHA256 = "74d7c46dabca328c2294733910a8aa1ed0c37451776e8d5295da38a2b758fb9b"
TARGET = Path("plugin/mkdocs_dynamodb/pages/assets/mermaid.min.js")


class MermaidHook(BuildHookInterface):
    """Copies Mermaid into the source tree before a wheel or an editable install is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Copy the library once.

        Raises:
            RuntimeError: the library at hand is not the expected version, byte for byte.
        """
        target = Path(self.root) / TARGET
        if target.exists() and _digest(target) == MERMAID_SHA256:
            return
        source = Path(str(files("mermaidx"))) / "assets" / "mermaid.js"
        if _digest(source) != MERMAID_SHA256:
            raise RuntimeError(f"{source} is not Mermaid {MERMAID_VERSION} as published")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
