"""What a running server watches: folders that go away and come back, and what comes later."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from mkdocs_dynamodb.mkdocs_watch import Watcher

PATIENCE = 30
"""Seconds after which something never happens."""


class Noted(FileSystemEventHandler):
    """Sets a flag where the server would build."""

    def __init__(self, flag: Event) -> None:
        """Set `flag`."""
        self.flag = flag

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Do as the server does, which passes over folders."""
        if not event.is_directory:
            self.flag.set()


class Server(LiveReloadServer):
    """A server that watches, and only notes that it would build."""

    def __init__(self, root: Path) -> None:
        """Look for changes all the time."""
        super().__init__(lambda: None, "127.0.0.1", 0, str(root), polling_interval=0.01)
        self.asked = Event()

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Watch a path, and note what happens there."""
        super().watch(path, func, recursive=recursive)
        self.observer.schedule(Noted(self.asked), path, recursive=recursive)

    def builds_after(self, change: Callable[[], object]) -> bool:
        """Whether the server is told to build after something has changed."""
        self.asked.clear()
        change()
        return self.asked.wait(PATIENCE)

    def wait_until_blind(self, path: Path) -> None:
        """Wait until the server itself has given up a folder."""
        for emitter in tuple(self.observer.emitters):
            if emitter.watch.path == str(path):
                emitter.join(PATIENCE)
                assert not emitter.is_alive()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server that watches a folder of pages."""
    (tmp_path / "docs").mkdir()
    made = Server(tmp_path)
    made.watch(str(tmp_path / "docs"))
    made.observer.start()
    yield made
    made.observer.stop()
    made.observer.join()
    made.server_close()


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A folder with a model."""
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "model.yml").write_text("tables:\n", encoding="utf-8")
    return folder


def test_folder_that_goes_away_and_comes_back(server: Server, model: Path, tmp_path: Path) -> None:
    """The server builds when it goes, when it is back, and when it changes from then on."""
    watcher = Watcher(server, [str(tmp_path / "docs")])
    watcher.follow([str(model)])
    away = tmp_path / "away"
    model.rename(away)
    server.wait_until_blind(model)
    assert server.builds_after(watcher.look)
    away.rename(model)
    assert server.builds_after(watcher.look)
    assert server.builds_after(lambda: (model / "more.yml").write_text("a", encoding="utf-8"))


def test_folder_that_is_back_before_anyone_looks(
    server: Server, model: Path, tmp_path: Path
) -> None:
    """What the server has given up is watched again, pages of the site as well."""
    watcher = Watcher(server, [str(tmp_path / "docs")])
    watcher.follow([str(model)])
    for folder in (model, tmp_path / "docs"):
        folder.rename(tmp_path / "away")
        server.wait_until_blind(folder)
        (tmp_path / "away").rename(folder)
        assert server.builds_after(watcher.look)
        assert server.builds_after((folder / "more.md").touch)


def test_what_comes_later_is_watched(server: Server, tmp_path: Path) -> None:
    """A folder and a file that the settings name before they are there."""
    watcher = Watcher(server, [])
    later, file = tmp_path / "later", tmp_path / "contentspec.yaml"
    watcher.follow([str(later), str(tmp_path / "docs/../contentspec.yaml")])
    later.mkdir()
    assert server.builds_after(watcher.look)
    assert server.builds_after(lambda: (later / "model.yml").write_text("a", encoding="utf-8"))
    file.write_text("params:", encoding="utf-8")
    assert server.builds_after(watcher.look)
    assert server.builds_after(lambda: file.write_text("params: {}", encoding="utf-8"))


def test_nothing_is_built_where_nothing_happens(
    server: Server, model: Path, tmp_path: Path
) -> None:
    """Looking alone does nothing, and nothing is done before the server runs."""
    watcher = Watcher(server, [str(tmp_path / "docs")])
    watcher.follow([str(model), str(model / "model.yml"), str(tmp_path / "nowhere")])
    emitters = set(server.observer.emitters)
    for _ in range(3):
        watcher.look()
    assert set(server.observer.emitters) == emitters
    assert server.observer.event_queue.empty()
    idle = Server(tmp_path)
    Watcher(idle, [str(tmp_path / "docs")]).look()
    assert not idle.observer.emitters
    idle.server_close()
