"""`reading-list init`: a list that is complete as made, for any title, or nothing at all."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from contextlib import ExitStack
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.utils.yaml import yaml_load

import terminals
from calls import mkdocs, reading_list
from helpers import PROJECT, TESTS, contents, read_html
from reading_list.commands import starter
from reading_list.commands.starter.engines import ENGINES
from reading_list.core.format_version import SCHEMAS, TOPIC_SCHEMA
from reading_list.plugin.policy import Policy
from rights import read_only
from tables import each
from variables import environment
from warm import COMMAND, run_script, started

FINE, PROBLEMS, TROUBLE = 0, 1, 2
ADDRESSES = ("--url=https://example.org/list/", "--repository=https://github.com/Me/my-list")


def init(folder: Path, *options: str, name: str = "my-list") -> subprocess.CompletedProcess[str]:
    """Make a list in *folder*/*name*. Standard input is no terminal."""
    return reading_list(folder, "init", name, *options)


def made(folder: Path, *options: str, name: str = "my-list") -> Path:
    done = init(folder, *options, name=name)
    assert done.returncode == FINE, done.stderr
    return folder / name


def configuration(project: Path) -> dict[str, Any]:
    with (project / "mkdocs.yml").open("rb") as stream:
        return dict(yaml_load(stream))


def passes(project: Path) -> dict[str, bytes]:
    """Check and build the project strictly, and return the files of the site."""
    check = reading_list(project, "check", "--strict")
    assert check.returncode == FINE, check.stderr
    build = mkdocs(project, "build", "--strict")
    assert build.returncode == 0, build.stderr
    return contents(project / "site")


# --- What is made -------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [(), ADDRESSES], ids=["no options", "addresses"])
def test_a_new_list_passes_its_check_and_builds(tmp_path: Path, options: tuple[str, ...]) -> None:
    """As made, it passes the strict check and builds strictly, and its site shows the example."""
    site = passes(made(tmp_path, *options))
    assert {"index.html", "topics/reading-well/index.html", "about/index.html", "contributing/index.html"} <= set(site)
    assert "How to Read a Paper" in site["topics/reading-well/index.html"].decode()


def test_the_pages_of_a_new_list_name_what_the_site_shows_in_its_language(tmp_path: Path) -> None:
    """A list in French has headings in French, and explains the groups of a topic by the words of the site."""
    site = passes(made(tmp_path, "--language", "fr"))
    about, contributing = (site[f"{page}/index.html"].decode() for page in ("about", "contributing"))
    assert "À propos" in about.partition("<h1")[2]
    for words in ("<strong>Commencer ici</strong>", "<strong>★ jalon</strong>", "Ajouter ou corriger une entrée"):
        assert words in about
    assert "Ajouter ou corriger une entrée" in contributing.partition("<h1")[2]
    assert not re.search(
        r"\b(?:About|Contribute|Start here|landmark)\b", re.sub(r"(?s)<script.*?</script>|<[^>]*>", "", about)
    )


def test_what_is_made(tmp_path: Path) -> None:
    """The files of a whole project, those for machines the same as in this one."""
    files = contents(made(tmp_path))
    assert list(files) == [
        ".github/workflows/check.yml",
        ".github/workflows/publish.yml",
        ".gitignore",
        "README.md",
        "docs/about.md",
        "docs/contributing.md",
        "docs/schemas/v2/names.schema.json",
        "docs/schemas/v2/paths.schema.json",
        "docs/schemas/v2/topic.schema.json",
        "entries/reading-well.yaml",
        "mkdocs.yml",
        "requirements.txt",
    ]
    for schema in (
        "docs/schemas/v2/names.schema.json",
        "docs/schemas/v2/paths.schema.json",
        "docs/schemas/v2/topic.schema.json",
    ):
        assert files[schema] == (PROJECT / schema).read_bytes()
    ignored = [line for line in files[".gitignore"].decode().splitlines() if line.startswith("/docs/")]
    ours = (PROJECT / ".gitignore").read_text().splitlines()
    assert ignored == [line for line in ours if line.startswith("/docs/")]
    assert b"%{" not in b"".join(files.values())


def test_editors_find_the_schema(tmp_path: Path) -> None:
    """The first line of the example leads to the schema that was written."""
    project = made(tmp_path)
    line = (project / "entries" / "reading-well.yaml").read_text().partition("\n")[0]
    assert (project / "entries" / line.partition("$schema=")[2]).resolve() == project / "docs" / SCHEMAS / TOPIC_SCHEMA


@pytest.mark.parametrize(
    "title",
    [
        "What I Read: a list",
        "\"Quotes\" and 'apostrophes'",
        "# no comment",
        "- no item, [no list], {no: map}",
        "&anchor *alias !tag %directive @at `tick`",
        "no",
        "1984",
        "👩‍🔬 Читать 読む",
        "back\\slash \\n \\u0041",
        "{{ not a template }} %{title} ${HOME}",
        "<b>bold</b> & <script>alert(1)</script>",
    ],
)
def test_titles_arrive_as_they_are(tmp_path: Path, title: str) -> None:
    """Whatever the title, the configuration holds just it."""
    project = made(tmp_path, f"--title={title}")
    assert configuration(project)["site_name"] == title
    assert yaml.safe_load((project / "entries" / "reading-well.yaml").read_text())["title"] == "Reading Well"


def test_a_title_that_is_no_line_becomes_one(tmp_path: Path) -> None:
    """Line breaks and control characters become spaces."""
    assert configuration(made(tmp_path, "--title= One\r\n::error::two\t\x1b[31m\x7f\u2028three "))["site_name"] == (
        "One ::error::two [31m three"
    )


def test_a_title_of_all_signs_builds(tmp_path: Path) -> None:
    """The title reaches the pages as text, and the site builds strictly."""
    title = "\"A\": 'b' < c > d & # [e](f) {g} *h* %{title} 👩‍🔬"
    site = passes(made(tmp_path, f"--title={title}"))
    assert title in read_html(site["index.html"].decode()).text


def test_addresses_are_where_they_belong(tmp_path: Path) -> None:
    """Address and repository reach configuration and pages; GitHub's own address is the default for a site there."""
    first = configuration(made(tmp_path, *ADDRESSES))
    assert first["site_url"] == "https://example.org/list/"
    assert first["edit_uri"] == "https://github.com/Me/my-list/edit/main/docs/"
    second = configuration(made(tmp_path, ADDRESSES[1], name="second"))
    assert second["site_url"] == "https://me.github.io/my-list/"
    third = configuration(made(tmp_path, name="third-list"))
    assert third["site_name"] == "Third list"
    assert not {"site_url", "edit_uri", "repo_url"} & set(third)


@each(
    "repository, expected",
    [
        ("https://github.com/Me/List.git", "https://me.github.io/List/"),
        ("https://github.com/Me/me.github.io", "https://me.github.io/"),
        ("https://github.com/me/list.git/", "https://me.github.io/list/"),
        ("https://github.com/me/list/tree/main", ""),
        ("https://github.com/Me", ""),
        ("https://gitlab.com/me/list", ""),
        ("", ""),
    ],
)
def test_where_pages_are_published(repository: str, expected: str) -> None:
    """GitHub's pages have an address made of owner and name."""
    assert starter.pages_url(repository) == expected


@each(
    "repository, expected",
    [
        ("https://github.com/me/list.git/", "https://github.com/me/list/edit/main/docs/"),
        ("https://github.com/me/list#readme", "https://github.com/me/list/edit/main/docs/"),
        ("https://github.com/me/list/tree/main", ""),
        ("https://gitlab.com/group/team/list", "https://gitlab.com/group/team/list/-/edit/main/docs/"),
        ("https://forge.example/me/list", ""),
    ],
)
def test_where_pages_are_edited(repository: str, expected: str) -> None:
    """The web editor's address is that of the repository, however its address was copied."""
    assert starter.edit_uri(repository) == expected


@pytest.mark.parametrize("option", ["--url=javascript:alert(1)", "--repository=me/list", "--url=https://a b/"])
def test_what_is_no_address_is_refused(tmp_path: Path, option: str) -> None:
    """A wrong address is named, and nothing is made."""
    done = init(tmp_path, option)
    assert done.returncode == TROUBLE
    assert "address" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_list_is_published_from_where_it_is_kept(tmp_path: Path) -> None:
    """The files of one forge are written, that of the repository if none is named, and the README tells of it."""
    for options, present, absent in (
        (["--repository", "https://gitlab.com/me/list"], ".gitlab-ci.yml", ".github"),
        (["--repository", "https://codeberg.org/me/list"], ".forgejo/workflows/publish.yml", ".github"),
        (["--repository", "https://gitlab.com/me/list", "--forge", "netlify"], "netlify.toml", ".gitlab-ci.yml"),
        (["--forge", "cloudflare"], "docs/_headers", "netlify.toml"),
        (["--forge", "server"], "publish.sh", ".github"),
        (["--forge", "none"], "mkdocs.yml", ".github"),
        ([], ".github/workflows/publish.yml", ".gitlab-ci.yml"),
    ):
        project = made(tmp_path, *options, name="-".join(["list", *options]).replace("/", "_"))
        assert (project / present).exists()
        assert not (project / absent).exists()
        readme = (project / "README.md").read_text()
        assert "%{" not in readme
        assert present.split("/")[0] in readme or present in ("docs/_headers", "mkdocs.yml") or "Netlify" in readme


@pytest.mark.parametrize("forge", starter.FORGES)
def test_what_a_forge_runs_is_there(tmp_path: Path, forge: str) -> None:
    """Each line that calls one of our commands calls one that exists, with options that it has; the files parse."""
    project = made(tmp_path, "--forge", forge)
    texts = {path: path.read_text() for path in project.rglob("*") if path.is_file() and "schemas" not in path.parts}
    for path, text in texts.items():
        if path.suffix in (".yml", ".yaml") and path.name != "mkdocs.yml":
            yaml.safe_load(text)
        if path.suffix == ".toml":
            tomllib.loads(text)
        for line in re.findall(r"(?m)(?:^|run: |&& |- |`)(reading-list check[^&`#\n]*)", text):
            words = [word if word != "HEAD^" else "HEAD" for word in line.split()[1:]]
            assert "No such option" not in reading_list(project, *words).stderr
    if forge != "none":
        assert any("mkdocs build --strict" in text or OUR_ACTION in text for text in texts.values())


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("forge", starter.FORGES)
def test_each_forge_builds_by_the_engine_of_the_list(tmp_path: Path, forge: str, engine: str) -> None:
    """No other engine is called, nothing else is configured, and every file parses."""
    project = made(tmp_path, "--forge", forge, "--engine", engine)
    texts = [path.read_text() for path in project.rglob("*") if path.is_file() and "schemas" not in path.parts]
    for path in project.rglob("*.yml"):
        assert path.name == ENGINES[engine].configuration or yaml.safe_load(path.read_text())
    whole = "\n".join(texts)
    called = set(re.findall(r"\b(mkdocs|properdocs|zensical) (?:build|serve)", whole))
    assert called == {engine}
    assert not re.search(r"%\{", whole)
    if OUR_ACTION in whole and engine != "mkdocs":
        assert whole.count(f"engine: {engine}\n") == whole.count(OUR_ACTION)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_list_for_each_engine(tmp_path: Path, engine: str) -> None:
    """Its configuration has the name that the engine asks for, and its commands find it; what it needs can be had."""
    row = ENGINES[engine]
    done = init(tmp_path, "--engine", engine)
    assert done.stdout.endswith("".join(f"    {command}\n" for command in row.serve) + "\n")
    assert ("pip install" in done.stdout) == (engine != "mkdocs")
    project = tmp_path / "my-list"
    assert [path.name for path in project.glob("*.yml")] == [row.configuration]
    assert reading_list(project, "check", "--strict").returncode == FINE
    assert yaml_load((project / row.configuration).read_text())["theme"]["name"] == row.theme
    extras = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    [requirement] = (project / "requirements.txt").read_text().splitlines()
    name, _, bounds = requirement.partition(">=")
    assert name in {"mkdocs-reading-list", *(f"mkdocs-reading-list[{extra}]" for extra in extras)}
    version = metadata.version("mkdocs-reading-list")
    assert bounds == f"{version},<{int(version.partition('.')[0]) + 1}"


def test_what_is_written_for_zensical_is_named_to_it(tmp_path: Path) -> None:
    """It knows nothing of our plugin: style, script and the pages of the navigation stand where it is told."""
    project = made(tmp_path, "--engine", "zensical")
    assert reading_list(project, "build").returncode == FINE
    named = re.findall(r"[\w/-]+\.(?:md|css|js)\b", (project / "mkdocs.yml").read_text())
    assert {"assets/reading-list/style.css", "assets/reading-list/main.js", "index.md"} <= set(named)
    assert [name for name in named if not (project / "docs" / name).is_file()] == []


def test_a_site_becomes_the_branch_of_pages(tmp_path: Path) -> None:
    """The last step of Forgejo's workflow, run as it is: the site is the only commit of its branch, each time."""
    project = made(tmp_path, "--forge", "codeberg")
    workflow = yaml.safe_load((project / ".forgejo" / "workflows" / "publish.yml").read_text())
    step = workflow["jobs"]["publish"]["steps"][-1]["run"]
    store = tmp_path / "store.git"
    subprocess.run(["git", "init", "--quiet", "--bare", store], check=True)
    for text in ("first", "second"):
        shutil.rmtree(project / "site", ignore_errors=True)
        (project / "site").mkdir()
        (project / "site" / "index.html").write_text(text)
        values = environment({"REPOSITORY": str(store), "TOKEN": "x"})
        subprocess.run(["bash", "-euc", step], cwd=project, env={**os.environ, **values}, check=True)
    git = ["git", "--git-dir", str(store)]
    assert subprocess.check_output([*git, "show", "pages:index.html"], text=True) == "second"
    assert subprocess.check_output([*git, "rev-list", "--count", "pages"], text=True) == "1\n"


@pytest.mark.parametrize("forge", ["netlify", "cloudflare"])
def test_headers_agree_with_the_policy_of_the_pages(tmp_path: Path, forge: str) -> None:
    """A host sends for all files what a page cannot say of itself, and nothing that narrows what the page allows."""
    first, *lines = (made(tmp_path, "--forge", forge) / "docs" / "_headers").read_text().splitlines()
    headers = dict(line.strip().split(": ", 1) for line in lines)
    assert first == "/*"
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    page = Policy(()).added_to('<meta charset="utf-8"><p>')
    assert "default-src" in page
    assert "frame-ancestors" not in page


def test_a_server_gets_the_site_if_all_is_well(tmp_path: Path) -> None:
    """The script checks and builds before it copies, and copies nothing after a mistake."""
    project = made(tmp_path, "--forge", "server")
    copier = tmp_path / "bin" / "rsync"
    copier.parent.mkdir()
    copier.write_text('#!/bin/sh\ntest -f site/index.html && echo "$@" >> ../copied\n')
    copier.chmod(0o755)
    path = os.pathsep.join([str(copier.parent), str(Path(sys.executable).parent), os.environ["PATH"]])

    def published() -> int:
        publish = ["sh", "publish.sh", "host:/srv/"]
        return subprocess.run(publish, cwd=project, env={**os.environ, "PATH": path}, check=False).returncode

    example = project / "entries" / "reading-well.yaml"
    right = example.read_text()
    example.write_text(right.replace("title:", "titel:", 1))
    assert published() == PROBLEMS
    assert not (tmp_path / "copied").exists()
    example.write_text(right)
    assert published() == FINE
    assert (tmp_path / "copied").read_text().endswith("site/ host:/srv/\n")


OUR_ACTION = "mkdocs-reading-list/mkdocs-reading-list@v"


def test_workflows_are_modest(tmp_path: Path) -> None:
    """No permission that is not asked for by a job, and actions by commit, the same as here; ours by its release."""
    ours = "".join(path.read_text() for path in (PROJECT / ".github" / "workflows").iterdir())
    for path in sorted((made(tmp_path) / ".github" / "workflows").iterdir()):
        text = path.read_text()
        workflow = yaml.safe_load(text)
        assert workflow["permissions"] == {}
        assert all("permissions" in job for job in workflow["jobs"].values())
        assert not any("run" in step for job in workflow["jobs"].values() for step in job["steps"])
        own, *others = sorted(re.findall(r"uses: (.+)", text), key=lambda use: not use.startswith(OUR_ACTION))
        assert own == OUR_ACTION + metadata.version("mkdocs-reading-list")
        assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v[\d.]+", use) and use in ours for use in others)


def test_our_action_has_the_inputs_that_workflows_give(tmp_path: Path) -> None:
    """What a new list says to the action is what the action asks for."""
    inputs = yaml.safe_load((PROJECT / "action.yml").read_text())["inputs"]
    for path in (made(tmp_path) / ".github" / "workflows").iterdir():
        for job in yaml.safe_load(path.read_text())["jobs"].values():
            (*_, said) = [
                set(),
                *(set(step.get("with", ())) for step in job["steps"] if OUR_ACTION in step.get("uses", "")),
            ]
            assert said <= set(inputs)


def test_zizmor_finds_nothing(tmp_path: Path) -> None:
    """The workflows have none of the holes that zizmor knows, not even by its strictest rules.

    Our own action is named by the release: a commit cannot name itself.
    """
    policies = {"mkdocs-reading-list/mkdocs-reading-list": "ref-pin", "*": "hash-pin"}
    rules = tmp_path / "rules.yml"
    rules.write_text(json.dumps({"rules": {"unpinned-uses": {"config": {"policies": policies}}}}))
    zizmor = str(Path(sys.executable).with_name("zizmor"))
    command = [zizmor, "--offline", "--persona=pedantic", f"--config={rules}", ".github"]
    done = subprocess.run(command, cwd=made(tmp_path), capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


# --- From an existing list ----------------------------------------------------------------------


def test_a_list_from_an_existing_one(tmp_path: Path) -> None:
    """The entries are those of the list, without the example, and pass like it."""
    done = init(tmp_path, f"--import={TESTS / 'imports' / 'awesome' / 'list.md'}")
    assert done.returncode == FINE, done.stderr
    assert "left out" in done.stdout
    project = tmp_path / "my-list"
    expected = TESTS / "imports" / "awesome" / "expected" / "entries"
    assert set(contents(project / "entries")) == set(contents(expected))
    passes(project)


def test_a_list_without_works_begins_with_the_example(tmp_path: Path) -> None:
    """From a file without a link, the example is there, so that the list is complete."""
    (tmp_path / "list.md").write_text("# Nothing yet\n")
    passes(made(tmp_path, "--import=list.md"))


def test_a_list_that_cannot_be_read(tmp_path: Path) -> None:
    """Where the file is missing, nothing is made."""
    done = init(tmp_path, "--import=nowhere.md")
    assert done.returncode == TROUBLE
    assert "nowhere.md: cannot be read" in done.stderr
    assert list(tmp_path.iterdir()) == []


# --- Where it is made ---------------------------------------------------------------------------


def test_a_folder_that_holds_something_is_refused(tmp_path: Path) -> None:
    """What is in the way is named, and stays as it is."""
    for name in ("README.md", "a", "b", "c", "d", "e", "f"):
        (tmp_path / name).write_text("by hand\n")
    before = contents(tmp_path)
    done = init(tmp_path, name=".")
    assert done.returncode == TROUBLE
    assert "here are README.md, a, b, c, d and 2 more." in done.stderr
    assert contents(tmp_path) == before


@pytest.mark.parametrize("name", [".", "deep/down/list"])
def test_where_a_list_may_be_made(tmp_path: Path, name: str) -> None:
    """In an empty repository, and in a folder whose parents are not there yet."""
    (tmp_path / ".git").mkdir()
    done = init(tmp_path, name=name)
    assert done.returncode == FINE, done.stderr
    assert (f"    cd {name}\n" in done.stdout) == (name != ".")
    assert done.stdout.endswith("\n    mkdocs serve\n\n")
    assert (tmp_path / name / "mkdocs.yml").exists()
    assert (tmp_path / ".git").is_dir()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A file in place of the folder is refused, and stays."""
    (tmp_path / "my-list").write_text("by hand\n")
    done = init(tmp_path)
    assert (done.returncode, (tmp_path / "my-list").read_text()) == (TROUBLE, "by hand\n")


# --- What can go wrong --------------------------------------------------------------------------

RUN = "sys.argv = ['reading-list', 'init', sys.argv[1]]\nrunpy.run_module('reading_list', run_name='__main__')\n"


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    """When the system stops taking bytes half-way, there is no folder, and the message says why."""
    script = "import resource, runpy, sys\nresource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))\n" + RUN
    done = run_script(script, tmp_path, "deep/my-list")
    assert done.returncode == TROUBLE
    assert "cannot be written (File too large)" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    """Where nothing may be written, the message says so in one line."""
    with read_only(tmp_path):
        done = init(tmp_path)
    assert done.returncode == TROUBLE
    assert done.stderr == "reading-list: my-list: cannot be written (Permission denied).\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("steps", range(8))
def test_a_crash_leaves_nothing_or_says_what(tmp_path: Path, steps: int) -> None:
    """After a run was killed at any step, the list is whole, or the next run names what is left to take away."""
    script = (
        "import os, runpy, signal, sys\n"
        f"left = {steps}\n"
        "def watch(event, arguments):\n"
        "    global left\n"
        "    if event == 'os.rename':\n"
        "        left -= 1\n"
        "        if left < 0:\n"
        "            os.kill(os.getpid(), signal.SIGKILL)\n"
        "sys.addaudithook(watch)\n"
    ) + RUN
    done = run_script(script, tmp_path, "my-list")
    assert done.returncode in (FINE, -signal.SIGKILL)
    left = set(contents(tmp_path / "my-list"))
    if done.returncode:
        again = init(tmp_path)
        assert again.returncode == TROUBLE
        assert "take them away if an earlier run was cut off" in again.stderr
        assert ".reading-list-staging-" in again.stderr
        assert set(contents(tmp_path / "my-list")) == left
    else:
        assert "mkdocs.yml" in left


def test_two_at_once(tmp_path: Path) -> None:
    """Of two runs for the same folder one makes the list, the other is refused."""
    with ExitStack() as running:
        runs = [running.enter_context(started(COMMAND, tmp_path, "init", "my-list")) for _ in range(2)]
        ended = [one.done() for one in runs]
    assert sorted(done.returncode for done in ended) == [FINE, TROUBLE]
    assert sum("a new list needs a new or an empty folder" in done.stderr for done in ended) == 1
    assert set(contents(tmp_path / "my-list")) == set(contents(made(tmp_path, name="alone")))


# --- On a terminal ------------------------------------------------------------------------------


def on_terminal(folder: Path, typed: dict[str, bytes], *options: str) -> tuple[int, str]:
    return terminals.on_terminal(folder, typed, "init", "my-list", *options)


def test_a_terminal_is_asked(tmp_path: Path) -> None:
    """What is not given is asked for, with a default; a wrong address is asked for again."""
    status, screen = on_terminal(
        tmp_path,
        {
            "Title of the list [My list]:": b"Things: mine\n",
            "Address of the repository": b"nonsense\n",
            "must begin with http": b"https://github.com/me/things\n",
            "Address of the site (empty: not known yet) [https://me.github.io/things/]:": b"\n",
        },
    )
    assert status == FINE, screen
    config = configuration(tmp_path / "my-list")
    assert (config["site_name"], config["site_url"]) == ("Things: mine", "https://me.github.io/things/")


def test_what_is_given_is_not_asked_for(tmp_path: Path) -> None:
    """With all options there is no question, on a terminal as well."""
    status, screen = on_terminal(tmp_path, {}, "--title=T", *ADDRESSES)
    assert (status, "Address of" in screen) == (FINE, False)


def test_an_interrupt_leaves_nothing(tmp_path: Path) -> None:
    """Ctrl-C at a question ends the program, with nothing made."""
    status, screen = on_terminal(tmp_path, {"Title of the list [My list]:": b"\x03"})
    assert status == PROBLEMS
    assert "Aborted!" in screen
    assert list(tmp_path.iterdir()) == []


def test_the_line_is_json(tmp_path: Path) -> None:
    """Titles stand in the configuration as JSON strings, which every YAML reader takes the same way."""
    line = (made(tmp_path, "--title=a: b") / "mkdocs.yml").read_text().splitlines()[0]
    assert json.loads(line.removeprefix("site_name: ")) == "a: b"
