"""`reading-list add`: from an address to an entry, with a web of our own on loopback."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date as Day
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import processes
from helpers import contents, make_project, modified
from processes import wait_until
from reading_list.cli import main
from reading_list.collect.web import Web
from reading_list.entries.loading import check_files
from reading_list.entries.source.folder import read_folder
from rights import read_only
from test_metadata import ARXIV, CITATION, CROSSREF, GITHUB, GRAPH, OPENREVIEW, YOUTUBE
from warm import run_script, started
from web_server import Answer, Internet, serving_web

METHODS = """\
# yaml-language-server: $schema=../docs/schemas/v2/topic.schema.json

title: Reading Methods
# a comment
section: Methods
entries:
  - title: A Small Work
    url:   https://site.example/small
    tags: [lists, reading]
    # in use

    companions:
      - {title: Its code, url: "https://github.com/ada/small", kind: code}
# the end
"""
OTHER = "title: Other Things\nsection: Methods\nentries:\n  - {title: Else, url: 'https://site.example/else'}\n"
PAPER = "https://arxiv.org/abs/2101.00001"
API = "https://export.arxiv.org/api/query?max_results=1&id_list=2101.00001"
PAGE = "https://site.example/new"
NO_WEB = Web(resolve=lambda *_: [])
DAY = Day(2024, 6, 1)
EPOCH = {"SOURCE_DATE_EPOCH": "1717200000"}  # the same day
FINE, PROBLEMS, TROUBLE = 0, 1, 2
NEW = """
  - title: On the Art of Reading Lists & Other Things
    url: https://arxiv.org/abs/2101.00001
    doi: 10.5555/abc.2
    kind: paper
    authors: [Ada Reader, Łukasz Schreiber]
    date: 2021-01-03
"""


@pytest.fixture
def internet() -> Iterator[Internet]:
    with serving_web() as running:
        running.page(API, ARXIV, "application/atom+xml")
        yield running


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = make_project(tmp_path / "list", topics={"methods": METHODS, "other": OTHER})
    monkeypatch.chdir(made)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH["SOURCE_DATE_EPOCH"])
    return made


def add(web: Web, *arguments: str, answers: str = "") -> Result:
    """Run the command with *answers* typed one a line. It must not end in an exception of ours."""
    done = CliRunner().invoke(main, ["add", *arguments], input=answers, obj=web)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done


def checked(project: Path) -> str:
    """Return the text of the topic after a check that finds nothing, warnings included."""
    files, misplaced = read_folder(project / "entries")
    assert check_files(files, misplaced, DAY)[1] == []
    return (project / "entries" / "methods.yaml").read_text()


def inserted(project: Path) -> str:
    """Return what was put into the topic's file; every other byte must be as it was."""
    text = checked(project)
    at = METHODS.index("\n# the end")
    assert text.startswith(METHODS[:at])
    assert text.endswith(METHODS[at:])
    return text[at : len(text) - len(METHODS) + at]


# --- New entries --------------------------------------------------------------------------------


def test_asks_nothing_with_yes(project: Path, internet: Internet) -> None:
    """What arXiv says becomes an entry of the topic, in its place, and nothing else changes."""
    before = modified(project)
    done = add(internet.web(), "http://arxiv.org/pdf/2101.00001v2", "--topic", "methods", "--yes")
    assert inserted(project) == NEW.rstrip() + "\n    added: 2024-06-01"
    assert done.exit_code == FINE
    assert 'entries/methods.yaml:14: "On the Art of Reading Lists & Other Things" added' in done.stdout
    assert "Still missing: level, tags, note." in done.stdout
    touched = {name for name, when in modified(project).items() if before.get(name) != when}
    assert touched - {"entries", "."} == {"entries/methods.yaml"}
    assert [asked.url for asked in internet.asked] == [API]


def test_asks_for_what_is_missing(project: Path, internet: Internet) -> None:
    """Topic, tags, level and note are asked for, with suggestions; wrong answers are asked again."""
    answers = ["nowhere", "2", "Readin, reading, list", "n", "expert", "intro", "Why lists matter.", "y"]
    done = add(internet.web(), PAPER, answers="\n".join([*answers, ""]))
    assert done.exit_code == FINE, done.output
    assert 'No topic is called "nowhere". There are: Reading Methods, Other Things.' in done.stdout
    assert "  2 Reading Methods\n" in done.stdout
    assert "Tags, with commas (- for none) [lists, reading]" in done.stdout
    assert '"readin" is not in use yet (similar: reading). Use it? [y/N]' in done.stdout
    assert "write one of: introductory" in done.stdout
    assert inserted(project) == (
        "\n  - title: On the Art of Reading Lists & Other Things\n    url: https://arxiv.org/abs/2101.00001\n"
        "    doi: 10.5555/abc.2\n    kind: paper\n    level: introductory\n"
        "    authors: [Ada Reader, Łukasz Schreiber]\n    date: 2021-01-03\n    tags: [reading, lists]\n"
        "    note: Why lists matter.\n    added: 2024-06-01"
    )


@pytest.mark.parametrize(
    ("url", "api", "reply", "title"),
    [
        ("https://doi.org/10.5555/abc", "https://api.crossref.org/works/10.5555%2Fabc", CROSSREF, "Reading deep lists"),
        ("https://openreview.net/forum?id=abc", "https://api2.openreview.net/notes?id=abc", OPENREVIEW, "Reviewing"),
        (
            "https://youtu.be/abcdefghijk",
            "https://www.youtube.com/oembed?format=json&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Dabcdefghijk",
            YOUTUBE,
            "Lists, explained",
        ),
        ("https://github.com/ada/lists", "https://api.github.com/repos/ada/lists", GITHUB, "awesome-lists"),
        (PAGE, PAGE, CITATION, "Tagged Lists"),
        (PAGE, PAGE, GRAPH, "Open Lists"),
    ],
)
def test_every_source(project: Path, internet: Internet, url: str, api: str, reply: str, title: str) -> None:
    """Each source gives an entry that passes the check."""
    internet.page(api, reply)
    assert add(internet.web(), url, "--topic", "Reading Methods", "--yes").exit_code == FINE
    assert title in inserted(project)


def test_the_page_is_asked_where_the_service_fails(project: Path, internet: Internet) -> None:
    """Where the API says no, the tags of the page do."""
    internet.answers(API, Answer(403))
    internet.page(PAPER, CITATION)
    done = add(internet.web(), PAPER, "--topic", "methods", "--yes")
    assert "answers 403 Forbidden" in done.stderr
    assert "title: Tagged Lists" in inserted(project)


def test_untrusted_text_is_made_fit(project: Path, internet: Internet) -> None:
    """Control characters, text that turns round, and fields without end never reach the file."""
    title = "Evil\u202e\x1b[31m\x00 \u200b::error::" + "word " * 200
    internet.page(PAGE, f'<meta property="og:title" content="{title}"><meta name="author" content="{"x" * 500}">')
    done = add(internet.web(), PAGE, "--topic", "methods", "--yes")
    assert done.exit_code == FINE
    assert not {"\u202e", "\x1b", "\x00", "\u200b"} & set(inserted(project) + done.output)
    assert "authors" not in inserted(project)


def test_a_redirect_to_https_is_taken_over(project: Path, internet: Internet) -> None:
    """The safe address of the same page is the better one; tracking parameters are left out."""
    internet.answers("http://site.example/new?utm_source=x", Answer(301, b"", {"Location": PAGE}))
    internet.page(PAGE, CITATION)
    add(internet.web(), "http://site.example/new?utm_source=x", "--topic", "methods", "--yes")
    assert f"url: {PAGE}\n" in inserted(project)


# --- Already there ------------------------------------------------------------------------------


def test_already_listed(project: Path, internet: Internet) -> None:
    """A listed work gets the fields that it lacks, if one likes; what is there stays."""
    internet.page("https://site.example/small", CITATION)
    internet.page("http://www.site.example/small/?utm_source=x", CITATION)
    refused = add(internet.web(), "http://www.site.example/small/?utm_source=x", answers="n\n")
    assert 'Is listed already: the entry "A Small Work", entries/methods.yaml:8' in refused.stdout
    assert "Nothing was written." in refused.stdout
    assert checked(project) == METHODS
    done = add(internet.web(), "https://site.example/small", "--yes")
    assert done.exit_code == FINE
    assert "entries/methods.yaml: doi, authors, date, published added" in done.stdout
    text = checked(project)
    assert "title: A Small Work\n" in text
    venue = "published: {venue: Lists, year: 2017, pages: 9-11}"
    for line in ("doi: 10.5555/tagged", "authors: [Ada Reader, Bo Writer]", "date: 2016-12-30", venue):
        text = text.replace(f"    {line}\n", "")
    assert text == METHODS
    again = add(internet.web(), "https://site.example/small", "--yes")
    assert "There is nothing new to add." in again.stdout
    assert again.exit_code == FINE


def test_listed_under_the_address_it_leads_to(project: Path, internet: Internet) -> None:
    """A short link to a listed work is found out, and so is a companion; without network, too."""
    internet.answers("https://other.example/s", Answer(302, b"", {"Location": "https://site.example/small"}))
    internet.page("https://site.example/small", GRAPH)
    done = add(internet.web(), "https://other.example/s", answers="n\n")
    assert 'the entry "A Small Work"' in done.stdout
    offline = add(NO_WEB, "https://github.com/ada/small", "--topic", "other")
    assert 'Is listed already: a companion of "A Small Work", entries/methods.yaml:13' in offline.stdout
    assert offline.exit_code == FINE
    assert checked(project) == METHODS


# --- Trouble ------------------------------------------------------------------------------------

DATED = "https://nowhere.invalid/2019/03/04/how-reading-lists-work"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(404), "answers 404 Not Found"),
        (Answer(410), "answers 410 Gone"),
        (Answer(500), "answers 500 Internal Server Error"),
        (Answer(429, b"", {"Retry-After": "3600"}), "answers 429 Too Many Requests"),
        (Answer(200, b"%PDF", {"Content-Type": "application/pdf"}), "not with the title of a work (application/pdf)"),
        (Answer(200, b"<p>", {"Content-Type": "text/html"}), "not with the title of a work"),
        (Answer(302, b"", {"Location": "http://127.0.0.1/"}), "redirects to an address that is not fetched"),
        (None, "cannot be reached"),
    ],
)
def test_odd_replies(project: Path, internet: Internet, answer: Answer | None, said: str) -> None:
    """Whatever the host answers, what the address tells becomes the entry, and it is said what is missing."""
    url = DATED
    if answer:
        url = url.replace("nowhere.invalid", "site.example")
        internet.answers(url, answer)
    done = add(internet.web(), url, "--topic", "methods", "--yes")
    assert said in done.stderr
    assert "The entry gets what the address tells." in done.stderr
    assert "Still missing: kind, authors, publisher, level, tags, note." in done.stdout
    assert done.exit_code == FINE
    assert "title: How reading lists work\n" in inserted(project)
    assert "date: 2019-03-04\n" in inserted(project)


def test_500_then_200(project: Path, internet: Internet) -> None:
    """A service that fails once is asked again."""
    page = internet.pages[API][0]
    internet.answers(API, Answer(500), page)
    assert add(internet.web(), PAPER, "--topic", "methods", "--yes").exit_code == FINE
    assert "Art of Reading" in inserted(project)


def test_no_title_to_be_had(project: Path, internet: Internet) -> None:
    """Where nothing tells a title, it is asked for; with --yes nothing is made up."""
    refused = add(internet.web(), "https://nowhere.invalid/x", "--topic", "methods", "--yes")
    assert refused.exit_code == PROBLEMS
    assert "the title of the work is not known" in refused.stderr
    assert checked(project) == METHODS
    answers = "paper\nA Title of Its Own\n-\n\n\ny\n"
    done = add(internet.web(), "https://nowhere.invalid/x", "--topic", "methods", answers=answers)
    assert 'the title "paper" does not say what the work is' in done.stdout
    assert "title: A Title of Its Own\n" in inserted(project)


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "file:///etc/passwd", "arxiv.org/abs/1", "http://localhost/x"])
def test_refused_addresses(project: Path, internet: Internet, url: str) -> None:
    """An address that no reader could open is refused before anything is asked."""
    done = add(internet.web(), url, "--topic", "methods", "--yes")
    assert done.exit_code == TROUBLE
    assert "is not fetched" in done.stderr
    assert (internet.looked_up, checked(project)) == ([], METHODS)


@pytest.mark.parametrize("what", ["978-0-684-80001-1", "10.1145/1273445.1273458", "arxiv.org/abs/1"])
def test_what_is_no_address_is_told_how_it_gets_in(project: Path, internet: Internet, what: str) -> None:
    done = add(internet.web(), what, "--topic", "methods", "--yes")
    assert done.exit_code == TROUBLE
    assert f"{what}: is not fetched: it is no address. Begin it with https://" in done.stderr
    assert "`isbn: ...`" in done.stderr


def test_wrong_usage(project: Path, internet: Internet) -> None:
    """A topic that does not exist, and --yes without one, are refused with what to do."""
    done = add(internet.web(), PAPER, "--topic", "reading", "--yes")
    assert 'No topic is called "reading". Did you mean "Reading Methods"?' in done.stderr
    assert (done.exit_code, internet.asked) == (TROUBLE, [])
    done = add(internet.web(), PAPER, "--topic", "zebra", "--yes")
    assert 'No topic is called "zebra". There are: Reading Methods, Other Things.' in done.stderr
    done = add(internet.web(), PAPER, "--topic", "ing", "--yes")
    assert 'No topic is called "ing". Did you mean "Reading Methods" or "Other Things"?' in done.stderr
    done = add(internet.web(), PAPER, "--yes")
    assert "name its topic with --topic" in done.stderr
    assert done.exit_code == TROUBLE
    assert checked(project) == METHODS


def test_a_list_with_mistakes(project: Path, internet: Internet) -> None:
    """Nothing is asked or written while the list does not pass its check."""
    (project / "entries" / "other.yaml").write_text(OTHER + "  - {title: Again, url: 'https://site.example/small'}\n")
    before = contents(project)
    done = add(internet.web(), PAPER, "--topic", "methods", "--yes")
    assert (done.exit_code, internet.asked) == (PROBLEMS, [])
    assert "duplicate-work" in done.stderr
    assert contents(project) == before


def test_a_title_is_asked_for_until_there_is_one(project: Path, internet: Internet) -> None:
    """A blank answer is no title."""
    answers = ["   ", "A Title by Hand", "1", "-", "", "", "y"]
    done = add(internet.web(), "https://site.example/?p=1", answers="\n".join([*answers, ""]))
    assert done.exit_code == FINE, done.output
    assert "a title is needed" in done.stdout
    assert "title: A Title by Hand" in inserted(project)


@pytest.mark.parametrize("answers", ["", "1\n", "1\n-\n\n\n"])
def test_unanswered_questions(project: Path, internet: Internet, answers: str) -> None:
    """When standard input ends before the questions do, nothing is written."""
    done = add(internet.web(), PAPER, answers=answers)
    assert done.exit_code == TROUBLE
    assert "Nothing was written." in done.stderr
    assert checked(project) == METHODS


# --- The system ---------------------------------------------------------------------------------

# Runs the command without a network, in a process of its own. What comes before it takes the place of {before}.
OFFLINE = """
import sys
from reading_list.cli import main
from reading_list.collect.web import Web
{before}
main(["add", *sys.argv[1:]], obj=Web(resolve=lambda *_: []))
"""


def test_a_full_disk(project: Path) -> None:
    """Where the system takes no more bytes, the file is as it was."""
    (project / "entries" / "methods.yaml").write_text(METHODS + "#" * 6000 + "\n")
    before = contents(project)
    limit = "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
    done = run_script(OFFLINE.replace("{before}", limit), project, DATED, "--topic", "methods", "--yes", **EPOCH)
    assert done.returncode == TROUBLE
    assert done.stderr.endswith("cannot be written (File too large). The files are as they were before.\n")
    assert contents(project) == before


def test_a_read_only_folder(project: Path) -> None:
    """Where one may not write, that is said, and nothing changes."""
    before = contents(project)
    with read_only(project / "entries"):
        done = add(NO_WEB, DATED, "--topic", "methods", "--yes")
    assert done.exit_code == TROUBLE
    assert "cannot be written (Permission denied). The files are as they were before." in done.stderr
    assert contents(project) == before


def test_ctrl_c_at_a_question(project: Path) -> None:
    """Ctrl-C while a question waits writes nothing, and says so."""
    command = ["-u", "-c", OFFLINE.replace("{before}", ""), DATED]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with processes.started(command, project, EPOCH, **pipes) as process:
        output = process.stdout
        assert output
        os.set_blocking(output.fileno(), False)
        seen = bytearray()

        def is_asked() -> bool:
            seen.extend(output.read() or b"")
            return b"Title" in seen

        wait_until(is_asked, "a question")
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    assert process.returncode == TROUBLE
    assert b"Nothing was written." in said
    assert b"Traceback" not in said
    assert checked(project) == METHODS


def offline_while(file: Path, text: str) -> Web:
    """Return a web that reaches nobody, and in which *file* comes to hold *text* while somebody is looked for."""

    def resolve(host: str, port: int) -> list[tuple[str, int]]:
        file.write_text(text)
        return []

    return Web(resolve=resolve)


def test_a_work_that_somebody_else_adds_meanwhile(project: Path) -> None:
    """Where the work comes to be listed while its entry is made, that is said, and nothing is written."""
    file = project / "entries" / "methods.yaml"
    listed = METHODS.replace("# the end", f"  - title: Again\n    url: {DATED}\n    date: 2019-03-04\n# the end")
    done = add(offline_while(file, listed), DATED, "--topic", "methods", "--yes")
    assert done.exit_code == FINE
    assert "Is listed already: " in done.stdout
    assert "There is nothing new to add." in done.stdout
    assert checked(project) == listed


def test_another_work_that_somebody_else_adds_meanwhile(project: Path) -> None:
    """What was written meanwhile stays; the entry that was shown is written all the same where it is still the same."""
    file = project / "entries" / "methods.yaml"
    longer = METHODS.replace("# the end", "  - title: Another\n    url: https://site.example/another\n# the end")
    done = add(offline_while(file, longer), DATED, "--topic", "methods", "--yes")
    assert done.exit_code == FINE, done.output
    text = checked(project)
    assert "title: Another\n" in text
    assert "title: How reading lists work\n" in text


def test_an_entry_that_would_not_be_the_same_any_more(project: Path) -> None:
    """Where what was written meanwhile changes what would be written, nothing is, and that is said."""
    file = project / "entries" / "methods.yaml"
    titled = METHODS.replace(
        "# the end", "  - title: How Reading Lists Work\n    url: https://site.example/how\n# the end"
    )
    done = add(offline_while(file, titled), DATED, "--topic", "methods", "--yes")
    assert done.exit_code == PROBLEMS
    assert "the entries were changed meanwhile. Run the command again. Nothing was written." in done.stderr
    assert checked(project) == titled


def test_many_at_once(project: Path) -> None:
    """Runs at the same time lose nothing, and the same work is listed once."""
    urls = [DATED, DATED, DATED.replace("how", "why"), DATED.replace("how", "when")]
    script = OFFLINE.replace("{before}", "")
    with ExitStack() as running:
        runs = [
            running.enter_context(started(script, project, url, "--topic", "methods", "--yes", terminal=None, **EPOCH))
            for url in urls
        ]
        ended = [one.done() for one in runs]
    assert all(
        (done.returncode == FINE and ("added" in done.stdout or "listed already" in done.stdout))
        or (done.returncode == PROBLEMS and "were changed meanwhile" in done.stderr)
        for done in ended
    ), ended
    assert [checked(project).count(f"title: {word} reading lists work\n") for word in ("How", "Why", "When")] == [
        1,
        1,
        1,
    ]
