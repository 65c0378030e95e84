"""The Python interface, by the examples of its documentation, and what it does with what is wrong."""

import re
from pathlib import Path

import pytest

import reading_list
from bread import MKDOCS, TOPICS
from helpers import PROJECT

PAGE = (PROJECT / "docs" / "for-programs.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"<!-- example: run as a test -->\n```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose list is about bread, in the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "entries").mkdir()
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    for slug, text in TOPICS.items():
        (tmp_path / "entries" / f"{slug}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def test_the_examples_run(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each example of the documentation runs as it stands, and does what the text says."""
    assert len(EXAMPLES) == PAGE.count("```python") == 3
    printed = []
    for example in EXAMPLES:
        exec(compile(example, "for-programs.md", "exec"), {})
        printed.append(capsys.readouterr().out)
    assert "wild-yeasts Wild Yeasts and Their Bacteria 2010-05\n" in printed[0]
    assert printed[0].endswith("Bread ['Steam and Heat', 'Sourdough']\n")
    assert re.search(r"baking\.yaml:\d+:\d+: warning\[tracking\] ", printed[1])
    assert "@article{baker2011wild," in (project / "reading.bib").read_text(encoding="utf-8")


def test_a_list_is_the_same_from_everywhere(project: Path) -> None:
    """The configuration, its folder, the entries and the published file give the same works, and no drafts."""
    (project / "e.json").write_text(reading_list.export(reading_list.load(), "json"), encoding="utf-8")
    works = reading_list.load().works
    assert [work.id for work in works if work.draft] == []
    for source in (project, "entries", Path("e.json")):
        assert reading_list.load(source).works == works


def test_the_list_is_that_of_the_current_folder(project: Path) -> None:
    """Whatever its configuration is called."""
    works, problems = reading_list.load().works, reading_list.check()
    (project / "mkdocs.yml").rename("properdocs.yml")
    assert works
    assert (reading_list.load().works, reading_list.check()) == (works, problems)


def test_a_list_with_mistakes_is_not_loaded(project: Path) -> None:
    """The exception has the problems, which `check` returns as well."""
    (project / "entries" / "worse.yaml").write_text("title: Worse\nsection: Baking\nentries:\n- {title: T}\n")
    with pytest.raises(reading_list.FaultyListError) as caught:
        reading_list.load()
    assert [problem.code for problem in caught.value.problems] == ["no-place"]
    assert caught.value.problems[0] in reading_list.check()


def test_trouble_is_one_exception() -> None:
    """What cannot be read, and a format that does not exist, are told in words."""
    for call in (lambda: reading_list.load("missing.yml"), lambda: reading_list.check("missing.yml")):
        with pytest.raises(reading_list.ReadingListError, match=r"missing\.yml"):
            call()
    with pytest.raises(reading_list.ReadingListError, match="Use one of: json, bibtex"):
        reading_list.export(reading_list.load(), "docx")


def test_nothing_else_is_offered() -> None:
    """A name that the interface does not have is no attribute of the package."""
    assert {*reading_list.__all__} >= {"load", "check", "export", "ReadingList", "Problem", "ReadingListError"}
    assert all(getattr(reading_list, name) for name in reading_list.__all__)
    with pytest.raises(AttributeError, match="no attribute 'save'"):
        reading_list.save  # noqa: B018
