"""A page for each tag, and the page that names them all. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from ...core.store import key_of
from ...core.tags import tag_slugs
from ..markup import Markup, element, link, text
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..planned import Planned
from ..routes import TAGS, tag_path
from .alphabet import by_letter, jump
from .entry_lists import rows
from .fragments import explanation
from .made_of import PageKeys
from .overview import Overview, TagUse
from .page_links import PageLinks
from .ways import about

_MOST_USED = 24
_MOST_RELATED = 12
_OFTEN = 2  # works that two tags share, before they count as related


def tag_pages(overview: Overview) -> Iterator[Page | Planned[Page]]:
    """Yield the page of each tag, behind the page of all tags."""
    yield _all_tags(overview)
    keys = PageKeys(overview)
    counts = key_of(*(f"{use.slug} {len(use.entries)} {use.name}" for use in overview.tags.values()))
    for use in overview.tags.values():
        path = tag_path(use.slug)
        yield Planned(path, partial(_tag, overview, use), partial(keys.of, path, use.entries, use.slug, counts))


def _all_tags(overview: Overview) -> Page:
    here, messages = PageLinks(overview, TAGS), overview.messages
    letters = [*by_letter(overview.tags.values(), lambda use: use.name, messages)]
    count = len(overview.tags)
    blocks: list[Block] = [
        PageHeading(1, "tags", messages.html("tags.title")),
        about(messages.html("tags.about", count=count), here),
    ]
    if len(overview.tags) > 2 * _MOST_USED:
        used = sorted(overview.tags.values(), key=lambda use: -len(use.entries))[:_MOST_USED]
        blocks += [PageHeading(2, "used-most", messages.html("tags.used_most")), Html(here.tag_index(used))]
        blocks += [PageHeading(2, "all-tags", messages.html("alphabet.all")), jump(letters)]
    if letters:
        blocks.append(Html(_flow(letters, here)))
    return Page(
        TAGS,
        title=messages.plain("tags.title"),
        description=messages.plain("tags.description", count=count, site=overview.site.name),
        settings=LIST_OF_LINKS,
        blocks=blocks,
    )


def _flow(letters: Sequence[tuple[str, str, list[TagUse]]], here: PageLinks) -> Markup:
    """Return all tags in one flow, with the letters that they stand under."""
    number = here.messages.number
    items = "".join(
        f'<li class="rl-letter" id="{anchor}">{text(letter)}</li>'
        + "".join(
            f"<li>{link(here.to(tag_path(use.slug)), text(use.name))} <small>{number(len(use.entries))}</small></li>"
            for use in uses
        )
        for letter, anchor, uses in letters
    )
    return Markup(f'<ul class="rl-tag-index">{items}</ul>')


def _tag(overview: Overview, use: TagUse) -> Page:
    path = tag_path(use.slug)
    here, messages = PageLinks(overview, path), overview.messages
    count = len(use.entries)
    sentences = [messages.html("tag.about", count=count), link(here.to(TAGS), messages.html("tags.all"))]
    if feed := here.feed():
        sentences.append(link(feed, messages.html("feed")))
    related = _related(overview, use)
    return Page(
        path,
        title=messages.plain("tag.title", tag=use.name),
        description=messages.plain("tag.description", count=count, site=overview.site.name, tag=use.name),
        settings=LIST_OF_LINKS,
        blocks=[
            PageHeading(1, "tag", text(use.name)),
            explanation(*sentences),
            *([Html(_together(related, here))] if related else []),
            Html(rows(use.entries, here)),
        ],
        ends_with_blank_line=False,
    )


def _related(overview: Overview, use: TagUse) -> list[TagUse]:
    """Return the tags that stand on many of the same works, those first that stand on few others."""
    shared = Counter(chain.from_iterable(tag_slugs(placed.entry.tags) for placed in use.entries))
    often = [overview.tags[slug] for slug, count in shared.items() if count >= _OFTEN and slug != use.slug]
    often.sort(key=lambda one: (-(shared[one.slug] ** 2) / len(one.entries), one.name.casefold()))
    return often[:_MOST_RELATED]


def _together(tags: Sequence[TagUse], here: PageLinks) -> Markup:
    links = (here.linked(tag_path(tag.slug), tag.name) for tag in tags)
    return element("p", "rl-tags rl-together", Markup(f"<span>{here.messages.html('tag.often_with')}</span>"), *links)
