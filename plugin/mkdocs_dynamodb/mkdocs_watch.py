"""What a running server watches, also where it goes away and comes back.

The server of MkDocs stops to watch a folder that is renamed, and a file that an editor writes anew
just when it looks; it does not watch what is not there yet.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from time import sleep

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileModifiedEvent
from watchdog.observers.api import EventEmitter

INTERVAL = 0.5
"""Seconds between two looks, as often as the server itself looks for changes."""


class Watcher:
    """Keeps the server watching, and lets it build anew when a path comes or goes."""

    def __init__(self, server: LiveReloadServer, paths: Iterable[str]) -> None:
        """Begin with the paths that the server watches by itself."""
        self._server = server
        self._own = frozenset(_place(path) for path in paths)
        self._named: frozenset[Path] = frozenset()
        self._asked = set(self._own)
        """Paths that the server was asked to watch."""
        self._there: set[Path] = set()
        self._unclear: set[Path] = set()
        """Paths of which it cannot be told whether the server watches them."""
        self._lock = Lock()

    def start(self) -> None:
        """Look from time to time until the program ends."""
        Thread(target=self._run, name="mkdocs-dynamodb-watcher", daemon=True).start()

    def follow(self, paths: Iterable[str]) -> None:
        """Watch what the build that is running names, whether it is there or not."""
        with self._lock:
            self._named = frozenset(_place(path) for path in paths)
            self._there = {path for path in self._named if path.exists()}
            for path in sorted(self._there - self._asked):
                self._watch(path)

    def look(self) -> None:
        """Watch again what is back, and build anew where something came or went."""
        if not self._server.observer.is_alive():
            return
        with self._lock:
            for path in sorted(self._own | self._named):
                if path.exists():
                    self._there.add(path)
                    if not self._is_followed(path) and self._watch(path):
                        self._build(path)
                elif path in self._there:
                    self._there.discard(path)
                    self._unclear.discard(path)
                    if path in self._named:
                        self._build(path)

    def _run(self) -> None:
        while True:
            sleep(INTERVAL)
            self.look()

    def _emitters(self) -> tuple[EventEmitter, ...]:
        """What looks for changes: at a folder, or for a file at the folder that it is in."""
        return tuple(self._server.observer.emitters)

    def _is_followed(self, path: Path) -> bool:
        alive = {Path(e.watch.path) for e in self._emitters() if e.is_alive()}
        is_alive = path in alive or (path.is_file() and path.parent in alive)
        return path in self._unclear or (is_alive and path in self._asked)

    def _watch(self, path: Path) -> bool:
        """Watch a path from the beginning; False where it is gone once more."""
        with suppress(KeyError):
            while True:  # until it is watched no more, however often it was named
                self._server.unwatch(str(path))
        self._asked.discard(path)
        try:
            self._server.watch(str(path))
        except OSError:
            return False
        self._asked.add(path)
        if self._server.observer.is_alive() and not self._is_followed(path):
            self._unclear.add(path)
        return True

    def _build(self, path: Path) -> None:
        """Let the server build, as after a change of a file."""
        for emitter in self._emitters():
            if Path(emitter.watch.path) in (path, path.parent):
                event = FileModifiedEvent(str(path))
                self._server.observer.event_queue.put((event, emitter.watch))


def _place(path: str) -> Path:
    """A path as the server calls it."""
    return Path(os.path.normpath(Path(path).absolute()))
