"""What kinds of works there are: a row for each, with all that lists, hosts and other formats call it. Pure.

To add a kind, add its row here and its labels to ``publish/messages``; nothing else has a table of kinds. The kinds of
a list of its own are made of the same rows, which carry their labels: ``vocabulary``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .members import RowEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A kind of work. Fields of several words have them in lower case, parted by white space."""

    value: str
    """How entry files name it."""
    label: str = ""
    """What a list calls a single work of a kind of its own, within a line; empty for ours, which have messages."""
    plural: str = ""
    """What it calls several, as a heading; likewise."""
    like: str = ""
    """Which of our kinds a kind of a list's own is like in citations; empty for none."""
    schema_org: str = "CreativeWork"
    """The type of Schema.org that pages give it."""
    csl: str = "document"
    """The type of CSL; of a paper the one for where no journal or conference is known."""
    wording: str
    """What citations call it where their format has no type for it alone."""
    bibtex: str = "misc"
    """The type of BibTeX, under the same condition."""
    ris: str = "ELEC"
    """The type of RIS, under the same condition."""
    is_part: bool = False
    """Whether its publisher is what it is part of, as an article is part of a site."""

    forms: str = ""
    """Words that name it in lists, and that tell no more than the form where they are all of a link: [paper]."""
    traces: str = ""
    """Words that tell the form like those, but say too little to be taken for the name of a kind: [news]."""
    words: str = ""
    """Further words that name it in lists; they may make a title."""
    headings: str = ""
    """Headings that say of what stands below them that it is of this kind, and nothing more."""
    hosts: str = ""
    """Where works of this kind are found."""

    page_types: str = ""
    """Further types of Schema.org and Open Graph by which pages call it."""
    csl_types: str = ""
    """Further types of CSL that stand for it."""
    bibtex_types: str = ""
    """Further types of BibTeX and BibLaTeX that stand for it."""
    crossref_types: str = ""
    """The types of Crossref that stand for it."""

    @property
    def one(self) -> str:
        """The key of what a single work is called, within a line."""
        return f"kind.{self.value}"

    @property
    def many(self) -> str:
        """The key of what several are called, as a heading."""
        return f"kinds.{self.value}"


class AnyKind(RowEnum):
    # A kind, whatever list it is of.
    row: Row


class Kind(AnyKind):
    # The kinds of a list that has none of its own.
    PAPER = Row(
        value="paper",
        schema_org="ScholarlyArticle",
        csl="article",
        wording="Paper",
        ris="UNPB",
        forms="paper papers pdf arxiv preprint whitepaper 论文 論文 статья aufsatz artículo",
        traces="abstract abs",
        words="thesis dissertation study report survey journal",
        headings="papers",
        hosts="""
            arxiv.org openreview.net aclweb.org aclanthology.org anthology.aclweb.org papers.nips.cc
            papers.neurips.cc proceedings.neurips.cc proceedings.mlr.press jmlr.org openaccess.thecvf.com
            cv-foundation.org biorxiv.org medrxiv.org ssrn.com papers.ssrn.com pubmed.ncbi.nlm.nih.gov
            semanticscholar.org citeseerx.ist.psu.edu sciencedirect.com ieeexplore.ieee.org isca-speech.org
            eprint.iacr.org hal.science researchgate.net paperswithcode.com
        """,
        csl_types="article-journal paper-conference thesis report manuscript chapter review",
        bibtex_types="""
            article inproceedings conference incollection inbook unpublished techreport report phdthesis mastersthesis
            thesis proceedings
        """,
        crossref_types="""
            journal-article proceedings-article posted-content book-chapter report dissertation peer-review
        """,
    )
    ARTICLE = Row(
        value="article",
        schema_org="Article",
        csl="webpage",
        wording="Online article",
        is_part=True,
        forms="article blog blogpost post medium writeup 文章 博客 記事 beitrag",
        traces="news",
        words="essay tutorial newsletter blogs articles magazine",
        headings="articles blogs",
        hosts="""
            medium.com towardsdatascience.com machinelearningmastery.com distill.pub dev.to hashnode.dev substack.com
            wordpress.com blogspot.com tumblr.com hackernoon.com freecodecamp.org analyticsvidhya.com thegradient.pub
            colah.github.io jalammar.github.io lilianweng.github.io karpathy.github.io ruder.io wildml.com
            ai.googleblog.com blog.google eng.uber.com wikipedia.org nytimes.com theguardian.com wired.com
            martinfowler.com infoq.com css-tricks.com smashingmagazine.com
        """,
        page_types="blogposting newsarticle socialmediaposting",
        csl_types="post-weblog article-magazine article-newspaper entry-encyclopedia",
        bibtex_types="online electronic www",
    )
    VIDEO = Row(
        value="video",
        schema_org="VideoObject",
        csl="motion_picture",
        wording="Video",
        ris="VIDEO",
        forms="video videos youtube talk recording vimeo 视频 視頻 動画 видео vidéo vídeo",
        words="lecture film playlist webinar talks",
        headings="videos",
        hosts="""
            youtube.com youtu.be vimeo.com ted.com videolectures.net dailymotion.com twitch.tv bilibili.com
            youtube-nocookie.com
        """,
        page_types="video.other video.movie video.episode",
        bibtex_types="video movie",
    )
    COURSE = Row(
        value="course",
        schema_org="Course",
        csl="webpage",
        wording="Course",
        is_part=True,
        words="course courses mooc lectures class bootcamp 课程 курс cours curso kurs",
        headings="courses",
        hosts="""
            coursera.org edx.org udacity.com udemy.com ocw.mit.edu khanacademy.org course.fast.ai classcentral.com
            brilliant.org codecademy.com deeplearning.ai
        """,
    )
    BOOK = Row(
        value="book",
        schema_org="Book",
        csl="book",
        wording="Book",
        bibtex="book",
        ris="BOOK",
        forms="book ebook 书 书籍 書籍 книга buch livre libro livro",
        words="books textbook monograph",
        headings="books",
        hosts="""
            deeplearningbook.org manning.com leanpub.com oreilly.com nostarch.com goodreads.com amazon.com
            books.google.com gutenberg.org openlibrary.org packtpub.com mitpress.mit.edu
        """,
        bibtex_types="mvbook booklet collection",
        crossref_types="book monograph edited-book reference-book",
    )
    SLIDES = Row(
        value="slides",
        schema_org="PresentationDigitalDocument",
        csl="speech",
        wording="Slides",
        ris="SLIDE",
        forms="slides slide deck presentation slideshare 幻灯片 スライド слайды folien",
        headings="slides",
        hosts="slideshare.net speakerdeck.com slides.com",
    )
    DOCUMENTATION = Row(
        value="documentation",
        schema_org="TechArticle",
        csl="webpage",
        wording="Documentation",
        is_part=True,
        forms="docs doc documentation manual",
        traces="wiki readme",
        headings="documentation",
        hosts="readthedocs.io readthedocs.org keras.io developer.mozilla.org devdocs.io docs.rs",
        page_types="apireference",
        bibtex_types="manual",
    )
    CODE = Row(
        value="code",
        schema_org="SoftwareSourceCode",
        csl="software",
        wording="Source code",
        ris="COMP",
        forms="""
            code git github githubcode gitlab gist repo repository implementation notebook colab notebooks sourcecode
            codes 代码 源码 コード код
        """,
        headings="code git github repositories",
        hosts="github.com gitlab.com bitbucket.org gist.github.com codeberg.org colab.research.google.com sr.ht",
        bibtex_types="software softwareversion softwaremodule codefragment artifactsoftware",
    )
    TOOL = Row(
        value="tool",
        schema_org="SoftwareApplication",
        csl="software",
        wording="Software",
        ris="COMP",
        words="library tool tools framework software package app",
        headings="tools",
    )
    DATASET = Row(
        value="dataset",
        schema_org="Dataset",
        csl="dataset",
        wording="Data set",
        ris="DATA",
        forms="dataset datasets",
        traces="data",
        headings="datasets",
        hosts="zenodo.org figshare.com archive.ics.uci.edu data.gov openml.org",
        bibtex_types="dataset artifactdataset",
        crossref_types="dataset",
    )
    DISCUSSION = Row(
        value="discussion",
        schema_org="DiscussionForumPosting",
        csl="post",
        wording="Discussion",
        is_part=True,
        forms="discussion thread tweet twitter reddit comments hn forum",
        words="discussions qa question",
        headings="discussions",
        hosts="""
            stackoverflow.com stackexchange.com quora.com reddit.com news.ycombinator.com groups.google.com
            superuser.com serverfault.com mathoverflow.net twitter.com x.com lobste.rs forums.fast.ai
            discuss.pytorch.org
        """,
        page_types="qapage",
    )
    PODCAST = Row(
        value="podcast",
        schema_org="PodcastEpisode",
        csl="broadcast",
        wording="Podcast",
        ris="SOUND",
        forms="podcast audio",
        words="podcasts",
        headings="podcasts",
        hosts="podcasts.apple.com open.spotify.com soundcloud.com podcasts.google.com",
        page_types="podcastseries",
        csl_types="song",
    )
    INTERVIEW = Row(
        value="interview",
        schema_org="Conversation",
        csl="interview",
        wording="Interview",
        words="interview interviews",
        headings="interviews",
    )
    LIST = Row(
        value="list",
        schema_org="Collection",
        csl="webpage",
        wording="List of links",
        is_part=True,
        words="list lists collection",
        headings="list lists",
    )


def _by(words: Callable[[Row], str]) -> Mapping[str, Kind]:
    """Return the kinds by the *words* of their rows; what stands in several rows is the first one's."""
    return MappingProxyType({word: kind for kind in reversed(Kind) for word in words(kind.row).split()})


BY_FORM = _by(lambda row: f"{row.forms} {row.traces}")
BY_WORD = _by(lambda row: f"{row.forms} {row.words}")
BY_HEADING = _by(lambda row: row.headings)
BY_HOST = _by(lambda row: row.hosts)
BY_PAGE_TYPE = _by(lambda row: f"{row.schema_org.lower()} {row.page_types}")
BY_CSL_TYPE = _by(lambda row: f"{row.csl} {row.csl_types}")
BY_BIBTEX_TYPE = _by(lambda row: f"{row.bibtex.replace('misc', '')} {row.bibtex_types}")
BY_CROSSREF_TYPE = _by(lambda row: row.crossref_types)

ANY_PAGE = frozenset(["webpage", "online", "electronic", "www"])
"""Types of CSL and BibLaTeX that say only that a work is a page: its host may know better of which kind."""


def is_like(kind: AnyKind | None, ours: Kind) -> bool:
    """Tell whether *kind* is *ours*, or a kind of a list's own that is like it."""
    return kind is not None and (kind == ours or kind.row.like == ours)


def genre(kind: AnyKind) -> str:
    """Return what tells works of *kind* from others of the same CSL type; empty where it is what the type means."""
    return "" if BY_CSL_TYPE.get(kind.row.csl) == kind else kind.row.wording


def of_genre(type: str, genre: str) -> Kind | None:
    """Return the kind that *genre* says a CSL item of *type* is."""
    kind = of_wording(genre)
    return kind if kind and kind.row.csl == type else None


def of_wording(text: str) -> Kind | None:
    """Return the kind that citations call *text*."""
    return next((kind for kind in Kind if kind.row.wording.casefold() == text.casefold()), None)
