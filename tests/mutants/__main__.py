"""Prints which share of the mutants the tests catch, by module, and those that live on; fails where it is too small."""

import os
import sys
from typing import NamedTuple

from .collected import Change
from .equivalent import EQUIVALENT
from .modules import TESTS
from .mutations import Mutant, changed_lines, function_of, mutants
from .running import Job, Workshop, workshop

LEAST = 0.9
_BASE_SECONDS = 600  # of processor time: what tests without any mistake may take


class Result(NamedTuple):
    """How many mutants a module has, and those that its tests did not catch."""

    module: str
    mutants: int
    survivors: list[Mutant]

    @property
    def share(self) -> float:
        return 1 - len(self.survivors) / self.mutants if self.mutants else 1

    def __str__(self) -> str:
        caught = self.mutants - len(self.survivors)
        return f"{self.module:40}{self.mutants:8}{caught:8}{self.share:8.1%}"


def main(names: list[str]) -> int:
    """Look at the modules whose paths contain one of *names*, or at all; return the exit code."""
    chosen = [module for module in TESTS if not names or any(name in module for name in names)]
    if not chosen:
        print(f"No module is called so. There are: {', '.join(TESTS)}", file=sys.stderr)
        return 2
    with workshop(int(os.environ.get("MUTANTS_WORKERS") or os.cpu_count() or 1)) as shop:
        shop.preload({file for module in chosen for file in _files(module)})
        results = [_look_at(shop, module) for module in chosen]
    survivors = [mutant for result in results for mutant in result.survivors]
    whole = Result("all", sum(result.mutants for result in results), survivors)
    print(f"{'module':40}{'mutants':>8}{'caught':>8}{'share':>8}", *results, whole, sep="\n")
    return 0 if all(result.share >= LEAST for result in results) else 1


def _files(module: str) -> tuple[str, ...]:
    return tuple(f"tests/{name}" for name in TESTS[module])


def _look_at(shop: Workshop, module: str) -> Result:
    source = shop.source(module)
    files = _files(module)
    for _, outcome in shop.run([Job(module, source, files)], _BASE_SECONDS):
        if not outcome.passed:
            sys.exit(f"{outcome.output}\n{module}: its tests fail without any change: {', '.join(files)}")
        seconds = outcome.seconds
    known = {mutant.of(source): mutant for mutant in mutants(source) if not _is_equivalent(module, source, mutant)}
    within = {changed: function for changed, mutant in known.items() if (function := function_of(source, mutant))}
    caught = shop.caught_at_once(module, [Change(*item) for item in within.items()], files)
    jobs = [Job(module, changed, files) for changed in known if changed not in caught]
    survivors = []
    for job, outcome in shop.run(jobs, seconds):
        if outcome.passed:
            survivors.append(known[job.source])
            print(_difference(module, source, survivors[-1]), flush=True)
    return Result(module, len(known), sorted(survivors))


def _is_equivalent(module: str, source: str, mutant: Mutant) -> bool:
    change = changed_lines(source, mutant)
    return any(known.module == module and known.is_change(*change) for known in EQUIVALENT)


def _difference(module: str, source: str, mutant: Mutant) -> str:
    """Return what *mutant* changes as a difference of lines."""
    before, after = changed_lines(source, mutant)
    number = source.count("\n", 0, mutant.start) + 1
    return "\n".join([f"{module}:{number}", *(f"-{line}" for line in before), *(f"+{line}" for line in after), ""])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
