"""`action.yml`: each of its steps, run as GitHub does; pip, the check and the build tell how they are called."""

import re
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import yaml

from calls import reading_list
from helpers import PROJECT, make_project
from workflows import git, run, script, stand_in

ACTION = PROJECT / "action.yml"
INSTALL, CHECK, MEMORY, BUILD = "Install", "Check", "Take", "Build"
OLD = "title: Old\nsection: S\nentries:\n  - {title: One Work, url: https://example.org/1}\n"
NEW = OLD.replace("One Work", "One Other Work")


class Runner:
    """A machine of GitHub: a clone of the repository, in which programs that are called tell their arguments."""

    def __init__(self, root: Path) -> None:
        self.clone = root / "clone"
        self.programs = root / "programs"
        self.called = root / "called"
        for name in ("python", "reading-list", "mkdocs", "properdocs", "zensical"):
            stand_in(self.programs, name, f'printf "%s\\n" "$@" > "{self.called}"; echo {name} >> "{self.called}s"')

    def step(self, name: str, **variables: str) -> CompletedProcess[str]:
        """Run the step, with the defaults of the inputs where *variables* do not say otherwise."""
        usual = {
            "CONFIG": "mkdocs.yml",
            "ENGINE": "mkdocs",
            "REQUIREMENTS": "",
            "STRICT": "true",
            "QUEUED_ON": "",
            "TOKEN": "t",
        }
        github = {"GITHUB_ACTION_PATH": "/the action", "GITHUB_EVENT_NAME": "push"}
        return run(script(ACTION, name), self.clone, {**usual, **github, **variables}, self.programs)

    def arguments(self, name: str, **variables: str) -> list[str]:
        """Return with what the program of a step was called."""
        done = self.step(name, **variables)
        assert done.returncode == 0, done.stderr
        return self.called.read_text().splitlines()


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A repository with a list in a folder, and what GitHub makes of a pull request in which an id was lost."""
    origin = tmp_path / "origin"
    project = make_project(origin / "list", topics={"old": OLD})
    git(origin, "init", "-q")
    git(origin, "add", ".")
    git(origin, "commit", "-qm", "first\n\nparent of all")
    git(origin, "switch", "-qc", "proposal")
    (project / "entries" / "old.yaml").write_text(NEW)
    git(origin, "commit", "-qam", "rename")
    git(origin, "switch", "-q", "main")
    git(origin, "commit", "-q", "--allow-empty", "-m", "second")
    git(origin, "switch", "-qc", "merged")
    git(origin, "merge", "-q", "--no-ff", "-m", "parent 0123", "proposal")
    git(origin, "switch", "-q", "main")
    return origin


def cloned(origin: Path, runner: Runner, revision: str, *options: str) -> Mapping[str, str]:
    """Clone *revision*, its last commit only, and return what GitHub says of the event."""
    git(origin.parent, "clone", "-q", *(options or ("--depth=1",)), "-b", revision, origin.as_uri(), str(runner.clone))
    return {"GITHUB_SHA": git(origin, "rev-parse", "merged"), "GITHUB_EVENT_NAME": "pull_request"}


def test_an_input_has_a_description_and_a_default() -> None:
    """None must be given, so that a step of one line is enough."""
    action = yaml.safe_load(ACTION.read_text())
    assert all(said["description"] and "default" in said for said in action["inputs"].values())
    used = set(re.findall(r"inputs\.([\w-]+)", ACTION.read_text()))
    assert used == set(action["inputs"])


def test_the_page_on_it_is_true() -> None:
    """It names this version, and each input with its default."""
    page = (PROJECT / "docs" / "your-own-list.md").read_text()
    assert f"- uses: mkdocs-reading-list/mkdocs-reading-list@v{metadata.version('mkdocs-reading-list')}\n" in page
    for name, said in yaml.safe_load(ACTION.read_text())["inputs"].items():
        default = said["default"] or "requirements.txt"
        assert re.search(rf"\| `{name}` \| .+ \| `{re.escape(default)}`", page)


def test_a_stranger_is_given_no_rights(runner: Runner) -> None:
    """The event that gives them ends the run with the remedy."""
    runner.clone.mkdir()
    done = runner.step("Refuse")
    assert done.returncode == 1
    assert "Write 'on: pull_request'" in done.stdout


def test_the_package_of_this_version_is_installed(runner: Runner) -> None:
    """With it, in one go so that pip finds contradictions, comes what the list asks for."""
    (runner.clone / "list").mkdir(parents=True)
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "/the action"]
    assert runner.arguments(INSTALL) == pip
    (runner.clone / "list" / "requirements.txt").touch()
    assert runner.arguments(INSTALL, CONFIG="list/mkdocs.yml") == [*pip, "--requirement", "./list/requirements.txt"]
    assert runner.arguments(INSTALL, REQUIREMENTS="a b.txt") == [*pip, "--requirement", "a b.txt"]


def test_a_pull_request_is_compared_with_the_branch_that_it_is_for(origin: Path, runner: Runner) -> None:
    """The commit before the merge is fetched where the clone lacks it; places are those of the repository."""
    event = cloned(origin, runner, "merged")
    arguments = runner.arguments(CHECK, CONFIG="list/mkdocs.yml", **event)
    assert arguments == [
        *("check", "--config", "list/mkdocs.yml", "--format", "github", "--strict"),
        *("--changed-since", git(origin, "rev-parse", "main")),
    ]
    done = reading_list(runner.clone, *arguments)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=list/entries/old.yaml,line=1,col=1,title=lost-id::")


def test_nothing_is_fetched_that_is_there(origin: Path, runner: Runner) -> None:
    """A whole clone stays whole, and is compared without asking anybody."""
    event = cloned(origin, runner, "merged", "--no-single-branch")
    git(runner.clone, "remote", "set-url", "origin", "/nowhere")
    assert runner.arguments(CHECK, **event)[-1] == git(origin, "rev-parse", "main")
    assert not (runner.clone / ".git" / "shallow").exists()


def test_what_is_compared_is_what_github_has_merged(origin: Path, runner: Runner) -> None:
    """The last commit of the proposal alone follows another one: nothing is compared, and that is said."""
    done = runner.step(CHECK, **cloned(origin, runner, "proposal"))
    assert "::notice::" in done.stdout
    assert "--changed-since" not in runner.called.read_text()


def test_a_queue_says_what_it_began_with(origin: Path, runner: Runner) -> None:
    """In a queue of merges the event names the commit to compare with."""
    event = cloned(origin, runner, "merged")
    base = git(origin, "rev-parse", "main~1")
    queued = {**event, "GITHUB_EVENT_NAME": "merge_group", "QUEUED_ON": base}
    assert runner.arguments(CHECK, **queued)[-2:] == ["--changed-since", base]


@pytest.mark.parametrize(("said", "strict"), [("true", True), ("false", False), ("no", True)])
def test_a_push_is_checked_by_itself(origin: Path, runner: Runner, said: str, strict: bool) -> None:
    """The input says whether warnings fail; what it should not say makes the check no milder."""
    cloned(origin, runner, "main")
    arguments = runner.arguments(CHECK, STRICT=said)
    assert arguments == ["check", "--config", "mkdocs.yml", "--format", "github", *["--strict"] * strict]


def test_what_is_remembered_of_links_is_taken(origin: Path, runner: Runner) -> None:
    """What links.yml put aside lies beside the entries again; a list without that workflow builds all the same."""
    cloned(origin, runner, "main")
    assert runner.step(MEMORY).returncode == 0
    assert git(runner.clone, "status", "--porcelain") == ""
    remembered = runner.clone / "entries" / ".link-health.json"
    remembered.parent.mkdir()
    remembered.write_text("{}")
    stand_in(runner.programs, "gh", "exit 0")  # gives git the rights that it has here
    remember = run(script(PROJECT / ".github/workflows/links.yml", "Remember"), runner.clone, {}, runner.programs)
    assert remember.returncode == 0, remember.stderr
    git(runner.clone, "switch", "-q", "main")
    assert not remembered.exists()
    done = runner.step(MEMORY)
    assert done.returncode == 0, done.stderr
    assert remembered.read_text() == "{}"


def test_the_site_is_built_strictly(origin: Path, runner: Runner) -> None:
    cloned(origin, runner, "main")
    arguments = runner.arguments(BUILD, CONFIG="list/mkdocs.yml")
    assert arguments == ["build", "--strict", "--config-file", "list/mkdocs.yml"]


@pytest.mark.parametrize(
    ("engine", "programs"), [("properdocs", ["properdocs"]), ("zensical", ["reading-list", "zensical"])]
)
def test_another_engine_builds(runner: Runner, engine: str, programs: list[str]) -> None:
    """Zensical reads pages that are written before."""
    runner.clone.mkdir()
    arguments = runner.arguments(BUILD, ENGINE=engine)
    assert arguments == ["build", "--strict", "--config-file", "mkdocs.yml"]
    assert Path(f"{runner.called}s").read_text().split() == programs


def test_what_is_no_engine_is_refused(runner: Runner) -> None:
    """It is named, and nothing is run."""
    runner.clone.mkdir()
    done = runner.step(BUILD, ENGINE="rm")
    assert done.returncode == 1
    assert "'rm' is none" in done.stdout
    assert not runner.called.exists()
