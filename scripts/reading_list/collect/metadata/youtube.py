"""YouTube's oEmbed: the title of a video and its channel. Pure.

Format: https://oembed.com/
"""

from urllib.parse import quote

from ...core.identity import Identity, Service
from ...core.kinds import Kind
from ...core.schema import EntryFields
from .asking import Ask
from .values import mapping, parsed, text


def asks(work: Identity) -> tuple[Ask, ...]:
    """Return what to ask for *work*."""
    video = work.at(Service.YOUTUBE)
    if not video:
        return ()
    watch = f"https://www.youtube.com/watch?v={video}"
    url = f"https://www.youtube.com/oembed?format=json&url={quote(watch, safe='')}"
    return (Ask(url, "application/json", lambda reply: _read(reply, watch)),)


def _read(reply: str, url: str) -> EntryFields:
    video = mapping(parsed(reply))
    # A channel may be a person or not; it is what puts the video out.
    return EntryFields(
        title=text(video.get("title")), publisher=text(video.get("author_name")), kind=Kind.VIDEO, url=url
    )
