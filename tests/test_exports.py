"""The data comes out again, all of it."""

import json
import re

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from markdown_it import MarkdownIt

from helpers import ENGLISH, GOLDEN_SITE, entry, examples, golden_library, library, topic_files
from reading_list.core.format_version import VERSION
from reading_list.core.library import Library
from reading_list.core.problems import ReadingListError
from reading_list.core.site import Site
from reading_list.entries.source.file import SourceFile
from reading_list.entries.source.topics import parse_files
from reading_list.publish import citations, exports
from reading_list.publish.exports import library_json as exported
from reading_list.publish.exports.atom import whole
from reading_list.publish.routes import served
from reading_list.publish.site_files import site_files
from tables import each


def files(read: Library, site: Site = GOLDEN_SITE) -> dict[str, str]:
    """Return the texts of the files beside the pages by path."""
    return {file.path: file.make().text for file in exports.export_files(read, site, ENGLISH)}


def exported_topics(read: Library) -> list[dict[str, object]]:
    """Return the topics in entries.json."""
    document = json.loads(files(read)["entries.json"])
    assert document["version"] == VERSION
    return list(document["topics"])


def test_the_golden_library_is_rebuilt_from_its_export() -> None:
    """entries.json of the golden list holds every topic and every field, in order."""
    read = golden_library()
    rebuilt = exported.read(files(read)["entries.json"])
    assert rebuilt == ([(topic.slug, topic.file) for topic in read.topics], read.names.file, read.paths.file)


@examples(60)
@given(topic_files())
def test_any_library_is_rebuilt_from_its_export(topics: dict[str, object]) -> None:
    """Whatever entries say, entries.json gives the same records again, ids that came from titles included."""
    read = library(topics)
    assert exported.read(files(read)["entries.json"]).topics == [(topic.slug, topic.file) for topic in read.topics]


@examples(25)
@given(topic_files())
def test_a_rebuilt_topic_is_an_entry_file(topics: dict[str, object]) -> None:
    """What is read from entries.json, written to topic files, is read as the same library."""
    read = library(topics)
    sources = []
    for slug, file in exported.read(files(read)["entries.json"]).topics:
        text = file.model_dump_json(exclude_defaults=True)  # JSON is YAML
        sources.append(SourceFile(f"entries/{slug}.yaml", slug, text.encode()))
    assert parse_files(sources) == (read, [])


def test_the_export_holds_how_names_are_spelled() -> None:
    """What the file of names says is rebuilt with the topics."""
    read = library({"a": "title: A\nsection: S\n", "names": "people: {Ada Lovelace: [Ada King], 姚期智: []}"})
    rebuilt = exported.read(files(read)["entries.json"])
    assert rebuilt.names == read.names.file
    text = rebuilt.names.model_dump_json(exclude_defaults=True)
    names = parse_files([SourceFile("entries/names.yaml", "names", text.encode())])[0].names
    assert names == read.names


@each(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 3, "topics": []}',
        '{"version": 2, "topics": [{"slug": "../x", "title": "A", "section": "S"}]}',
        '{"version": 2, "topics": [{"slug": "x", "title": "A", "section": "S", "colour": "red"}]}',
    ],
)
def test_another_file_is_refused(text: str) -> None:
    """What is no entries.json of this version gives a ValueError, not half a library."""
    with pytest.raises(ValueError, match="validation error"):
        exported.read(text)


def test_an_empty_library_has_an_export() -> None:
    """A list without topics has exports without entries."""
    assert exported_topics(Library()) == []
    made = files(Library())
    assert made["entries.bib"] == ""
    assert json.loads(made["entries.csl.json"]) == []
    assert not any(path.endswith(".xml") for path in made)


def test_the_export_says_only_what_the_entries_say() -> None:
    """Fields that an entry leaves out are left out of entries.json, and nothing else is."""
    [topic] = exported_topics(
        library({"a": "title: A\nsection: S\nentries: [{title: T, url: 'https://example.org/'}]"})
    )
    assert topic == {
        "slug": "a",
        "title": "A",
        "section": "S",
        "entries": [{"title": "T", "url": "https://example.org/", "id": "t"}],
    }


def test_the_schema_is_published_beside_the_export() -> None:
    """entries.json names its schema, which says what every key means."""
    made = {file.path: file.text for file in site_files(golden_library(), GOLDEN_SITE, ENGLISH)}
    assert json.loads(made["entries.json"])["$schema"] == "https://example.org/list/entries.schema.json"
    assert json.loads(files(golden_library(), Site())["entries.json"])["$schema"] == "entries.schema.json"
    schema = json.loads(made["entries.schema.json"])
    assert schema["required"] == ["version", "topics"]
    about = {"name", "description", "language", "vocabulary"}
    assert set(schema["properties"]) == {"$schema", "version", *about, "names", "paths", "topics"}
    assert all("description" in field for field in schema["properties"].values())
    assert "slug" in schema["$defs"]["ExportedTopic"]["required"]


@examples(25)
@given(topic_files())
def test_bibliographies_hold_every_entry_once(topics: dict[str, object]) -> None:
    """BibTeX and CSL-JSON have each entry under its id, in the order of the files, each from a line's start."""
    read = library(topics)
    keys = {id_: key.name for id_, key in citations.keys(read).items()}
    ids = [placed.entry.id for placed in read.entries()]
    made = files(read)
    parsed = parse_string(made["entries.bib"])
    assert parsed.failed_blocks == []
    assert [record.key for record in parsed.entries] == [keys[id_] for id_ in ids]
    assert [item["id"] for item in json.loads(made["entries.csl.json"])] == [keys[id_] for id_ in ids]
    assert re.findall(r"^LB  - (.*)$", made["entries.ris"], re.MULTILINE) == [keys[id_] for id_ in ids]
    for form in exports.FORMATS:
        if form.record:
            records = made[form.path].split("\n\n") if ids else []
            assert [found[1] for record in records if (found := re.match(form.record, record))] == ids


RIS_TAG = re.compile(r"(?:TY|ID|LB|AU|TI|T2|PB|PY|DA|VL|IS|SP|EP|DO|SN|AN|UR|LA|KW|ER)  - ")


@examples(25)
@given(topic_files())
def test_ris_is_lines_of_tags(topics: dict[str, object]) -> None:
    """Whatever entries say, each line of RIS has a tag, and a record begins with its type and ends as it must."""
    for record in files(library(topics))["entries.ris"].split("\n\n"):
        lines = record.rstrip("\n").split("\n")
        assert all(RIS_TAG.match(line) for line in lines)
        assert [line[:2] for line in lines].count("TY") == [line[:2] for line in lines].count("ER") == 1
        assert (lines[0][:2], lines[-1]) == ("TY", "ER  - ")


def test_a_record_of_ris() -> None:
    """A paper of a journal has what reference managers ask for, in the form in which they ask for it."""
    read = library(
        {
            "a": {
                "title": "A",
                "section": "S",
                "entries": [
                    {
                        "title": "LSTM",
                        "kind": "paper",
                        "doi": "10.1162/neco.1997.9.8.1735",
                        "tags": ["rnn", "C++"],
                        "authors": ["Sepp Hochreiter", "Laurens van der Maaten", "OpenAI", "et al."],
                        "date": "1997-11",
                        "isbn": "978-0-262-03561-3",
                        "language": "de",
                        "published": {
                            "venue": "Neural Computation",
                            "year": "1997",
                            "volume": "9",
                            "issue": "8",
                            "pages": "1735-1780",
                        },
                    },
                ],
            }
        }
    )
    assert (
        files(read)["entries.ris"]
        == """\
TY  - JOUR
ID  - lstm
LB  - hochreiter1997lstm
AU  - Hochreiter, Sepp
AU  - van der Maaten, Laurens
AU  - OpenAI
TI  - LSTM
T2  - Neural Computation
PY  - 1997
DA  - 1997/11//
VL  - 9
IS  - 8
SP  - 1735
EP  - 1780
DO  - 10.1162/neco.1997.9.8.1735
SN  - 978-0-262-03561-3
LA  - de
KW  - rnn
KW  - C++
ER  -\x20
"""
    )


def test_remarks_for_curators_stay_with_them() -> None:
    """No file beside the pages tells a remark."""
    read = library({"a": {"title": "A", "section": "S", "entries": [entry("T", remark="Between us.")]}})
    assert not [path for path, text in files(read).items() if "Between us" in text]


def test_robots_may_read_everything() -> None:
    """robots.txt allows all, and names the sitemap where the site's address is known."""
    assert files(Library())["robots.txt"] == (
        "User-agent: *\nAllow: /\n\nSitemap: https://example.org/list/sitemap.xml\n"
    )
    assert files(Library(), Site())["robots.txt"] == "User-agent: *\nAllow: /\n"


def test_the_way_in_for_language_models_has_its_form() -> None:
    """llms.txt is a heading, a quotation, a paragraph, and sections of nothing but links with a remark each."""
    text = files(golden_library())["llms.txt"]
    title, quotation, about, *sections = text.rstrip("\n").split("\n\n")
    assert title == "# Golden List \\& Co"
    assert quotation == "> A small list that shows every part of a page."
    assert "`https://example.org/list/works/ID/`" in about
    assert [heading for heading in sections[::2] if not heading.startswith("## ")] == []
    links = [line for block in sections[1::2] for line in block.split("\n")]
    addresses = [re.fullmatch(r"- \[[^\n]+?\]\((https://example\.org/list/[^ )]*)\)(?:: .+)?", line) for line in links]
    assert all(addresses)
    made = {served(file.path, directory_urls=True) for file in site_files(golden_library(), GOLDEN_SITE, ENGLISH)}
    assert {match[1].removeprefix(GOLDEN_SITE.url) for match in addresses if match} <= made


def test_the_way_in_is_no_way_for_marks() -> None:
    """Names that look like Markdown stay names: no heading, no link and no section comes of them."""
    hostile = library({"a": {"title": "](https://evil.example/)", "section": "Optional", "summary": "# x\n- [y](z:)"}})
    text = files(hostile, Site(name="## Optional", description="[a](https://evil.example/)"))["llms.txt"]
    assert markdown_links(text) == [
        "topics/a/",
        "entries.md.txt",
        "entries.json",
        "entries.schema.json",
        *BIBLIOGRAPHIES,
    ]
    assert re.findall("^## .*", text, re.MULTILINE) == ["## Topics: Optional", "## The whole list", "## Optional"]


BIBLIOGRAPHIES = ["entries.bib", "entries.csl.json", "entries.ris"]


def markdown_links(text: str) -> list[str]:
    """Return where the links in a Markdown *text* lead."""
    inline = [token for block in MarkdownIt().parse(text) for token in block.children or []]
    return [str(token.attrs["href"]) for token in inline if token.type == "link_open"]


def test_a_feed_alone_needs_an_address_and_dates() -> None:
    """Asked for a feed where there can be none, the export says what is missing."""
    with pytest.raises(ReadingListError, match="site_url"):
        whole(golden_library(), Site())
    with pytest.raises(ReadingListError, match="added"):
        whole(Library(), GOLDEN_SITE)
