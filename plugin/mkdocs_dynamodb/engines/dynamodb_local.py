"""DynamoDB Local: started from the folder of its jar, and stopped again."""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

from mkdocs_dynamodb.engines.client import ClientEngine
from mkdocs_dynamodb.engines.protocol import EngineError

JAR, LIBRARIES = "DynamoDBLocal.jar", "DynamoDBLocal_lib"
LOOPBACK = "127.0.0.1"
START_SECONDS, STOP_SECONDS, PAUSE_SECONDS = 60.0, 10.0, 0.05
SHOWN_CHARACTERS = 300
LAUNCHER = Path(__file__).with_name("dynamodb_local.xml")


class DynamodbLocalEngine(ClientEngine):
    """A DynamoDB Local of our own, in memory."""

    def __init__(self, folder: Path) -> None:
        """Start it from a folder and wait until it listens.

        Raises:
            EngineError: there is no jar or no Java, or it does not start.
        """
        self._server = _Server(folder)
        try:
            super().__init__("DynamoDB Local", f"http://{LOOPBACK}:{self._server.port}")
        except EngineError:
            self._server.stop()
            raise

    def close(self) -> None:
        """Stop it."""
        super().close()
        self._server.stop()


class _Server:
    """The process."""

    def __init__(self, folder: Path) -> None:
        java, folder = shutil.which("java"), folder.absolute()
        if not (folder / JAR).is_file():
            raise EngineError(f"there is no {JAR} in {folder}")
        if java is None:
            raise EngineError("DynamoDB Local needs Java: there is no `java` to run")
        options = ["-XX:TieredStopAtLevel=1", f"-Djava.library.path={folder / LIBRARIES}"]
        common = [*_ends_with_us(), java, *options]
        self.port = _free_port()
        self._output: IO[str] = tempfile.TemporaryFile(  # noqa: SIM115 - closed by `stop`
            "w+", encoding="utf-8", errors="replace"
        )
        if self._starts(folder, common + _loopback_only(folder, self.port)):
            return
        if self._starts(folder, common + _on_every_interface(self.port)):
            return
        self._output.seek(0)
        said = " ".join(self._output.read().split())[-SHOWN_CHARACTERS:]
        self.stop()
        raise EngineError(f"DynamoDB Local did not start: {said or 'it said nothing'}")

    def _starts(self, folder: Path, command: list[str]) -> bool:
        """Whether the command begins to listen before it ends or its time is up."""
        self._process = subprocess.Popen(  # noqa: S603 - the jar that the user named
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C is for us: the tables are removed before it stops
        )
        deadline = time.monotonic() + START_SECONDS
        try:
            while time.monotonic() < deadline:
                if _listens(self.port):
                    return self._process.poll() is None
                try:
                    self._process.wait(PAUSE_SECONDS)
                except subprocess.TimeoutExpired:
                    continue
                return False
        except BaseException:
            self.stop()
            raise
        self._end()
        return False

    def stop(self) -> None:
        """End the process, whatever state it is in."""
        self._end()
        self._output.close()

    def _end(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _loopback_only(folder: Path, port: int) -> list[str]:
    """Start the server by the parts of its web server, which can be told where to listen.

    Its own command listens on every interface. Versions whose parts have other names end at once.
    """
    return [
        "-Dorg.eclipse.jetty.xml.XmlParser.Validating=false",
        "-Dorg.eclipse.jetty.LEVEL=WARN",
        "-cp",
        str(folder / JAR),
        "org.eclipse.jetty.xml.XmlConfiguration",
        f"port={port}",
        str(LAUNCHER),
    ]


def _on_every_interface(port: int) -> list[str]:
    """Start the server by its own command."""
    return ["-jar", JAR, "-inMemory", "-sharedDb", "-disableTelemetry", "-port", str(port)]


def _ends_with_us() -> list[str]:
    """What makes Linux end a program when ours is killed and cannot do it any more."""
    setpriv = shutil.which("setpriv") if sys.platform == "linux" else None
    return [] if setpriv is None else [setpriv, "--pdeathsig", "TERM"]


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind((LOOPBACK, 0))
        return int(listener.getsockname()[1])


def _listens(port: int) -> bool:
    try:
        socket.create_connection((LOOPBACK, port), timeout=1).close()
    except OSError:
        return False
    return True
