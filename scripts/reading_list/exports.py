"""A library → files beside the pages, for other programs. Pure."""

import json
from typing import Any

from .model import Library, Page, TopicFile

JSON_VERSION = 1


def render(library: Library) -> list[Page]:
    """Return ``entries.json``: everything in *library*, from which it can be rebuilt."""
    topics = ",\n".join(json.dumps(_topic(topic.slug, topic.file), ensure_ascii=False) for topic in library.topics)
    return [Page("entries.json", f'{{"version": {JSON_VERSION}, "topics": [\n{topics}\n]}}\n')]


def _topic(slug: str, file: TopicFile) -> dict[str, Any]:
    return {"slug": slug} | file.model_dump(mode="json", exclude_defaults=True)
