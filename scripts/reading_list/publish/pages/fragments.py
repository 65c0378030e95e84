"""Fills pieces of HTML out of ``templates/``: each file holds those of one type of page, as macros. Pure."""

from functools import lru_cache

import jinja2
from jinja2.environment import TemplateModule

from ..markup import Markup, around, linked
from ..messages import Messages
from ..page import Html


def _print(value: object) -> object:
    """Let a template print markup only; any other text was forgotten to be encoded."""
    if isinstance(value, Markup):
        return value
    raise TypeError(f"a template prints {type(value).__name__} that is not encoded: {str(value)[:40]!r}")


_environment = jinja2.Environment(
    loader=jinja2.PackageLoader("reading_list.publish.pages"),
    undefined=jinja2.StrictUndefined,
    finalize=_print,
    trim_blocks=True,
    lstrip_blocks=True,
    autoescape=False,  # noqa: S701 - _print refuses whatever is not encoded
)
_environment.filters["linked"] = linked
_environment.globals["around"] = around


def fragment(messages: Messages, template: str, name: str, **fields: object) -> Html:
    """Return the piece *name* of *template*, filled with *fields*, its words those of *messages*.

    In a template, ``say`` is a message, with what fills its places; ``number`` writes a number, and
    ``dot`` stands between facts.
    """
    return Html(Markup(getattr(_module(messages, template), name)(**fields)))


def alike_fragment(known: dict[object, Html], messages: Messages, template: str, name: str, **fields: object) -> Html:
    """Return the same; of *fields* that many pages have, and that can be hashed, it is filled once and then *known*."""
    key = template, name, *fields.items()
    if key not in known:
        known[key] = fragment(messages, template, name, **fields)
    return known[key]


@lru_cache(maxsize=100)
def _module(messages: Messages, template: str) -> TemplateModule:
    words = {"say": messages.html, "number": messages.digits, "dot": Markup(messages.dot)}
    return _environment.get_template(f"{template}.html").make_module(words)
