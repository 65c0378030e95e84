"""The style for themes that are not of Material's kind weighs more than theirs, and is as large."""

from reading_list.publish.plain_style import plain_style
from reading_list.publish.site_files import style_for_plain_themes


def test_sizes_are_those_of_other_themes() -> None:
    """What Material calls .8rem is 1rem, in any form; other units and names stay."""
    assert "a { margin: 1rem -0.5rem 12em 1.5625rem; }" in plain_style("", "a { margin: .8rem -.4rem 12em 1.25rem; }")


def test_all_but_variables_weighs_more() -> None:
    """Variables can be set anew by a list; frames of movements have to stand outside."""
    style = plain_style("body { --rl-paper: #fff; }", "@keyframes rl-late { to { top: 0; } }\np { top: 1px; }")
    before, weighed = style.split("html:not(#\\_) {")
    assert "--rl-paper" in before
    assert "@keyframes rl-late { to { top: 0; } }" in before
    assert "@keyframes" not in weighed
    assert "p { top: 1px; }" in weighed


def test_the_whole_style_is_closed() -> None:
    """Each brace that opens in it closes, and every movement that it names is there once."""
    style = style_for_plain_themes()
    assert style.count("{") == style.count("}")
    assert style.count("@keyframes") == 2
