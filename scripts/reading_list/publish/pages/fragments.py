"""Fills pieces of HTML out of ``templates/``: each file holds those of one type of page, as macros. Pure."""

import jinja2

from .. import messages
from ..markup import Markup, text
from ..page import Html


def _print(value: object) -> object:
    """Let a template print markup and counts only; any other text was forgotten to be encoded."""
    if isinstance(value, (Markup, int)):
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
_environment.filters["counted"] = lambda count, name: text(messages.counted(count, name))


def fragment(template: str, name: str, **fields: object) -> Html:
    """Return the piece *name* of *template*, filled with *fields*: what they print is markup or a count."""
    fill = getattr(_environment.get_template(f"{template}.html").module, name)
    return Html(Markup(fill(**fields)))
