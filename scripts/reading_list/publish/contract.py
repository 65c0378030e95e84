"""What pages, style and scripts rely on of each other: names in the HTML, and the data that scripts fetch. Pure.

A test holds this list to what the files say, both ways: nothing is used that is not here, and nothing is here that is
not used.
"""

from typing import NamedTuple

from .catalogue import COLUMNS


class Use(NamedTuple):
    """The names of the files that write something, and of those that look for it."""

    written_by: str
    read_by: str
    """Files of ours; ``tests`` where nothing but the tests looks for it, ``theme`` where MkDocs' themes do."""


CLASSES_AND_IDS = {
    "rl-aliases": Use("entry_facts.py", "style.css"),
    "rl-announced": Use("notice.js", "style.css"),
    "rl-answer": Use("search-box.js", "style.css"),
    "rl-ask": Use("browse-tool.js", "style.css"),
    "rl-band": Use("timeline.py", "style.css"),
    "rl-bar": Use("browse-tool.js", "style.css"),
    "rl-browse": Use("browse.html", "browse.js style.css"),
    "rl-button": Use("browse-tool.js browse.js list.js my-reading.js", "style.css"),
    "rl-chip": Use("facets.js", "style.css"),
    "rl-choice": Use("facets.js", "style.css"),
    "rl-chosen": Use("browse-tool.js", "style.css"),
    "rl-citation": Use("entry_facts.py", "cite.js"),
    "rl-cite": Use("entry_facts.py", "cite.js controls.js style.css"),
    "rl-clear": Use("facets.js", "style.css"),
    "rl-close": Use("search-box.js", "style.css"),
    "rl-concepts": Use("topic_pages.py", "style.css"),
    "rl-copy": Use("cite.js", "style.css"),
    "rl-count": Use("home.html", "style.css"),
    "rl-counts": Use("statistics.py", "style.css"),
    "rl-dead": Use("entry_facts.py list.js", "style.css"),
    "rl-download": Use("browse-tool.js", "style.css"),
    "rl-entry": Use("entry_body.py work_pages.py", "cite.js controls.js progress.js style.css"),
    "rl-explanation": Use(
        "home.html kind_pages.html news.html people_pages.html reading_paths.html tag_pages.html timeline.html "
        "topic_pages.html",
        "style.css",
    ),
    "rl-facet": Use("facets.js", "style.css"),
    "rl-facts": Use("entry_body.py list.js work_pages.py", "style.css"),
    "rl-failed": Use("browse.js", "style.css"),
    "rl-field": Use("search-box.js", "style.css"),
    "rl-figures": Use("statistics.html", "style.css"),
    "rl-filters": Use("browse-tool.js", "style.css"),
    "rl-foot": Use("list.js", "style.css"),
    "rl-found": Use("browse-tool.js", "browse-tool.js"),
    "rl-grid": Use("timeline.py", "style.css"),
    "rl-hero": Use("home.html", "style.css visits.js"),
    "rl-identifiers": Use("work_pages.py", "style.css"),
    "rl-jump": Use("timeline.html topic_pages.html", "style.css"),
    "rl-key": Use("theme.js", "style.css theme.js"),
    "rl-lineage": Use("lineage.py", "style.css"),
    "rl-many": Use("facets.js", "style.css"),
    "rl-map": Use("lineage.py timeline.py", "style.css"),
    "rl-map-field": Use("timeline.py", "tests"),
    "rl-map-words": Use("timeline.py", "style.css"),
    "rl-map-years": Use("timeline.py", "style.css"),
    "rl-my-reading": Use("my_reading.html", "my-reading.js style.css"),
    "rl-needs-scripts": Use("my_reading.html", "style.css"),
    "rl-new": Use("visits.js", "style.css visits.js"),
    "rl-none": Use("facets.js", "style.css"),
    "rl-note": Use("list.js", "style.css"),
    "rl-notice": Use("notice.js", "style.css"),
    "rl-open": Use("search-box.js", "search-box.js style.css"),
    "rl-opened": Use("search-box.js", "style.css"),
    "rl-path": Use("entry_lists.py", "controls.js progress.js style.css"),
    "rl-places": Use("work_pages.py", "style.css"),
    "rl-problems": Use("finishing.py", "style.css"),
    "rl-progress": Use("progress.js", "progress.js style.css"),
    "rl-reading": Use("controls.js", "controls.js list.js my-lists.js style.css"),
    "rl-ready": Use("browse-tool.js", "style.css"),
    "rl-relation": Use("entry_facts.py reading_paths.html work_pages.py", "style.css"),
    "rl-remarks": Use("browse-tool.js search-box.js", "style.css"),
    "rl-rest": Use("facets.js", "style.css"),
    "rl-result": Use("list.js", "style.css"),
    "rl-results": Use("list.js", "style.css"),
    "rl-rows": Use("entry_lists.py my-lists.js", "controls.js style.css visits.js"),
    "rl-search": Use("header_search.py home.html", "search-box.js style.css"),
    "rl-seminal": Use("entry_facts.py list.js", "style.css"),
    "rl-sheet": Use("search-box.js", "search-panel.js style.css"),
    "rl-since": Use("visits.js", "style.css visits.js"),
    "rl-sort": Use("browse-tool.js", "browse-tool.js"),
    "rl-source": Use("entry_facts.py", "style.css"),
    "rl-spoken": Use("browse-tool.js search-box.js", "style.css"),
    "rl-start": Use("topic_pages.py", "style.css"),
    "rl-static": Use("browse.html", "style.css"),
    "rl-status": Use("my-reading.js", "style.css"),
    "rl-steps": Use("entry_lists.py", "style.css"),
    "rl-summary": Use("home.html my_reading.html topic_pages.html", "style.css"),
    "rl-tag-index": Use("page_links.py reading_paths.html", "style.css"),
    "rl-tags": Use("list.js page_links.py", "style.css"),
    "rl-take": Use("home.html", "style.css"),
    "rl-title": Use("search-panel.js", "style.css"),
    "rl-tool": Use("browse-tool.js", "style.css"),
    "rl-tools": Use("my-reading.js", "style.css"),
    "rl-topic": Use("topic_pages.html", "progress.js style.css"),
    "rl-topics": Use("topic_pages.py", "progress.js style.css"),
    "rl-trouble": Use("browse-tool.js browse.js", "style.css"),
    "rl-type": Use("search-panel.js", "style.css"),
    "rl-wait": Use("browse.html", "style.css"),
    "rl-way": Use("entry_facts.py work_pages.py", "style.css"),
    "rl-ways": Use("home.html", "style.css"),
    "rl-work": Use("work_pages.py", "style.css"),
    "rl-words": Use("browse-tool.js", "browse-tool.js search-box.js style.css"),
    "rl-years": Use("facets.js", "style.css"),
}
"""Classes and ids of elements. All of ours begin with ``rl-``."""

DATA_ATTRIBUTES = {
    "data-entry": Use("controls.js", "my-lists.js"),
    "data-search-exclude": Use("entry_facts.py", "theme"),
    "data-state": Use("controls.js", "style.css"),
}

ANCHORS = {"whats-new": Use("home.py", "visits.js")}
"""Anchors of generated pages that scripts lead to."""

CATALOGUE = {name: column.meaning for name, column in COLUMNS.items()}
"""What ``catalogue.json`` holds, from ``catalogue.py`` to ``catalogue.js``: columns, an item for each entry in some."""

OUTLINE = {
    "site": "the name of the site",
    "added": "how many entries joined, by day",
    "topics": "by slug: the title, and the ids and titles of the entries",
}
"""What ``topics.json`` holds, from ``topic_outline.py`` to ``site.js``."""

FILES = {
    "catalogue": "the path of the catalogue",
    "pages": "the path of what is known of pages that somebody wrote by hand",
    "outline": "the path of the outline",
    "topics": "the path of a topic's page, a star for its slug",
    "formats": "name, label, path, media type and form of each export that records of entries can be taken out of",
}
"""What ``site_files.py`` fills into ``site.js``."""
