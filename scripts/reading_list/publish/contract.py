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
    "rl-aliases": Use("entry_facts.py", "heads.css work.css"),
    "rl-all": Use("home.py", "home.css"),
    "rl-announced": Use("notice.js", "reading.css"),
    "rl-answer": Use("search-box.js", "direction.css search.css"),
    "rl-ask": Use("browse-tool.js", "browse.css"),
    "rl-band": Use("map-sheet.js map_figure.py", "map.css"),
    "rl-bar": Use("browse-tool.js", "browse.css"),
    "rl-bars": Use("charts.py", "direction.css statistics.css"),
    "rl-between": Use("charts.py", "statistics.css"),
    "rl-block": Use("works_blocks.py", "works-block.css"),
    "rl-browse": Use("browse.py", "browse.css browse.js header_search.py"),
    "rl-button": Use(
        "browse-tool.js list-tray.js list.js map-panel.js nodes.js", "browse.css lists.css map.css reading.css"
    ),
    "rl-by-year": Use("year_bars.py", "map-tool.js map.css"),
    "rl-card": Use("card-panel.js", "cards.css cards.js direction.css"),
    "rl-changes": Use("news.py", "rows.css"),
    "rl-chip": Use("facets.js", "browse.css"),
    "rl-choice": Use("facets.js", "browse.css"),
    "rl-chosen": Use("browse-tool.js", "browse.css"),
    "rl-citation": Use("entry_facts.py", "cite.js direction.css"),
    "rl-cite": Use("entry_facts.py", "cite.js entry.css print.css reading.css topic.css"),
    "rl-clear": Use("facets.js", "browse.css"),
    "rl-close": Use("search-box.js", "search.css"),
    "rl-columns": Use("charts.py", "direction.css statistics.css"),
    "rl-concept": Use("concept_pages.py", "card-panel.js concepts.css"),
    "rl-concepts": Use("concept_pages.py topic_pages.py", "concepts.css direction.css theme.js topic.css"),
    "rl-contents": Use("home.py", "home.css progress.js"),
    "rl-continue": Use("continue-panel.js", "continue-panel.js continue.js direction.css home.css print.css"),
    "rl-copy": Use("cite.js", "entry.css"),
    "rl-counts": Use("charts.py statistics.py", "statistics.css"),
    "rl-dead": Use("entry_facts.py list.js", "entry.css"),
    "rl-download": Use("browse-tool.js", "browse.css"),
    "rl-dragged": Use("list-tray.js", "lists.css"),
    "rl-entry": Use(
        "entry_body.py work_pages.py",
        "direction.css early_script.py entry.css heads.css paths.css print.css progress.js room.css "
        "tags.css topic-list.js topic.css topic.js",
    ),
    "rl-examples": Use("home.py", "home.css print.css"),
    "rl-explanation": Use("fragments.py", "concepts.css heads.css topic-list.js topic.css"),
    "rl-facet": Use("facets.js", "browse.css"),
    "rl-facts": Use(
        "concept_pages.py entry_body.py goal_pages.py list.js work_pages.py",
        "card-panel.js concepts.css entry.css heads.css paths.css print.css work.css",
    ),
    "rl-failed": Use("browse.js", "browse.css"),
    "rl-field": Use("search-box.js", "search.css theme.css"),
    "rl-figures": Use("statistics.py", "statistics.css"),
    "rl-filters": Use("browse-tool.js", "browse.css"),
    "rl-fold": Use("map-sheet.js map_figure.py year_bars.py", "map.css"),
    "rl-foot": Use("list.js topic_pages.py", "browse.css topic.css"),
    "rl-foot-of-home": Use("home.py", "home.css"),
    "rl-found": Use("browse-tool.js", "browse-tool.js"),
    "rl-from-disk": Use("early_script.py", "browse.css"),
    "rl-front": Use("home.py", "home.css"),
    "rl-goal": Use("goal_pages.py reading_paths.py", "heads.css paths.css"),
    "rl-goal-facts": Use("home.py", "home.css"),
    "rl-goal-name": Use("home.py", "home.css"),
    "rl-goals": Use("home.py", "home.css"),
    "rl-grip": Use("list-tray.js", "lists.css"),
    "rl-header": Use("header_row.py", "theme.css"),
    "rl-hero": Use("home.py", "home.css search.css"),
    "rl-identifiers": Use("work_pages.py", "heads.css work.css"),
    "rl-in-cards": Use("works_list.py", "works-block.css"),
    "rl-join": Use("ladder.py", "paths.css"),
    "rl-jump": Use("fragments.py", "heads.css print.css topic.css"),
    "rl-key": Use("theme.js", "theme.css theme.js"),
    "rl-key-all": Use("statistics.py", "statistics.css"),
    "rl-key-landmarks": Use("charts.py statistics.py", "statistics.css"),
    "rl-ladder": Use("ladder.py", "paths.css progress.js"),
    "rl-landmark": Use("ladder.py", "home.css paths.css"),
    "rl-last": Use("charts.py", "statistics.css"),
    "rl-legend": Use("statistics.py", "statistics.css"),
    "rl-letter": Use("tag_pages.py", "tags.css"),
    "rl-letters": Use("alphabet.py", "concepts.css"),
    "rl-line": Use("charts.py", "statistics.css"),
    "rl-lineage": Use("lineage.py", "print.css work.css"),
    "rl-list-page": Use("list_page.py", "direction.css lists.css lists.js room.css"),
    "rl-lit": Use("map-tool.js", "map.css"),
    "rl-many": Use("facets.js", "browse.css"),
    "rl-map": Use("map_figure.py small_drawing.py year_bars.py", "direction.css home.css map.css"),
    "rl-map-bar": Use("map_figure.py", "map-tool.js map.css"),
    "rl-map-bare": Use("map-tool.js", "map.css"),
    "rl-map-chosen": Use("map-panel.js", "map.css"),
    "rl-map-field": Use("map_figure.py", "map-sheet.js map.css"),
    "rl-map-frame": Use("map_figure.py", "map-tool.js map.css"),
    "rl-map-ground": Use("map_figure.py", "map-sheet.js"),
    "rl-map-names": Use("map_figure.py", "map-sheet.js map.css"),
    "rl-map-place": Use("map_figure.py", "map.css map.js"),
    "rl-map-sections": Use("map-tool.js", "map.css"),
    "rl-map-title": Use("map-panel.js", "map.css"),
    "rl-map-words": Use("map_figure.py", "heads.css paths.css"),
    "rl-map-years": Use("map_figure.py", "map-sheet.js map.css"),
    "rl-meaning": Use("concept_pages.py", "card-panel.js concepts.css direction.css"),
    "rl-menu": Use("menu.js", "reading.css"),
    "rl-mine": Use("home.py", "continue-panel.js home.css print.css"),
    "rl-months": Use("news.py", "rows.css"),
    "rl-my-reading": Use("my_reading.py", "direction.css hand-over.js lists.css my-reading.js reading.css room.css"),
    "rl-narrow": Use("topic-list.js", "room.css topic-list.js topic.css"),
    "rl-nearby": Use("topic_pages.py", "room.css topic.css"),
    "rl-needs-scripts": Use("list_page.py my_reading.py", "lists.css room.css"),
    "rl-neighbours": Use("topic_pages.py", "topic.css"),
    "rl-new": Use("visits.js", "home.css print.css reading.css visits.js"),
    "rl-newer": Use("map-tool.js", "map.css"),
    "rl-newest": Use("home.py", "home.css"),
    "rl-none": Use("facets.js", "browse.css"),
    "rl-note": Use("list.js", "browse.css"),
    "rl-noted": Use("entry_lists.py", "heads.css rows.css"),
    "rl-notice": Use("notice.js", "lists.css print.css reading.css"),
    "rl-of-all": Use("charts.py", "statistics.css"),
    "rl-of-landmarks": Use("charts.py", "statistics.css"),
    "rl-offer": Use("hand-over.js", "lists.css"),
    "rl-older": Use("map-tool.js", "map.css"),
    "rl-onward": Use("home.py", "heads.css"),
    "rl-open": Use("search-box.js", "search-box.js search.css theme.css"),
    "rl-opened": Use("search-box.js", "search.css"),
    "rl-out": Use("page_links.py", "direction.css heads.css print.css"),
    "rl-outside": Use("small_drawing.py", "map.css"),
    "rl-own": Use("map-tool.js", "map.css"),
    "rl-path": Use(
        "list-page.js path_steps.py", "controls.js direction.css paths.css progress.js reading.css room.css"
    ),
    "rl-places": Use("work_pages.py", "work.css"),
    "rl-problems": Use("finishing.py", "serve.css"),
    "rl-progress": Use("progress.js", "lists.css print.css progress.js reading.css room.css topic.css"),
    "rl-qr": Use("qr-drawing.js", "lists.css"),
    "rl-rail": Use("ladder.py", "home.css progress.js"),
    "rl-reading": Use(
        "controls.js", "controls.js list.js lists.css my-lists.js print.css reading.css room.css topic.css work.css"
    ),
    "rl-ready": Use("browse-tool.js", "browse.css"),
    "rl-relation": Use("entry_facts.py work_pages.py", "entry.css heads.css print.css"),
    "rl-remark": Use("my-lists.js", "lists.css"),
    "rl-remarks": Use("browse-tool.js search-box.js", "browse.css search.css"),
    "rl-rest": Use("facets.js works_list.py", "browse.css works-block.css"),
    "rl-result": Use("list.js", "browse.css heads.css"),
    "rl-results": Use("list.js", "browse.css"),
    "rl-rows": Use(
        "entry_lists.py home.py my-lists.js works_list.py",
        "controls.js direction.css heads.css home.css room.css rows.css visits.js works-block.css",
    ),
    "rl-rule": Use("map-sheet.js map_figure.py", "map.css"),
    "rl-scale": Use("charts.py", "direction.css statistics.css"),
    "rl-search": Use("header_row.py header_search.py home.py", "print.css search-box.js search.css theme.css"),
    "rl-seminal": Use("entry_facts.py list.js", "entry.css heads.css"),
    "rl-sheet": Use("search-box.js", "search-panel.js search.css"),
    "rl-since": Use("visits.js", "home.css reading.css visits.js"),
    "rl-slot": Use("home.py", "continue.js heads.css home.css visits.js"),
    "rl-small-map": Use("topic_map.py", "map.css"),
    "rl-sort": Use("browse-tool.js", "browse-tool.js"),
    "rl-source": Use("entry_facts.py", "card-panel.js entry.css heads.css print.css work.css"),
    "rl-span": Use("map-sheet.js map_figure.py", "map.css"),
    "rl-spoken": Use("browse-tool.js controls.js search-box.js", "browse.css controls.js lists.js"),
    "rl-start": Use("topic_pages.py", "heads.css paths.css"),
    "rl-state": Use("controls.js", "controls.js reading.css topic.css"),
    "rl-static": Use("browse.py", "browse.css"),
    "rl-status": Use("list-page.js list-tray.js my-reading-page.js", "lists.css reading.css"),
    "rl-steps": Use("entry_lists.py list-page.js path_steps.py", "direction.css heads.css paths.css"),
    "rl-strip": Use("map_strip.py", "home.css map.css"),
    "rl-summary": Use(
        "home.py list_page.py my_reading.py not_found.py topic_pages.py",
        "direction.css heads.css home.css lists.css print.css theme.css topic.css",
    ),
    "rl-sums": Use("home.py", "home.css"),
    "rl-tag-index": Use("page_links.py tag_pages.py", "tags.css"),
    "rl-tags": Use(
        "concept_pages.py list.js page_links.py tag_pages.py",
        "browse.css concepts.css print.css reading.css tags.css topic.css",
    ),
    "rl-take": Use("home.py", "heads.css print.css"),
    "rl-term": Use("entry_note.py", "cards.js concepts.css"),
    "rl-title": Use("continue-panel.js search-panel.js", "heads.css search.css"),
    "rl-together": Use("tag_pages.py", "tags.css"),
    "rl-tool": Use("browse-tool.js", "browse.css direction.css"),
    "rl-tools": Use("hand-over.js list-page.js list-tray.js my-reading-page.js", "lists.css reading.css"),
    "rl-topic": Use("topic_pages.py", "direction.css progress.js reading.css topic.css"),
    "rl-topic-paths": Use("reading_paths.py", "heads.css paths.css"),
    "rl-topics": Use("topic_pages.py", "direction.css progress.js reading.css room.css rows.css"),
    "rl-tray": Use("list-tray.js", "direction.css lists.css"),
    "rl-tray-panel": Use("list-tray.js", "lists.css"),
    "rl-tray-works": Use("list-tray.js", "lists.css"),
    "rl-trouble": Use("browse-tool.js browse.js list-page.js", "browse.css"),
    "rl-type": Use("search-panel.js", "search.css"),
    "rl-wait": Use("browse.py", "browse.css"),
    "rl-way": Use("entry_facts.py fragments.py reading_paths.py", "paths.css topic.css"),
    "rl-why": Use("browse.py list-page.js path_steps.py", "browse.css direction.css paths.css"),
    "rl-with-concepts": Use("topic_pages.py", "topic.css"),
    "rl-with-works": Use("topic_pages.py", "room.css topic.css topic.js"),
    "rl-words": Use("browse-tool.js", "browse-tool.js browse.css search-box.js"),
    "rl-work": Use("work_pages.py", "card-panel.js direction.css heads.css reading.css room.css work.css"),
    "rl-years": Use("facets.js", "browse.css"),
}
"""Classes and ids of elements. All of ours begin with ``rl-``."""

DATA_ATTRIBUTES = {
    "data-began": Use("entry_lists.py", "visits.js"),
    "data-date": Use("entry_body.py", "topic-list.js"),
    "data-entry": Use("controls.js list-tray.js", "controls.js list-page.js list-tray.js my-lists.js"),
    "data-kind": Use("entry_body.py", "topic-list.js"),
    "data-level": Use("entry_body.py", "topic-list.js"),
    "data-minutes": Use("entry_body.py", "topic-list.js"),
    "data-next": Use("progress.js", "paths.css"),
    "data-on": Use("map_figure.py", "map-sheet.js map-tool.js"),
    "data-rl-face": Use("finishing.py", "direction.css theme.css"),
    "data-search-exclude": Use("entry_facts.py topic_pages.py", "theme"),
    "data-state": Use("controls.js progress.js", "controls.js home.css paths.css progress.js reading.css"),
    "data-step": Use("ladder.py", "progress.js"),
    "data-work": Use(
        "entry_body.py work_pages.py", "cite.js controls.js early_script.py progress.js topic-list.js topic.js"
    ),
}

ANCHORS: dict[str, Use] = {}
"""Anchors of generated pages that scripts lead to."""

CATALOGUE = {name: column.meaning for name, column in COLUMNS.items()}
"""What ``catalogue.json`` holds, from ``catalogue.py`` to ``catalogue.js``: columns, an item for each entry in some."""

OUTLINE = {
    "site": "the name of the site",
    "began": "the day up to which entries that joined are no news; empty where none says when it joined",
    "added": "how many entries joined, by day",
    "former_ids": "of each entry that has had others these: from the first follows its code in addresses",
    "topics": "by slug: the title, and the ids and titles of the entries",
}
"""What ``topics.json`` holds, from ``topic_outline.py`` to ``site.js``."""

STEPS = {
    "after": "by the id of an entry the ids of those that are to be read first",
    "paths": "of each reading path its title, its address and the ids of its works",
}
"""What ``steps.json`` holds, from ``reading_steps.py`` to ``site.js``."""

FILES = {
    "catalogue": "the path of the catalogue",
    "pages": "the path of what is known of pages that somebody wrote by hand",
    "outline": "the path of the outline",
    "steps": "the path of what is to be read before what",
    "map": "the path of the other views of the map",
    "browse": "the path of the page Browse",
    "topics": "the path of a topic's page, a star for its slug",
    "works": "the path of a work's page, a star for its id",
    "concepts": "the path of a concept's page, a star for its slug",
    "anchors": "the anchors of a topic's page that are not entries",
    "list": "the path of the page that shows the list in its address",
    "formats": "name, label, path, media type and form of each export that records of entries can be taken out of",
}
"""What ``site_files.py`` fills into ``site.js``."""
