"""The mutants that show whether tests can fail: each is another program, and those left out are there."""

import ast

import pytest

from helpers import PROJECT
from mutants.equivalent import EQUIVALENT, Equivalent
from mutants.modules import TESTS
from mutants.mutations import changed_lines, mutants
from tables import each

PACKAGE = PROJECT / "scripts" / "reading_list"


@each(
    "source, changed",
    [
        ("a < b", ["(a <= b)"]),
        ("a and not b", ["(a or not b)", "a", "(not b)", "a and b"]),
        ("x = 3", ["x = 4", "x = 2"]),
        (
            "x = 'é'; y = 1 < z",
            ["x = ''; y = 1 < z", "x = 'é'; y = (1 <= z)", "x = 'é'; y = 2 < z", "x = 'é'; y = 0 < z"],
        ),
        ("x = f'{a[1:]}'", ["x = ''", "x = f'{a[:]}'", "x = f'{a[2:]}'", "x = f'{a[0:]}'"]),
        ("x = a[b:c]", ["x = a[:c]", "x = a[b:]"]),
        ("x = min(a, key=b)", ["x = max(a, key=b)", "x = min(a)"]),
        ("f(a, b)", ["pass", "f(a)"]),
        ("if a: pass", ["if (not a): pass"]),
        ("x = [a for a in b if c]", ["x = [a for a in b if True]"]),
        ("def f():\n    'What it does.'\n    return a, b", ["return None", "return (a,)", "return (b,)"]),
        ("@cache(1)\ndef f(a: Literal[1] = b) -> Literal[2]: ...", []),
        ("__all__ = ['a']", []),
        ("def f() -> bool: return False", ["def f() -> bool: return True"]),
        ("T = TypeVar('T')", []),
        ("x = zip(strict=True)", []),
    ],
)
def test_each_place_is_changed_by_itself(source: str, changed: list[str]) -> None:
    made = [mutant.of(source).rpartition("\n")[2].strip() for mutant in mutants(source)]
    assert sorted(made) == sorted(changed)


@pytest.mark.parametrize("module", ["core/slugs.py", "core/tags.py", "entries/checks/wording.py"])
def test_mutants_of_our_modules(module: str) -> None:
    """Each is a program, differs from the others, and comes in the order of its place."""
    source = (PACKAGE / module).read_text(encoding="utf-8")
    made = mutants(source)
    programs = [ast.dump(ast.parse(mutant.of(source))) for mutant in made]
    assert made == sorted(made)
    assert len({*programs, ast.dump(ast.parse(source))}) == len(programs) + 1


def test_all_that_is_checked_is_put_to_the_test() -> None:
    """A new rule module is in the table, and each file of tests that it names is there."""
    rules = {path.relative_to(PACKAGE).as_posix() for path in (PACKAGE / "entries" / "checks").glob("*.py")}
    assert rules <= set(TESTS)
    assert {name for names in TESTS.values() for name in names} <= {path.name for path in (PROJECT / "tests").iterdir()}


@each("known", EQUIVALENT)
def test_what_is_left_out_is_there(known: Equivalent) -> None:
    """A mutant that nobody can catch is one that would be made; the reason says why nobody can."""
    source = (PACKAGE / known.module).read_text(encoding="utf-8")
    assert any(known.is_change(*changed_lines(source, mutant)) for mutant in mutants(source))
    assert known.why.endswith(".")
