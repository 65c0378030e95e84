"""Pages of which there are many under MkDocs: filled in after a pattern, and the same as if each had been rendered."""

import gc
import html
import json
import re
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from calls import mkdocs, mkdocs_afresh
from helpers import MKDOCS_YML, contents, make_project, read_html
from reading_list.plugin.alike_files import are_unseen, may_share
from reading_list.plugin.alike_pattern import Alike, Form, form, pattern
from reading_list.plugin.alike_writing import refuse_unsafe
from reading_list.plugin.converter import UnsafeError
from reading_list.publish.markup import Markup, text
from reading_list.publish.page import Block, Html, Page, PageHeading
from reading_list.publish.page_settings import LIST_OF_LINKS, FrontMatter
from tables import each

EPOCH = "1750000000"
OTHER_THEME = re.sub(r"theme:\n(  .*\n)+", "theme: {name: mkdocs}\n", MKDOCS_YML)
OWN_TREATMENT = OTHER_THEME.replace("mkdocs}", "readthedocs}")
"""This theme writes titles into a script, so it gives no pattern."""
FLAT = MKDOCS_YML.replace("validation:", "use_directory_urls: false\nvalidation:")
LATE = ["env", "pre_template", "template_context", "post_template", "post_build", "page_content"]
ODD_TITLE = "Odd & <b>bold</b> names: a 'quote', {{ braces }}"
ODD = f"""\
title: "{ODD_TITLE}"
section: Methods
former_ids: [even]
entries:
  - title: "<script>alert(1)</script> & {{{{ 1 }}}} rl0title0"
    url: https://example.org/1
    id: script
    former_ids: [before]
    note: "*A* <note> rl0id0 rl/0/aside"
  - {{title: '# 1. *Not* a `heading` {{ id=other }} \\1 \\g<0>', authors: [Ann "A" Lee], date: 1999}}
  - title: 学習の仕組み
    url: https://example.org/3
    id: learning
    builds_on: [printed-long-ago]
    aliases: ["</head>", "</body>"]
  - title: Printed Long Ago
    authors: [Ann Lee, et al.]
    date: 1950
    published: {{venue: "Proc. <A> & B", year: 1951, pages: 1-9}}
"""


def built(folder: Path, config: str, hook: str = "") -> dict[str, bytes]:
    """Return a site of the golden entries and odd ones, strictly built, with the code of a *hook*."""
    project = make_project(folder, config=config + ("hooks: [hook.py]\n" if hook else ""))
    (project / "entries" / "odd.yaml").write_text(ODD, "utf-8")
    (project / "hook.py").write_text(hook)
    with (project / "docs" / "about.md").open("a") as about:
        about.write("\n[a work](works/forests.md), [by an earlier id](topics/odd.md#before)\n")
        about.write("[by earlier](works/before.md#abstract) [addresses](topics/even.md#script)\n")
    done = mkdocs(project, "build", "--strict", SOURCE_DATE_EPOCH=EPOCH)
    assert done.returncode == 0, done.stderr
    return contents(project / "site")


HOOK = "def on_page_markdown(markdown, **_):\n    return markdown\n"


@pytest.mark.parametrize(
    "config",
    [MKDOCS_YML, FLAT, OTHER_THEME, OWN_TREATMENT],
    ids=["folders", "files", "another theme", "a theme that treats titles"],
)
def test_pages_after_a_pattern_are_those_that_the_theme_renders(tmp_path: Path, config: str) -> None:
    """Where a hook looks at every page, MkDocs renders each; the site is the same, byte by byte."""
    filled, rendered = built(tmp_path / "filled", config), built(tmp_path / "rendered", config, HOOK)
    assert sorted(filled) == sorted(rendered)
    for path in ("works/forests", "tags/history", "people/ada-example"):
        assert {f"{path}/index.html", f"{path}.html"} & set(filled)
    # A search that cannot leave pages out has the rendered ones in its index, beside the same of all others.
    index = "search/search_index.json"
    is_larger = config in (OTHER_THEME, OWN_TREATMENT)
    assert {path for path in filled if filled[path] != rendered[path]} == ({index} if is_larger else set())
    sections, of_all = ([*map(str, json.loads(site[index])["docs"])] for site in (filled, rendered))
    assert (set(sections) < set(of_all)) == is_larger


@pytest.mark.parametrize(("hook", "rendered"), [("", False), (HOOK, True)], ids=["no hook", "a hook"])
def test_mkdocs_renders_works_only_where_something_else_has_a_say(tmp_path: Path, hook: str, rendered: bool) -> None:
    """Without hooks and other plugins MkDocs is spared the pages of works."""
    project = make_project(tmp_path / "project", config=MKDOCS_YML + ("hooks: [hook.py]\n" if hook else ""))
    (project / "hook.py").write_text(hook)
    done = mkdocs(project, "build", "--verbose")
    assert "Building page topics/growing-trees.md" in done.stderr
    for path in ("works/forests", "tags/history", "people/ada-example"):
        assert (f"Building page {path}.md" in done.stderr) == rendered
    assert (project / "site" / "works" / "forests" / "index.html").is_file()


@each("event, unseen", [("", True), ("config", True), ("files", True), *((name, False) for name in LATE)])
def test_pages_are_kept_whole_for_whoever_may_look_at_all_of_them(tmp_path: Path, event: str, unseen: bool) -> None:
    """A hook that comes when all pages have been read finds in each what it says."""
    project = make_project(tmp_path / f"at {event}", config=MKDOCS_YML + "hooks: [hook.py]\n")
    (project / "hook.py").write_text(f"def on_{event}(*_, **__): pass\n" if event else "")
    config = load_config(str(project / "mkdocs.yml"))
    assert are_unseen(config) is unseen
    assert may_share(config) is (event != "page_content")


def test_a_page_that_somebody_puts_into_the_navigation_is_rendered(tmp_path: Path) -> None:
    """It has neighbours and a place there that no other of its kind has."""
    config = MKDOCS_YML.replace("  - About: about.md", "  - History: tags/history.md\n  - About: about.md")
    project = make_project(tmp_path / "project", config=config)
    done = mkdocs(project, "build", "--strict", "--verbose")
    assert done.returncode == 0, done.stderr
    assert "Building page tags/history.md" in done.stderr
    assert "Building page tags/learning.md" not in done.stderr
    [address] = re.findall(r"<loc>.*/tags/history/</loc>", (project / "site" / "sitemap.xml").read_text())
    assert address


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("works") / "project", MKDOCS_YML)


def test_a_work_has_a_head_of_its_own(site: dict[str, bytes]) -> None:
    """Title, description, canonical address, edit link and policy are those of the work."""
    page = site["works/printed-long-ago/index.html"].decode()
    elements = [attributes for _, attributes in read_html(page).elements]
    assert "<title>Printed Long Ago - Golden List & Co</title>" in page
    assert {"rel": "canonical", "href": "https://example.org/list/works/printed-long-ago/"} in elements
    assert {"name": "description", "content": "Ann Lee, et al. · 1950 · " + ODD_TITLE} in elements
    assert {"name": "citation_conference_title", "content": "Proc. <A> & B"} in elements
    assert any(attributes.get("href", "").endswith("entries/odd.yaml") for attributes in elements)
    assert page.count("Content-Security-Policy") == 1


def test_works_stand_in_the_sitemap_and_not_in_the_search(site: dict[str, bytes]) -> None:
    """A sitemap names each work once and no former address; the search finds works in their topics."""
    named = re.findall("<loc>https://example.org/list/(works/.*?)</loc>", site["sitemap.xml"].decode())
    pages = {path.removesuffix("index.html") for path in site if path.startswith("works/")}
    assert sorted(map(unquote, named)) == sorted(pages - {"works/before/"})
    assert b"works/" not in site["search/search_index.json"]
    assert b"topics/odd/#learning" in site["search/search_index.json"]


def test_former_addresses_lead_on_in_a_site(site: dict[str, bytes]) -> None:
    """The pages of former ids stand where these were, and what they lead to exists."""
    for before, now in (("works/before/", "works/script/"), ("topics/even/", "topics/odd/")):
        [href] = read_html(site[f"{before}index.html"].decode()).hrefs
        assert href == f"../../{now}"
        assert f"{now}index.html" in site


@pytest.mark.parametrize("config", [MKDOCS_YML, FLAT], ids=["folders", "files"])
def test_links_may_name_what_a_page_was_called_before(tmp_path: Path, config: str) -> None:
    """A link of a page written by hand to a former id leads to the page that leads on, anchor and all."""
    site = built(tmp_path / "project", config)
    flat = config is FLAT
    about, up, end = ("about.html", "", ".html") if flat else ("about/index.html", "../", "/")
    hrefs = read_html(site[about].decode()).hrefs
    for link in (f"works/before{end}#abstract", f"topics/even{end}#script"):
        assert f"{up}{link}" in hrefs
        path = link.partition("#")[0]
        assert b'http-equiv="refresh"' in site[path if flat else f"{path}index.html"]


def test_a_template_of_the_sites_own_may_look_at_each_page(tmp_path: Path) -> None:
    """Where the site overrides templates with something of the page, each work is rendered by itself.

    Files that the theme never loads may be in any encoding.
    """
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides" / "draft.html").write_bytes(b"\xe9")
    (tmp_path / "overrides" / "main.html").write_text(
        '{% extends "base.html" %}'
        '{% block extrahead %}<meta name="length" content="{{ page.title | length }}">{% endblock %}'
    )
    config = MKDOCS_YML.replace("  font: false\n", "  font: false\n  custom_dir: ../overrides\n")
    pages = built(tmp_path / "project", config)
    assert b'<meta name="length" content="7">' in pages["works/forests/index.html"]
    assert b'<meta name="length" content="16">' in pages["works/printed-long-ago/index.html"]


# --- The pattern ----------------------------------------------------------------------------------


def alike(title: str, *parts: str) -> Alike:
    blocks: list[Block] = [
        PageHeading(1, "work", text(title)),
        *(Html(Markup(f"<p>{text(part)}</p>")) for part in parts),
    ]
    return Alike(Page("works/a-work.md", title, f"{title}!", LIST_OF_LINKS, blocks), "a-topic", "<meta>")


def form_of(alike: Alike) -> Form:
    known = form(alike.page, alike.topic)
    assert known
    return known


def plain(alike: Alike) -> str:
    """Stand for a theme that prints what it is given."""
    page = alike.page
    title, heading = html.escape(page.title), page.blocks[0]
    parts = "\n".join(block.markdown for block in page.blocks[1:])
    assert isinstance(heading, PageHeading)
    name = page.path.removeprefix("works/").removesuffix(".md")
    return (
        f"<title>{title}</title><i>{name}</i>{alike.head}<i>{html.escape(page.description)}</i>"
        f"<a href='/{alike.topic}'><h1 id={heading.id}>{heading.words}</h1>{parts}{title}<a href='{page.path}'>"
    )


@each("title", ["Plain", "rl0name0 rl0name0-1 <p>rl0part0end0</p>", "a & b <c> \\1 \\g<0> {0} %s", "学 é"])
@each("count", [0, 1, 2, 11])
def test_a_pattern_gives_what_the_theme_gives(title: str, count: int) -> None:
    """Each hole is filled, also with texts that look like one, however many parts a page has."""
    page = alike(title, *(f"{title} {number}" for number in range(count)))
    known = pattern(form_of(page), plain)
    assert known
    assert known.filled(page) == plain(page).encode()


@pytest.mark.parametrize("treat", [str.upper, lambda page: page.replace("&amp;", "and"), lambda page: page[:80]])
def test_a_theme_that_treats_texts_gives_no_pattern(treat: object) -> None:
    """Where a theme does more than print, there is no pattern, and pages are rendered one by one."""
    assert callable(treat)
    assert pattern(form_of(alike("A", "b")), lambda alike: treat(plain(alike))) is None


@each(
    "settings, blocks",
    [
        ({}, [PageHeading(1, "a", text("A"))]),
        (LIST_OF_LINKS, [PageHeading(2, "a", text("A"))]),
        (LIST_OF_LINKS, [PageHeading(1, "a", text("A"), text("b"))]),
        (LIST_OF_LINKS, [PageHeading(1, "a", text("A")), PageHeading(2, "b", text("B"))]),
        (LIST_OF_LINKS, [Html(Markup("<p>a</p>"))]),
    ],
)
def test_pages_of_another_form_are_left_to_mkdocs(settings: FrontMatter, blocks: list[Block]) -> None:
    """Pages that the theme's search must know, or that have contents of their own, are no page like others."""
    assert form(Page("tags/a.md", "A", "", settings, blocks), "") is None


def test_forms_tell_pages_apart_that_a_theme_may_show_otherwise() -> None:
    """Folder, settings, the number of parts and an edit link make forms of their own."""
    page = alike("A", "b").page
    hidden = replace(page, settings={**LIST_OF_LINKS, "hide": ["toc"]})
    pages = [page, hidden, replace(page, path="tags/a.md"), replace(page, blocks=[*page.blocks, page.blocks[1]])]
    assert len({form(one, topic) for one in pages for topic in ("", "a-topic")}) == 8


def test_the_page_of_a_folder_is_left_to_mkdocs() -> None:
    """Its address is a level above those of the others, and so are the links on it."""
    page = Page("tags/a.md", "A", "", LIST_OF_LINKS, [PageHeading(1, "a", Markup("A")), Html(Markup("<p>A</p>"))])
    assert form(page, "") is not None
    assert form(replace(page, path="tags/index.md"), "") is None


def test_no_part_of_a_page_passes_the_gate_unseen() -> None:
    """The words of the heading are looked at like what stands below them, and what one part begins ends in no other."""
    page = alike("A", "b").page
    refuse_unsafe(page)
    unsafe = Markup("<img src=x onerror=alert(1)>")
    heading, *rest = page.blocks
    assert isinstance(heading, PageHeading)
    in_two = [('<a title="', '">x'), ("<svg>x", "<svg>y</svg>"), ("<", "p>")]
    split = [[*page.blocks, *map(Html, map(Markup, pair))] for pair in in_two]
    for blocks in ([replace(heading, words=unsafe), *rest], [*page.blocks, Html(unsafe)], *split):
        with pytest.raises(UnsafeError):
            refuse_unsafe(replace(page, blocks=blocks))


@each(
    "others, ending, is_on",
    [("", "return nav", False), ("", "raise PluginError('over')", False), (HOOK, "return nav", True)],
)
def test_the_collector_rests_only_where_nobody_else_works_on_pages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], others: str, ending: str, is_on: bool
) -> None:
    """What others make of each page may be large, and hang together in circles. After a build it collects again."""
    project = make_project(tmp_path / f"{ending} {is_on}", config=MKDOCS_YML + "hooks: [hook.py]\n")
    (project / "hook.py").write_text(
        "import gc\nfrom mkdocs.exceptions import PluginError\n\n"
        f"def on_nav(nav, **_):\n    print('collects', gc.isenabled())\n    {ending}\n\n{others}"
    )
    with mkdocs_afresh(), pytest.raises(Abort) if "raise" in ending else nullcontext():
        build(load_config(str(project / "mkdocs.yml")))
    assert f"collects {is_on}" in capsys.readouterr().out
    assert gc.isenabled()


@each("event", ["files", "nav"])
def test_what_a_hook_has_written_before_a_page_is_read_stands_before_it(tmp_path: Path, event: str) -> None:
    """Nobody looks at single pages where one sets their contents at once, of which MkDocs reads the beginning."""
    config = MKDOCS_YML + "hooks: [hook.py]\n"
    hook = (
        f"def on_{event}(value, files=None, **_):\n"
        "    file = (files or value).get_file_from_path('tags/index.md')\n"
        "    file.content_string = '---\\ntitle: By the hook\\n---\\n\\n# Another heading'\n"
        "    return value\n"
    )
    project = make_project(tmp_path / event, config=config)
    (project / "hook.py").write_text(hook)
    with mkdocs_afresh():
        build(load_config(str(project / "mkdocs.yml")))
    assert "<title>By the hook - " in (project / "site" / "tags" / "index.html").read_text(encoding="utf-8")
