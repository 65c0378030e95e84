"""The templates of the theme of a site: where its own scripts stand, and whether it is one of Material's kind."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

_MATERIAL = "md-typeset"
"""What Material, its continuations and themes that are made from them call what they set as text."""

_ARTICLE = '<article class="md-content__inner md-typeset">\n{}\n</article>'


def is_plain(config: MkDocsConfig) -> bool:
    """Tell whether the theme is none of Material's kind, on which our style is laid out."""
    return not any(_MATERIAL in text for text in _texts(config, "*.html"))


def in_article(content: str) -> str:
    """Return the *content* of a page within what it would stand in if the theme were of Material's kind."""
    return _ARTICLE.format(content)


def with_scripts(config: MkDocsConfig) -> list[str]:
    """Return the texts of the templates where the theme's inline scripts stand.

    Those of Material's kind have them in their partials, and print into others only what they have from there.
    """
    whole = _texts(config, "*.html") if is_plain(config) else []
    return [*whole, *_texts(config, "partials/**/*.html")]


def _texts(config: MkDocsConfig, pattern: str) -> list[str]:
    paths = [path for folder in config.theme.dirs for path in sorted(Path(folder).glob(pattern))]
    return [path.read_text(encoding="utf-8", errors="replace") for path in paths]  # Jinja refuses what it cannot read
