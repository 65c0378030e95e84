"""Scores the import of lists: precision and recall by field, over texts of which the right answer is known.

    python tests/bench/precision.py [--corpus DIR] [--wrong [FIELD ...]]

How each field is counted stands in `tests/judging.py`. With --wrong it shows each verdict that is not right, of the
fields that are named or else of all: the source, what was expected, and what came instead.
"""

import argparse
import logging
import sys
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from corpus import CORPUS, Case, cases, judged
from judging import FACTS, FIELDS, Judgement, Verdict, scores


def table(judgements: Sequence[Judgement]) -> None:
    print(f"{'':10} {'precision':>9} {'recall':>7} {'right':>6} {'wrong':>6} {'missing':>8} {'invented':>9}")
    for field, score in scores(judgements).items():
        counts = f"{score.right:6} {score.wrong:6} {score.missing:8} {score.invented:9}"
        print(f"{field:10} {score.precision:9.1%} {score.recall:7.1%} {counts}")
    invented = Counter(each.field for each in judgements if each.verdict is Verdict.INVENTED and each.field in FACTS)
    print(f"invented facts: {invented.total()}")


def show(case: Case, judgements: Sequence[Judgement], fields: Collection[str]) -> None:
    bad = [each for each in judgements if each.verdict is not Verdict.RIGHT and each.field in fields]
    if bad:
        print(f"--- {case.manner}\n{case.source.rstrip()}")
        for each in bad:
            print(f"  {each.field} {each.verdict}: expected {each.expected!r}, got {each.got!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=CORPUS, metavar="DIR", help="a folder of files like ours")
    parser.add_argument("--wrong", nargs="*", choices=FIELDS, metavar="FIELD", help="show what is not right")
    options = parser.parse_args()
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it cannot read is missing
    verdicts: list[Judgement] = []
    works = 0
    for case in cases(options.corpus):
        judgements = judged(case)
        verdicts += judgements
        works += len(case.works)
        if options.wrong is not None:
            show(case, judgements, options.wrong or FIELDS)
    print(f"{works} works")
    table(verdicts)


if __name__ == "__main__":
    main()
