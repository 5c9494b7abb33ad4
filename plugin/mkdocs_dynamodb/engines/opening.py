"""Opens an engine by the name or address that a user gives."""

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs_dynamodb.engines.client import ClientEngine
from mkdocs_dynamodb.engines.dynamodb_local import DynamodbLocalEngine
from mkdocs_dynamodb.engines.moto import MotoEngine
from mkdocs_dynamodb.engines.protocol import Engine, EngineError

MOTO, DYNAMODB_LOCAL = "moto", "dynamodb-local"
FOLDER_VARIABLE = "DYNAMODB_LOCAL_DIR"
_OF_AWS = ("amazonaws.com", "amazonaws.com.cn", "api.aws")


@contextmanager
def open_engine(
    name: str, folder: Path | None = None, *, elsewhere: bool = False
) -> Iterator[Engine]:
    """Open an engine, and close it at the end.

    Args:
        name: `moto`, `dynamodb-local`, or an address such as `http://127.0.0.1:8000`.
        folder: where the jar of DynamoDB Local is.
        elsewhere: whether an address on another machine may be used.

    Raises:
        EngineError: the engine cannot be used.
    """
    engine = _open(name, folder, elsewhere=elsewhere)
    try:
        yield engine
    finally:
        engine.close()


def _open(name: str, folder: Path | None, *, elsewhere: bool) -> Engine:
    if name == MOTO:
        return MotoEngine()
    if name == DYNAMODB_LOCAL:
        if folder is None:
            raise EngineError(
                "say where the jar of DynamoDB Local is: "
                f"`--dynamodb-local DIR`, or the variable {FOLDER_VARIABLE}"
            )
        return DynamodbLocalEngine(folder)
    host = _host(name)
    if host.rstrip(".").endswith(_OF_AWS):
        raise EngineError(f"{host} belongs to AWS: this program sends nothing there")
    if not elsewhere and not is_loopback(host):
        raise EngineError(f"{host} is another machine; add `--yes` to create tables there")
    return ClientEngine(name, name)


def is_loopback(host: str) -> bool:
    """Whether a host name or address stands for this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _host(url: str) -> str:
    """Host of an address.

    Raises:
        EngineError: it is no address of a web server.
    """
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host:
        raise EngineError(
            f"there is no engine `{url}`; use `{MOTO}`, `{DYNAMODB_LOCAL}`, or an address "
            "such as `http://127.0.0.1:8000`"
        )
    return host.lower()
