"""How often folders are looked at for changes while somebody serves."""

from pathlib import Path

from watchdog.events import FileModifiedEvent, FileSystemEventHandler
from watchdog.observers.api import EventQueue, ObservedWatch

from reading_list.plugin.watching import LOOK_AGAIN, SparingEmitter, observer, pause
from tables import each


@each("taken, seconds", [(0.0, LOOK_AGAIN), (0.001, LOOK_AGAIN), (0.01, 0.19), (0.02, 0.38), (0.1, 0.5)])
def test_looking_takes_a_twentieth_of_the_time_at_most(taken: float, seconds: float) -> None:
    """The more files there are, the rarer it is, but never rarer than MkDocs does it by itself."""
    assert round(pause(taken), 6) == seconds


def test_a_look_finds_what_has_changed_since_the_last(tmp_path: Path) -> None:
    """And it is known what it took, from which follows how long the next one waits."""
    file = tmp_path / "a" / "b.yaml"
    file.parent.mkdir()
    file.write_text("one")
    events = EventQueue()
    emitter = SparingEmitter(events, ObservedWatch(str(tmp_path), recursive=True))
    emitter.on_thread_start()
    emitter.queue_events(0)
    assert events.empty()
    assert emitter.taken > 0
    file.write_text("more")
    emitter.queue_events(0)
    found = [events.get_nowait()[0] for _ in range(events.qsize())]
    assert FileModifiedEvent(str(file)) in found


def test_folders_are_watched_so(tmp_path: Path) -> None:
    """Each has an emitter of its own."""
    looking = observer()
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        looking.schedule(FileSystemEventHandler(), str(tmp_path / name), recursive=True)
    assert [type(one) for one in looking.emitters] == [SparingEmitter] * 2
