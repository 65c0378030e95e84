"""Ids, tags and names in any script: what they are, and what keeps two apart."""

import unicodedata
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from helpers import examples, library
from reading_list.collect.merge.naming import Ids
from reading_list.core.characters import find_forbidden, visible
from reading_list.core.kinds import Kind
from reading_list.core.schema import EntryFields
from reading_list.core.slugs import MAX_BYTES, MAX_SLUG, shortened, slug_fault, slugify
from reading_list.core.tags import is_tag, tag_slug, tag_stem
from reading_list.entries.checks.entry_ids import ids_to_write
from reading_list.entries.source.folder import read_folder
from tables import each

# Each title or tag with its id.
IDS = {
    # Latin letters are those of ASCII.
    "Attention, Please!": "attention-please",
    "L'apprentissage automatique": "lapprentissage-automatique",
    "L’apprentissage automatique": "lapprentissage-automatique",
    "Łódź, Ærø, Œuvre, Straße, Đakovo, Ħamrun": "lodz-aero-oeuvre-strasse-dakovo-hamrun",
    "İstanbul ve Diyarbakır": "istanbul-ve-diyarbakir",
    "Azərbaycan": "azerbaycan",
    "Þingvellir og Ísafjörður": "thingvellir-og-isafjordur",
    "e\u0301te\u0301": "ete",
    "Tiếng Việt": "tieng-viet",
    "ﬁrst": "first",
    "Ｗｅｂ２.０": "web2-0",
    "x² and №\u00a05": "x2-and-no-5",
    "℅ someone": "co-someone",
    "ℂ\u0301": "c",
    "Parts 1–5": "parts-1-5",
    "A—B": "a-b",
    # Other scripts stay as they are.
    "CSS入門": "css入門",
    "CSS設計": "css設計",
    "㍿ 東京": "株式会社-東京",
    "㈱東京": "株東京",
    "学 \u0301 習": "学-習",
    "プログラミング": "プログラミング",
    "フ\u309aロク\u3099ラミンク\u3099": "プログラミング",
    "ﾃﾞｻﾞｲﾝ": "デザイン",
    "深層学習 — 基礎": "深層学習-基礎",
    "葛\U000e0100城": "葛城",
    "한국어": "한국어",
    "हिन्दी": "हिन्दी",
    "हिन्दू": "हिन्दू",
    "ශ්\u200dරී ලංකා": "ශ්රී-ලංකා",
    "ภาษาคำ": "ภาษาคำ",
    "བོད་ཡིག": "བོད-ཡིག",
    "Машинное обучение": "машинное-обучение",
    "Йод и ёлка": "йод-и-ёлка",
    "п’ять п'ять": "пять-пять",
    "Ελληνική Φιλοσοφία": "ελληνική-φιλοσοφία",
    "ΛΌΓΟΣ Σ": "λόγος-σ",
    "β-VAE": "β-vae",
    "و": "و",
    "می\u200cخواهم": "می-خواهم",
    "محـــمد": "محمد",
    "ﻣﺤﻤﺪ": "محمد",
    "مُحَمَّد": unicodedata.normalize("NFC", "مُحَمَّد"),
    "עברית \u200f(2024)": "עברית-2024",
    "צה״ל": "צהל",
    "۲۰۲۴": "۲۰۲۴",
    "Հայերեն և": "հայերեն-և",
    # Signs that tell names apart are words.
    "C": "c",
    "C++": "c-plus-plus",
    "C++11": "c-plus-plus-11",
    "C#": "c-sharp",
    "C/C++": "c-c-plus-plus",
    "F# for fun": "f-sharp-for-fun",
    "A*": "a-star",
    "Fast A* in a *hurry*": "fast-a-star-in-a-hurry",
    ".NET": "dotnet",
    "ASP.NET": "asp-net",
    "Ｃ＋＋": "c-plus-plus",
    "Notepad++": "notepad-plus-plus",
    "R&D": "r-d",
    "Node.js": "node-js",
    "draw.io": "draw-io",
    "Docs": "docs",
    "100,000+ Questions": "100-000-questions",
    "Issue #3 + 4": "issue-3-4",
    "... and more": "and-more",
    # Emoji and signs are none.
    "❤️ Love 👩\u200d💻": "love",
    "1️⃣ First": "1-first",
    "???": "",
    "…": "",
    "🎲": "",
    "\u0301": "",
}


@each("text", IDS)
def test_an_id_of_each_title(text: str) -> None:
    """A title is an id that can be read, in its own script, and the id may be written as one."""
    assert slugify(text) == IDS[text]
    assert IDS[text] == "" or slug_fault(IDS[text]) is None


@examples(300)
@given(st.text(max_size=120))
def test_an_id_stays_what_it_is(text: str) -> None:
    """An id makes itself, is composed, fits, and has nothing that an address or a folder would take for more."""
    slug = slugify(text)
    assert slugify(slug) == slug == unicodedata.normalize("NFC", slug)
    assert slug == "" or slug_fault(slug) is None
    assert len(slug) <= MAX_SLUG
    assert len(slug.encode()) <= MAX_BYTES
    assert find_forbidden(slug) is None
    assert all(letter == "-" or unicodedata.category(letter)[0] in "LMN" for letter in slug)
    assert slug.casefold() == slug.lower().casefold()


@examples(300)
@given(st.text(max_size=60))
def test_an_id_does_not_depend_on_how_letters_are_composed(text: str) -> None:
    """A system that writes letters and marks apart gives the same ids."""
    assert slugify(unicodedata.normalize("NFD", text)) == slugify(text) == slugify(unicodedata.normalize("NFC", text))


@given(st.text(st.characters(categories=["Ll", "Lu", "Lo", "Nd"]), min_size=1, max_size=60))
def test_letters_give_an_id(text: str) -> None:
    """No title that can be read aloud is without an id."""
    assert slugify(text)


@each("letter", ["a", "é", "я", "学", "𠮷", "한", "क्षि"])
@each("joint", ["", " "])
def test_a_long_title_is_cut(letter: str, joint: str) -> None:
    """It fits into the name of a file, at a word where there is one, and no letter loses its marks."""
    slug = slugify(joint.join([letter * 7] * 60))
    assert 40 <= len(slug.encode()) <= MAX_BYTES
    assert slug_fault(slug) is None
    whole = slugify(letter)
    assert not joint or set(slug.split("-")) == {slugify(letter * 7)}
    assert slug.replace("-", "").replace(whole, "") in {"", "क्"[: len(slug)]}


def test_a_long_title_keeps_more_than_its_first_word() -> None:
    """Where the first word is followed by one that is too long, two titles are still two ids."""
    assert slugify("AI " + "深層学習" * 30) == "ai-" + ("深層学習" * 30)[:65]
    assert shortened("a" * 10 + "-b", 11) == "a" * 10


def test_a_long_title_is_cut_where_half_of_it_stays() -> None:
    """At a word where that leaves half of what fits, else within; and all bytes that fit are used."""
    assert slugify("a" * 40 + " " + "b" * 60) == "a" * 40
    assert slugify("a" * 30 + " " + "b" * 60) == "a" * 30 + "-" + "b" * 49
    assert slugify("𠮷" * 61) == "𠮷" * 50


def test_what_is_cut_off_takes_its_letter_with_its_marks() -> None:
    assert [shortened("हिन्दी", most) for most in range(1, 7)] == ["", "हि", "हि", "हिन्", "हिन्", "हिन्दी"]


TAGS = ["C", "C++", "C#", ".NET", "net", "A*", "R&D", "Web", "Webデザイン", "हिन्दी", "हिन्दू", "CSS入門", "CSS設計"]
TAGS += ["می\u200cخواهم", "l’art", "ディープ・ラーニング", "བོད་ཡིག", "k-means", "TCP/IP", "Node.js", "x" * 40, "F#", "F"]
TAGS += [".été à", ".é-b", "é b", "données+", "\u0915\u094d\u200d\u0937"]


@each("tag", TAGS)
def test_tags(tag: str) -> None:
    assert is_tag(tag)
    assert find_forbidden(tag) is None


NO_TAGS = ["", "-a", "a-", ".", ".5", "a,b", "a\n", "x" * 41, "_a", "…", "ʼ", "😀", "a<b"]
NO_TAGS += ["é!", "é-", "-é", ".-é", "_é", "é😀é"]


@each("text", NO_TAGS)
def test_no_tags(text: str) -> None:
    assert not is_tag(text)


def test_tags_have_pages_of_their_own() -> None:
    """Tags that differ in more than spelling differ in their stems and in their addresses, whatever the case."""
    assert len({tag_stem(tag) for tag in TAGS}) == len({tag_slug(tag).casefold() for tag in TAGS}) == len(TAGS)
    assert tag_stem("Node.js") == tag_stem("node-js")
    assert tag_stem("می\u200cخواهم") == tag_stem("می خواهم")
    assert tag_stem("क्\u200dष") == tag_stem("क्ष")
    assert tag_slug("search") == "tag-search"


NAMELESS = [
    ({"aliases": ("!", "The Marks"), "authors": ("Ada Lovelace",), "date": "1843"}, "the-marks"),
    ({"authors": ("Ada Lovelace",), "date": "1843-10"}, "lovelace-1843"),
    ({"authors": ("李 飞飞",)}, "entry-飞飞"),
    ({"date": "1843"}, "entry-1843"),
    ({"kind": Kind.VIDEO}, "entry-video"),
    ({}, "entry-2"),
]


@each("facts, own", NAMELESS)
def test_a_work_whose_title_gives_no_id_gets_one(facts: dict[str, Any], own: str) -> None:
    """An import writes, and a check offers, an id of what else is known of the work, but for its address."""
    fields = EntryFields(title="???", url="https://example.org/1", **facts)
    assert Ids(library({})).explicit(fields) == own
    work = library({"a": {"title": "A", "section": "B", "entries": [fields.known()]}})
    assert ids_to_write(work) == {("a", 0): own}


# --- Characters that cannot be seen ---------------------------------------------------------------

NEEDED = [
    "می\u200cخواهم",
    "क्\u200dष",
    "👩\u200d💻 ❤\ufe0f 1\ufe0f\u20e3",
    "葛\U000e0100城市",
    "שלום C++\u200f!",
    "C#\u200e لغة",
    "لغة \u061c(2024)",
]
HOSTILE = [
    "a\u202eb",
    "עברית \u202e",
    "עברית \u2066a\u2069",
    "a\u200fb",
    "שלום \u200f\u200f!",
    "a\u200db",
    "שלום\nabc\u200f",
    "a\U000e0100",
    "❤\ufe0f\ufe0f",
    "葛\U000e0100\U000e0101",
    "a\U000e0041",
]


@each("text", NEEDED)
def test_what_a_language_needs_stays(text: str) -> None:
    """Joiners of Persian and Hindi, forms of emoji and ideographs, and marks of direction in text of both ways."""
    assert find_forbidden(text) is None
    assert visible(text) == text


@each("text", HOSTILE)
def test_what_hides_or_turns_text_is_refused(text: str) -> None:
    """Overrides and isolates always, and what a language needs where nothing needs it."""
    assert find_forbidden(text) is not None
    assert find_forbidden(visible(text)) is None


def test_many_marks_of_direction_cost_no_more_than_their_number() -> None:
    """A line of them alone is looked at once each, and not as far as it goes."""
    line = "ש" + "\u200fa" * 50_000
    assert find_forbidden(line) is not None


# --- Files -----------------------------------------------------------------------------------------


def test_the_name_of_a_file_is_composed(tmp_path: Path) -> None:
    """A topic is called by its composed name; one that cannot be opened by that name is a problem."""
    parted = unicodedata.normalize("NFD", "ガイド.yaml")
    for name in ("学習.yaml", parted):
        (tmp_path / name).write_text("title: A\nsection: B\n")
    files, problems = read_folder(tmp_path, shown="entries")
    whole = (tmp_path / "ガイド.yaml").exists()
    assert [file.stem for file in files] == ["学習"] + ["ガイド"] * whole
    assert [problem.code for problem in problems] == ["bad-file-name"] * (not whole)
