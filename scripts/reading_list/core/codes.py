"""Every code that a problem can carry: how serious it is, what it means, and whether it can be switched off. Pure."""

from enum import StrEnum
from typing import NamedTuple

from .near import did_you_mean


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


class _Row(NamedTuple):
    name: str
    severity: Severity
    words: str
    needed: str
    more: str
    wrong: str
    right: str


def _error(name: str, words: str, needed: str = "", *, more: str = "", wrong: str = "", right: str = "") -> _Row:
    return _Row(name, Severity.ERROR, words, needed, more, wrong, right)


def _warning(name: str, words: str, *, more: str = "", wrong: str = "", right: str = "") -> _Row:
    return _Row(name, Severity.WARNING, words, "", more, wrong, right)


_FILE = "a file that is written so cannot be read"
_ENTRY = "an entry that is written so cannot be read"
_LEFT_OUT = "what stands there would be left out without a word"
_NOWHERE = "a link of the site would lead nowhere"
_ONE_SPELLING = "The spelling used most is the one to keep."


class Code(StrEnum):
    """What kind of mistake a problem is.

    *words* say what is wrong, in a sentence of Markdown. *needed* says why the code cannot be switched off, and is
    empty where it can. A rule, which compares what has been read, shows what is *wrong* and what would be *right*, and
    may say *more*; the others are mistakes of form.
    """

    severity: Severity
    words: str
    needed: str
    more: str
    wrong: str
    right: str

    def __new__(cls, *columns: str) -> "Code":
        row = _Row(*columns)  # type: ignore[arg-type] # an enumeration takes a row apart
        code = str.__new__(cls, row.name)
        code._value_ = row.name
        for name, value in row._asdict().items():
            if name != "name":
                setattr(code, name, value)
        return code

    @property
    def is_rule(self) -> bool:
        return bool(self.wrong)

    # --- Rules: what is wrong in what has been read ---------------------------------------------

    DUPLICATE_WORK = _error(
        "duplicate-work",
        "A work is listed twice.",
        more="Two addresses are the same work when they agree after normalising: an arXiv abstract and its PDF, "
        "`youtu.be` and `youtube.com`, `http` and `https`. To list a work under several topics, keep one entry and "
        "name the other topics in `also`.",
        wrong="a second entry with `url: https://arxiv.org/pdf/1706.03762v5`",
        right="one entry with `url: https://arxiv.org/abs/1706.03762` and `also: [attention]`",
    )
    DUPLICATE_ID = _error(
        "duplicate-id",
        "Two entries have the same id, which is the permanent address of an entry.",
        "two entries would have one address",
        more="An entry without `id` gets one from its title, so two works of the same title need an `id`.",
        wrong="two entries titled `Attention`",
        right="one of them with `id: attention-weng`",
    )
    NO_ID = _error(
        "no-id",
        "An entry has no id, and its title has no letter or digit that would give one.",
        "the entry would have no address",
        more="`check --fix` writes the id that the message offers.",
        wrong='`title: "???"` alone',
        right='`title: "???"` with `id: lovelace-1843`',
    )
    FORMER_VERSION = _warning(
        "former-version",
        "A file is of a former version of the entry format, in which an entry has an id that its title no longer "
        "gives.",
        more="The id stays what it was as long as the file names the schema of that version. `check --fix` writes the "
        "id down and names the schema of [this version](entry-format.md#versions).",
        wrong="`title: Parts 1–5`, whose id was `parts-15`, below `$schema=../docs/schemas/topic.schema.json`",
        right="the same with `id: parts-15`, below `$schema=../docs/schemas/v2/topic.schema.json`",
    )
    NEWER_VERSION = _warning(
        "newer-version",
        "A file is of a version of the entry format that is newer than this program.",
        wrong="`$schema=../docs/schemas/v3/topic.schema.json` for a program that knows two versions",
        right="a newer mkdocs-reading-list",
    )
    SAME_CODE = _error(
        "same-code",
        "Two works have the same code, by which lists that readers share name a work in an address.",
        "such an address would name another work than the one that was chosen",
        more="The code follows from the first of an entry's `former_ids`, or else from its `id`; an address may "
        "also hold that of another former id. Two works have the same by chance: in one of many lists of a thousand.",
        wrong="`id: tree-543732` of one work, and `id: tree-563444` of another",
        right="`id: tree-543732` of one work, and `id: tree-563444-b` of another",
    )
    SAME_TITLE = _warning(
        "same-title",
        "Two works have the same title, and an author or the year in common: they may be one work at two addresses.",
        more="Where they are one, keep one entry with all its identifiers. Where they are two, such as an article and "
        "the talk about it, let the titles tell them apart, make one the companion of the other, or ignore the code "
        "in a comment.",
        wrong="`title: Deep Learning` by Yann LeCun with `url: https://example.org/a`, and again with a `doi`",
        right="one entry with both `url` and `doi`",
    )
    SAME_ALIAS = _warning(
        "same-alias",
        "Two works have the same short name, which is the first of their `aliases`.",
        wrong="`aliases: [Transformer]` of two works",
        right="`aliases: [Transformer]` and `aliases: [Vision Transformer]`",
    )
    SAME_CITE_KEY = _warning(
        "same-cite-key",
        "Two works have chosen the same key for their citation, which `cite` holds; then neither gets it.",
        more="Keys that differ only by case are the same: some programs do not tell them apart.",
        wrong="`cite: {key: vaswani2017}` of two works",
        right="`cite: {key: vaswani2017}` and `cite: {key: vaswani2017a}`",
    )
    NEEDLESS_ALIAS = _warning(
        "needless-alias",
        "An alias of a work is its title, or stands there twice.",
        wrong="`title: Word2vec` with `aliases: [word2vec]`",
        right="no `aliases`",
    )
    COMPANION_REPEATS = _error(
        "companion-repeats",
        "A companion link is an entry of the list as well, or stands twice on one entry.",
        wrong="a companion whose address has an entry of its own",
        right="the entry alone, or the companion alone",
    )
    TRACKING = _warning(
        "tracking",
        "An address carries tracking parameters.",
        wrong="`url: https://example.org/post?utm_source=feed`",
        right="`url: https://example.org/post`",
    )
    ARXIV_PDF = _warning(
        "arxiv-pdf",
        "A paper on arXiv is listed by its PDF, and not by the page of its abstract, which leads to every version and "
        "format.",
        wrong="`url: https://arxiv.org/pdf/1706.03762v5`",
        right="`url: https://arxiv.org/abs/1706.03762`",
    )
    VENUE_WITHOUT_YEAR = _warning(
        "venue-without-year",
        "`published` names a venue without its year, so that a citation of it has none: `date` is when the work was "
        "first public, which may be earlier.",
        wrong="`published: {venue: CVPR}`",
        right="`published: {venue: CVPR, year: 2016}`",
    )
    UNKNOWN_ID = _error(
        "unknown-id",
        "`after`, `builds_on`, `superseded_by`, a concept or a step of a path names an id that no entry has.",
        _NOWHERE,
        more="The id of an entry is its `id`, or else its title in lower case with hyphens.",
        wrong="`builds_on: [atention-is-all-you-need]`",
        right="`builds_on: [attention-is-all-you-need]`",
    )
    CYCLE = _error(
        "cycle",
        "What to read first leads back to the entry itself; or what a work builds on does, or what replaces it.",
        "what comes first could not be told",
        wrong="A `after: [{id: b}]` and B `after: [{id: a}]`",
        right="only one of the two",
    )
    FORMER_ID_TAKEN = _error(
        "former-id-taken",
        "A former id is that of another entry, or of the same; or a former name of a topic's file or a path is taken "
        "so.",
        "one address would lead to two places",
        wrong="`former_ids: [attention]` of an entry while another has `id: attention`",
        right="only ids that no entry has now, each on one entry",
    )
    FORMER_ID = _warning(
        "former-id",
        "`after`, `builds_on`, `superseded_by`, `also` or a path names an entry, topic or path as it was called "
        "before.",
        wrong="`builds_on: [attention]` where an entry has `former_ids: [attention]`",
        right="`builds_on: [attention-is-all-you-need]`",
    )
    LOST_ID = _error(
        "lost-id",
        "An entry, a topic or a path that the revision named by `check --changed-since` had is gone, and none has its "
        "id as a former one: links to it lead nowhere.",
        more="The rule looks only where a revision is named, as the workflow for pull requests does.",
        wrong="`id: attention` becomes `id: attention-is-all-you-need`",
        right="the same, with `former_ids: [attention]`",
    )
    DRAFT_REFERENCE = _error(
        "draft-reference",
        "`after`, `builds_on` or `superseded_by` of a published entry, a concept or a path names one that is a draft.",
        _NOWHERE,
        wrong="`after: [attention]` where that entry has `draft: true`",
        right="`draft: true` on both, or on none",
    )
    UNKNOWN_TOPIC = _error(
        "unknown-topic",
        "`also` names a topic that does not exist; topics go by their file names without `.yaml`.",
        _NOWHERE,
        wrong="`also: [atention]`",
        right="`also: [attention]`",
    )
    OWN_TOPIC = _warning(
        "own-topic",
        "`also` names the topic that the entry lives in anyway.",
        wrong="`also: [attention]` in `attention.yaml`",
        right="no `also`",
    )
    REPEATED_REFERENCE = _warning(
        "repeated-reference",
        "`after`, `builds_on`, `also` or a path names an entry, topic or path twice.",
        wrong="`builds_on: [lstm, lstm]`",
        right="`builds_on: [lstm]`",
    )
    SECTION_VARIANT = _warning(
        "section-variant",
        "Topics of one section spell its name differently.",
        more=_ONE_SPELLING,
        wrong="`section: Architecture` where the others write `Architectures`",
        right="`section: Architectures`",
    )
    SUPERSEDED = _error(
        "superseded",
        "A superseded entry does not say by which other, or an entry that is not superseded does.",
        "readers would not learn what to read instead",
        wrong="`status: superseded` alone",
        right="`status: superseded` with `superseded_by: attention-is-all-you-need`",
    )
    HARDER_PREREQUISITE = _warning(
        "harder-prerequisite",
        "A work that `after` says to read first is harder than the one it is to prepare for.",
        wrong="an introductory work with `after: [attention]`, which is advanced",
        right="an easier one, or `builds_on: [attention]` where only the history is meant",
    )
    BACKLOG_PREREQUISITE = _warning(
        "backlog-prerequisite",
        "A work that `after` says to read first is on the backlog: the curators have not read it yet.",
        more="An entry that is on the backlog itself may name such works.",
        wrong="`after: [attention]` where that entry has `status: backlog`",
        right="a work that the list recommends",
    )
    SUPERSEDED_PREREQUISITE = _warning(
        "superseded-prerequisite",
        "A work that `after` says to read first is superseded.",
        more="An entry that is superseded itself may name such works, and one that replaces a work may name it.",
        wrong="`after: [attention]` where that entry has `status: superseded`",
        right="the work that replaces it",
    )
    PATH_ORDER = _error(
        "path-order",
        "A step of a path stands before another that `after` of its work says to read first, or of what that needs.",
        more="A path need not hold all that its works ask for: its page names what a step takes for granted.",
        wrong="`path: [bert, attention]` where BERT has `after: [attention]`",
        right="`path: [attention, bert]`",
    )
    UNKNOWN_PATH = _error(
        "unknown-path",
        "`next` of a path names one that does not exist, or the path itself.",
        _NOWHERE,
        wrong="`next: [difusion]`",
        right="`next: [diffusion]`",
    )
    DUPLICATE_PATH = _error(
        "duplicate-path",
        "Two paths have the same id, which is the permanent address of a path.",
        "two paths would have one address",
        wrong="two paths with `id: from-zero`",
        right="one of them with `id: from-zero-to-transformers`",
    )
    SHORT_PATH = _error(
        "short-path",
        "A path has fewer than two steps.",
        wrong="`path: [attention]`",
        right="`path: [the-illustrated-transformer, attention]`, or no `path`",
    )
    NAME_DECLARED_TWICE = _error(
        "name-declared-twice",
        "`names.yaml` declares one spelling twice: for two names, or as a name and another spelling.",
        "which name is meant could not be told",
        wrong="`Geoffrey Hinton: [G. Hinton]` and `Gerald Hinton: [G. Hinton]`",
        right="`G. Hinton` under one of the two",
    )
    OTHER_SPELLING = _warning(
        "other-spelling",
        "A person, a publisher or a venue is spelled in another way than `names.yaml` declares.",
        wrong="`authors: [Geoffrey E. Hinton]` where the file says `Geoffrey Hinton: [Geoffrey E. Hinton]`",
        right="`authors: [Geoffrey Hinton]`",
    )
    NAME_VARIANT = _warning(
        "name-variant",
        "A name is probably another spelling of one that is in use: two people differ only by initials, or two names "
        "only by case and punctuation.",
        more="Write one of the two, or declare them in `names.yaml`: as two spellings of one name, or each as a name "
        "of its own with no other spelling (`[]`).",
        wrong="`authors: [Geoffrey E. Hinton]` where others write `Geoffrey Hinton`",
        right="`authors: [Geoffrey Hinton]`",
    )
    TAG_VARIANT = _warning(
        "tag-variant",
        "One thing has two tags, which differ only by case, hyphen or plural.",
        more=_ONE_SPELLING,
        wrong="`tags: [GANs]` where the others write `gan`",
        right="`tags: [gan]`",
    )
    TAG_ADDRESS = _error(
        "tag-address",
        "Two different tags share the address of their page.",
        "two tags would have one page",
        more="The address has Latin letters without accents. `C`, `C++`, `C#` and `.NET` are four tags, and so are "
        "words of any other script.",
        wrong="`tags: [schön]` and elsewhere `tags: [schon]`",
        right="`tags: [schön]` and `tags: [already]`",
    )
    VAGUE_TITLE = _error(
        "vague-title",
        'A title does not say what the work is: it is "link", "here", "paper" or an address.',
        wrong="`title: paper`",
        right="`title: Attention Is All You Need`",
    )
    DOUBTFUL_TITLE = _warning(
        "doubtful-title",
        'A title mostly stands for a link, though it may be a name: the host of an address, or a word such as "docs".',
        more="Where the work is called so, as `draw.io` is, ignore the code in a comment.",
        wrong="`title: example.org`",
        right="`title: A Guide to Examples`",
    )
    FUTURE_DATE = _error(
        "future-date",
        "A date lies in the future (a day's grace covers the time zones).",
        wrong="`date: 2097`",
        right="`date: 1997`",
    )
    LONG_NOTE = _warning(
        "long-note",
        "A note has more than 600 characters, where a sentence or a few would say why to read the work.",
        wrong="a note that retells the article",
        right="`note: Replaces recurrence with attention; everything after it starts from here.`",
    )

    # --- Form: what is wrong in how it is written -----------------------------------------------

    ALIAS = _error("alias", "A value begins with `*` and is not in quotes.", _FILE)
    ANCHOR = _error("anchor", "A value begins with `&` and is not in quotes.", _FILE)
    BAD_BLOCK = _error(
        "bad-block",
        "Only in a build: a block on a page written by hand asks for what the list does not have, or is not written as "
        "one.",
        "readers would find nothing in its place",
    )
    BAD_DATE = _error(
        "bad-date", "A date is not written `2017`, `2017-06` or `2017-06-12`, or there is no such day.", _ENTRY
    )
    BAD_FILE_NAME = _error(
        "bad-file-name",
        "The name of a topic's file cannot be the address of its page.",
        "the topic would have no address",
    )
    BAD_ID = _error(
        "bad-id", "An id is not made of lower-case letters, digits and hyphens, is too long, or is reserved.", _ENTRY
    )
    BAD_IDENTIFIER = _error(
        "bad-identifier",
        "A DOI, a number of arXiv or an ISBN is not written as one, or its check digit is wrong.",
        _ENTRY,
    )
    BAD_IGNORE = _error(
        "bad-ignore",
        "A comment is to ignore a code that does not exist or cannot be switched off, or no entry begins on its line.",
        "the comment would look as if it did something",
    )
    BAD_KEY = _error("bad-key", "A list or a record stands where the name of a field should be.", _FILE)
    BAD_TAG = _error("bad-tag", "A tag is too long, or has signs that a tag may not have.", _ENTRY)
    BAD_VALUE = _error("bad-value", "A value is none of those that its field may have.", _ENTRY)
    CUT_OFF = _warning("cut-off", "A value ends at ` #`: what follows is a comment.")
    DIRECTIVE = _error("directive", "A line begins with `%`.", _FILE)
    DUPLICATE_KEY = _error("duplicate-key", "A field stands twice in one record.", "one of the two would be lost")
    EDIT = _error(
        "edit",
        "Only in an import, `add` or `complete`: the entry is laid out so that fields cannot be added to it.",
        "the file would be spoilt",
    )
    EMPTY = _error("empty", "A field has no text.", _ENTRY)
    EMPTY_BLOCK = _warning("empty-block", "Only in a build: no work answers a block on a page written by hand.")
    ENCODING = _error("encoding", "The file is not UTF-8.", _FILE)
    FORBIDDEN_CHARACTER = _error(
        "forbidden-character",
        "A character cannot be seen, or changes the text around it.",
        "it hides from those who review the file",
    )
    LOG_COMMAND = _error(
        "log-command", "A line of a text begins with `::`.", "a workflow that prints it would take it for a command"
    )
    MERGE_KEY = _error("merge-key", "A field is called `<<`.", _FILE)
    MISSING_FIELD = _error("missing-field", "A required field is missing.", _ENTRY)
    NO_PLACE = _error(
        "no-place",
        "An entry says neither where its work is, by address or identifier, nor which it is, by authors and date.",
        _ENTRY,
    )
    NO_TOPIC = _error("no-topic", "The file does not begin with the fields of a topic.", _FILE)
    NOT_A_FILE = _error("not-a-file", "A folder or a symbolic link stands among the topics.", _LEFT_OUT)
    NOT_A_LIST = _error("not-a-list", "A field that takes a list holds something else.", _ENTRY)
    NOT_A_RECORD = _error("not-a-record", "An item is not made of fields, such as `title` and `url`.", _ENTRY)
    NOT_A_TOPIC_FILE = _error("not-a-topic-file", "The name of the file does not end in `.yaml`.", _LEFT_OUT)
    NOT_READ = _error("not-read", "Only in an import: a part of the imported file cannot be read.", _LEFT_OUT)
    NOT_TEXT = _error("not-text", "A field that takes one text holds a list, a record or nothing.", _ENTRY)
    SECOND_DOCUMENT = _error("second-document", "A line `---` begins a second document.", _FILE)
    TAG = _error("tag", "A value begins with `!` and is not in quotes.", _FILE)
    TOO_DEEP = _error("too-deep", "Values are nested too deeply.", _FILE)
    TOO_LARGE = _error("too-large", "The file is too large: split the topic.", _FILE)
    TOO_LONG = _error("too-long", "A text or a list is too long.", _ENTRY)
    TOO_MANY = _error(
        "too-many", "There are more mistakes in this file than are shown.", "it stands for other mistakes"
    )
    UNKNOWN_FIELD = _error("unknown-field", "The format has no field of this name.", _ENTRY)
    UNSAFE_URL = _error(
        "unsafe-url", "An address is not a web address that a reader could open.", "readers could not follow it"
    )
    UNUSED_IGNORE = _warning("unused-ignore", "A comment ignores a code that its entry does not have.")
    YAML = _error(
        "yaml",
        "The file is not YAML; often a colon and a space in a value without quotes, or the indentation.",
        _FILE,
    )


def refusal(name: str, *, suggest: bool = True) -> tuple[str, str] | None:
    """Return why a code called *name* cannot be switched off, and what to do; None where it can.

    What to do of an unknown one is to write the nearest, unless one is not to *suggest* it.
    """
    code = next((code for code in Code if code == name), None)
    if code is None:
        meant = did_you_mean(name.lower().replace("_", "-"), Code) if suggest else ""
        return f'there is no code "{name[:60]}"', meant or "The page of rules lists all codes."
    if code.needed:
        return f'the code "{code}" cannot be switched off: {code.needed}', "Mend what it reports instead."
    return None
