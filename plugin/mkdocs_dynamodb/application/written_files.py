"""Write files; nothing else of this package does."""

from collections.abc import Mapping
from pathlib import Path

from mkdocs_dynamodb.errors import OutputError


def write_files(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files, making their folders.

    Raises:
        OutputError: a folder or file cannot be written.
    """
    for path, content in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise OutputError(f"{path} cannot be written: {reason}") from error
    return tuple(files)
