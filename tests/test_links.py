"""Links under control: what each answer of a server means, when a link counts as dead, and what the site says then.

lychee really runs, against a server on this machine; days pass by `SOURCE_DATE_EPOCH`.
"""

import json
import os
import signal
import subprocess
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date as Day
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from calls import mkdocs, reading_list
from helpers import contents, library, make_project, modified, rendered
from processes import wait_until
from reading_list.core.problems import ReadingListError
from reading_list.links import link_health
from reading_list.links.link_health import Finding, Record, Verdict
from tables import each
from warm import COMMAND, run_script, started

FINE, FLAGGED, TROUBLE = 0, 1, 2
STATE = link_health.FILE
TOGETHER = 30
HOLD = 1.2  # seconds that a slow answer takes at least: a third request at a host, half a second apart, comes in it


# --- A server with bad manners ------------------------------------------------------------------


class Server(ThreadingHTTPServer):
    """Answers as the last part of the path says, on every address of this machine (127.0.0.1, 127.0.0.2, ...)."""

    daemon_threads = True
    request_queue_size = 100

    def __init__(self) -> None:
        super().__init__(("", 0), _Answers)
        self.lock = threading.Lock()
        self.closing = threading.Event()
        self.asked: Counter[str] = Counter()
        self.agents: set[str] = set()
        self.now: Counter[str] = Counter()
        self.most: Counter[str] = Counter()

    def url(self, path: str, host: int = 1) -> str:
        return f"http://127.0.0.{host}:{self.server_address[1]}/{path}"


class _Answers(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    _is_counted = False
    """Whether this request is one of those that the server is busy with."""

    def log_message(self, *_: Any) -> None:
        pass

    def do_GET(self) -> None:
        host, server = self.headers["Host"], self.server
        with server.lock:
            server.asked[self.path] += 1
            server.agents.add(self.headers["User-Agent"])
            server.now[host] += 1
            server.most[host] = max(server.most[host], server.now[host])
        self._is_counted = True
        try:
            self._answer(self.path.rpartition("/")[2])
        finally:
            self._count_no_more()

    def _count_no_more(self) -> None:
        with self.server.lock:
            self.server.now[self.headers["Host"]] -= self._is_counted
            self._is_counted = False

    def _answer(self, way: str) -> None:
        if redirect := REDIRECTS.get(self.path.lstrip("/")):
            self._send(redirect[0], Location=f"/{redirect[1]}")
            return
        match way:
            case "away":
                self._send(302, Location=self.server.url("held/here/", 99))
            case "" if self.path.startswith("/held/"):
                self._hold()
                self._send(200)
            case "stalls":
                self.server.closing.wait()
            case "drops":
                self.close_connection = True
            case "lies":
                self._send(200, length=5000)
                self.close_connection = True
            case "busy":
                self._send(429, 0, **{"Retry-After": "1"})
            case "stumbles":
                self._send(500 if self.server.asked[self.path] == 1 else 200)
            case _:
                self._send(int(way) if way.isdecimal() else 200)

    def _hold(self) -> None:
        """Wait until a host that several others redirect to is asked for a second thing, and for more that comes."""
        if self.path.startswith("/held/here"):
            wait_until(lambda: self.server.most[self.headers["Host"]] > 1, "a second request meanwhile")
        if self.path.startswith("/held/together"):
            asked = self.server.asked
            wait_until(lambda: sum("/together/" in path for path in [*asked]) == TOGETHER, "the others")
            return
        self.server.closing.wait(HOLD)

    def _send(self, code: int, length: int = 0, **headers: str) -> None:
        self._count_no_more()  # who has the answer may ask for the next thing before this thread goes on
        self.send_response(code)
        for header, value in {"Content-Length": str(length), **headers}.items():
            self.send_header(header, value)
        self.end_headers()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield running
        running.closing.set()
        running.shutdown()
        thread.join()


def topic_of(urls: dict[str, str]) -> str:
    """Return a topic file with an entry for each address, by title."""
    lines = "".join(f"  - title: {title}\n    url: {url}\n" for title, url in urls.items())
    return f"title: Links\nsection: Methods\nentries:\n{lines}"


def project_with(root: Path, urls: dict[str, str]) -> Path:
    return make_project(root, topics={"links": topic_of(urls)})


def epoch(day: str) -> str:
    return str((Day.fromisoformat(day) - Day(1970, 1, 1)).days * 86_400)


def check(project: Path, *options: str, day: str = "2026-01-01", timeout: int = 60) -> subprocess.CompletedProcess[str]:
    return reading_list(project, "links", "--private", f"--timeout={timeout}", *options, SOURCE_DATE_EPOCH=epoch(day))


def report_of(project: Path, *options: str, day: str = "2026-01-01") -> dict[str, Any]:
    """Check the links, and return the report for programs."""
    done = check(project, "--format=json", *options, day=day)
    assert done.returncode in (FINE, FLAGGED), done.stderr
    return dict(json.loads(done.stdout))


# --- What each answer means ---------------------------------------------------------------------

ANSWERS = {
    "fine": ("fine", "fine"),
    "moved for good": ("moved/301", "moved"),
    "moved for good, the other way": ("moved/308", "moved"),
    "moved for now": ("moved/302", "fine"),
    "moved for good, and from there for now": ("moved/twice", "moved"),
    "moved to what is gone": ("moved/gone", "dead"),
    "moved to the same": ("moved/slash", "fine"),
    "moved in a circle": ("moved/circle", "doubtful"),
    "moved home": ("moved/home", "soft-404"),
    "moved home for good": ("moved/home-for-good", "soft-404"),
    "moved to an error page": ("moved/trouble", "soft-404"),
    "moved to a page for what is not there": ("moved/missing", "soft-404"),
    "hangs up": ("drops", "doubtful"),
    "lies about its length": ("lies", "fine"),
    "wants a password": ("401", "doubtful"),
    "forbidden": ("403", "doubtful"),
    "not found": ("404", "dead"),
    "gone": ("410", "dead"),
    "too many requests": ("busy", "doubtful"),
    "withheld by law": ("451", "doubtful"),
    "broken": ("500", "doubtful"),
    "broken, then mended": ("stumbles", "fine"),
    "down": ("503", "doubtful"),
    "no real status": ("999", "doubtful"),
}
REDIRECTS = {
    "moved/301": (301, "new"),
    "moved/308": (308, "new"),
    "moved/302": (302, "new"),
    "moved/twice": (301, "moved/302"),
    "moved/gone": (301, "410"),
    "moved/slash": (301, "moved/slash/"),
    "moved/circle": (302, "moved/circle"),
    "moved/home": (302, ""),
    "moved/home-for-good": (301, "index.html"),
    "moved/trouble": (302, "errors/404.html"),
    "moved/missing": (301, "page-not-found"),
}


@pytest.fixture(scope="module")
def first_run(server: Server, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """Check a link of each kind, each on a host of its own; return the project and the report."""
    urls = {title: server.url(path, host) for host, (title, (path, _)) in enumerate(ANSWERS.items(), 1)}
    project = project_with(tmp_path_factory.mktemp("links") / "project", urls)
    return project, report_of(project)


@each("title", ANSWERS)
def test_verdict(title: str, server: Server, first_run: tuple[Path, dict[str, Any]]) -> None:
    """Each answer of a server gets its verdict; nothing is called dead for good after one day."""
    path, expected = ANSWERS[title]
    host = list(ANSWERS).index(title) + 1
    held = [link for link in first_run[1]["links"] if link["url"] == server.url(path, host)]
    assert [link["verdict"] for link in held] == ([] if expected == "fine" else [expected])
    assert not any(link["flagged"] for link in held)


def test_a_server_that_does_not_answer(server: Server, tmp_path: Path) -> None:
    """Where no answer comes in the time given, the link is doubtful."""
    project = project_with(tmp_path / "project", {"Stalls": server.url("stalls"), "Fine": server.url("fine", 2)})
    report = json.loads(check(project, "--format=json", timeout=1).stdout)
    assert [(link["url"], link["verdict"]) for link in report["links"]] == [(server.url("stalls"), "doubtful")]


def test_the_report_counts_every_link(first_run: tuple[Path, dict[str, Any]]) -> None:
    """The figures add up to the links that there are, and each link that is not fine has its place."""
    project, report = first_run
    assert report["counts"] == Counter(verdict for _, verdict in ANSWERS.values())
    lines = (project / "entries" / "links.yaml").read_text().splitlines()
    for link in report["links"]:
        [place] = link["places"]
        assert place["path"] == "entries/links.yaml"
        assert lines[place["line"] - 1][place["column"] - 1 :] == link["url"]


def test_a_new_address_is_named(server: Server, first_run: tuple[Path, dict[str, Any]]) -> None:
    """What has moved for good is reported with where to, as far as the moves are for good."""
    moved = {
        link["url"].rpartition("/")[2]: link["to"].rpartition("/")[2] for link in first_run[1]["links"] if link["to"]
    }
    assert moved == {"301": "new", "308": "new", "twice": "302"}


def test_what_is_remembered_has_a_line_for_each_link(first_run: tuple[Path, dict[str, Any]]) -> None:
    """The file of records names what is not fine only, a line each, in the order of the addresses."""
    project, report = first_run
    head, *lines, close, end = (project / "entries" / STATE).read_text().removeprefix("{\n").splitlines()
    assert lines.pop(0) == '  "links": {'
    assert (head, close, end) == ('  "version": 1,', "  }", "}")
    assert [json.loads(f"[{line.partition(': {')[0]}]")[0] for line in lines] == sorted(
        link["url"] for link in report["links"]
    )


def test_the_checker_is_a_modest_guest(server: Server, first_run: tuple[Path, dict[str, Any]]) -> None:
    """It says who it is, and asks a server that is busy no more than a few times."""
    assert {agent.partition("/")[0] for agent in server.agents} == {"mkdocs-reading-list"}
    assert server.asked["/busy"] <= 3
    assert server.asked["/404"] == 1


def test_no_host_gets_more_than_a_few_requests_at_a_time(server: Server, tmp_path: Path) -> None:
    """Two at a time at a host that links name, and four where links of several hosts are redirected to one."""
    named = [server.url(f"held/{number}/", 101) for number in range(3)]
    redirected = [server.url(f"held/{number}/away", host) for host in (102, 103, 104, 105) for number in range(2)]
    urls = [*named, *redirected]
    report = report_of(project_with(tmp_path, {f"Link {number}": url for number, url in enumerate(urls)}))
    assert report["links"] == []
    most = {host.rpartition(":")[0]: number for host, number in server.most.items()}
    assert most["127.0.0.101"] <= 2
    assert 1 < most["127.0.0.99"] <= 4


def test_many_hosts_are_asked_at_once(server: Server, tmp_path: Path) -> None:
    """None of thirty is kept waiting for another: each answers only when all have been asked."""
    urls = [server.url(f"held/together/{host}/", host) for host in range(111, 111 + TOGETHER)]
    report = report_of(project_with(tmp_path, {f"Link {number}": url for number, url in enumerate(urls)}))
    assert report["links"] == []


# --- Days ---------------------------------------------------------------------------------------


def state_of(project: Path) -> dict[str, Any]:
    return dict(json.loads((project / "entries" / STATE).read_text())["links"])


def test_a_link_is_dead_after_several_days(server: Server, tmp_path: Path) -> None:
    """It is flagged on the third day that it is found dead, if the first is long enough ago."""
    url = server.url("404")
    project = project_with(tmp_path / "project", {"Gone": url, "Fine": server.url("fine", 2)})
    days = ("2026-01-01", "2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04", "2026-01-05", "2026-01-15")
    statuses = [check(project, day=day).returncode for day in days]
    assert statuses == [FINE, FINE, FINE, FINE, FINE, FLAGGED, FLAGGED]
    assert state_of(project)[url]["dead_on"] == ["2026-01-01", "2026-01-02", "2026-01-15"]
    assert state_of(project)[url]["since"] == "2026-01-01"
    before = modified(project / "entries")
    assert check(project, day="2026-01-15").returncode == FLAGGED
    assert modified(project / "entries") == before


DEAD, DOUBT, LIVE, MOVED, SOFT = (
    Finding("u", Verdict.DEAD, "404 Not Found", answered=True),
    Finding("u", Verdict.DOUBTFUL, "no answer in time"),
    Finding("u", Verdict.FINE, answered=True),
    Finding("u", Verdict.MOVED, "redirected for good", "https://example.org/", answered=True),
    Finding("u", Verdict.SOFT_404, "leads to a home page", answered=True),
)


def after(*days: tuple[int, Finding]) -> dict[str, Record]:
    records: dict[str, Record] = {}
    for day, finding in days:
        records = link_health.updated(records, [finding], Day(2026, 1, day), {"u"})
    return records


@pytest.mark.parametrize(
    ("days", "flagged"),
    [
        pytest.param([(1, DEAD), (3, DEAD), (5, DEAD)], True, id="three days"),
        pytest.param([(1, DEAD), (5, DEAD)], False, id="two days"),
        pytest.param([(1, DEAD), (2, DEAD), (4, DEAD)], False, id="too close"),
        pytest.param([(1, DEAD), (5, DEAD), (5, DEAD)], False, id="twice on a day"),
        pytest.param([(1, DEAD), (2, DOUBT), (4, DEAD), (5, DEAD)], True, id="with a doubt between"),
        pytest.param([(1, DEAD), (4, DEAD), (5, DEAD), (6, DOUBT)], True, id="with a doubt at the end"),
        pytest.param([(1, DEAD), (4, DEAD), (5, LIVE), (6, DEAD)], False, id="seen alive"),
        pytest.param([(1, DEAD), (4, DEAD), (5, MOVED), (6, DEAD)], False, id="seen elsewhere"),
        pytest.param([(1, DEAD), (4, DEAD), (6, DEAD), (7, SOFT)], False, id="answers with something"),
        pytest.param([(day, DOUBT) for day in range(1, 30)], False, id="doubtful for long"),
        pytest.param([(day, DEAD) for day in range(1, 30)], True, id="dead for long"),
    ],
)
def test_when_a_link_is_flagged(days: list[tuple[int, Finding]], flagged: bool) -> None:
    """Three days on which it was dead, the first and the last four days apart, and no sign of life between them."""
    assert [record.flagged for record in after(*days).values()] == [flagged]
    assert list(link_health.dead(after(*days))) == (["u"] if flagged else [])


def test_links_that_left_the_list_are_forgotten() -> None:
    """Records of links that the library no longer has go, unless some of its files could not be read."""
    records = after((1, DEAD))
    assert link_health.updated(records, [], Day(2026, 1, 2), set()) == {}
    assert link_health.updated(records, [], Day(2026, 1, 2), None) == records


def test_records_read_back() -> None:
    """What is written is read back the same."""
    records = after((1, DEAD), (2, MOVED)) | {
        'https://example.org/?a="b"': Record(verdict=Verdict.DEAD, since="2026-01-01")
    }
    assert link_health.parse(link_health.as_text(records), "x") == records
    assert link_health.parse(link_health.as_text({}), "x") == {}


@each("text", ["<<<<<<< HEAD", "[]", '{"version": 2, "links": {}}', '{"version": 1, "links": {"u": {}}}'])
def test_records_that_cannot_be_read_are_named(text: str) -> None:
    """A conflict of a merge, or another program's file, is said, with what to do."""
    with pytest.raises(ReadingListError, match=r"entries/x: cannot be read .* delete the file"):
        link_health.parse(text, "entries/x")


# --- Network ------------------------------------------------------------------------------------

NO_HOST = {"status": {"details": "Connection failed. Check network connectivity and firewall settings"}}


def found_with(missing: int, present: int) -> list[Finding]:
    """Return what is found when some hosts cannot be found and others answer."""
    answers = [{**NO_HOST, "span": {"line": line}} for line in range(1, missing + 1)]
    others = [{"status": {"code": 200}, "span": {"line": line}} for line in range(missing + 1, missing + present + 1)]
    report = {"error_map": {"page": answers}, "success_map": {"page": others}}
    urls = [f"https://{number}.example.org/" for number in range(missing + present)]
    return link_health.without_network_trouble(link_health.findings(report, urls))


def test_a_host_that_cannot_be_found_is_dead_if_others_answer() -> None:
    """A name that leads nowhere is dead, but not while most names lead nowhere: then it is the network."""
    assert [finding.verdict for finding in found_with(1, 3)] == [Verdict.DEAD, *[Verdict.FINE] * 3]
    assert {finding.verdict for finding in found_with(3, 1)} == {Verdict.DOUBTFUL, Verdict.FINE}


def test_without_any_answer_nothing_is_remembered(tmp_path: Path) -> None:
    """When no server answers at all, the run says so, fails, and leaves the records as they are."""
    project = project_with(
        tmp_path / "project", {"Refused": "http://127.0.0.1:9/a", "Refused too": "http://127.0.0.2:9/"}
    )
    before = contents(project)
    done = check(project)
    assert done.returncode == TROUBLE
    assert done.stderr.splitlines()[1:] == [
        "reading-list: no server answered at all, so it may be the network. Nothing was remembered."
    ]
    assert contents(project) == before


def test_private_addresses_are_passed_over(server: Server, tmp_path: Path) -> None:
    """Links into private networks are not asked for, and the report says so."""
    project = project_with(tmp_path / "project", {"Here": server.url("unasked"), "There": "http://10.0.0.1/"})
    done = reading_list(project, "links")
    assert done.returncode == FINE
    assert "2 links: 2 not checked" in done.stdout
    assert server.asked["/unasked"] == 0
    assert not (project / "entries" / STATE).exists()


# --- Which links --------------------------------------------------------------------------------


def test_all_links_of_a_library_are_checked(server: Server, tmp_path: Path) -> None:
    """Entries, companions, archived copies and concepts; fragments are not asked for, and each link once."""
    text = f"""\
title: Links
section: Methods
concepts:
  - {{name: Concept, summary: A term., url: "{server.url("concept/fine", 1)}"}}
entries:
  - title: Entry
    url: {server.url("gone/404#part", 2)}
    archived: {server.url("archived/404", 3)}
    companions:
      - {{title: Companion, url: "{server.url("companion/404", 4)}"}}
      - {{title: The same, url: "{server.url("gone/404#other", 2)}"}}
"""
    project = make_project(tmp_path / "project", topics={"links": text})
    assert report_of(project)["counts"] == {"dead": 3, "fine": 1}
    assert server.asked["/gone/404"] == 1


def git(project: Path, *arguments: str) -> None:
    settings = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *settings, *arguments], cwd=project, check=True, capture_output=True)


def test_only_changed_links_are_checked(server: Server, tmp_path: Path) -> None:
    """With --changed-since, links that the entries had at that commit are passed over, also when they moved file."""
    old, new = server.url("old/404"), server.url("new/404")
    project = project_with(tmp_path / "project", {"Old": old})
    git(project, "init")
    git(project, "add", ".")
    git(project, "commit", "-m", "first")
    (project / "entries" / "links.yaml").rename(project / "entries" / "moved.yaml")
    (project / "entries" / "new.yaml").write_text(topic_of({"New": new}).replace("title: Links", "title: New"))
    report = report_of(project, "--changed-since", "HEAD")
    assert [link["url"] for link in report["links"]] == [new]
    assert server.asked["/old/404"] == 0


@pytest.mark.parametrize("revision", ["no-such-branch", "--output=x", ""])
def test_a_revision_that_git_does_not_know(tmp_path: Path, revision: str) -> None:
    """A wrong revision, or no repository at all, is said in words; nothing is checked or written."""
    project = project_with(tmp_path / "project", {"Work": "https://example.org/"})
    for is_repository in (False, True):
        if is_repository:
            git(project, "init")
        done = reading_list(project, "links", f"--changed-since={revision}")
        assert done.returncode == TROUBLE
        assert done.stderr.startswith("reading-list: --changed-since: ")
        assert len(done.stderr.splitlines()) == 1
    assert not (project / "x").exists()


# --- Reports ------------------------------------------------------------------------------------


def test_suggestions(server: Server, tmp_path: Path) -> None:
    """A dead link gets the archived copy of its entry, or else an address of the archive for the day it was good."""
    gone, kept = server.url("gone/404", 1), server.url("kept/404", 2)
    text = topic_of({"Gone": gone}) + f"    added: 2024-05-06\n  - title: Kept\n    url: {kept}\n"
    text += f"    archived: {server.url('archived', 3)}\n"
    project = make_project(tmp_path / "project", topics={"links": text})
    advice = {link["url"]: link["advice"] for link in report_of(project, "--suggest")["links"]}
    assert advice[gone].endswith(f" (not verified): https://web.archive.org/web/20240506/{gone}")
    assert advice[kept] == f"The entry names an archived copy: {server.url('archived', 3)}"
    assert {link["advice"] for link in report_of(project)["links"]} == {""}


def test_reports_for_people(server: Server, tmp_path: Path) -> None:
    """Text and Markdown say the same: under a heading, each link with its place and what is known."""
    url = server.url("410")
    project = project_with(tmp_path / "project", {"Gone": url, "Fine": server.url("fine", 2)})
    text = check(project, "--suggest").stdout
    assert text.splitlines() == [
        "Dead today, not often enough yet to be sure:",
        f"  entries/links.yaml:5:10: {url}",
        "      410 Gone; dead on 2026-01-01",
        f"      Look for an archived copy (not verified): https://web.archive.org/web/20260101/{url}",
        "2 links: 1 dead today, 1 fine",
    ]
    markdown = check(project, "--suggest", "--format=markdown").stdout
    assert markdown.splitlines() == [
        "Links checked on 2026-01-01. 2 links: 1 dead today, 1 fine.",
        "",
        "## Dead today, not often enough yet to be sure",
        "",
        f"- <{url}> in `entries/links.yaml:5:10`",
        "  `410 Gone; dead on 2026-01-01`",
        f"  Look for an archived copy (not verified): <https://web.archive.org/web/20260101/{url}>",
    ]


def test_what_is_about_to_be_done_is_said(server: Server, tmp_path: Path) -> None:
    """Before it begins, the command says on standard error how much there is to do, and whether that takes long."""
    one = project_with(tmp_path / "one", {"Fine": server.url("fine", 1)})
    done = check(one)
    assert (done.stdout, done.stderr) == ("1 link: 1 fine\n", "Checking 1 link on 1 host ...\n")
    urls = {f"Work {number}": f"https://example.org/{number}" for number in range(110)}
    urls |= {"The same host": "https://www.example.org/"}
    many = project_with(tmp_path / "many", urls)  # example addresses: nobody is asked
    assert check(many).stderr == "Checking 111 links on 1 host; this may take several minutes ...\n"


# --- What can go wrong --------------------------------------------------------------------------

CHECK = ("links", "--private")


def test_without_lychee(tmp_path: Path) -> None:
    """Where the program is missing, the message says how to get it."""
    project = project_with(tmp_path / "project", {"Work": "https://example.org/"})
    script = (
        "import sys, runpy\n"
        "sys.executable = '/nowhere/python'\n"
        "sys.argv = ['reading-list', 'links']\n"
        "runpy.run_module('reading_list', run_name='__main__')\n"
    )
    done = run_script(script, project, PATH="/nowhere")
    assert done.returncode == TROUBLE
    assert done.stderr.endswith("is not installed. Run: pip install 'mkdocs-reading-list[links]'\n")


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    """Where lychee's own files cannot be written, the message says why, and nothing is remembered."""
    project = project_with(tmp_path / "project", {"Work": "http://127.0.0.1:9/"})
    before = contents(project)
    script = (
        "import resource, runpy, sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20))\n"
        "sys.argv = ['reading-list', 'links', '--private']\n"
        "runpy.run_module('reading_list', run_name='__main__')\n"
    )
    done = run_script(script, project)
    assert done.returncode == TROUBLE
    assert done.stderr.endswith("\nreading-list: lychee cannot be run: File too large.\n")
    assert contents(project) == before


def test_an_interrupt_changes_nothing(server: Server, tmp_path: Path) -> None:
    """Ctrl-C while a server is asked ends the run and lychee, and nothing is remembered."""
    project = project_with(
        tmp_path / "project", {"Slow": server.url("interrupted/stalls"), "Gone": server.url("404", 2)}
    )
    before = contents(project)
    with started(COMMAND, project, *CHECK, "--timeout=60") as process:
        wait_until(lambda: server.asked["/interrupted/stalls"] > 0, "lychee asks the server")
        os.kill(process.pid, signal.SIGINT)
        done = process.done()
    assert "Aborted!" in done.stderr
    assert done.returncode == 1
    assert contents(project) == before


def test_two_runs_at_once_keep_the_records_of_both(server: Server, tmp_path: Path) -> None:
    """Runs on different links at the same time both find their links in the records afterwards."""
    project = project_with(tmp_path / "project", {"One": server.url("one/404")})
    git(project, "init")
    git(project, "add", ".")
    git(project, "commit", "-m", "first")
    (project / "entries" / "more.yaml").write_text(topic_of({"Two": server.url("two/404")}).replace("Links", "More"))
    day = {"SOURCE_DATE_EPOCH": epoch("2026-01-01")}
    commands = ([*CHECK, "--changed-since=HEAD"], CHECK)
    with ExitStack() as running:
        runs = [
            running.enter_context(started(COMMAND, project, *command, terminal=None, **day)) for command in commands
        ]
        assert [one.done().returncode for one in runs] == [FINE, FINE]
    assert set(state_of(project)) == {server.url("one/404"), server.url("two/404")}


# --- The site -----------------------------------------------------------------------------------

GONE = "https://example.org/gone"


def dead_record(last: str = "2026-02-03") -> Record:
    return Record(verdict=Verdict.DEAD, reason="404", since="2026-01-01", dead_on=("2026-01-01", "2026-01-02", last))


def test_the_site_says_that_a_link_is_dead(tmp_path: Path) -> None:
    """`build` and MkDocs show the day on the entry, with the archived copy; a link that is mended loses the words."""
    text = topic_of({"Gone": GONE}) + "    archived: https://example.org/copy\n"
    project = make_project(tmp_path / "project", topics={"links": text})
    words = "This link was dead when last checked on 3 February 2026."
    page = project / "site" / "topics" / "links" / "index.html"
    state = project / "entries" / STATE
    for records, expected in (({GONE: dead_record()}, True), ({GONE: after((1, DEAD))["u"]}, False)):
        state.write_text(link_health.as_text(records))
        assert mkdocs(project, "build", "--strict").returncode == 0
        assert (words in page.read_text()) is expected
        assert ("Read the archived copy" in page.read_text()) is expected
        assert reading_list(project, "build").returncode == 0
        written = (project / "docs" / "topics" / "links.md").read_text()
        assert ("rl-dead" in written) is expected


def test_every_link_that_is_dead_is_marked() -> None:
    """Companions, concepts and archived copies as well; a dead copy is not offered in place of a dead link."""
    text = topic_of({"Gone": GONE}) + (
        "    archived: https://example.org/copy\n"
        "    companions:\n      - {title: Code, url: https://example.org/code}\n"
        "concepts:\n  - {name: Term, summary: A term., url: https://example.org/term}\n"
    )
    read = library({"links": text})
    dead = {GONE, *(f"https://example.org/{name}" for name in ("copy", "code", "term"))}
    pages = rendered(replace(read, dead=dict.fromkeys(dead, "2026-02-03")))
    page = pages["topics/links.md"] + pages["concepts/term.md"]
    assert page.count("3 February 2026") == len(dead)
    assert "Read the archived copy" not in page
    assert "February" not in rendered(read)["topics/links.md"]


def test_records_that_cannot_be_read_stop_a_build(tmp_path: Path) -> None:
    """A site is not published without what is known of its links because of a conflict in the file."""
    project = project_with(tmp_path / "project", {"Work": "https://example.org/"})
    (project / "entries" / STATE).write_text("<<<<<<< HEAD\n")
    assert reading_list(project, "build").returncode == TROUBLE
    assert mkdocs(project, "build").returncode == 1
