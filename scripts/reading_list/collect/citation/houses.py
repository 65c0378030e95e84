"""Who puts works out: publishers, firms and institutes, as far as their names say it. Pure."""

import re

from ...core.person_names import is_organisation

_KNOWN = frozenset(
    """
        OpenAI Google DeepMind Meta Microsoft NVIDIA Nvidia Apple Amazon IBM Intel Facebook Anthropic Netflix Uber
    Airbnb Spotify Twitter
        Wikibooks Wikipedia Wikiversity GitHub Mozilla Oracle JetBrains
    LinkedIn Alibaba Tencent Baidu Huawei ByteDance Springer Wiley Elsevier Apress Manning Packt Pearson Sage
    Routledge Addison-Wesley
    O'Reilly O’Reilly
    Penguin Vintage Flammarion Gallimard Suhrkamp Hanser Dunod Birkhäuser
    Salesforce Samsung Adobe Cohere HuggingFace Stanford MIT CMU
    """.split()
) | {
    "Simon & Schuster",
    "Prentice Hall",
    "McGraw-Hill",
    "No Starch Press",
    "Academic Press",
    "Morgan Kaufmann",
    "Chapman & Hall",
    "Random House",
    "Basic Books",
    "North-Holland",
    "Klett-Cotta",
    "Google DeepMind",
    "Google Research",
    "Google Brain",
    "Meta AI",
    "Facebook AI",
    "Microsoft Research",
    "Hugging Face",
    "O'Reilly Media",
}
_IN_CHINESE = re.compile(
    r"(?:株式会社|有限会社)[\u3040-\u30ff\u4e00-\u9fff]{2,12}|[\u3040-\u30ff\u4e00-\u9fff]{2,12}(?:出版社|出版|书院|新書|公司|株式会社|有限会社|书店|書店|书局|大学|研究所)"
)
_SAYS = re.compile(
    r"\b(?:University|Université|Universität|Universidad|Universidade|Università|Institute|Institut|Laborator(?:y|ies)|Labs?|[Pp]ress|[Bb]log|Verlag|"
    r"Publishing|Publishers?|Inc|Ltd|LLC|GmbH|Corp|Corporation|Academy|College|School|Foundation|Research|Group|Team|Technologies|Media|"
    r"Company|Society|Association|Books|Editions|Éditions|Editore|Editora?|Edizioni|Ediciones|Edições|Presses|Publications|Uitgever(?:ij)?|"
    r"[Ff]örlag|[Ff]orlag|Wydawnictwo|Nakladatelství|Yayınları|Yayınevi|Kiadó|Видавництво|[^\W\d_]{3,}verlag|Cent(?:re|er|rum)|"
    r"Hochschule|Editorial|Издательство|出版社|大学|研究所|社)\b\.?"
)

# A title speaks to somebody, "You and Your Research"; the name of a house does not.
_SPEAKS = re.compile(r"\b(?:I|My|Me|You|Your|We|Our|Us|How|Why|What|When|Is|Are|Do|Does|Can)\b")


def is_house(text: str) -> bool:
    """Tell whether *text*, all of it, is the name of a firm, an institute or a publisher."""
    plain = text.strip(" .,;:|@")
    if plain in _KNOWN or _IN_CHINESE.fullmatch(plain):
        return True
    words = plain.split()
    if "," in plain or not 2 <= len(words) <= 7 or not _SAYS.search(plain):
        return False
    if words[-1] == "Press" and not is_organisation(plain):
        return False
    if _SPEAKS.search(plain):
        return False
    real = [
        word.strip("(),.")
        for word in words
        if word.lower() not in ("of", "for", "the", "and", "de", "in", "at", "&", "für", "press", "blog")
    ]
    return all(word[:1].isupper() for word in real)
