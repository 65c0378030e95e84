"""Programs of others read our bibliographies without complaint: bibtexparser, pybtex, Pandoc's citeproc, biber."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pybtex.database
import pybtex.errors
import pytest
from bibtexparser.entrypoint import parse_string

from helpers import ENGLISH, GOLDEN_SITE, entry, golden_library, library
from reading_list.core.library import Library
from reading_list.publish.exports.formats import BIBTEX, CSL


def _works() -> Library:
    """Return works of every type that records have, with every field, in several languages."""
    types = "article inproceedings incollection book phdthesis thesis techreport report manual online software dataset"
    chosen = [
        entry(
            f"Of Type {name}",
            url=f"https://example.org/{name}",
            authors=["Ada Lovelace", "Józef Łódź"],
            date="1999-12",
            cite={"key": f"Chosen:{name}", "type": name},
            publisher="A House & Sons",
            published={"venue": "J. Chem. Phys.", "year": "2000", "volume": "9", "issue": "3-4", "pages": "1-20"},
        )
        for name in types.split()
    ]
    return library(
        {
            "works": {
                "title": "Works",
                "section": "S",
                "entries": [
                    *chosen,
                    entry("Same", authors=["Ada Lovelace", "et al."], date="2015", former_ids=["earlier"]),
                    entry("Same Again: 100% of $5 & More_less", authors=["Ada Lovelace"], date="2015"),
                    entry("Über die Zeit", language="de", kind="book", isbn="978-0-262-03561-3", date="1999"),
                    entry("時間", language="ja", kind="paper", authors=["山田太郎"], date="1999"),
                    {"title": "Preprint", "arxiv": "1512.03385", "kind": "paper", "date": "2015-12"},
                    {"title": "Old", "doi": "10.1002/(SICI)1<1::AID-1>3.0.CO;2-2", "date": "1997"},
                    {"title": "On Paper", "authors": ["Ada Lovelace"], "date": "1843"},
                ],
            }
        }
    )


LIBRARIES = pytest.mark.parametrize("works", [_works(), golden_library()], ids=["works", "golden"])


def _run(folder: Path, *command: str) -> str:
    """Return all that *command* says; a missing program fails under CI and skips the test elsewhere."""
    if not shutil.which(command[0]):
        message = f"no {command[0]}: install it (apt-get install {command[0]})"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@LIBRARIES
def test_bibtexparser(works: Library) -> None:
    read = parse_string(BIBTEX.text(works, GOLDEN_SITE, ENGLISH))
    assert (read.failed_blocks, read.comments) == ([], [])
    assert len(read.entries) == len([*works.entries()])


@LIBRARIES
def test_pybtex(works: Library) -> None:
    """It raises where it would warn: of a key that stands twice, of a field that stands twice, of broken names."""
    pybtex.errors.set_strict_mode(True)
    read = pybtex.database.parse_string(BIBTEX.text(works, GOLDEN_SITE, ENGLISH), "bibtex")
    assert len(read.entries) == len([*works.entries()])
    assert all(person.last_names for work in read.entries.values() for person in work.persons.get("author", []))


@LIBRARIES
def test_biber(works: Library, tmp_path: Path) -> None:
    (tmp_path / "list.bib").write_text(BIBTEX.text(works, GOLDEN_SITE, ENGLISH), encoding="utf-8")
    assert [line for line in _run(tmp_path, "biber", "--tool", "list.bib").splitlines() if "INFO" not in line] == []


@LIBRARIES
@pytest.mark.parametrize("form", ["bib", "json"])
def test_citeproc(works: Library, form: str, tmp_path: Path) -> None:
    """Pandoc cites every work by its key, and says nothing but the citations."""
    text = (BIBTEX if form == "bib" else CSL).text(works, GOLDEN_SITE, ENGLISH)
    (tmp_path / f"list.{form}").write_text(text, encoding="utf-8")
    keys = [item["id"] for item in json.loads(CSL.text(works, GOLDEN_SITE, ENGLISH))]
    cited = "\n\n".join(f"[@{{{key}}}]" for key in keys)
    (tmp_path / "text.md").write_text(cited, encoding="utf-8")
    said = _run(
        tmp_path, "pandoc", "--citeproc", f"--bibliography=list.{form}", "--to=html", "text.md", "--output=o.html"
    )
    assert said == ""
    page = (tmp_path / "o.html").read_text(encoding="utf-8")
    assert page.count('class="csl-entry"') == len(keys)


def test_citeproc_reads_the_same_from_both(tmp_path: Path) -> None:
    """What Pandoc makes of our BibTeX is what our CSL-JSON says of venues, years, volumes, pages and languages."""
    works = _works()
    (tmp_path / "list.bib").write_text(BIBTEX.text(works, GOLDEN_SITE, ENGLISH), encoding="utf-8")
    made = json.loads(_run(tmp_path, "pandoc", "list.bib", "--from=biblatex", "--to=csljson"))
    ours = json.loads(CSL.text(works, GOLDEN_SITE, ENGLISH))
    by_key = {item["id"]: item for item in made}
    for item in ours:
        theirs = by_key[item["id"]]
        for name in ("container-title", "volume", "page", "DOI", "ISBN"):
            assert theirs.get(name, "").replace("–", "-") == item.get(name, ""), (item["id"], name)
        assert theirs.get("issued", {}).get("date-parts", [[0]])[0][0] == item["issued"]["date-parts"][0][0]
