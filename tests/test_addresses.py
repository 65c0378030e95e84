"""When two addresses are the same work, what a permalink looks like, and which addresses are safe."""

import re
import unicodedata
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reading_list.core.identity import (
    Identity,
    Service,
    address_of,
    arxiv_id_in,
    by_arxiv,
    by_doi,
    by_isbn,
    identify,
    is_arxiv_id,
    is_isbn,
)
from reading_list.core.reserved import ENTRY_IDS, FILE_NAMES, TAGS_WITH_A_PREFIX
from reading_list.core.slugs import slug_fault, slugify
from reading_list.core.tags import is_tag, tag_slug, tag_stem
from reading_list.core.text import title_key
from reading_list.core.urls import arxiv_abstract, is_tracking, tracking_parameters, url_fault, without_tracking
from tables import each

# Each group is one work under several addresses; no two groups are the same work.
WORKS = {
    "arXiv": """
        https://arxiv.org/abs/1706.03762
        http://arxiv.org/abs/1706.03762
        https://www.arxiv.org/abs/1706.03762
        https://arxiv.org/abs/1706.03762v5
        https://arxiv.org/abs/1706.03762/
        https://arxiv.org/abs/1706.03762?context=cs
        https://arxiv.org/abs/1706.03762#comments
        https://arxiv.org/pdf/1706.03762
        https://arxiv.org/pdf/1706.03762.pdf
        https://arxiv.org/pdf/1706.03762v5.pdf
        https://arxiv.org/pdf/1706.03762v7#page=3
        https://arxiv.org/html/1706.03762v7
        https://arxiv.org/html/1706.03762v7/#S3
        https://arxiv.org/format/1706.03762
        https://ARXIV.org/abs/1706.03762
        https://export.arxiv.org/abs/1706.03762
        http://de.arxiv.org/pdf/1706.03762v1
        https://cn.arxiv.org/pdf/1706.03762.pdf
        http://xxx.lanl.gov/abs/1706.03762
        https://ar5iv.org/html/1706.03762
        https://ar5iv.labs.arxiv.org/html/1706.03762
        https://www.arxiv-vanity.com/papers/1706.03762/
        https://doi.org/10.48550/arXiv.1706.03762
        https://dx.doi.org/10.48550/ARXIV.1706.03762
    """,
    "another of arXiv": "https://arxiv.org/abs/1706.03763",
    "a longer number of arXiv": "https://arxiv.org/abs/1501.00001  https://arxiv.org/pdf/1501.00001v2",
    "an old id of arXiv": """
        https://arxiv.org/abs/hep-th/9901001
        https://arxiv.org/abs/hep-th/9901001v3
        https://arxiv.org/pdf/hep-th/9901001.pdf
        https://arxiv.org/pdf/HEP-TH/9901001v2.pdf
        https://doi.org/10.48550/arXiv.hep-th/9901001
    """,
    "an old id of arXiv in another archive": "https://arxiv.org/abs/hep-ph/9901001",
    "an old id of arXiv with a subject class": """
        https://arxiv.org/abs/math/0309136
        https://arxiv.org/abs/math.GT/0309136
        https://arxiv.org/pdf/math.GT/0309136v1
    """,
    "a listing of arXiv": "https://arxiv.org/list/cs.CL/recent  http://www.arxiv.org/list/cs.CL/recent/",
    "another listing of arXiv": "https://arxiv.org/list/cs.LG/recent",
    "DOI at ACM": """
        https://doi.org/10.1145/3292500.3330701
        http://dx.doi.org/10.1145/3292500.3330701
        https://www.doi.org/10.1145/3292500.3330701
        https://dl.acm.org/doi/10.1145/3292500.3330701
        https://dl.acm.org/doi/abs/10.1145/3292500.3330701
        https://dl.acm.org/doi/pdf/10.1145/3292500.3330701
        https://dl.acm.org/doi/full/10.1145/3292500.3330701?casa_token=abc
        https://dl.acm.org/doi/10.1145/3292500.3330701/pdf/
        https://doi.org/10.1145/3292500.3330701/
    """,
    "another DOI at ACM": "https://dl.acm.org/doi/10.1145/3292500.3330702",
    "DOI at Springer": """
        https://doi.org/10.1007/s11263-015-0816-y
        https://doi.org/10.1007%2Fs11263-015-0816-y
        https://doi.org/10.1007/S11263-015-0816-Y
        https://link.springer.com/article/10.1007/s11263-015-0816-y
        https://link.springer.com/article/10.1007/s11263-015-0816-y#Sec2
        https://link.springer.com/content/pdf/10.1007/s11263-015-0816-y.pdf
        https://link.springer.com/content/pdf/10.1007%2Fs11263-015-0816-y.pdf
    """,
    "DOI at Wiley": """
        https://doi.org/10.1111/j.1467-9868.2005.00503.x
        https://onlinelibrary.wiley.com/doi/10.1111/j.1467-9868.2005.00503.x
        https://onlinelibrary.wiley.com/doi/epdf/10.1111/j.1467-9868.2005.00503.x
        https://onlinelibrary.wiley.com/doi/10.1111/j.1467-9868.2005.00503.x/abstract
    """,
    "DOI at Nature": """
        https://doi.org/10.1038/nature14539
        https://www.nature.com/articles/nature14539
        https://www.nature.com/articles/nature14539.pdf
        http://nature.com/articles/nature14539/
    """,
    "subject at Nature": "https://www.nature.com/subjects/nature14539",
    "article of another publisher": "https://www.science.org/articles/nature14539",
    "DOI at Science": """
        https://doi.org/10.1126/science.1127647
        https://www.science.org/doi/10.1126/science.1127647
        https://science.org/doi/pdf/10.1126/science.1127647
    """,
    "DOI at MIT Press": """
        https://doi.org/10.1162/neco.1997.9.8.1735
        https://direct.mit.edu/neco/article/10.1162/neco.1997.9.8.1735
    """,
    "video": """
        https://www.youtube.com/watch?v=kCc8FmEb1nY
        http://youtube.com/watch?v=kCc8FmEb1nY
        https://m.youtube.com/watch?v=kCc8FmEb1nY
        https://music.youtube.com/watch?v=kCc8FmEb1nY
        https://www.youtube.com/watch?v=kCc8FmEb1nY&t=42s
        https://www.youtube.com/watch?t=42&v=kCc8FmEb1nY
        https://www.youtube.com/watch?v=kCc8FmEb1nY#t=42
        https://www.youtube.com/watch?v=kCc8FmEb1nY&list=PLAqhIrjkxbuWI23v9cThsA9GvCAUhRvKZ&index=7
        https://www.youtube.com/watch?app=desktop&v=kCc8FmEb1nY&feature=youtu.be
        https://www.youtube.com/embed/kCc8FmEb1nY
        https://www.youtube.com/embed/kCc8FmEb1nY?start=42
        https://www.youtube.com/embed/kCc8FmEb1nY?list=PLAqhIrjkxbuWI23v9cThsA9GvCAUhRvKZ
        https://www.youtube-nocookie.com/embed/kCc8FmEb1nY
        https://www.youtube.com/shorts/kCc8FmEb1nY
        https://www.youtube.com/live/kCc8FmEb1nY
        https://www.youtube.com/v/kCc8FmEb1nY
        https://www.youtube.com/watch/?v=kCc8FmEb1nY
        https://youtu.be/kCc8FmEb1nY
        https://youtu.be/kCc8FmEb1nY/
        https://youtu.be/kCc8FmEb1nY?t=42&si=abcdef
        https://youtu.be/kCc8FmEb1nY?list=PLAqhIrjkxbuWI23v9cThsA9GvCAUhRvKZ
    """,
    "video whose id differs in case": "https://youtu.be/KCc8FmEb1nY",
    "playlist": """
        https://www.youtube.com/playlist?list=PLAqhIrjkxbuWI23v9cThsA9GvCAUhRvKZ
        https://youtube.com/playlist?list=PLAqhIrjkxbuWI23v9cThsA9GvCAUhRvKZ&si=abcdef
    """,
    "another playlist": "https://www.youtube.com/playlist?list=PL3FW7Lu3i5JvHM8ljYj-zLfQRF3EO8sYv",
    "embedded playlist": "https://www.youtube.com/embed/videoseries?list=PLtBw6njQRU-rwp5__7C0oIVt26ZgjG9NI",
    "another embedded playlist": "https://www.youtube.com/embed/videoseries?list=PLoROMvodv4rOhcuXMZkNm7j3fVwBBY42z",
    "embedded channel": "https://www.youtube.com/embed/live_stream?channel=UCWN3xxRkmTPmbKwht9FuE5A",
    "another embedded channel": "https://www.youtube.com/embed/live_stream?channel=UCYO_jab_esuFRV4b17AJtAw",
    "no video": "https://www.youtube.com/watch",
    "channel": "https://www.youtube.com/@3blue1brown",
    "OpenReview": """
        https://openreview.net/forum?id=YicbFdNTTy
        https://openreview.net/pdf?id=YicbFdNTTy
        http://www.openreview.net/forum?id=YicbFdNTTy&noteId=abc
        https://openreview.net/attachment?id=YicbFdNTTy&name=supplementary_material
    """,
    "group at OpenReview": "https://openreview.net/group?id=YicbFdNTTy",
    "forum at OpenReview that is none": "https://openreview.net/forum?note=YicbFdNTTy",
    "forum elsewhere": "https://example.org/forum?id=YicbFdNTTy",
    "OpenReview id that differs in case": "https://openreview.net/forum?id=yicbfdntty",
    "repository": """
        https://github.com/huggingface/transformers
        http://www.github.com/huggingface/transformers/
        https://github.com/HuggingFace/Transformers
        https://GitHub.com/huggingface/transformers.git
        https://github.com/huggingface/transformers.git/
        https://github.com/huggingface/transformers#installation
        https://github.com/huggingface/transformers?tab=readme-ov-file
    """,
    "file of the repository": """
        https://github.com/huggingface/transformers/blob/main/README.md
        https://github.com/HuggingFace/transformers/blob/main/README.md#L3
        https://github.com/huggingface/Transformers/blob/main/README.md/
    """,
    "file that differs in case": "https://github.com/huggingface/transformers/blob/main/readme.md",
    "file of another repository": "https://github.com/huggingface/datasets/blob/main/README.md",
    "issues of a repository": "https://github.com/huggingface/transformers/issues?q=label%3Abug",
    "other issues of a repository": "https://github.com/huggingface/transformers/issues?q=label%3Aquestion",
    "owner of repositories": "https://github.com/huggingface  https://github.com/huggingface/",
    "page": """
        https://example.org/post
        http://example.org/post
        https://www.example.org/post
        https://EXAMPLE.org/post
        HTTPS://example.org/post
        https://example.org:443/post
        http://example.org:80/post
        https://example.org./post
        https://example.org/post/
        https://example.org/post?
        https://example.org/post#
        https://example.org/post#conclusion
        https://example.org/post?utm_source=feed&UTM_Medium=rss
        https://example.org/post?fbclid=1&gclid=2&mc_cid=3
        https://example.org/p%6Fst
    """,
    "page in capitals": "https://example.org/Post",
    "page on another port": "https://example.org:8443/post",
    "page on another host": "https://blog.example.org/post",
    "page below": "https://example.org/post/2",
    "page in two parts": "https://example.org/post%2F2",
    "page with a query": """
        https://example.org/post?b=2&a=1
        https://example.org/post?a=1&b=2
        https://example.org/post/?a=1&b=2&utm_campaign=x#part
        https://example.org/post?%61=1&b=2
    """,
    "page with a parameter without a value": "https://example.org/post?c=  https://example.org/post?c",
    "page with another query": "https://example.org/post?a=1&b=3",
    "page with a query in bytes that are no UTF-8": "https://example.org/post?a=%E9",
    "page with a query in other bytes": "https://example.org/post?a=%E8",
    "page with a path in bytes that are no UTF-8": "https://example.org/%E9",
    "page with a path in other bytes": "https://example.org/%E8",
    "route": "https://example.org/post#/one  http://example.org/post/#/one",
    "page that is called like a route": "https://example.org/post/one",
    "another route": "https://example.org/post#/two",
    "route with an exclamation mark": "https://example.org/post#!one",
    "letters that are not ASCII": """
        https://example.org/caf%C3%A9
        https://example.org/caf%c3%a9
        https://example.org/café
    """,
    "tilde": "https://example.org/~karpathy/  https://example.org/%7Ekarpathy  https://example.org/%7ekarpathy",
    "signs": "https://example.org/a,b!(c)  https://example.org/a%2Cb%21(c)",
    "percent sign": "https://example.org/100%25",
    "percent sign that is encoded twice": "https://example.org/100%2525",
    "front page": "https://example.org  https://example.org/  http://www.example.org/?utm_source=x  https://example.org#top",
    "a host that begins with www": "https://www2.example.org/",
    "the parameter that is noise elsewhere": "https://example.org/?source=rss",
    "the parameter that is noise there": """
        https://medium.com/@a/b-123
        https://medium.com/@a/b-123?source=rss
        https://medium.com/@a/b-123?sk=456
    """,
}
SPELLINGS = [(name, url) for name, urls in WORKS.items() for url in urls.split()]


@each("name, url", SPELLINGS)
def test_addresses_of_one_work_agree(name: str, url: str) -> None:
    """Every address of a work has the identity of the first."""
    assert identify(url) == identify(WORKS[name].split()[0])


@each("name, url", SPELLINGS)
def test_addresses_of_different_works_differ(name: str, url: str) -> None:
    """No address has the identity of another work."""
    same = [other for other, held in SPELLINGS if identify(held) == identify(url)]
    assert set(same) == {name}


@each(
    "url, kind",
    [
        ("https://arxiv.org/pdf/1706.03762v5", "arxiv:1706.03762"),
        ("https://arxiv.org/abs/hep-th/9901001v1", "arxiv:hep-th/9901001"),
        ("https://dl.acm.org/doi/10.1145/3292500.3330701", "doi:10.1145/3292500.3330701"),
        ("https://youtu.be/kCc8FmEb1nY", "youtube:kCc8FmEb1nY"),
        ("https://openreview.net/pdf?id=YicbFdNTTy", "openreview:YicbFdNTTy"),
        ("https://github.com/HuggingFace/Transformers.git", "github:huggingface/transformers"),
        ("https://github.com/HuggingFace/Transformers/pull/7/", "github:huggingface/transformers/pull/7"),
        ("https://www.example.org/post/", "web:example.org/post"),
        ("https://example.org/@a/(b)+c,d", "web:example.org/@a/(b)+c,d"),
        ("/post", "web:/post"),
    ],
)
def test_identity_of_a_service(url: str, kind: str) -> None:
    """An address at a known service reduces to the identifier that the service gave."""
    assert str(identify(url)) == kind


def test_the_identifier_at_a_service() -> None:
    """It is that of the service that is asked for, and nothing at another."""
    work = identify("https://doi.org/10.1145/3292500.3330701")
    assert [work.at(service) for service in (Service.DOI, Service.ARXIV)] == ["10.1145/3292500.3330701", ""]


@each("tail", "/full /pdf /epdf /abstract /html /meta /fulltext.html .pdf .html /abstract.html".split())
def test_forms_of_an_article_at_a_publisher(tail: str) -> None:
    """What a publisher puts behind the DOI for another form of the article is not of it; at doi.org all is."""
    doi = "10.1098/rspa.1936.0001"
    assert identify(f"https://royalsocietypublishing.org/doi/{doi}{tail}").value == doi
    for host in ("doi.org", "dx.doi.org"):
        assert identify(f"https://{host}/{doi}{tail}").value == f"{doi}{tail}"


HOSTS = """
    example.org www.example.org arxiv.org export.arxiv.org ar5iv.org doi.org dl.acm.org nature.com youtube.com youtu.be
    m.youtube.com openreview.net github.com medium.com EXAMPLE.ORG. [::1] 例え.jp localhost example.org:8080
""".split()
PIECES = """
    / // . .. abs pdf html v2 .pdf 1706.03762 hep-th/9901001 10.1145/1.2 doi watch embed kCc8FmEb1nY forum owner name
    .git blob %2F %25 %zz %E9 %C3%A9 é + ~ : @ ; = & ? ?v= ?list= ?id= ?utm_source= # #/ #! a=1
""".split()
safe_urls = st.builds(
    lambda scheme, host, mark, rest: scheme + host + mark + "".join(rest),
    st.sampled_from(["https://", "http://", "HTTP://"]),
    st.sampled_from(HOSTS),
    st.sampled_from("/?#"),
    st.lists(st.sampled_from(PIECES), max_size=12),
)
any_character = st.characters(codec="utf-8")
urls = st.builds(
    lambda scheme, host, rest: scheme + host + "".join(rest),
    st.sampled_from(["https://", "http:", "//", "https:///", "web:", "arxiv:", "doi://", "ftp://", ""]),
    st.sampled_from([*HOSTS, "a:b@c.org", "[", ""]),
    st.lists(st.sampled_from(PIECES) | any_character, max_size=12),
)


@given(st.one_of(safe_urls, urls, st.text()))
@example("////example.org")
@example("https:////example.org/post")
@example("//[")
@example("web://example.org")
@example("https://example.org:99999/")
def test_identity_of_anything(url: str) -> None:
    """Any text has an identity: nothing that stands in a list can stop a comparison."""
    assert identify(url).service in Service


@given(safe_urls.filter(lambda url: "[" not in url))  # with `www.` before it, a number in brackets is no host
def test_identity_takes_no_notice_of_scheme_and_www(url: str) -> None:
    """The scheme and `www.` never make another work of an address."""
    rest = url.partition("://")[2].removeprefix("www.")
    assert identify(f"http://www.{rest}") == identify(f"https://{rest}")


@given(safe_urls.filter(lambda url: "#" not in url))
def test_identity_takes_no_notice_of_a_fragment(url: str) -> None:
    """A fragment that only leads to a part of the page never makes another work of it."""
    assert identify(f"{url}#part") == identify(url)


# --- Tracking -----------------------------------------------------------------------------------

TRACKED = [
    ("https://example.org/?utm_source=a", "https://example.org/"),
    ("https://example.org/?a=1&utm_source=b&c", "https://example.org/?a=1&c"),
    ("https://example.org/?utm_source=a&a=1#part", "https://example.org/?a=1#part"),
    ("https://example.org/?FBCLID=1&a=%C3%a9+b", "https://example.org/?a=%C3%a9+b"),
    ("https://example.org/?ut%6D_source=1&&b", "https://example.org/?&b"),
    ("https://www.youtube.com/watch?v=kCc8FmEb1nY&feature=youtu.be", "https://www.youtube.com/watch?v=kCc8FmEb1nY"),
    ("https://youtu.be/kCc8FmEb1nY?si=abc", "https://youtu.be/kCc8FmEb1nY"),
    *(
        (f"https://{host}/a?b=c&{name}=1", f"https://{host}/a?b=c")
        for host, names in {
            "www.youtube.com": "si pp ab_channel app",
            "youtu.be": "feature si",
            "medium.com": "source sk",
            "towardsdatascience.com": "source sk",
            "blog.tensorflow.org": "m",
            "example.org": "pk_a piwik_a matomo_a hsa_a stm_a",
        }.items()
        for name in names.split()
    ),
]


@each("url, clean", TRACKED)
def test_tracking_is_taken_out(url: str, clean: str) -> None:
    """The tracking parameters go, whatever their spelling, and what is left stands as it was written."""
    assert tracking_parameters(url)
    assert without_tracking(url) == clean


@each(
    "url",
    [
        "https://example.org/post",
        "https://example.org/?feature=attention&si=1&source=rss&m=1",
        "https://example.org/?a=utm_source&b=?fbclid=1",
        "https://example.org/utm_source=1",
        "https://example.org/#utm_source=1",
        "https://example.org/#a?utm_source=1",
        "https://example.org/#/list?gi=1&fbclid=2",
        "https://example.org/?",
        "https://example.org/?#",
        "https://example.org/?a&&b=",
    ],
)
def test_what_is_not_tracking_stays(url: str) -> None:
    """An address without tracking parameters comes back as it is, however its query is written."""
    assert tracking_parameters(url) == []
    assert without_tracking(url) == url


def test_tracking_parameters_are_named_in_order() -> None:
    """Also those without a value, or with one that holds an equals sign; with or without a host."""
    for start in ("https://example.org/", "/page"):
        url = f"{start}?UTM_source=&fbclid&gi=a=b&source=c#?gclid=1"
        assert tracking_parameters(url) == ["UTM_source", "fbclid", "gi"]
        assert without_tracking(url) == f"{start}?source=c#?gclid=1"


def test_what_is_no_address_is_not_cleaned() -> None:
    assert without_tracking("https://[?fbclid=1") == "https://[?fbclid=1"


query_pieces = st.sampled_from(
    "utm_source=a fbclid=1 gi utm_= feature=b si=c a=1 b= c é=%zz %E9 = x=y=z a=?utm_source=1".split()
)
fragments = st.sampled_from(["", "#", "#part", "#/route?gi=1&a=2", "#a?utm_source=1", "#?fbclid=1"])


@given(
    st.sampled_from(["https://example.org/", "https://youtu.be/a", "http://www.medium.com/b"]),
    st.lists(query_pieces, max_size=6),
    fragments,
)
def test_without_tracking_changes_nothing_else(base: str, pairs: list[str], fragment: str) -> None:
    """Only whole pairs of the query go: no tracking is left, and all else stays in order to the letter."""
    url = base + ("?" + "&".join(pairs) if pairs else "") + fragment
    clean = without_tracking(url)
    assert tracking_parameters(clean) == []
    host = urlsplit(url).hostname or ""
    kept = [pair for pair in pairs if not is_tracking(host, pair.partition("=")[0])]
    assert clean == base + ("?" + "&".join(kept) if kept else "") + fragment
    assert identify(clean) == identify(url)


# --- Abstracts ----------------------------------------------------------------------------------


@each(
    "url, abstract",
    [
        ("https://arxiv.org/pdf/1706.03762", "https://arxiv.org/abs/1706.03762"),
        ("http://www.arxiv.org/pdf/1706.03762v5.pdf", "https://arxiv.org/abs/1706.03762v5"),
        ("https://arxiv.org/pdf/math.GT/0309136", "https://arxiv.org/abs/math.GT/0309136"),
        ("https://arxiv.org/pdf/cs/0112017v1.pdf", "https://arxiv.org/abs/cs/0112017v1"),
        *((url, url) for url in ("https://arxiv.org/abs/1706.03762", "https://arxiv.org/pdf/", "https://e.org/pdf/1")),
    ],
)
def test_a_pdf_of_arxiv_has_an_abstract(url: str, abstract: str) -> None:
    """The PDF's address becomes that of the abstract of the same version; it is the same work."""
    assert arxiv_abstract(url) == abstract
    assert identify(abstract) == identify(url)


# --- Slugs --------------------------------------------------------------------------------------


@each(
    "text, made",
    [
        ("Attention Is All You Need", "attention-is-all-you-need"),
        ("What's new? — A *guide*", "whats-new-a-guide"),
        ("Łukasz's naïve Überblick", "lukaszs-naive-uberblick"),
        ("  --GPT-3__", "gpt-3"),
        ("ﬁne № ½", "fine-no-12"),
        ("", ""),
        ("word " * 30, ("word-" * 16)[:79]),
        ("word " * 15 + "words", "word-" * 15 + "words"),
        ("word " * 15 + "words on", "word-" * 15 + "words"),
        ("word " * 15 + "wordie on", ("word-" * 15)[:-1]),
        ("word " * 15 + "wordier", ("word-" * 15)[:-1]),
        ("a" * 100, "a" * 80),
        ("a" * 80 + " b", "a" * 80),
    ],
)
def test_slug(text: str, made: str) -> None:
    """A permalink keeps the letters and digits of a title, and is cut at a word where it gets too long."""
    assert slugify(text) == made


@given(st.text())
@example("İ")
@example("ﷺ" * 30)
@example("-" * 100)
def test_slug_of_anything(text: str) -> None:
    """Any text gives a permalink of the valid form or none, and a permalink gives itself."""
    made = slugify(text)
    assert made == "" or slug_fault(made) is None
    assert slugify(made) == made


@each("name", ["a", "0", "a-b", "gpt-3", "a" * 80, "a--b", "indexes"])
def test_good_permalinks(name: str) -> None:
    """Letters, digits and hyphens between them may be a permalink."""
    assert slug_fault(name) is None
    assert slug_fault(name, ENTRY_IDS | FILE_NAMES) is None


@each(
    "name",
    [
        "",
        "-",
        "-a",
        "a-",
        "A",
        "a b",
        "a_b",
        "a.b",
        "a/b",
        "..",
        "ä",
        "a\n",
        "a" * 81,
        "学" * 67,
        "学_",
        "CSS入門",
        "學--習",
    ],
)
def test_bad_permalinks(name: str) -> None:
    """What an address would trip over may not be a permalink."""
    assert slug_fault(name)


@each("reserved", [ENTRY_IDS, FILE_NAMES, TAGS_WITH_A_PREFIX])
@each("name", ["index", "con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9"])
def test_names_that_no_file_may_have_are_reserved_everywhere(name: str, reserved: frozenset[str]) -> None:
    """What Windows takes for a device, and what the page of a folder is called, is no name of ours."""
    assert slug_fault(name, reserved) == "the name is reserved"


@each("name", ["com", "com0", "com10", "lpt0", "lpt10", "1"])
def test_names_that_are_nearly_those_of_devices(name: str) -> None:
    assert slug_fault(name, FILE_NAMES) is None


@each(
    "name",
    """404 assets search sitemap robots javascripts stylesheets about browse contributing entries feed schemas
    statistics tags timeline topics whats-new kinds paths new reading years feeds names""".split(),
)
def test_names_of_other_pages_are_free(name: str) -> None:
    """What stands elsewhere on the site is in nobody's way: neither in that of an entry nor in that of a topic."""
    assert slug_fault(name, ENTRY_IDS) is None
    assert slug_fault(name, FILE_NAMES) is None


@each("name", ["concepts", "backlog", "start-here", "landmarks", "listed-elsewhere", "topic"])
def test_anchors_of_a_topic_are_reserved_for_entries_alone(name: str) -> None:
    """An entry cannot have the anchor of a part of its page; the page itself may be called like it."""
    assert slug_fault(name, ENTRY_IDS)
    assert slug_fault(name, FILE_NAMES) is None


@each(
    "tag, slug",
    [
        ("Search", "tag-search"),
        ("index", "tag-index"),
        ("Concepts", "tag-concepts"),
        ("kinds", "kinds"),
        ("new", "new"),
        ("学習", "学習"),
        *(
            (name, f"tag-{name}")
            for name in """404 assets search sitemap robots javascripts stylesheets about browse contributing entries
            feed schemas statistics tags timeline topics whats-new start-here
            more-to-read superseded nul lpt9""".split()
        ),
    ],
)
def test_addresses_of_tags_stay(tag: str, slug: str) -> None:
    """Tags that were once thought to be in the way keep the addresses that they got then."""
    assert tag_slug(tag) == slug


@given(st.text(st.sampled_from("aZ0é學हि .+#&*/'-’ʼ·\u200c") | st.characters(categories=["L", "M", "N"]), max_size=41))
def test_the_address_of_a_tag_is_never_empty_or_reserved(text: str) -> None:
    """The page of any tag has an address that is valid and belongs to no other page."""
    assert not is_tag(text) or slug_fault(tag_slug(text), FILE_NAMES) is None


@each(
    "one, other, alike",
    [
        ("GAN", "gan", True),
        ("GANs", "gan", True),
        ("machine-learning", "Machine Learning", True),
        ("word embeddings", "word embedding", True),
        ("taxonomies", "taxonomy", True),
        ("data sets", "dataset", True),
        ("skies", "sky", True),
        ("ties", "tie", True),
        ("ties", "ty", False),
        ("C++", "C", False),
        ("C++", "C#", False),
        (".NET", "net", False),
        ("loss", "los", False),
        ("analysis", "analysi", False),
        ("corpus", "corpu", False),
        ("GPS", "GP", False),
        ("VAEs", "VAE", True),
        ("attention", "self-attention", False),
        ("NLP", "NLU", False),
    ],
)
def test_tags_that_are_nearly_the_same(one: str, other: str, alike: bool) -> None:
    """Case, hyphens and the plural do not make another tag; other letters and signs do."""
    assert (tag_stem(one) == tag_stem(other)) is alike


@each(
    "one, other, same",
    [
        ("Attention Is All You Need", "attention is all you need!", True),
        ("ﬁne tuning", "Fine-Tuning", True),
        ("Straße", "STRASSE", True),
        ("Deep Learning", "Deeper Learning", False),
        ("深層学習", "深層", False),
        ("हिन्दी", "हिन्दू", False),
        ("ガイド", "カイト", False),
        ("می\u200cخواهم", "می خواهم", True),
        ("ශ්\u200dරී", "ශ්රී", True),
    ],
)
def test_titles_are_compared_by_their_words(one: str, other: str, same: bool) -> None:
    """Case, punctuation and ligatures do not make another title; other words do."""
    assert (title_key(one) == title_key(other)) is same


# --- Safe addresses -----------------------------------------------------------------------------


@each(
    "url",
    [
        "https://example.org",
        "HTTP://EXAMPLE.ORG/",
        "http://localhost:8000/a",
        "https://example.org:65535/",
        "https://example.org./",
        "https://en.wikipedia.org/wiki/Bayes'_theorem",
        "https://example.org/a_(b);c=1,2/@d/!$*+~",
        "https://medium.com/@someone/post?x=a@b",
        "https://example.org?a=b#c/d?e",
        "https://example.org/%22%20%3C",
        "https://[2001:db8::1]:8080/",
        "http://127.0.0.1/",
        "https://例え.jp/道?問=答",
        "https://xn--r8jz45g.jp/",
        "https://bücher.example/",
        "https://пример.рф/",
        "https://\U00017000.example/",
        "https://a_b.example.org/",
    ],
)
def test_safe_addresses(url: str) -> None:
    """A web address that readers may meet is accepted as it stands."""
    assert url_fault(url) is None


@each(
    "url",
    [
        "",
        "example.org",
        "/path",
        "//example.org",
        "https:example.org",
        "https:/example.org",
        "https://",
        "https:///path",
        "https://?a",
        "https://#a",
        "https://.",
        "https://..",
        "https://-.org",
        "https://example..org/",
        "https://example-.org/",
        "https://-example.org/",
        f"https://{'a' * 64}.org/",
        f"https://{'a.' * 127}org/",
        "https://exam ple.org/",
        "https://example%2eorg/",
        "https://[::1",
        "https://[nonsense]/",
        "https://example.org:0/",
        "https://example.org:65536/",
        "https://example.org:99999",
        "https://example.org:-1/",
        "https://example.org:a/",
        "https://user@example.org/",
        "https://user:secret@example.org/",
        "https://@example.org/",
        "https://example.org@example.com/",
        "https://example.org\\@example.com/",
        "javascript:alert(1)",
        "JavaScript://example.org/%0aalert(1)",
        "data:text/html,a",
        "vbscript:a",
        "file:///etc/passwd",
        "ftp://example.org/",
        "mailto:a@example.org",
        "httpsx://example.org/",
        "x-https://example.org/",
        " https://example.org/",
        "https://example.org/ ",
        "https://example.org/\n",
        "ht\ntps://example.org/",
        'https://example.org/"',
        "https://example.org/<b>",
        "https://example.org/`",
        "https://example.org/{a}",
        "https://example.org/a|b",
        "https://example.org/a^b",
        "https://example.org/\u00a0",
        "https://example.org/\u202e",
        "https://example.org/\u061c",
        "https://example.org/\u200b",
        "https://example.org/\x00",
        "https://example.org/\x85",
        "https://\u0430pple.com/",
        "https://g\u03bfogle.com/",
        "https://g\u0585ogle.com/",
        "https://g\u13aaogle.com/",
        "https://g\u2c9fogle.com/",
        f"https://example.org/{'a' * 2000}",
    ],
)
def test_unsafe_addresses(url: str) -> None:
    """What is no full web address, hides where it leads or could break out of a page is refused with a reason."""
    assert url_fault(url)


@pytest.mark.parametrize("start", ["https://example.org/", "https://example.org/é"])
def test_the_longest_address(start: str) -> None:
    """It has 2,000 characters, ASCII or not."""
    assert url_fault(start.ljust(2000, "a")) is None
    assert url_fault(start.ljust(2001, "a")) == "the address is longer than 2,000 characters"


@each(
    "url, reason",
    [
        ("https://[::1", "the address cannot be read (Invalid IPv6 URL)"),
        *((url, "the address must begin with http:// or https://") for url in ("ftp://e.org", "https:/e.org", "http:")),
        ("https://a@e.org/", "the address must not carry a user name or password"),
        ("https://:a@e.org/", "the address must not carry a user name or password"),
        ("https://@e.org/", "the address must not carry a user name or password"),
        ("https://e.org:0/", "the port is not a number from 1 to 65535"),
        *((url, "the address has no valid host name") for url in ("https:///a", "https://a..b/", "https://-/")),
        *(
            (f"https://e.org/{sign}", f"the character {name} may not stand in an address; percent-encode it")
            for sign, name in {"<": '"<"', "\t": "U+0009", "\u202e": "U+202E", "\ufffc": "U+FFFC"}.items()
        ),
        (
            "https://www.\u0430pple.com/",
            "the host name mixes alphabets that look alike; in plain letters it reads www.xn--pple-43d.com",
        ),
    ],
)
def test_the_reason_names_what_is_wrong(url: str, reason: str) -> None:
    assert url_fault(url) == reason


DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
hostile = st.one_of(
    st.sampled_from(
        ['"', "<", ">", "`", "\\", " ", "\t", "\n", "\r", "\0", "\x7f", "\x85", "\xa0", "\u2028", "\ufeff"]
    ),
    st.sampled_from(sorted(DIRECTIONS)),
    st.sampled_from(["@", ":", "//", "user:secret@", "javascript:", "%0a", "é", "a"]),
    any_character,
)


@given(
    st.sampled_from(["https://example.org/", "https://example.org", "http://", "javascript:", ""]),
    st.lists(hostile, max_size=4),
    st.sampled_from(["", "a", "@example.com/", ".org/a?b#c"]),
)
def test_accepted_addresses_are_harmless(start: str, middle: list[str], end: str) -> None:
    """Whatever is accepted has an http scheme and a host, and no credentials, quotes, spaces or controls."""
    url = start + "".join(middle) + end
    if url_fault(url) is not None:
        return
    parts = urlsplit(url)
    assert re.match("https?://", url, re.IGNORECASE)
    assert parts.hostname
    assert "@" not in parts.netloc
    assert parts.port != 0
    assert not set(url) & {'"', "<", ">", "`", "\\"}
    assert not [char for char in url if char.isspace() or unicodedata.category(char) in ("Cc", "Zs", "Zl", "Zp", "Cs")]
    assert not set(url) & DIRECTIONS


@given(safe_urls)
def test_every_safe_address_can_be_worked_with(url: str) -> None:
    """An address of safe parts is accepted, and stays safe when it is cleaned."""
    assert url_fault(url) is None
    assert url_fault(without_tracking(url)) is None


@each(
    "text, value",
    [
        ("0-262-03561-8", "9780262035613"),
        ("0262035618", "9780262035613"),
        ("978-0-262-03561-3", "9780262035613"),
        ("978 0 262 03561 3", "9780262035613"),
        ("0-8044-2957-X", "9780804429573"),
        ("0-306-40615-2", "9780306406157"),
        ("0-19-853453-1", "9780198534532"),
        ("979-10-90636-07-1", "9791090636071"),
    ],
)
def test_isbns_of_either_length_are_one_book(text: str, value: str) -> None:
    """An ISBN is known by its 13 digits, however it is written; any other check digit makes it none."""
    assert is_isbn(text)
    assert by_isbn(text) == Identity(Service.ISBN, value)
    assert by_isbn(text).service == "isbn"
    others = [text[:-1] + digit for digit in "0123456789X" if digit != text[-1]]
    assert [other for other in others if is_isbn(other)] == []


@each(
    "text",
    [
        "",
        "1-2-3",
        "026203561",
        "02620356188",
        "977-0-262-03561-3",
        "978-0-262-03561-33",
        "0--262-03561-8",
        "-0262035618",
    ],
)
def test_what_is_no_isbn(text: str) -> None:
    """A number of another length or form is no ISBN, and stays as it is where it stands for a work."""
    assert not is_isbn(text)
    assert by_isbn(text).value == text


def test_an_isbn_is_worth_its_place() -> None:
    """Two digits that change places are noticed, which is what the weights are for."""
    swapped = ["2062035618", "0622035618", "0226035618", "9870262035613", "9782062035613"]
    assert [text for text in swapped if is_isbn(text)] == []


@each(
    "text, number",
    [
        ("1706.03762", "1706.03762"),
        ("arXiv:1706.03762v5", "1706.03762"),
        ("https://arxiv.org/pdf/0704.0001v2.pdf", "0704.0001"),
        ("https://arxiv.org/abs/math.GT/0309136", "math.GT/0309136"),
        ("hep-th/9901001v3", "hep-th/9901001"),
        ("in 11706.03762", ""),
        ("1706.037", ""),
        ("", ""),
    ],
)
def test_numbers_of_arxiv_in_text(text: str, number: str) -> None:
    """The number of arXiv is found in an address or behind its name, without the version."""
    assert arxiv_id_in(text) == number
    assert is_arxiv_id(text) is (text == number != "")


def test_identifiers_name_the_same_work_as_their_addresses() -> None:
    """An identifier is the identity that its address has, in whatever case; a preprint's DOI is its number at arXiv."""
    assert by_doi("10.1109/CVPR.2016.90/") == identify("https://doi.org/10.1109/cvpr.2016.90")
    assert by_doi("10.48550/arXiv.1706.03762") == by_arxiv("1706.03762") == identify("https://arxiv.org/abs/1706.03762")
    assert by_doi("10.48550/arXivX1706.03762").service is Service.DOI
    assert by_arxiv("math.GT/0309136") == identify("https://arxiv.org/abs/math/0309136")


@each(
    "name, identifier, address",
    [
        ("doi", "10.1016/S0893-6080(05)80056-5", "https://doi.org/10.1016/S0893-6080(05)80056-5"),
        ("doi", '10.1002/a;b:c_d?"<e>#f', "https://doi.org/10.1002/a;b:c_d%3F%22%3Ce%3E%23f"),
        ("arxiv", "hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001"),
        ("isbn", "978-0-262-03561-3", "https://openlibrary.org/isbn/978-0-262-03561-3"),
    ],
)
def test_addresses_of_identifiers(name: str, identifier: str, address: str) -> None:
    """An identifier leads to where its work is described; what could end the address early is encoded."""
    assert address_of(name, identifier) == address
