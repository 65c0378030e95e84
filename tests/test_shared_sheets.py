"""Several processes make the files that one makes, whatever becomes of them; none is left over."""

import json
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from helpers import contents, make_project
from tables import each
from warm import run_script

# Of what is written at a place, files may come to nothing in a child; this process waits for the first before its own,
# or for the end of a child that writes none.
WATCHING = """
import os, select, signal, sys
from pathlib import Path
parent, place, (troubled, troubling), has_waited = os.getpid(), sys.argv[2], os.pipe(), False

def is_in_child(path):
    global has_waited
    if place not in path:
        return False
    if os.getpid() != parent:
        os.write(troubling, b"!")
        return True
    if not has_waited:
        has_waited = True
        wait_for_child()
    return False

def wait_for_child():
    try:
        while not select.select([troubled], [], [], 0)[0]:
            if os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                break
            os.sched_yield()
    except ChildProcessError:
        print("There is no child.")

def watch(event, arguments):
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
        trouble(str(arguments[0]))

def trouble(path):
    pass
{trouble}
sys.addaudithook(watch)
from reading_list.commands.project import Configuration
from reading_list.core.store_folder import StoreFolder, cache_folder
from reading_list.core.processes import Team
file = Path("mkdocs.yml").resolve()
"""

# Builds a small list in so many processes, and tells which of its children are still there.
BUILDING = f"""{WATCHING}
from reading_list.commands.building import write_pages
store = StoreFolder(cache_folder(file)) if "cache" in sys.argv else None
try:
    write_pages(Configuration(file), store, Team(int(sys.argv[1]), is_eager=True))
except KeyboardInterrupt:
    print("interrupted")
try:
    os.waitpid(-1, os.WNOHANG)
    print("a child is left over")
except ChildProcessError:
    pass
"""

TROUBLE = {
    "killed": "def trouble(path):\n    if is_in_child(path): os.kill(os.getpid(), signal.SIGKILL)",
    "a disk that is full": "def trouble(path):\n    if is_in_child(path): raise OSError(28, 'Full')",
    "a bug": "def trouble(path):\n    if is_in_child(path): raise ZeroDivisionError",
}


def built(folder: Path, children: int, *arguments: str, place: str = "", trouble: str = "") -> Any:
    """Build the list in *folder* with so many *children*, and return what was said, and the files."""
    done = run_script(BUILDING.replace("{trouble}", trouble), folder, str(children), place, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.removeprefix(str(folder)), contents(folder / "docs")


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return what one process says and makes."""
    return built(make_project(tmp_path_factory.mktemp("one") / "project"), 0)


@pytest.mark.parametrize("store", ["cache", "no cache"])
def test_however_many_processes_make_the_same_files(tmp_path: Path, expected: Any, store: str) -> None:
    """Pages, manifest and words are the same, at first, when all comes from the cache, and when docs are gone."""
    folder = make_project(tmp_path / "project")
    assert built(folder, 2, store) == expected
    assert built(folder, 2, store)[1] == expected[1]
    for path in (folder / "docs").rglob("*.md"):
        path.unlink()
    (folder / "docs" / "about.md").write_text("# About\n\nWritten by hand.\n")
    assert built(folder, 2, store)[1] == expected[1]


PLACES = {
    "what is known of topics": "/facts/",
    "pages": "/new/",
}


@each("trouble", TROUBLE)
@each("place", PLACES)
def test_what_a_child_does_not_bring_is_made_without_it(
    tmp_path_factory: pytest.TempPathFactory, expected: Any, trouble: str, place: str
) -> None:
    """A child that is killed or fails, whatever it is about to write, changes nothing, and is waited for."""
    folder = make_project(tmp_path_factory.mktemp("child") / "project")
    assert built(folder, 2, "cache", place=PLACES[place], trouble=TROUBLE[trouble]) == expected
    assert built(folder, 0, "cache")[1] == expected[1]


NOTING = """
def trouble(path):
    if place in path and not is_in_child(path): print("!")
"""


def test_what_a_child_brings_is_not_made_again(tmp_path: Path, expected: Any) -> None:
    """This process keeps no more in the store than what children have left to it."""
    folder = make_project(tmp_path / "project")
    said, files = built(folder, 2, "cache", place=PLACES["what is known of topics"], trouble=NOTING)
    assert files == expected[1]
    assert said.count("!") < len([*(folder / "entries").glob("*.yaml")])


INTERRUPTED = """
def trouble(path):
    if "/new/" in path:
        if os.getpid() != parent:
            signal.pause()
        raise KeyboardInterrupt
"""


def test_who_interrupts_a_build_ends_its_children(tmp_path: Path) -> None:
    """Ctrl-C while children work leaves neither these nor files."""
    folder = make_project(tmp_path / "project")
    before = contents(folder / "docs")
    assert built(folder, 2, trouble=INTERRUPTED) == ("interrupted\n", before)
    assert [path.name for path in (folder / "docs").iterdir()] == ["about.md"]


TASKS = """
import json, os, resource, sys, threading, time
from pathlib import Path
from reading_list.core.processes import shared_work, spare_processors
alone = spare_processors()
for tasks in map(int, sys.argv[1:]):
    with shared_work(tasks, lambda task: [task, task * task], 2, Path()) as work:
        results = work.results()
    assert results == {task: [task, task * task] for task in range(tasks)}, tasks
wait = threading.Event()
threading.Thread(target=wait.wait).start()

parent = os.getpid()
def long(task):
    if os.getpid() != parent:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
    return "long" * task
with shared_work(300, long, 2, Path()) as work:
    results = work.results()
assert all(results[task] == "long" * task for task in results)
print(json.dumps([alone, spare_processors()]))
wait.set()
"""


def test_each_task_is_done_by_somebody(tmp_path: Path) -> None:
    """All results come, of few tasks and of many; whole ones alone, where a disk is full. Threads allow no children."""
    done = run_script(TASKS, tmp_path, "1", "2", "999", "1001", "5000")
    assert (done.returncode, done.stderr) == (0, "")
    alone, with_thread = json.loads(done.stdout)
    assert with_thread == 0
    assert 0 <= alone <= 3
    assert alone == 0 or sys.platform == "linux"


ORPHANS = """
import os, signal
from pathlib import Path
from reading_list.core.processes import shared_work
parent, (began, beginning), (alive, living) = os.getpid(), os.pipe(), os.pipe()
def task(number):
    if number == 0:
        os.close(living)
        os.write(beginning, b"!")
    os.read(alive, 1)  # until the parent is gone, which the system tells a moment later
    while os.getppid() == parent:
        os.sched_yield()
    os.write(1, b"!")
with shared_work(1000, task, 1, Path()):
    os.read(began, 1)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_child_ends_when_its_parent_is_gone(tmp_path: Path) -> None:
    """Nobody reads what a child brings whose parent was killed: it does no more than it has begun."""
    done = run_script(ORPHANS, tmp_path)  # which waits for all that could say something
    assert done.returncode == -signal.SIGKILL
    assert 0 < len(done.stdout) < 1000
