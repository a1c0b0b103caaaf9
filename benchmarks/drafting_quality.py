"""Measure the drafting rules on the labelled set: precision and recall for each kind.

Run ``python benchmarks/drafting_quality.py``; nothing is written. The half to develop on is printed by
its three folds and as a whole, then the half to report. With ``--faults`` the faults of folds a and b are
listed as well; those of fold c only where asked for by name, those of the half to report never.
``--faults a`` lists only those of fold a, so that the others stay unseen while rules are made.
"""

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from gold.gold_set import GoldPassage
from gold.measure import measure
from gold.scoring import Marked, Score, pair, score


def print_scores(half: str, scores: dict[str, Score]) -> None:
    """Print one half as a table."""
    print(f"\n{half}\n{'kind':<16}{'labelled':>9}{'proposed':>9}{'matched':>9}{'precision':>11}{'recall':>8}")
    for kind, counts in scores.items():
        print(
            f"{kind:<16}{counts.labelled:>9}{counts.proposed:>9}{counts.matched:>9}"
            f"{_share(counts.precision):>11}{_share(counts.recall):>8}"
        )


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def print_faults(passages: dict[str, GoldPassage], proposals: list[Marked], labels: list[Marked]) -> None:
    """Print every wrong and every missing proposal."""
    for passage_id, passage in passages.items():
        proposed = [mark for mark in proposals if mark.passage_id == passage_id]
        labelled = [mark for mark in labels if mark.passage_id == passage_id]
        pairs = pair(proposed, labelled)
        wrong = Counter(proposed) - Counter(one for one, _ in pairs)
        missing = Counter(labelled) - Counter(other for _, other in pairs)
        if wrong or missing:
            print(f"\n{passage_id} {passage.field}: {passage.text}")
        for word, marks in (("wrong", wrong), ("missing", missing)):
            for mark in sorted(marks.elements()):
                print(
                    f"  {word:<8}{mark.kind:<16}{passage.text[max(0, mark.start) : mark.end]!r} {mark.value}"
                )


def main() -> None:
    """Draft every passage and print both halves."""
    shown = (sys.argv[2:] or ["a", "b"]) if "--faults" in sys.argv[1:2] else []
    for half, fold in (("develop", "a"), ("develop", "b"), ("develop", "c"), ("develop", ""), ("report", "")):
        measured = measure(half, fold)
        if half == "develop" and fold in shown:
            print_faults(measured.passages, list(measured.proposals), list(measured.labels))
        if measured.passages:
            print_scores(f"{half} half {fold}", dict(score(measured.proposals, measured.labels)))


if __name__ == "__main__":
    main()
