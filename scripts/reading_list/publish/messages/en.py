"""The words in English. Pure."""

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "kind.paper.one": "paper",
    "kind.paper.many": "Papers",
    "kind.article.one": "article",
    "kind.article.many": "Articles",
    "kind.video.one": "video",
    "kind.video.many": "Videos",
    "kind.course.one": "course",
    "kind.course.many": "Courses",
    "kind.book.one": "book",
    "kind.book.many": "Books",
    "kind.slides.one": "slides",
    "kind.slides.many": "Slides",
    "kind.documentation.one": "documentation",
    "kind.documentation.many": "Documentation",
    "kind.code.one": "code",
    "kind.code.many": "Code",
    "kind.tool.one": "tool",
    "kind.tool.many": "Tools",
    "kind.dataset.one": "dataset",
    "kind.dataset.many": "Datasets",
    "kind.discussion.one": "discussion",
    "kind.discussion.many": "Discussions",
    "kind.podcast.one": "podcast",
    "kind.podcast.many": "Podcasts",
    "kind.interview.one": "interview",
    "kind.interview.many": "Interviews",
    "kind.list.one": "list",
    "kind.list.many": "Lists",
    "level.introductory": "introductory",
    "level.intermediate": "intermediate",
    "level.advanced": "advanced",
    "status.backlog": "backlog",
    "status.superseded": "superseded",
    "noun.companion.one": "companion",
    "noun.companion.many": "companions",
    "noun.concept.one": "concept",
    "noun.concept.many": "concepts",
    "noun.entry.one": "entry",
    "noun.entry.many": "entries",
    "noun.landmark.one": "landmark",
    "noun.landmark.many": "landmarks",
    "noun.tag.one": "tag",
    "noun.tag.many": "tags",
    "noun.topic.one": "topic",
    "noun.topic.many": "topics",
    "noun.work.one": "work",
    "noun.work.many": "works",
    "search.introductory": "introduction introductions intro beginner beginners basics beginning easy",
    "search.intermediate": "",
    "search.advanced": "expert experts",
    "search.landmark": "landmark landmarks seminal classic classics",
    "search.stop_words": """
        a about al an and any anyone are as at be been best better by can could did do does doing et explain explained
        explanation for from get give good had has have help how i if in into is it its let like made make many me
        more most much my need of on one or our should some something that the their them there these they thing
        things this to understand use used using want was way we were what when where which while who whom why will
        with work works would you your
    """,
}
