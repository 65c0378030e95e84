"""`reading-list complete`, with services of our own on loopback that answer as theirs do, in every mood."""

import os
import pty
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date as Day
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from helpers import contents, make_project
from processes import started
from reading_list.cli import main
from reading_list.collect.web import Web
from reading_list.core.problems import errors
from reading_list.entries.loading import check_files
from reading_list.entries.source.folder import read_folder
from rights import read_only
from scholarly import ARXIV, CROSSREF, DBLP, OPENALEX, OPENREVIEW, Paper, Scholarly
from web_server import Answer, Internet, serving_web

METHODS = """\
# yaml-language-server: $schema=../docs/schemas/v2/topic.schema.json

title: Reading Methods   # a comment
section: Methods
entries:
  # the first
  - title: Attention to Lists
    url:   'https://arxiv.org/abs/2101.00001'   # odd
    kind: paper

    tags: [ lists,reading ]
  - {title: "How Lists Are Kept", kind: paper, url: "https://site.example/kept.pdf",   authors: [Ada Reader]}
  - title: Deep Reading of Lists
    doi: 10.5555/deep
    kind: paper
    arxiv: 2101.00003
    published:
        venue: CVPR  # here
    note: |
      Lines

      of text.
# the end
"""
OTHER = """\
title: Other Things
section: Methods
entries:
  - {title: Notes on Writing Notes, url: 'https://site.example/post', kind: article}
  - title: Reviewing the Reviews
    url: https://openreview.net/forum?id=aBc-1
    kind: paper
    doi: 10.5555/reviews
    arxiv: 2101.00009
"""
ATTENTION = Paper(
    "Attention to Lists",
    arxiv="2101.00001",
    doi="10.5555/att",
    venue="Proceedings of the 30th Conference on Lists (ICL)",
    short="ICL",
    pages="1–9",
)
KEPT = Paper(
    "How lists are kept",
    ("Ada Reader", "Bo von Writer", "Łukasz Schreiber"),
    doi="10.5555/kept",
    venue="Journal of Listing Research",
    short="J. List. Res.",
    year=2014,
    volume="7",
    pages="30-39",
)
DEEP = Paper(
    "Deep Reading of Lists",
    arxiv="2101.00003",
    doi="10.5555/deep",
    posted="2015-12-10",
    venue="2016 IEEE Conference on Computer Vision and Pattern Recognition (CVPR)",
    short="CVPR",
    year=2016,
    pages="770-778",
)
REVIEWS = Paper("Reviewing the Reviews", openreview="aBc-1", venue="ICLR", only=(OPENREVIEW,))
PAPERS = [ATTENTION, KEPT, DEEP, REVIEWS]
COMPLETED = """\
# yaml-language-server: $schema=../docs/schemas/v2/topic.schema.json

title: Reading Methods   # a comment
section: Methods
entries:
  # the first
  - title: Attention to Lists
    url:   'https://arxiv.org/abs/2101.00001'   # odd
    doi: 10.5555/att
    kind: paper
    authors: [Ada Reader, Bo Writer]
    date: 2016-12-30
    published: {venue: ICL, year: 2017, pages: 1-9}

    tags: [ lists,reading ]
  - {title: "How Lists Are Kept", kind: paper, url: "https://site.example/kept.pdf",   authors: [Ada Reader]}
  - title: Deep Reading of Lists
    doi: 10.5555/deep
    kind: paper
    arxiv: 2101.00003
    authors: [Ada Reader, Bo Writer]
    date: 2015-12-10
    published:
        venue: CVPR  # here
        year: 2016
        pages: 770-778
    note: |
      Lines

      of text.
# the end
""".replace(
    'kept.pdf",   authors: [Ada Reader]}',
    'kept.pdf", doi: 10.5555/kept,   authors: [Ada Reader], date: 2014-06, '
    "published: {venue: Journal of Listing Research, year: 2014, volume: 7, pages: 30-39}}",
)
DAY = Day(2024, 6, 1)
EPOCH = 1_717_200_000  # the same day
A_DAY = 86_400
FINE, PROBLEMS, TROUBLE = 0, 1, 2


@pytest.fixture
def internet() -> Iterator[Internet]:
    with serving_web() as running:
        running.service = Scholarly(PAPERS)
        yield running


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_project(tmp_path / "list", topics={"methods": METHODS, "other": OTHER})
    monkeypatch.chdir(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
    return root


def complete(web: Web, *arguments: str, command: str = "complete") -> Result:
    """Run the command. It must not end in an exception of ours."""
    done = CliRunner().invoke(main, [command, *arguments], obj=web)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done


def text(project: Path, topic: str = "methods") -> str:
    """Return the text of a topic, after a check of all that finds no mistake; the comments are odd on purpose."""
    files, misplaced = read_folder(project / "entries")
    assert errors(check_files(files, misplaced, DAY)[1]) == []
    return (project / "entries" / f"{topic}.yaml").read_text()


def write(project: Path, *entries: str) -> None:
    """Make *entries*, each on a line, those of the only topic."""
    lines = "".join(f"  - {{{entry}}}\n" for entry in entries)
    (project / "entries" / "methods.yaml").write_text(f"title: Methods\nsection: S\nentries:\n{lines}")
    (project / "entries" / "other.yaml").unlink(missing_ok=True)


def asked(internet: Internet, host: str) -> list[str]:
    return [request.url for request in internet.asked if request.url.split("/")[2] == host]


# --- What is written ----------------------------------------------------------------------------


def test_what_is_absent_is_written(project: Path, internet: Internet) -> None:
    """By number or by title, what entries lack is put in its place, and every other byte stays."""
    done = complete(internet.web())
    assert done.exit_code == FINE, done.output
    assert text(project) == COMPLETED
    assert text(project, "other").endswith(
        "    arxiv: 2101.00009\n    authors: [Ada Reader, Bo Writer]\n    date: 2016-12-31\n"
        "    published: {venue: ICLR, year: 2017}\n"
    )
    assert done.stdout == (
        """\
entries/methods.yaml:7: "Attention to Lists"
  + doi: 10.5555/att  (Crossref, OpenAlex)
  + authors: [Ada Reader, Bo Writer]  (arXiv, Crossref)
  + date: 2016-12-30  (arXiv)
  + published: {venue: ICL, year: 2017, pages: 1-9}  (Crossref)
entries/methods.yaml:12: "How Lists Are Kept"
  + doi: 10.5555/kept  (Crossref, OpenAlex, DBLP)
  + date: 2014-06  (Crossref)
  + published: {venue: Journal of Listing Research, year: 2014, volume: 7, pages: 30-39}  (Crossref, DBLP)
entries/methods.yaml:13: "Deep Reading of Lists"
  + authors: [Ada Reader, Bo Writer]  (arXiv, Crossref)
  + date: 2015-12-10  (arXiv)
  - published: {venue: CVPR}
  + published: {venue: CVPR, year: 2016, pages: 770-778}  (Crossref)
entries/other.yaml:5: "Reviewing the Reviews"
  + authors: [Ada Reader, Bo Writer]  (OpenReview)
  + date: 2016-12-31  (OpenReview)
  + published: {venue: ICLR, year: 2017}  (OpenReview)
5 works: 1 whole already, 4 completed as far as anybody knows.
"""
    )


def test_a_dry_run(project: Path, internet: Internet) -> None:
    """What would change is a difference that patch takes; the report stands beside it, and no entry changes."""
    before = contents(project / "entries")
    done = complete(internet.web(), "--dry-run")
    assert done.exit_code == FINE
    assert contents(project / "entries") == before
    assert "--- a/entries/methods.yaml\n+++ b/entries/methods.yaml\n" in done.stdout
    assert "4 completed as far as anybody knows" in done.stderr
    subprocess.run(["git", "apply", "-p1", "-"], cwd=project, input=done.stdout, text=True, check=True)
    assert text(project) == COMPLETED


def test_one_topic(project: Path, internet: Internet) -> None:
    """A topic is named by its title or its file; only its works are asked about."""
    assert complete(internet.web(), "--topic", "Other Things").exit_code == FINE
    assert (text(project), "ICLR" in text(project, "other")) == (METHODS, True)
    assert not any("2101.00001" in request.url for request in internet.asked)
    unknown = complete(internet.web(), "--topic", "reading")
    assert 'No topic is called "reading". Did you mean "Reading Methods"?' in unknown.stderr
    assert unknown.exit_code == TROUBLE


def test_names_and_venues_as_the_list_spells_them(project: Path, internet: Internet) -> None:
    """The file of names decides how people and venues are written."""
    names = "people:\n  Bo B. Writer: [Bo Writer]\nvenues:\n  Lists: [Conference on Lists]\n"
    (project / "entries" / "names.yaml").write_text(names)
    complete(internet.web(), "--topic", "methods")
    assert "authors: [Ada Reader, Bo B. Writer]" in text(project)
    assert "published: {venue: Lists, year: 2017, pages: 1-9}" in text(project)


def test_nothing_is_asked_twice(project: Path, internet: Internet) -> None:
    """What was answered is remembered for as long as one likes."""
    complete(internet.web(), "--dry-run")
    count = len(internet.asked)
    assert count == len({request.url for request in internet.asked})
    os.environ["SOURCE_DATE_EPOCH"] = str(EPOCH + 29 * A_DAY)
    assert complete(internet.web(), "--dry-run").exit_code == FINE
    assert len(internet.asked) == count
    assert complete(internet.web(), "--dry-run", "--max-age", "29").exit_code == FINE
    assert len(internet.asked) == 2 * count
    assert (project / ".cache" / "reading-list" / ".gitignore").read_text() == "*\n"


def test_who_asks(project: Path, internet: Internet) -> None:
    """Hosts are told who asks, and whom they can write to; what is no email address is refused."""
    complete(internet.web(), "--contact", "ada+lists@site.example")
    agents = {request.headers["User-Agent"] for request in internet.asked}
    assert len(agents) == 1
    assert agents.pop().endswith("; mailto:ada+lists@site.example)")
    for wrong in ("ada", "a@b", "a@site.example\nX: y", "a@site.example)"):
        assert complete(internet.web(), "--contact", wrong).exit_code == TROUBLE


# --- What is only shown -------------------------------------------------------------------------


def test_sources_that_disagree(project: Path, internet: Internet) -> None:
    """Where two sources say different things, both are shown and nothing of it is written; the rest is."""
    here = ATTENTION._replace(only=(ARXIV, OPENALEX))
    there = ATTENTION._replace(authors=("Ada Reader", "Cy Third"), only=(CROSSREF,))
    internet.service = Scholarly([here, there])
    done = complete(internet.web(), "--topic", "methods")
    assert done.exit_code == PROBLEMS
    claims = "arXiv says Ada Reader, Bo Writer; Crossref says Ada Reader, Cy Third"
    assert f"  ! authors: {claims}. Nothing was taken.\n" in done.stdout
    assert "1 with something to decide" in done.stdout
    entry = text(project).partition("tags:")[0]
    assert "authors" not in entry
    assert "published: {venue: ICL" in entry


def test_a_title_that_differs_is_shown(project: Path, internet: Internet) -> None:
    """A title is never written; one that differs a little is no reason to mistrust the rest."""
    internet.service = Scholarly([ATTENTION._replace(title="Attention to Lists: A Survey")])
    done = complete(internet.web(), "--topic", "methods")
    assert '  ? arXiv calls it "Attention to Lists: A Survey"\n' in done.stdout
    assert done.exit_code == FINE
    assert "title: Attention to Lists\n" in text(project)
    assert "date: 2016-12-30" in text(project)


def test_an_identifier_of_another_work(project: Path, internet: Internet) -> None:
    """An identifier under which a source knows something else is doubtful, and nothing is taken from it."""
    internet.service = Scholarly([ATTENTION._replace(title="Quantum Gravity", authors=("Max Other",))])
    done = complete(internet.web(), "--topic", "methods")
    assert done.exit_code == PROBLEMS
    assert '  ! arXiv knows 2101.00001 as "Quantum Gravity": see whether it is the right one.' in done.stdout
    assert text(project) == METHODS


def test_an_identifier_that_another_entry_has(project: Path, internet: Internet) -> None:
    """Two entries never become the same work."""
    write(
        project,
        'title: Attention to Lists, kind: paper, url: "https://arxiv.org/abs/2101.00001"',
        "title: Something Else, doi: 10.5555/att, kind: article, authors: [A B], date: 2001",
    )
    done = complete(internet.web())
    refused = '10.5555/att is the entry "Something Else", entries/methods.yaml:5'
    assert f"  ? its doi cannot be written: {refused}\n" in done.stdout
    assert text(project).count("10.5555/att") == 1


PAGE = 'kind: paper, url: "https://site.example/a.pdf"'


@pytest.mark.parametrize(
    ("entry", "taken"),
    [
        (f"title: How Lists are Kept, {PAGE}, authors: [A. Reader]", True),
        (f"title: 'How lists, are KEPT!', {PAGE}, date: 2014", True),
        (f"title: How Lists are Kept, {PAGE}, authors: [Bea Reader], date: 2014", False),
        (f"title: How Lists are Kept, {PAGE}, date: 2013", False),
        (f"title: How Lists are Kept, {PAGE}", False),
        (f"title: How Lists, {PAGE}, authors: [Ada Reader]", False),
        ('title: How Lists are Kept, kind: article, url: "https://site.example/a", authors: [Ada Reader]', False),
    ],
)
def test_works_without_an_identifier(project: Path, internet: Internet, entry: str, *, taken: bool) -> None:
    """A work of the same title is taken for the same only where an author, or else the year, agrees as well."""
    write(project, entry)
    done = complete(internet.web())
    assert done.exit_code == FINE
    assert ("doi: 10.5555/kept" in text(project)) == taken


def test_a_namesake(project: Path, internet: Internet) -> None:
    """Where the title is all that is known, it is said what would help."""
    write(project, f"title: How Lists are Kept, {PAGE}")
    assert "with an author or the year, it could be told whether it is this one" in complete(internet.web()).stdout


def test_a_work_that_a_title_leads_to(project: Path, internet: Internet) -> None:
    """An identifier that is found by a title leads on to what others know by it."""
    internet.service = Scholarly([ATTENTION._replace(only=(DBLP,)), ATTENTION._replace(doi="", only=(ARXIV,))])
    write(project, f"title: Attention to Lists, {PAGE}, authors: [Ada Reader]")
    complete(internet.web())
    for fact in ('arxiv: "2101.00001"', "doi: 10.5555/att", "date: 2016-12-30", "venue: ICL, year: 2017, pages: 1-9"):
        assert fact in text(project)


def test_a_venue_that_only_a_title_leads_to(project: Path, internet: Internet) -> None:
    """Authors that one source knows by the number tell another's record by the title."""
    paper = ATTENTION._replace(doi="")
    namesake = paper._replace(authors=("Max Other",), arxiv="", venue="Elsewhere", short="")
    internet.service = Scholarly([paper, namesake])
    write(project, 'title: Attention to Lists, kind: paper, url: "https://arxiv.org/abs/2101.00001"')
    assert complete(internet.web()).exit_code == FINE
    assert "published: {venue: ICL, year: 2017, pages: 1-9}" in text(project)


def test_another_version_of_a_work(project: Path, internet: Internet) -> None:
    """Of two versions of one title by the same people, the entry's DOI tells which it is."""
    longer = KEPT._replace(doi="10.5555/longer", venue="Transactions on Lists", short="", year=2016)
    internet.service = Scholarly([KEPT._replace(only=(DBLP,)), longer._replace(only=(DBLP,))])
    write(project, f"title: How Lists are Kept, {PAGE}, doi: 10.5555/kept, authors: [Ada Reader]")
    assert complete(internet.web()).exit_code == FINE
    assert "published: {venue: J. List. Res., year: 2014, volume: 7, pages: 30-39}" in text(project)
    write(project, f"title: How Lists are Kept, {PAGE}, authors: [Ada Reader]")
    assert complete(internet.web()).exit_code == PROBLEMS
    assert "published" not in text(project)


def test_an_identifier_that_is_found_and_doubtful(project: Path, internet: Internet) -> None:
    """An identifier that one source gives for the work, and that another knows as another work, is not written."""
    other = Paper("Quantum Gravity", ("Max Other",), doi="10.5555/att", only=(CROSSREF,))
    internet.service = Scholarly([ATTENTION._replace(only=(ARXIV, OPENALEX)), other])
    write(project, 'title: Attention to Lists, kind: paper, url: "https://arxiv.org/abs/2101.00001"')
    done = complete(internet.web())
    assert done.exit_code == PROBLEMS
    assert '! Crossref knows 10.5555/att as "Quantum Gravity"' in done.stdout
    assert "10.5555" not in text(project)
    assert "authors: [Ada Reader, Bo Writer], date: 2016-12-30" in text(project)


@pytest.mark.parametrize(
    ("authors", "people"),
    [
        (("Reader",), None),
        (("Ada Reader", "et al."), None),
        (("Ada Reader", ""), None),
        (("Ada Reader", "x" * 200), None),
        (("Ada Reader", "Ada Reader"), None),
        (("李明", "王芳"), "[李明, 王芳]"),
        (("Ada <b>Reader</b>",), "[Ada <b>Reader</b>]"),
    ],
)
def test_authors_are_whole_or_not_written(
    project: Path, internet: Internet, authors: tuple[str, ...], people: str | None
) -> None:
    """A list of authors that is cut, or has names that no entry may hold, is left."""
    internet.service = Scholarly([ATTENTION._replace(authors=authors, only=(ARXIV,))])
    complete(internet.web(), "--topic", "methods")
    entry = text(project).partition("tags:")[0]
    assert (f"    authors: {people}\n" in entry) if people else ("authors" not in entry)
    assert "date: 2016-12-30" in entry


def test_hostile_replies(project: Path, internet: Internet) -> None:
    """Characters that hide or command reach neither the file nor the terminal, whatever they stand in."""
    evil = "\u202e\x1b[31m\u200b\U000e0041"
    paper = DEEP._replace(
        authors=(f"Ada {evil}Reader", f"Bo\n::error::Writer{evil}"), venue=f"Evil{evil} & <script>", pages=f"1{evil}"
    )
    internet.service = Scholarly([paper._replace(title=f"Deep Reading of {evil}Lists", only=(CROSSREF,))])
    write(project, "title: Deep Reading of Lists, doi: 10.5555/deep, kind: paper")
    done = complete(internet.web())
    assert not set(evil) & set("\u202e\x1b\u200b\U000e0041") & set(text(project) + done.output)
    assert "authors: [Ada [31mReader" in text(project).replace('"', "")
    assert "\n::error" not in text(project) + done.output


# --- Services in other moods --------------------------------------------------------------------

JSON = {"Content-Type": "application/json"}
ODD = {
    "cut": Answer(200, b'{"message": {"DOI": "10.5555/att", "title": ["Attention', JSON),
    "HTML": Answer(200, b"<!doctype html><title>Maintenance</title>", {"Content-Type": "text/html"}),
    "another": Answer(200, b'{"message": {"DOI": "10.5555/x", "title": ["Attention to Lists"]}}', JSON),
    "nothing": Answer(200, b"", JSON),
    "huge": Answer(200, b'{"message": {"DOI": "10.5555/att", "title": ["' + b"x" * 3_000_000 + b'"]}}', JSON),
    "binary": Answer(200, b"%PDF", {"Content-Type": "application/pdf"}),
    "forbidden": Answer(403, b"no", JSON),
}


@pytest.mark.parametrize("mood", ODD)
def test_odd_answers(project: Path, internet: Internet, mood: str) -> None:
    """An answer that cannot be what was asked for is said and forgotten; what others say is written all the same."""
    internet.service = Scholarly(PAPERS, {CROSSREF: [ODD[mood]]})
    internet.service.papers = [ATTENTION]
    done = complete(internet.web(), "--topic", "methods")
    assert done.exit_code == PROBLEMS
    assert "Crossref answers" in done.stdout
    assert "1 work could not be looked up there.\n" in done.stdout
    entry = text(project).partition("tags:")[0]
    assert "authors: [Ada Reader, Bo Writer]" in entry
    again = complete(internet.web(), "--topic", "methods")
    assert again.exit_code == FINE
    assert "published: {venue: ICL, year: 2017, pages: 1-9}" in text(project)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_host_that_is_busy(project: Path, internet: Internet, status: int) -> None:
    """It is asked again, after the time that it names, or a longer one each time."""
    busy = Answer(status, b"", {"Retry-After": "7"})
    internet.service = Scholarly(PAPERS, {CROSSREF: [busy, Answer(status), Answer(status)]})
    done = complete(internet.web(), "--topic", "methods")
    assert done.exit_code == FINE
    assert text(project) == COMPLETED
    assert [round(pause) for pause in internet.pauses if pause > 3.5] == [7, 4, 8]


def test_a_host_that_wants_to_be_left_alone(project: Path, internet: Internet) -> None:
    """One that names a long time is not asked again; the others are, and what they say is written."""
    internet.service = Scholarly(PAPERS, {CROSSREF: [Answer(429, b"", {"Retry-After": "3600"})]})
    done = complete(internet.web())
    assert done.exit_code == PROBLEMS
    assert len(asked(internet, CROSSREF)) == 1
    assert "Crossref asks to be left alone for 60 minutes: 4 works could not be looked up there.\n" in done.stdout
    assert "date: 2016-12-30" in text(project)
    assert max(internet.pauses) < 3600


def test_a_host_that_fails_again_and_again(project: Path, internet: Internet) -> None:
    """After three works in a row it is given up."""
    write(project, *(f"title: Work {name}, doi: 10.5555/{name}, kind: paper" for name in "abcdefgh"))
    internet.service = Scholarly([], {CROSSREF: [Answer(503)] * 100})
    done = complete(internet.web())
    assert done.exit_code == PROBLEMS
    assert len(asked(internet, CROSSREF)) == 12
    assert "Crossref answers 503 Service Unavailable: 3 works could not be looked up there.\n" in done.stdout
    assert "Crossref is not asked any more: answers 503 Service Unavailable: 5 works could" in done.stdout


def test_no_network(project: Path, internet: Internet) -> None:
    """Where no host can be reached, that is said once each, and nothing is written."""
    internet.gone = {ARXIV, CROSSREF, DBLP, OPENALEX, OPENREVIEW, "api.openreview.net"}
    done = complete(internet.web())
    assert done.exit_code == PROBLEMS
    assert "arXiv cannot be reached: 4 works could not be looked up there.\n" in done.stdout
    assert text(project) == METHODS
    assert internet.asked == []


def test_a_host_that_hangs(project: Path, internet: Internet) -> None:
    """One that gives no answer within the limit is asked a second time, and then said."""
    hanging = Answer(act=lambda handler: internet.over.wait())
    internet.service = Scholarly([ATTENTION], {OPENALEX: [hanging, hanging]})
    write(project, 'title: Attention to Lists, kind: paper, url: "https://arxiv.org/abs/2101.00001"')
    done = complete(internet.web(seconds=1))
    assert "OpenAlex gave no whole answer within 1 seconds: 1 work could not be looked up there.\n" in done.stdout
    assert "authors: [Ada Reader, Bo Writer]" in text(project)


# --- Ctrl-C, caches, others who write -----------------------------------------------------------

# Runs the command in a process of its own, with our hosts on loopback as its web.
PROCESS = """
import ssl, sys
from reading_list.cli import main
from reading_list.collect.web import Web
port, authority = int(sys.argv[1]), sys.argv[2]
web = Web(
    reachable=lambda _: True,
    resolve=lambda *_: [("127.0.0.1", port)],
    tls=ssl.create_default_context(cafile=authority),
    pause=lambda _: None,
)
main(["complete"], obj=web)
"""


@contextmanager
def complete_in_a_process(project: Path, internet: Internet, **streams: Any) -> Iterator[subprocess.Popen[Any]]:
    """Run the command in a process of its own."""
    authority = project / "authority.pem"
    internet.trust_to(authority)
    command = ["-c", PROCESS, str(internet.ports[443]), str(authority)]
    with started(command, project, {"SOURCE_DATE_EPOCH": str(EPOCH), "TERM": "xterm"}, **streams) as process:
        yield process


def test_a_bar_on_a_terminal(project: Path, internet: Internet) -> None:
    """On a terminal, each source has a bar that gets full; the report goes where it always does."""
    ours, theirs = pty.openpty()
    shown = b""
    with complete_in_a_process(project, internet, stderr=theirs, stdout=subprocess.DEVNULL):
        os.close(theirs)
        with suppress(OSError):  # Linux says so when the other side is closed
            while piece := os.read(ours, 65536):
                shown += piece
    os.close(ours)
    for source in (b"arXiv for numbers", b"OpenAlex for DOIs", b"Crossref for DOIs", b"DBLP for titles"):
        assert re.search(b"Asking " + source + rb"  \[#+\]  100%", shown), shown
    assert text(project) == COMPLETED


def test_ctrl_c_half_way(project: Path, internet: Internet) -> None:
    """Nothing is written, all is whole, and the next run asks only what was not answered yet."""
    with complete_in_a_process(project, internet, stderr=subprocess.PIPE) as process:
        scholarly = Scholarly(PAPERS)

        def until_crossref(url: str) -> Answer:
            if CROSSREF in url and "query" not in url:
                process.send_signal(signal.SIGINT)
                return Answer(act=lambda handler: internet.over.wait())
            return scholarly(url)

        internet.service = until_crossref
        _, errors = process.communicate()
    assert process.returncode == TROUBLE
    assert b"Nothing was written. What was answered is remembered: run the command again to go on." in errors
    assert b"Traceback" not in errors
    assert text(project) == METHODS
    before = {request.url for request in internet.asked[:-1]}
    internet.asked.clear()
    internet.service = scholarly
    assert complete(internet.web()).exit_code == FINE
    assert text(project) == COMPLETED
    assert not before & {request.url for request in internet.asked}


def test_a_damaged_cache(project: Path, internet: Internet) -> None:
    """What cannot be read any more is asked for again; the result is the same."""
    complete(internet.web(), "--dry-run", "--topic", "methods")
    for number, file in enumerate(sorted((project / ".cache" / "reading-list").glob("*.json"))):
        kept = file.read_text()
        file.write_text(kept.replace('"text": "', '"text": "<') if number % 2 else kept[: len(kept) // 2])
    assert complete(internet.web(), "--topic", "methods").exit_code == FINE
    assert text(project) == COMPLETED


def test_a_cache_that_cannot_be_written(project: Path, internet: Internet) -> None:
    """Where replies cannot be kept, that is said at once, and nothing changes."""
    with read_only(project):
        done = complete(internet.web())
    assert done.exit_code == TROUBLE
    assert "reading-list: cannot be made (Permission denied). Replies are kept there; allow writing." in done.stderr
    assert (text(project), len(internet.asked)) == (METHODS, 1)


def test_somebody_else_writes_meanwhile(project: Path, internet: Internet) -> None:
    """An entry that was changed while services were asked stays as it is; the others get what they lack."""
    file = project / "entries" / "methods.yaml"
    scholarly = Scholarly(PAPERS)
    by_hand = METHODS.replace("    kind: paper\n\n", "    kind: paper\n    authors: [By Hand]\n\n")

    def answer(url: str) -> Answer:
        file.write_text(by_hand)
        return scholarly(url)

    internet.service = answer
    assert complete(internet.web(), "--topic", "methods").exit_code == FINE
    _, mark, after = COMPLETED.partition('  - {title: "How')
    assert text(project) == by_hand.partition(mark)[0] + mark + after


def test_a_list_with_mistakes(project: Path, internet: Internet) -> None:
    """Nothing is asked or written while the list does not pass its check."""
    (project / "entries" / "other.yaml").write_text(OTHER + "  - {title: Again, doi: 10.5555/deep}\n")
    before = contents(project)
    done = complete(internet.web())
    assert (done.exit_code, internet.asked) == (PROBLEMS, [])
    assert "duplicate-work" in done.stderr
    assert contents(project) == before


# --- Imports ------------------------------------------------------------------------------------

LIST = """\
# Papers
- [Attention to Lists](https://arxiv.org/abs/2101.00001)
- [Deep Reading of Lists](https://doi.org/10.5555/deep)
- [Something Else](https://site.example/else)
"""


def test_an_import_that_is_completed(project: Path, internet: Internet) -> None:
    """The works of an imported list are looked up before they become entries, or complete those at hand."""
    (project / "LIST.md").write_text(LIST)
    (project / "entries" / "methods.yaml").unlink()
    done = complete(internet.web(), "LIST.md", "--complete", command="import")
    assert done.exit_code == FINE, done.output
    assert 'LIST.md:2: "Attention to Lists"\n  + doi: 10.5555/att  (Crossref, OpenAlex)\n' in done.stdout
    assert "3 works: 1 whole already, 2 completed as far as anybody knows.\n" in done.stdout
    imported = text(project, "papers")
    assert "published: {venue: CVPR, year: 2016, pages: 770-778}" in imported
    assert "    authors: [Ada Reader, Bo Writer]\n    date: 2015-12-10\n" in imported
    plain = complete(internet.web(), "LIST.md", command="import")
    assert "nothing to change" in plain.stdout


def test_an_import_where_services_fail(project: Path, internet: Internet) -> None:
    """What is in the list is imported all the same, and the exit status says that something is missing."""
    (project / "LIST.md").write_text(LIST)
    (project / "entries" / "methods.yaml").unlink()
    internet.gone = {ARXIV, CROSSREF, DBLP, OPENALEX}
    done = complete(internet.web(), "LIST.md", "--complete", command="import")
    assert done.exit_code == PROBLEMS
    assert "Attention to Lists" in text(project, "papers")


def test_an_import_asks_nobody_by_itself(project: Path, internet: Internet) -> None:
    """Without --complete, nothing is asked."""
    (project / "LIST.md").write_text(LIST)
    assert complete(internet.web(), "LIST.md", command="import").exit_code == FINE
    assert (internet.asked, internet.looked_up) == ([], [])
