"""Names that something else has already where an entry, a topic or a tag would get one. Pure.

Each place has names of its own: an entry's id is an anchor on the page of its topic, the name of a topic's file is
that of its page, and so is the slug of a tag.
"""

START_HERE = "start-here"
LANDMARKS = "landmarks"
MORE_TO_READ = "more-to-read"
BACKLOG = "backlog"
SUPERSEDED = "superseded"
TOPIC = "topic"
LISTED_ELSEWHERE = "listed-elsewhere"
CONCEPTS = "concepts"

TOPIC_ANCHORS = frozenset([TOPIC, START_HERE, LANDMARKS, MORE_TO_READ, BACKLOG, SUPERSEDED, LISTED_ELSEWHERE, CONCEPTS])
"""The anchors of a topic's page that are not entries. (Those of the theme begin with underscores, as no id does.)"""

FILE_NAMES = frozenset(
    ["index", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)
"""What no page or file may be called: the page of a folder, and what Windows takes for a device."""

NAMES = "names"
PATHS = "paths"
"""What the files of names and of paths are called, without ``.yaml``, where they are no topics."""

NO_TOPICS = frozenset([NAMES, PATHS])
"""Names of files that imports give to no topic."""

ENTRY_IDS = FILE_NAMES | TOPIC_ANCHORS

TAGS_WITH_A_PREFIX = (
    FILE_NAMES
    | TOPIC_ANCHORS
    | frozenset(
        """404 assets search sitemap robots javascripts stylesheets about browse contributing entries feed schemas
    statistics tags timeline topics whats-new""".split()
    )
)
"""Tags whose pages have been called ``tag-...`` from the first, most of them without need: an address stays."""
