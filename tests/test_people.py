"""The pages of people: who has one, at which address, and who leads to it."""

import pytest

from helpers import ENGLISH, GOLDEN_SITE, entry, headings, library, read_html, rendered
from reading_list.core.library import Library
from reading_list.publish.pages.authorship import people
from reading_list.publish.pages.overview import Overview
from reading_list.publish.pages.page_links import PageLinks
from reading_list.publish.routes import topic_path
from tables import each


def listed(*authors: list[str], names: object = None) -> Library:
    """Return a library with a work for each list of *authors*."""
    entries = [
        entry(f"Work {number}", authors=people, date=f"{2000 + number}") for number, people in enumerate(authors)
    ]
    files: dict[str, object] = {"only": {"title": "Only", "section": "S", "entries": entries}}
    return library(files | ({"names": names} if names else {}))


def test_a_person_of_several_works_has_a_page() -> None:
    """It lists the works in reading order; who has made one has no page of their own."""
    pages = rendered(listed(["Ada King", "Bo"], ["Cy", "Ada King", "et al."], ["Dee Zed", "Dee Zed"]))
    assert [path for path in pages if path.startswith("people/")] == ["people/index.md", "people/ada-king.md"]
    page = pages["people/ada-king.md"]
    assert headings(page, 1) == ["Ada King"]
    assert read_html(page).hrefs == ["../../people/", "../../topics/only/#work-0", "../../topics/only/#work-1"]
    assert "2 works" in read_html(page).text


def test_all_people_stand_by_family_name() -> None:
    """The page of all people has a letter for each, folded; the only work of a person stands for a page."""
    page = rendered(
        listed(
            ["Zoë van Dyck", "Émile Élan", "Ada King", "ada Ng", "山田太郎", "OpenAI Team"],
            ["Ada King"],
            ["Bo Kingsley", "Al King"],
        )
    )["people/index.md"]
    assert headings(page, 2) == ["D", "E", "K", "N", "O", "Han"]
    assert [href for href in read_html(page).hrefs if "work" in href or "ada" in href] == [
        *("../works/work-0/", "../works/work-0/"),
        *("../people/ada-king/", "../works/work-2/", "../works/work-2/"),
        *("../works/work-0/",) * 3,
    ]


def test_letters_of_other_languages_are_folded() -> None:
    """Letters that are no others with an accent stand under the nearest of ASCII, and so do addresses."""
    pages = rendered(listed(["Łucja Østby", "Łukasz Đurić"], ["Łucja Østby"]))
    assert headings(pages["people/index.md"], 2) == ["D", "O"]
    assert "people/lucja-ostby.md" in pages


def test_other_spellings_are_the_same_person_and_named_on_the_page() -> None:
    """Works under any spelling that is declared stand on one page, under the name that is to be written."""
    names = {"people": {"Ada Lovelace": ["Ada King", "A. A. L."]}}
    pages = rendered(listed(["Ada King"], ["Ada Lovelace", "Ada King"], ["A. A. L."], names=names))
    assert [path for path in pages if path.startswith("people/")] == ["people/index.md", "people/ada-lovelace.md"]
    shown = read_html(pages["people/ada-lovelace.md"])
    assert len([href for href in shown.hrefs if "#" in href]) == 3
    assert "also written Ada King, A. A. L." in shown.text


@pytest.mark.parametrize(
    ("name", "href"),
    [
        ("Ada Lovelace", "../../people/ada-lovelace/"),
        ("Ada King", "../../people/ada-lovelace/"),
        ("Bo", None),
    ],
)
def test_a_name_leads_to_the_page(name: str, href: str | None) -> None:
    """The name of an author is a link where there is more to see, whichever spelling it has."""
    read = listed(["Ada King", "Bo"], ["Ada Lovelace"], names={"people": {"Ada Lovelace": ["Ada King"]}})
    linked = PageLinks(Overview.of(read, GOLDEN_SITE, ENGLISH), topic_path("only")).person(name)
    assert read_html(linked).hrefs == ([href] if href else [])
    assert read_html(linked).text == name


def slugs(*names: str) -> dict[str, str]:
    persons = people(listed(*([name] for name in names)), ENGLISH.collation)
    return {name: person.slug for name, person in persons.items()}


def test_people_of_one_address_get_further_signs() -> None:
    """A name in ASCII keeps the address; what others get does not depend on how many they are."""
    alone, both, all_three = (
        slugs("José Silva"),
        slugs("José Silva", "Jose Silva"),
        slugs("Jose-Silva", "José Silva", "Jose Silva"),
    )
    assert alone == {"José Silva": "jose-silva"}
    assert both["Jose Silva"] == all_three["Jose Silva"] == "jose-silva"
    assert both["José Silva"] == all_three["José Silva"]
    assert both["José Silva"].startswith("jose-silva-")
    assert len(set(all_three.values())) == 3


@each("name", ["山田太郎", "Index", "Con", "NUL", "???"])
def test_every_name_has_an_address(name: str) -> None:
    """Names without letters, and such as no file may have, get an address of their own; other scripts keep theirs."""
    (slug,) = slugs(name).values()
    assert slug == name if name == "山田太郎" else slug.rpartition("-")[0] in ("person", name.lower())
