"""The table of codes: every mistake that is reported has its row, and every row is in use."""

import ast
import re

import pytest

from helpers import PROJECT
from reading_list.core.codes import Code, Severity

PACKAGE = PROJECT / "scripts" / "reading_list"
EACH_CODE = pytest.mark.parametrize("code", Code)


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
