"""The style for themes that are not of Material's kind: what it counts on there comes along. Pure.

Three things differ. Material writes sixteen pixels as .8rem, others as 1rem. Others say how everything in an article
looks, by selectors that weigh more than ours. And much of what our pages have in common with Material's is not there.
"""

import re

_SIZE = re.compile(r"(?<![\w.])(\d*\.?\d+)rem\b")
_FRAMES = re.compile(r"@keyframes [\w-]+ \{(?:[^{}]|\{[^{}]*\})*\}")
_LARGER = 1.25
_HEAVIER = r"html:not(#\_)"


def plain_style(tokens: str, rest: str) -> str:
    """Return the style made of *tokens*, the variables, and the *rest*.

    A selector that names an id weighs more than any without. What a list sets for its own face outweighs the variables,
    as it always does.
    """
    frames = "\n".join(_FRAMES.findall(rest))
    return _sized(f"{tokens}\n{frames}\n{_HEAVIER} {{\n{_FRAMES.sub('', rest)}\n}}\n")


def _sized(style: str) -> str:
    return _SIZE.sub(lambda size: f"{round(float(size[1]) * _LARGER, 5):g}rem", style)
