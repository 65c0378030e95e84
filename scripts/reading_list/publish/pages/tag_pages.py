"""A page for each tag, and the page that names them all. Pure."""

from .. import messages
from ..markup import Markup, text
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..routes import TAGS, tag_path
from .entry_lists import rows
from .fragments import fragment
from .overview import Overview, TagUse
from .page_links import PageLinks


def tag_pages(overview: Overview) -> list[Page]:
    """Return the page of each tag, behind the page of all tags."""
    return [_all_tags(overview), *(_tag(overview, use) for use in overview.tags.values())]


def _all_tags(overview: Overview) -> Page:
    here = PageLinks(overview, TAGS)
    letters: dict[str, list[TagUse]] = {}
    for use in overview.tags.values():
        first = use.name[0].upper()[0]
        letters.setdefault(first if "A" <= first <= "Z" else "0-9" if first.isdigit() else "Other", []).append(use)
    blocks: list[Block] = [PageHeading(1, "tags", Markup("Tags"))]
    for number, letter in enumerate(sorted(letters, key=_place_of), 1):
        blocks += [PageHeading(2, f"letter-{number}", text(letter)), Html(here.tag_index(letters[letter]))]
    count = messages.every(len(overview.tags), "tag")
    return Page(
        TAGS,
        title="Tags",
        description=f"{count} of {overview.site.name}, with the number of their entries.",
        settings=LIST_OF_LINKS,
        blocks=blocks,
    )


def _place_of(letter: str) -> tuple[bool, str]:
    return letter == "Other", letter


def _tag(overview: Overview, use: TagUse) -> Page:
    path = tag_path(use.slug)
    here = PageLinks(overview, path)
    count = messages.counted(len(use.entries), "entry")
    return Page(
        path,
        title=f"Tag: {use.name}",
        description=f"{count} of {overview.site.name} with the tag {use.name}.",
        settings=LIST_OF_LINKS,
        blocks=[
            PageHeading(1, "tag", text(use.name)),
            fragment("tag_pages", "explanation", count=text(count), all_tags=here.to(TAGS), feed=here.feed()),
            Html(rows(use.entries, here)),
        ],
        ends_with_blank_line=False,
    )
