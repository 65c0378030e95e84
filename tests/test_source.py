"""Reading YAML: which text is taken, with which value, and where what is refused stands."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from helpers import TESTS, more
from reading_list.core.codes import Severity
from reading_list.core.problems import Position, ReadingListError
from reading_list.entries.source import yaml_text
from reading_list.entries.source.file import MAX_BYTES, SourceFile
from reading_list.entries.source.folder import read_folder
from reading_list.entries.source.line_starts import LineStarts
from tables import each
from warm import run_script

CASES = TESTS / "yaml"
EXPECTED: dict[str, dict[str, Any]] = json.loads((CASES / "expected.json").read_text(encoding="utf-8"))
SMALL = [name for name in EXPECTED if (CASES / f"{name}.yml").stat().st_size < 10_000]

SOON = 5  # seconds of the processor, a tenth of which is needed; a file that exhausts a parser takes minutes
LITTLE = 300  # megabytes, of which Python takes a sixth

# Reads the folder that is named, and says what it took. Its own process, so that the memory is its own.
MEASURE = """
import json, re, sys, time
from datetime import date
from pathlib import Path
from reading_list.entries.loading import check_files
from reading_list.entries.source.folder import read_folder

began = time.process_time()
files, problems = read_folder(Path(sys.argv[1]), shown="entries")
problems = check_files(files, problems, date(2024, 6, 1)).problems
seconds = time.process_time() - began
# Not ru_maxrss, which a process inherits from the one that starts it.
peak = int(re.search(r"VmHWM:\\s+([0-9]+)", Path("/proc/self/status").read_text())[1]) // 1024
print(json.dumps({"seconds": seconds, "megabytes": peak, "codes": sorted({problem.code for problem in problems})}))
"""


class Measured(NamedTuple):
    seconds: float  # of the processor: what else the machine does is no matter
    megabytes: int
    codes: list[str]


def measured(folder: Path) -> Measured:
    """Return what reading and checking *folder* took."""
    done = run_script(MEASURE, folder, str(folder))
    assert done.returncode == 0, done.stderr
    return Measured(**json.loads(done.stdout))


@pytest.fixture(params=["C", "Python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let the module use the parser named: the C one, or the fallback where PyYAML was built without it."""
    monkeypatch.setattr(yaml_text, "LOADER", yaml.CSafeLoader if request.param == "C" else yaml.SafeLoader)
    return str(request.param)


def agrees(name: str) -> None:
    """Assert that the case *name* is taken with the value, or refused at the line, that is expected."""
    expected = EXPECTED[name]
    document = yaml_text.load(f"{name}.yml", (CASES / f"{name}.yml").read_bytes())
    errors = [problem for problem in document.problems if problem.severity is Severity.ERROR]
    if expected["want"] == "accept":
        assert errors == []
        assert document.value == expected["value"]
    else:
        assert errors, "nothing was refused"
        assert errors[0].position.line == expected["line"]
        assert errors[0].position.path == f"{name}.yml"


def test_every_case_has_an_expectation() -> None:
    """No file of the cases is left out of the tests, and no expectation lacks its file."""
    assert {path.stem for path in CASES.glob("*.yml")} == set(EXPECTED)


@each("name", EXPECTED)
def test_case(name: str) -> None:
    """A case is accepted with exactly its value, or its first error stands at the expected line."""
    agrees(name)


@each("name", SMALL)
def test_case_without_the_c_parser(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML has no C parser, a case ends the same way."""
    monkeypatch.setattr(yaml_text, "LOADER", yaml.SafeLoader)
    agrees(name)


@each(
    "text",
    [
        "*name\n",
        "--- *name\n",
        "&name *name\n",
        'title: "\\UFFFFFFFF"\n',
        'title: "\\U00110000"\n',
        f"%YAML 1.{'9' * 5000}\n---\ntitle: One\n",
        "%TAG ! %ff\n---\ntitle: One\n",
        "title: !%ff One\n",
        "? *name\n: One\n",
        "title: One\n...\n*name\n",
    ],
)
def test_exotic_yaml_is_a_problem(parser: str, text: str) -> None:
    """YAML that parsers stumble over is refused as a problem of the file, with either parser."""
    document = yaml_text.load("exotic.yaml", text.encode())
    assert any(problem.severity is Severity.ERROR for problem in document.problems)


@pytest.mark.parametrize("path", sorted((TESTS / "good").glob("*.yaml")), ids=lambda path: path.stem)
def test_both_parsers_read_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fallback parser gives the same values at the same places as the C parser."""
    content = path.read_bytes()
    with_c = yaml_text.load(path.name, content)
    monkeypatch.setattr(yaml_text, "LOADER", yaml.SafeLoader)
    without = yaml_text.load(path.name, content)
    assert without.value == with_c.value
    assert places(without) == places(with_c)


def places(document: yaml_text.Document) -> dict[tuple[str | int, ...], tuple[Position, Position]]:
    """Return the positions of key and value for every location in *document*."""
    found = {}

    def visit(value: yaml_text.Value, location: tuple[str | int, ...]) -> None:
        found[location] = document.marks.at(location, key=True), document.marks.at(location)
        if isinstance(value, dict | list):
            for step, held in value.items() if isinstance(value, dict) else enumerate(value):
                visit(held, (*location, step))

    visit(document.value, ())
    return found


def test_values_stand_where_the_marks_say(parser: str) -> None:
    """A position leads to the very character where the value, or its key, begins."""
    text = '\ufefftitle: Ünï 𝒳\r\nentries:\r\n- {title: "𝒳", tags: [é, b]}\r\n-  title: C\r\n   note: >\r\n     d\r\n'
    document = yaml_text.load("a.yaml", text.encode())
    lines = text.removeprefix("\ufeff").splitlines()
    assert document.problems == []

    def rest(*location: str | int, key: bool = False) -> str:
        position = document.marks.at(location, key=key)
        return lines[position.line - 1][position.column - 1 :]

    assert rest("title") == "Ünï 𝒳"
    assert rest("entries", key=True) == "entries:"
    assert rest("entries", 0) == '{title: "𝒳", tags: [é, b]}'
    assert rest("entries", 0, "tags", 1) == "b]}"
    assert rest("entries", 0, "tags", key=True) == "tags: [é, b]}"
    assert rest("entries", 1, "title") == "C"
    assert rest("entries", 1, "note") == ">"


@each(
    "text",
    [
        "a: b\nc: 𝒳é\n\nd:\n",
        "a: b\r\n\r\nc: 𝒳é\r\nd:",
        "a: b\rc: 𝒳é\r\r\rd: [e,\r f]",
        "# é\x85\x85a: b\n# 𝒳\u2028# é\u2029c: d\r\n",
        "a: |\n  𝒳\n  é\n\nb: 'c\n\n  d' # e\nf: {}\n...\n",
    ],
)
def test_lines_end_where_the_parser_ends_them(text: str) -> None:
    """The offset of a character leads to the line and the column that both parsers count."""
    starts = LineStarts("a.yaml", text)
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        events = yaml.parse(text, Loader=loader)
        marks: list[Any] = [event.start_mark for event in events if isinstance(event, yaml.NodeEvent)]
        found = [starts.position(mark.index) for mark in marks]
        assert found == [Position("a.yaml", mark.line + 1, mark.column + 1) for mark in marks]


def test_a_line_begins_behind_the_last_break() -> None:
    """What a file ends without stands there: behind its last line, or behind its last character."""
    assert LineStarts("a.yaml", "a\nbc\n").position(5) == Position("a.yaml", 3, 1)
    assert LineStarts("a.yaml", "a\nbc").position(4) == Position("a.yaml", 2, 3)


def test_position_of_what_is_absent() -> None:
    """What is not in the file is reported at the nearest thing that should hold it."""
    marks = yaml_text.load("a.yaml", b"title: A\nentries:\n  - title: B\n").marks
    assert marks.at(("entries", 0, "url")) == Position("a.yaml", 3, 5)
    assert marks.at(("entries", 0, "url"), key=True) == Position("a.yaml", 3, 5)
    assert marks.at(("entries", 7)) == Position("a.yaml", 3, 3)
    assert marks.at(("section",)) == Position("a.yaml", 1, 1)


@each(
    "text, place",
    [
        ("note: Ranked #1\n", (1, 13)),
        ("a: b\nnote:\n  spread over\n  two lines #1\n", (4, 12)),
        ("tags:\n  - C #sharp\n", (2, 6)),
        ("{a: b, note: Ranked #1\n}\n", (1, 20)),
        ("note: #1 in its field\n", (1, 6)),
    ],
)
def test_text_lost_to_a_comment(parser: str, text: str, place: tuple[int, int]) -> None:
    """Plain text that is cut off by a comment is accepted with a warning where it ends."""
    problems = yaml_text.load("a.yaml", text.encode()).problems
    assert [(problem.code, problem.severity) for problem in problems] == [("cut-off", Severity.WARNING)]
    assert (problems[0].position.line, problems[0].position.column) == place


@each(
    "text",
    [
        "note: C# and F#\n",
        "url: https://example.org/#part\n",
        'note: "Ranked #1" # a comment\n',
        "note: 'Ranked #1'\n",
        "note: |\n  Ranked #1\n",
        "note: text\n# a comment\n",
        "note: text\n  # a comment\n",
        "entries: # a comment\n  - a\n",
        "a: [b, c] # a comment\n",
    ],
)
def test_text_not_lost_to_a_comment(parser: str, text: str) -> None:
    """A hash that cuts off no plain text gives no warning."""
    assert yaml_text.load("a.yaml", text.encode()).problems == []


HIDDEN = (
    "\x00\x01\x07\x08\x0b\x0c\x1b\x1f\x7f\x80\x9f"  # controls
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # directions
    "\u180e\u200b\u2060\u2063\ufeff"  # nothing at all
    "\ufdd0\ufffe\uffff"  # no characters
    "\U000e0001\U000e0041\U000e007f"  # tags
    "\u200c\u200d"  # joiners, which nothing needs between Latin letters
)


@each("character", HIDDEN)
def test_hidden_characters_are_refused(parser: str, character: str) -> None:
    """A character that cannot be seen is refused where it stands, and when it is escaped, where the text begins."""
    raw = yaml_text.load("a.yaml", f"a: b\ntitle: é {character} b\n".encode())
    escaped = yaml_text.load("a.yaml", f'a: b\ntitle: "é \\U{ord(character):08X} b"\n'.encode())
    assert [(problem.code, problem.position) for problem in raw.problems] == [
        ("forbidden-character", Position("a.yaml", 2, 10))
    ]
    assert [(problem.code, problem.position) for problem in escaped.problems] == [
        ("forbidden-character", Position("a.yaml", 2, 8))
    ]


@each(
    "text",
    [
        "می\u200cخواهم",
        "क्\u200dष",
        "👩\u200d🔬",
        "❤\ufe0f",
        "e\u0301",
        "ệ",
        "a\u0301\u0302\u0303\u0304b",
        "\u00a0",
        "ﷺ",
        "\ufffd",
    ],
)
def test_characters_that_languages_need_are_taken(parser: str, text: str) -> None:
    """Joiners where a script needs them, accents and all other letters arrive as written, raw and escaped."""
    escaped = "".join(f"\\U{ord(character):08X}" for character in text)
    document = yaml_text.load("a.yaml", f'raw: a {text} b\nescaped: "a {escaped} b"\n'.encode())
    assert document.problems == []
    assert document.value == {"raw": f"a {text} b", "escaped": f"a {text} b"}


def test_problems_before_a_stop_are_kept() -> None:
    """What is found before the place where reading has to end is reported along with it."""
    problems = yaml_text.load("a.yaml", b"title: &x A\ntitle: B\nnote: *x\n").problems
    assert [(problem.position.line, problem.code) for problem in problems] == [
        (1, "anchor"),
        (2, "duplicate-key"),
        (3, "alias"),
    ]


def test_nesting_up_to_the_limit(parser: str) -> None:
    """Eight levels may be nested, and the ninth is refused where it opens."""
    eight = "a: " + "[" * 7 + "]" * 7
    nine = "a: " + "[" * 8 + "]" * 8
    assert yaml_text.load("a.yaml", eight.encode()).problems == []
    problem = yaml_text.load("a.yaml", nine.encode()).problems[0]
    assert (problem.code, problem.position) == ("too-deep", Position("a.yaml", 1, 11))


# --- Folders ------------------------------------------------------------------------------------


def make(folder: Path, **files: str) -> Path:
    """Write *files* (by name without `.yaml`) into *folder*."""
    for stem, text in files.items():
        (folder / f"{stem}.yaml").write_text(text, encoding="utf-8", newline="")
    return folder


def test_files_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    """Files come with their bytes, sorted by name; those that begin with a dot are passed over."""
    make(tmp_path, b="B\r\n", a="A", c="Ü")
    (tmp_path / ".hidden.yaml").write_text("x")
    (tmp_path / ".git").mkdir()
    files, problems = read_folder(tmp_path, shown="entries/")
    assert problems == []
    assert files == [
        SourceFile("entries/a.yaml", "a", b"A"),
        SourceFile("entries/b.yaml", "b", b"B\r\n"),
        SourceFile("entries/c.yaml", "c", "Ü".encode()),
    ]


def test_the_key_of_a_file_is_that_of_its_content_and_goes_with_it() -> None:
    """Under serve each save is another content, which nobody needs any more after the next one."""
    content = b"title: A" * 1000
    uses = sys.getrefcount(content)
    assert SourceFile("a.yaml", "a", content).key == SourceFile("b.yaml", "b", content).key
    assert SourceFile("a.yaml", "a", content).key != SourceFile("a.yaml", "a", content + b"\n").key
    assert sys.getrefcount(content) == uses


def test_what_is_not_a_topic_file_is_named(tmp_path: Path) -> None:
    """Links, folders, pipes and other files are each a problem, and do not hide the topic beside them."""
    make(tmp_path, topic="title: A")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "topic.yaml")
    (tmp_path / "dangling.yaml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "other.yml").write_text("title: B")
    (tmp_path / "UPPER.YAML").write_text("title: C")
    (tmp_path / "README.md").write_text("# D")
    files, problems = read_folder(tmp_path, shown="entries")
    assert [file.path for file in files] == ["entries/topic.yaml"]
    assert {problem.position.path: problem.code for problem in problems} == {
        "entries/link.yaml": "not-a-file",
        "entries/dangling.yaml": "not-a-file",
        "entries/folder.yaml": "not-a-file",
        "entries/pipe.yaml": "not-a-file",
        "entries/other.yml": "not-a-topic-file",
        "entries/UPPER.YAML": "not-a-topic-file",
        "entries/README.md": "not-a-topic-file",
    }
    assert {problem.severity for problem in problems} == {Severity.ERROR}


def test_largest_file(tmp_path: Path) -> None:
    """A file of 256 kB is read, and one byte more is refused."""
    make(tmp_path, largest="#" * MAX_BYTES, larger="#" * (MAX_BYTES + 1))
    files, problems = read_folder(tmp_path, shown="entries")
    assert MAX_BYTES == 256 * 1024
    assert [file.stem for file in files] == ["largest"]
    assert [(problem.position, problem.code) for problem in problems] == [
        (Position("entries/larger.yaml"), "too-large")
    ]


def test_missing_folder(tmp_path: Path) -> None:
    """A missing entries folder is trouble with the environment, and is named."""
    with pytest.raises(ReadingListError, match="nowhere"):
        read_folder(tmp_path / "nowhere")


# --- Size ---------------------------------------------------------------------------------------


def nested_blocks(depth: int) -> str:
    return "".join(" " * level + "a:\n" for level in range(depth))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(lambda: nested_blocks(2000), id="2,000 nested blocks"),
        pytest.param(lambda: nested_blocks(600), id="600 nested blocks, a permitted size"),
        pytest.param(lambda: "title: A\na:\n  " + "- " * 2000 + "b\n", id="2,000 nested lists on a line"),
        pytest.param(lambda: "title: A\na: " + "? " * 2000 + "b\n", id="2,000 nested keys on a line"),
        pytest.param(lambda: "".join(f"key{number}: a\n" for number in range(200_000)), id="200,000 keys"),
        pytest.param(lambda: "title: A\na: " + "[" * 100_000 + "]" * 100_000, id="100,000 brackets"),
        pytest.param(lambda: "a: " + "{a: " * 60_000, id="60,000 open braces"),
        pytest.param(lambda: "a: " + "9" * 200_000, id="200,000 digits"),
    ],
)
def test_big_file_is_refused_at_once(tmp_path: Path, text: Callable[[], str]) -> None:
    """A file made to exhaust a parser is refused soon and in little memory."""
    took = measured(make(tmp_path, big=text()))
    assert took.codes
    assert took.seconds < SOON
    assert took.megabytes < LITTLE


def test_huge_scalar_is_refused_at_once(tmp_path: Path) -> None:
    """A file of 50 MB is refused at once, without being read."""
    with (tmp_path / "huge.yaml").open("wb") as file:
        file.write(b"title: ")
        for _ in range(50):
            file.write(b"a" * 1_000_000)
    took = measured(tmp_path)
    assert took.codes == ["too-large"]
    assert took.seconds < SOON
    assert took.megabytes < LITTLE


# A quarter of what a file may hold, and in a nightly run all of it. What grows with the square of a file, or keeps too
# much of it, shows in the one as in the other.
FULL = min(MAX_BYTES, more(MAX_BYTES // 4))
LITTLE_OF_IT = LITTLE // 6 + (LITTLE - LITTLE // 6) * FULL // MAX_BYTES


def filled(head: str, item: Callable[[int], str], end: str = "") -> str:
    """Return *head*, as many items as a file of the size has room for, and *end*."""
    parts, size = [head], len(head.encode()) + len(end.encode())
    for number in range(FULL):
        size += len((made := item(number)).encode())
        if size > FULL:
            break
        parts.append(made)
    return "".join([*parts, end])


HEAD = "title: A\nsection: B\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(lambda: filled(HEAD, lambda n: f"k{n:x}:\n"), id="unknown fields"),
        pytest.param(lambda: filled(HEAD + "entries: [", lambda n: "{},", "]"), id="entries without fields"),
        pytest.param(lambda: filled(HEAD + "entries: [", lambda n: "1,", "]"), id="entries that are numbers"),
        pytest.param(lambda: f"title: |2+\n{chr(10) * 100_000}section: B\n", id="a title of line breaks"),
        pytest.param(
            lambda: f"{HEAD}entries:\n  - title: 学\n    url: https://nature.com/10.1038/a{'/pdf' * 24_000}/b\n",
            id="a publisher's address that goes on and on",
        ),
        pytest.param(
            lambda: filled(
                HEAD + "entries:\n", lambda n: f"- {{title: a{n}, url: 'http://a.org/{n}', builds_on: [b{n}]}}\n"
            ),
            id="unknown ids",
        ),
        pytest.param(
            lambda: filled(
                HEAD + "entries:\n", lambda n: f"- {{title: a{n}, url: 'http://a.org/{n}', after: [a{n + 1}]}}\n"
            ),
            id="a long path",
        ),
        pytest.param(
            lambda: filled(HEAD + "entries:\n- title: a\n  url: http://a.org\n  after: [", lambda n: "a,", "]"),
            id="steps to itself",
        ),
        pytest.param(
            lambda: filled(HEAD + "entries:\n- title: a\n  url: http://a.org\n  authors:\n", lambda n: "  - a #\n"),
            id="texts that are cut off",
        ),
        pytest.param(lambda: filled(HEAD, lambda n: "# reading-list: x\n"), id="comments in no entry"),
        pytest.param(
            lambda: filled(HEAD + "entries:\n", lambda n: "- '' # reading-list: ignore tracking\n"),
            id="comments for entries",
        ),
        pytest.param(
            lambda: filled(f"{HEAD}entries:\n- title: a # reading-list: ignore ", lambda n: f"a{n},", "\n  url: x\n"),
            id="codes in a comment",
        ),
    ],
)
def test_a_full_file_never_hangs(tmp_path: Path, text: Callable[[], str]) -> None:
    """However a file of permitted size is filled with mistakes, they are found soon and in little memory."""
    took = measured(make(tmp_path, full=text()))
    assert took.codes
    assert took.seconds < SOON
    assert took.megabytes < LITTLE_OF_IT


def test_many_files_of_mistakes_need_little_memory(tmp_path: Path) -> None:
    """Memory does not grow with the number of mistakes: two files full of them stay below the limit of one, too."""
    full = filled(HEAD + "entries: [", lambda n: "1,", "]")
    took = measured(make(tmp_path, one=full, two=full))
    assert "not-a-record" in took.codes
    assert took.megabytes < LITTLE_OF_IT
