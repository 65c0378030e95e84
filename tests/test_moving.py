"""The guides of docs/moving.md, followed to the letter: commands come out of the page, what they work on is here."""

import re
import shlex
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from calls import reading_list
from helpers import PROJECT, TESTS

PAGE = (PROJECT / "docs" / "moving.md").read_text(encoding="utf-8")
NOT_RUN = ("pip", "mkdocs")
"""Programs that other tests run: what they do does not depend on where the list comes from."""


class Block(NamedTuple):
    """A block of code of the page: its language, and its text."""

    language: str
    text: str


def sections() -> dict[str, list[Block]]:
    """Return the blocks of each section of the page, by its anchor."""
    _, *parts = re.split(r"^## .*\{ #([a-z]+) \}$", PAGE, flags=re.MULTILINE)
    blocks = {
        name: [Block(*block) for block in re.findall(r"^```(\w+)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)]
        for name, text in zip(parts[::2], parts[1::2], strict=True)
    }
    assert sum(map(len, blocks.values())) == PAGE.count("\n```") // 2 - 1  # one stands above all sections
    return blocks


class Follower:
    """Somebody who does what a guide says, in the folder *here*, where the files are that it begins with."""

    def __init__(self, here: Path) -> None:
        self.here = here
        self.reports: list[str] = []

    def follow(self, block: Block) -> None:
        match block.language:
            case "console":
                for line in block.text.splitlines():
                    self._run(line)
            case "yaml":
                options = block.text.partition("scope: site\n")[2]
                config = self.here / "mkdocs.yml"
                before, line, after = config.read_text(encoding="utf-8").partition("      scope: site")
                rest_of_line, _, others = after.partition("\n")
                config.write_text(f"{before}{line}{rest_of_line}\n{options}{others}", encoding="utf-8")
            case "python":
                (self.here / "old_addresses.py").write_text(block.text, encoding="utf-8")
            case "html":
                (self.here / "../list/README.md").resolve().write_text(f"# Ours\n\n{block.text}", encoding="utf-8")
            case other:
                pytest.fail(f"nobody knows what to do with a block of {other}")

    def _run(self, line: str) -> None:
        command, _, target = line.partition(" > ")
        program, *arguments = shlex.split(command)
        if program == "cd":
            self.here = (self.here / arguments[0]).resolve(strict=True)
        elif program == "rm":
            (self.here / arguments[0]).unlink()
        elif program == "python":
            self._python(arguments[0])
        elif program not in NOT_RUN:
            assert program == "reading-list"
            done = reading_list(self.here, *arguments)
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
            if target:
                (self.here / target).write_text(done.stdout, encoding="utf-8")
            self.reports.append(done.stdout + done.stderr)

    def _python(self, name: str) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.here)
            exec(compile((self.here / name).read_text(encoding="utf-8"), name, "exec"), {})

    @property
    def entries(self) -> str:
        """What all entry files say."""
        return "".join(path.read_text(encoding="utf-8") for path in sorted((self.here / "entries").iterdir()))


@pytest.fixture
def follower(request: pytest.FixtureRequest, tmp_path: Path) -> Follower:
    """Somebody who has followed the section that the test names, with its files in a folder `list`."""
    shutil.copytree(TESTS / "moving" / request.param, tmp_path / "list")
    somebody = Follower(tmp_path / "list")
    for block in sections()[request.param]:
        somebody.follow(block)
    assert re.search(r"\b0 errors, 0 warnings\b", "".join(somebody.reports))
    return somebody


def of(section: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("follower", [section], indirect=True)


def test_there_is_a_test_of_each_guide() -> None:
    """And files that it begins with."""
    assert sections().keys() == {path.name for path in (TESTS / "moving").iterdir()}


@of("readme")
def test_from_a_readme(follower: Follower) -> None:
    """Notes, companions and the link within the repository arrive; the README is made anew of the entries."""
    assert "kind: book" in follower.entries
    assert "note: Eleven minutes of hands.\n    companions:\n      - {title: transcript," in follower.entries
    assert "https://github.com/me/awesome-sourdough/blob/main/docs/troubleshooting.md" in follower.entries
    readme = (follower.here.parent / "list" / "README.md").read_text(encoding="utf-8")
    assert "[Bread for Patient People](https://books.example/patient-bread)" in readme


@of("hecat")
def test_from_hecat(follower: Follower) -> None:
    """Tags are topics, in sections, licences and platforms fields of the list's own; the schema knows them."""
    assert "title: Kitchen - Baking\nsection: Kitchen\nsummary: Baking turns dough" in follower.entries
    assert "licenses: [AGPL-3.0]\n    platforms: [Python, Docker]\n    stargazers_count: 412\n" in follower.entries
    assert 'depends_3rdparty: "true"' in follower.entries
    assert '{title: documentation, url: "https://crumb.example/docs"' in follower.entries
    schema = (follower.here / "docs" / "schemas" / "v2" / "topic.schema.json").read_text(encoding="utf-8")
    assert '"platforms": {' in schema
    report = "".join(follower.reports)
    assert "3 records and 4 links in them = 3 entries + 4 companions + 0 merged + 0 left out" in report
    assert "no place for: all files: archived (1), commit_history (1), current_release (1), updated_at (1)" in report


@of("bibtex")
def test_from_bibtex(follower: Follower) -> None:
    """Keys and types go out as they came in, and old addresses lead to the pages of the works."""
    exported = (follower.here / "references.bib").read_text(encoding="utf-8")
    original = (follower.here.parent / "_bibliography" / "references.bib").read_text(encoding="utf-8")
    keys = re.compile(r"^@\w+\{([^\s,]+),", re.MULTILINE)
    assert keys.findall(exported) == keys.findall(original)
    assert "tags: [sugars, wheat, enzymes]" in follower.entries
    page = (follower.here / "docs" / "bibliography.html").read_text(encoding="utf-8")
    assert '<li id="chen2011sugars"><a href="works/the-sugars-of-wheat-dough/">' in page
    assert '<li id="Miller:2018:starters">' in page


@of("zotero")
def test_from_zotero(follower: Follower) -> None:
    """The innermost collection is the topic, keys and notes arrive, and what is to be read is on the backlog."""
    assert "title: Sourdough\nsection: Fermentation\n" in follower.entries
    assert "tags: [sugars, cereal chemistry, for the course]" in follower.entries
    assert "note: The table on page 110 is the one to keep." in follower.entries
    assert "cite: {key: millerBreadPatientPeople2015}" in follower.entries
    assert follower.entries.count("status: backlog") == 1


@of("services")
def test_from_services(follower: Follower) -> None:
    """Each work once, whatever service names it, with tags, day and state; what is private stays out."""
    assert follower.entries.count("  - title: ") == 10
    assert follower.entries.count("status: backlog") == 4
    assert "bread.example/fridge" not in follower.entries
    assert "is the same work, ../bookmarks.html:8" in "".join(follower.reports)
