"""Tables of cases in one test each, where a case takes less time than pytest takes for a test of its own."""

import inspect
from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

import pytest

Test = Callable[..., None]


def each(names: str, cases: Collection[Any] | Callable[[], Collection[Any]]) -> Callable[[Test], Test]:
    """Run a test with each of *cases* as `pytest.mark.parametrize` does, but as one test, which names all that fail.

    For tests that change nothing, as all cases share one set of fixtures. Cases that take time to gather may be given
    as a function that does so.
    """
    parameters = names.split(", ")

    def decorate(test: Test) -> Test:
        @wraps(test)
        def test_of_all(**fixtures: Any) -> None:
            table = cases() if callable(cases) else cases
            failures: list[BaseException] = []
            for case in table:
                values = dict(zip(parameters, case if len(parameters) > 1 else [case], strict=True))
                try:
                    test(**fixtures, **values)
                except (Exception, pytest.fail.Exception) as failure:
                    failure.add_note(f"with {values!s:.1000}")
                    failures.append(failure)
            assert table, "a table without cases tests nothing"
            if failures:
                raise BaseExceptionGroup(f"of {len(table)} cases", failures)

        signature = inspect.signature(test)
        rest = [parameter for name, parameter in signature.parameters.items() if name not in parameters]
        test_of_all.__signature__ = signature.replace(parameters=rest)  # type: ignore[attr-defined]
        return test_of_all

    return decorate
