"""suggest.yml: its own scripts, run on a repository of git, with a stand-in for what GitHub alone can answer.

What is to hold: nobody's work is lost, and a branch that has a pull request is never changed by the flow.
"""

import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import forge_stand_in
from calls import reading_list
from helpers import PROJECT, contents, make_project
from reading_list.collect.forms import ENTRY
from workflows import git, run, script, stand_in

FLOW = PROJECT / ".github" / "workflows" / "suggest.yml"
READ, MAKE, PROPOSE = (script(FLOW, name) for name in ("Read the issue", "Make an entry", "Open the pull request"))
ANSWERS = {"Address": "https://example.org/new", "Title": "A New Work", "Topic": "Growing Trees", "Date": "2017"}


def form(**answers: str) -> str:
    """Return the text that the form makes of the usual answers and *answers*."""
    said = ANSWERS | answers
    return "\n\n".join(f"### {asked.heading}\n\n{said.get(asked.heading, '_No response_')}" for asked in ENTRY)


class StepFailedError(AssertionError):
    """A step has ended the run."""


class Forge:
    """A repository with an issue of number 7, and the workflow that runs in a new clone of it each time."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.origin = root / "origin.git"
        self.project = root / "project"
        self.programs = root / "programs"
        self._state = root / forge_stand_in.STATE
        self.runs = 0

    @classmethod
    def new(cls, root: Path) -> "Forge":
        """Make a repository with a list, and an issue in which the form was filled in."""
        forge = cls(root)
        stand_in(forge.programs, "gh", f'exec "{sys.executable}" -SE "{forge_stand_in.__file__}" "$FORGE" "$@"')
        project = make_project(forge.project)
        git(project, "init", "-q")
        git(project, "add", "-A")
        git(project, "commit", "-qm", "first")
        git(root, "clone", "-q", "--bare", "project", "origin.git")
        git(project, "remote", "add", "origin", "../origin.git")
        issue = {"state": "OPEN", "labels": ["suggestion"], "body": form()}
        forge.write({"issue": issue, "pulls": [], "said": [], "meanwhile": []})
        return forge

    def copy(self, root: Path) -> "Forge":
        """Return the same, as it is now, in another folder."""
        shutil.copytree(self.root, root, dirs_exist_ok=True)
        return Forge(root)

    def write(self, state: dict[str, Any]) -> None:
        forge_stand_in.write(str(self._state), state)

    @property
    def state(self) -> dict[str, Any]:
        return forge_stand_in.read(str(self._state))

    def issue(self, **facts: object) -> None:
        """Change the issue."""
        state = self.state
        state["issue"] |= facts
        self.write(state)

    def pull(self, number: int, **facts: object) -> None:
        """Change a pull request."""
        state = self.state
        state["pulls"][number - 20] |= facts
        self.write(state)

    def meanwhile(self, before: str, **event: object) -> None:
        """Let something happen just before the flow next asks GitHub for this."""
        state = self.state
        state["meanwhile"].append({"before": before, **event})
        self.write(state)

    def happens(self, action: str, *, whole: bool = False) -> list[tuple[str, str]]:
        """Run the workflow after *action*, and return what it has said, each with its place.

        Where not the *whole* is to be run, our own command is called within this process.
        """
        self.runs += 1
        said = len(self.state["said"])
        clone, temp = (self.root / f"{name}-{self.runs}" for name in ("clone", "temp"))
        temp.mkdir()
        git(self.root, "clone", "-q", "--depth=1", self.origin.as_uri(), str(clone))
        variables = {"RUNNER_TEMP": str(temp), "FORGE": str(self._state), "ISSUE": "7", "ACTION": action}

        def step(text: str) -> None:
            done = run(text, clone, variables, self.programs)
            if done.returncode:
                raise StepFailedError(done.stderr)

        step(READ)
        if whole:
            step(MAKE)
        elif "OPEN" in (temp / "state.txt").read_text() and "suggestion" in (temp / "labels.txt").read_text():
            reading_list(clone, "suggestion", str(temp / "issue.md"), "--out", str(temp / "answer"))
        step(PROPOSE)
        return [(place, text) for place, text in self.state["said"][said:]]

    def edited(self, **answers: str) -> list[tuple[str, str]]:
        """Edit the form, and return what the flow says."""
        self.issue(body=form(**answers))
        return self.happens("edited")

    @property
    def branches(self) -> dict[str, str]:
        """The commits of all branches but main."""
        listed = git(self.origin, "for-each-ref", "--format=%(refname:short) %(objectname)", "refs/heads").splitlines()
        return {name: commit for name, commit in (line.split() for line in listed) if name != "main"}

    @property
    def branch(self) -> str:
        (name,) = self.branches
        return name

    @property
    def pulls(self) -> dict[int, str]:
        return {pull["number"]: pull["state"] for pull in self.state["pulls"]}

    def added(self, branch: str) -> str:
        """Return what *branch* adds to the list."""
        return git(self.origin, "diff", "main", branch)

    def commit(self, text: str) -> str:
        """Let a maintainer commit *text* onto the branch, and return the commit."""
        git(self.project, "fetch", "-q", "origin", self.branch)
        git(self.project, "checkout", "-q", "FETCH_HEAD")
        (self.project / "README.md").write_text(text)
        git(self.project, "add", "-A")
        git(self.project, "commit", "-qm", "By a maintainer")
        git(self.project, "push", "-q", "origin", f"HEAD:{self.branch}")
        return git(self.project, "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Forge:
    """A repository in which the form was filled in; to be copied."""
    return Forge.new(tmp_path_factory.mktemp("new"))


@pytest.fixture
def forge(new: Forge, tmp_path: Path) -> Forge:
    return new.copy(tmp_path)


@pytest.fixture(scope="module")
def opened(new: Forge, tmp_path_factory: pytest.TempPathFactory) -> Forge:
    """A repository in which the form has a pull request, number 20; to be copied."""
    forge = new.copy(tmp_path_factory.mktemp("forge"))
    forge.happens("opened")
    assert forge.pulls == {20: "OPEN"}
    shutil.rmtree(forge.root / "clone-1")
    shutil.rmtree(forge.root / "temp-1")
    return forge


@pytest.fixture
def proposed(opened: Forge, tmp_path: Path) -> Forge:
    return opened.copy(tmp_path)


def test_a_form_becomes_a_pull_request(forge: Forge) -> None:
    """With one commit, whose branch is named after the answers; nothing of the text of the issue is run on the way."""
    forge.issue(body=form(Title="New `touch x` $(touch y) Work"))
    ((place, text),) = forge.happens("opened", whole=True)
    assert place == "pull request 20"
    assert text.startswith("Add new-touch-x-touch-y-work to growing-trees\nThis adds an entry to")
    assert text.endswith("\nCloses #7.\n")
    assert git(forge.origin, "log", "--format=%s", forge.branch).splitlines() == [
        "Add new-touch-x-touch-y-work to growing-trees",
        "first",
    ]
    assert git(forge.origin, "diff", "--name-only", "main", forge.branch) == "entries/growing-trees.yaml"
    assert not {"x", "y"} & {Path(name).name for name in contents(forge.root)}


@pytest.mark.parametrize("body", ["$(touch z)\n### Topic", form(Topic="None of ours"), ""])
def test_what_is_missing_is_said_in_the_issue(forge: Forge, body: str) -> None:
    """Then there is no branch; a form that was mended becomes a pull request."""
    forge.issue(body=body)
    ((place, text),) = forge.happens("opened", whole=not body)
    assert (place, forge.branches) == ("comment in 7", {})
    assert "could not be added yet" in text
    assert [place for place, _ in forge.edited()] == ["pull request 20"]


def test_the_same_answers_change_nothing(proposed: Forge) -> None:
    """Neither a second run nor an edit around the answers does or says anything, and that goes for races as well."""
    before = proposed.branches
    proposed.issue(body=form().replace("\n\n", "\r\n\r\n\r\n"))
    assert proposed.happens("edited") == []
    assert (proposed.branches, proposed.pulls) == (before, {20: "OPEN"})


def test_an_edited_form_gets_a_pull_request_of_its_own(proposed: Forge) -> None:
    """The earlier one is closed and says why. The first answers once more: the same again."""
    first = proposed.branch
    (place, text), (place_before, text_before) = proposed.edited(Date="2018")
    assert (place, proposed.pulls) == ("pull request 21", {20: "CLOSED", 21: "OPEN"})
    assert "2018" in text
    assert place_before == "comment in 20"
    assert "/pull/21 takes the place of this" in text_before
    assert "2018" in proposed.added(proposed.branch)
    proposed.edited()
    assert proposed.pulls == {20: "CLOSED", 21: "CLOSED", 22: "OPEN"}
    assert proposed.branch == first


def stays(forge: Forge) -> None:
    """An edit is told to people, and changes neither their branch nor its pull request."""
    before = forge.branches
    (place, text), (in_issue, remark) = forge.edited(Date="2018")
    assert (forge.branches, forge.pulls) == (before, {20: "OPEN"})
    assert place == "comment in 20"
    assert "2018" in text
    assert in_issue == "comment in 7"
    assert "#20" in remark


def test_a_maintainers_commit_stays(proposed: Forge) -> None:
    """What a maintainer has put onto the branch is kept, also where the issue is closed."""
    commit = proposed.commit("mended\n")
    stays(proposed)
    proposed.issue(state="CLOSED")
    assert proposed.happens("closed") == []
    assert (list(proposed.branches.values()), proposed.pulls) == ([commit], {20: "OPEN"})


@pytest.mark.parametrize(
    "work", [{"reviews": ["APPROVED"]}, {"merges_itself": True}], ids=["approved", "merges itself"]
)
def test_what_was_approved_is_what_is_merged(proposed: Forge, work: dict[str, object]) -> None:
    """A pull request that was reviewed, or waits to be merged, keeps its commit, whatever the form says."""
    proposed.pull(20, **work)
    stays(proposed)


def test_a_commit_that_comes_at_the_last_moment_stays(proposed: Forge) -> None:
    """It arrives after the branch was looked at: the branch is not taken away, and the pull request is open again."""
    work = proposed.root / "work"
    git(proposed.root, "clone", "-q", "-b", proposed.branch, str(proposed.origin), str(work))
    commit = "git -c user.name=Ada -c user.email=a@b.c commit -q --allow-empty -m mine && git push -q"
    proposed.meanwhile("pr close", run=f"cd work && {commit}")
    (place, _), _ = proposed.edited(Date="2018")
    assert (place, proposed.pulls) == ("comment in 20", {20: "OPEN"})
    assert list(proposed.branches.values()) == [git(work, "rev-parse", "HEAD")]


def test_a_merge_at_the_last_moment_counts(proposed: Forge) -> None:
    """What is merged is not proposed a second time with other answers: people are told."""
    proposed.meanwhile("pr close", pulls={"state": "MERGED"})
    (place, text), _ = proposed.edited(Date="2018")
    assert (place, proposed.pulls) == ("comment in 20", {20: "MERGED"})
    assert "2018" in text


def test_a_form_that_became_wrong_leaves_the_pull_request(proposed: Forge) -> None:
    before = proposed.branches
    ((place, text),) = proposed.edited(Date="soon")
    assert (place, proposed.branches, proposed.pulls) == ("comment in 7", before, {20: "OPEN"})
    assert text.endswith("The pull request #20 stays as it is.\n")


def test_a_work_that_is_there_meanwhile_is_said(proposed: Forge) -> None:
    """Somebody else has added it to the list: no further pull request."""
    git(proposed.project, "fetch", "-q", "origin", proposed.branch)
    git(proposed.project, "push", "-q", "origin", "FETCH_HEAD:main")
    ((place, text),) = proposed.edited(Date="2018")
    assert (place, proposed.pulls) == ("comment in 7", {20: "OPEN"})
    assert "in the list already" in text


def test_a_closed_issue_takes_its_pull_request_along(proposed: Forge) -> None:
    """Reopened, it proposes the same again."""
    proposed.issue(state="CLOSED")
    assert [place for place, _ in proposed.happens("closed")] == ["comment in 20"]
    assert (proposed.branches, proposed.pulls) == ({}, {20: "CLOSED"})
    assert proposed.edited() == []
    proposed.issue(state="OPEN")
    assert [place for place, _ in proposed.happens("reopened")] == ["pull request 21"]


def test_what_was_declined_is_not_proposed_again(proposed: Forge) -> None:
    """Somebody closed the pull request: the same answers are noted, others proposed; a reopened issue reopens it."""
    before = proposed.branches
    proposed.pull(20, state="CLOSED")
    ((place, text),) = proposed.happens("edited")
    assert (place, proposed.branches, proposed.pulls) == ("comment in 7", before, {20: "CLOSED"})
    assert "#20" in text
    assert proposed.happens("reopened") == []
    assert (proposed.branches, proposed.pulls) == (before, {20: "OPEN"})
    proposed.pull(20, state="CLOSED")
    assert [place for place, _ in proposed.edited(Date="2018")] == ["pull request 21"]
    assert proposed.branches.items() > before.items()


def test_without_its_label_an_issue_is_left_alone(proposed: Forge) -> None:
    """Whoever takes the label away stops the flow; what is proposed stays."""
    before = proposed.branches
    proposed.issue(labels=["question"], body=form(Date="2018"))
    assert proposed.happens("edited") == []
    assert (proposed.branches, proposed.pulls) == (before, {20: "OPEN"})


def test_the_branch_of_a_stranger_is_not_taken_for_ours(proposed: Forge) -> None:
    """A fork may call its branch as it likes: its pull request is neither closed nor taken for the answers."""
    proposed.pull(20, is_of_fork=True)
    assert [place for place, _ in proposed.happens("edited")] == ["pull request 21"]
    assert [place for place, _ in proposed.edited(Date="2018")] == ["pull request 22", "comment in 21"]
    assert proposed.pulls == {20: "OPEN", 21: "CLOSED", 22: "OPEN"}


def test_a_run_that_broke_off_is_carried_on(proposed: Forge) -> None:
    """The branch was pushed, and then GitHub did not answer: the next run opens the pull request of that branch."""
    before = proposed.branches
    proposed.write({**proposed.state, "pulls": []})
    assert [place for place, _ in proposed.happens("edited")] == ["pull request 20"]
    assert proposed.branches == before


@pytest.mark.parametrize("edit", [{}, {"Date": "2018"}], ids=["pushed", "new"])
def test_no_answer_is_not_taken_for_none(proposed: Forge, edit: dict[str, str]) -> None:
    """Where GitHub does not say which pull requests there are, the run ends, and has opened and said nothing."""
    before = proposed.state["said"], proposed.branches
    proposed.meanwhile("pr list", fails=True)
    with pytest.raises(StepFailedError):
        proposed.edited(**edit)
    assert (proposed.state["said"], proposed.branches) == before
    assert proposed.pulls == {20: "OPEN"}


EVENTS: list[dict[str, Any]] = [
    {"action": "opened"},
    {"action": "reopened"},
    {"action": "closed"},
    {"action": "edited", "changes": {"body": {"from": ""}}},
    {"action": "edited", "changes": {"title": {"from": ""}}},
]


def _value(expression: str, event: dict[str, Any]) -> Any:
    """Return what *expression* of GitHub gives for *event* of issue 7, which has the label."""
    labelled = re.sub(
        r"contains\(github\.event\.issue\.labels\.\*\.name, '([\w ]+)'\)", r"('\1' == 'suggestion')", expression
    )
    facts = {
        "github.event.issue.number": 7,
        "github.event.action": event["action"],
        "github.event.changes.body": event.get("changes", {}).get("body"),
    }
    named = re.sub(r"github\.[\w.]+", lambda name: repr(facts[name[0]]), labelled)
    return eval(re.sub(r"!(?!=)", " not ", named).replace("&&", " and ").replace("||", " or ").strip())


def test_a_run_without_work_takes_the_place_of_none_with_work() -> None:
    """Of the runs of a group only one waits: a run that is skipped stands in no group of one that is not."""
    workflow = yaml.safe_load(FLOW.read_text(encoding="utf-8"))
    condition = " ".join(workflow["jobs"]["propose"]["if"].split())
    groups: dict[bool, set[str]] = {True: set(), False: set()}
    for event in EVENTS:
        parts = re.split(r"\$\{\{(.*?)\}\}", workflow["concurrency"]["group"])  # every second one is an expression
        name = "".join(str(_value(part, event)) if number % 2 else part for number, part in enumerate(parts))
        groups[bool(_value(condition, event))].add(name)
    assert groups == {True: {"suggest-7"}, False: {"suggest-7-title"}}
