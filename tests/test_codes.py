"""The table of codes: every mistake that is reported has its row, and every row is in use."""

import ast
import re

from helpers import PROJECT
from reading_list.core.codes import Code, Severity, refusal
from tables import each

PACKAGE = PROJECT / "scripts" / "reading_list"
EACH_CODE = each("code", list(Code))


def codes_in_use() -> list[str]:
    """Return the rows that the package names, as often as it does, outside of the table."""
    return [
        node.attr
        for path in sorted(PACKAGE.rglob("*.py"))
        if path != PACKAGE / "core" / "codes.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Code"
    ]


def test_every_row_is_in_use() -> None:
    """No code of the table is one that nothing reports, and none is reported that is not in the table."""
    assert set(codes_in_use()) == set(Code.__members__)


@EACH_CODE
def test_a_row_is_named_after_its_code(code: Code) -> None:
    """Whoever looks for a code in the source finds the places that report it."""
    assert code.name == code.upper().replace("-", "_")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)


@EACH_CODE
def test_a_row_says_what_is_wrong(code: Code) -> None:
    """Each row has a whole sentence; a rule shows both what is wrong and what is right."""
    assert re.fullmatch(r"[A-Z`].*\.", code.words)
    assert bool(code.wrong) == bool(code.right)


@EACH_CODE
def test_only_errors_may_be_needed(code: Code) -> None:
    """What only advises can always be switched off; an error that cannot be names its reason."""
    assert code.severity is Severity.ERROR or not code.needed
    assert not code.needed or re.fullmatch(r"[a-z].*[a-z]", code.needed)


@EACH_CODE
def test_a_code_can_be_switched_off_unless_it_is_needed(code: Code) -> None:
    """What is refused names the reason of its row; nothing else is refused."""
    refused = refusal(code)
    assert bool(refused) == bool(code.needed)
    assert refused is None or code.needed in refused[0]


@each(
    "name, hint",
    [
        ("long-notes", 'Did you mean "long-note"?'),
        ("Long_Note", 'Did you mean "long-note"?'),
        ("LONG-NOTE", 'Did you mean "long-note"?'),
        ("x", "The page of rules lists all codes."),
        ("", "The page of rules lists all codes."),
    ],
)
def test_an_unknown_code_is_refused_with_the_nearest(name: str, hint: str) -> None:
    """A code that does not exist is refused with the one that may be meant."""
    assert refusal(name) == (f'there is no code "{name}"', hint)


def test_what_would_make_a_site_wrong_is_needed() -> None:
    """What must hold for every list: no address twice, no link that leads nowhere, nothing that cannot be read."""
    assert {code for code in Code if code.is_rule and code.needed} == {
        *(Code.DUPLICATE_ID, Code.NO_ID, Code.SAME_CODE, Code.UNKNOWN_ID, Code.CYCLE, Code.UNKNOWN_TOPIC),
        Code.SUPERSEDED,
        *(Code.FORMER_ID_TAKEN, Code.DRAFT_REFERENCE, Code.NAME_DECLARED_TWICE, Code.UNKNOWN_PATH, Code.DUPLICATE_PATH),
        Code.TAG_ADDRESS,
    }
    assert [code for code in Code if not code.is_rule and not code.needed] == [
        *(Code.CUT_OFF, Code.EMPTY_BLOCK, Code.UNUSED_IGNORE)
    ]
