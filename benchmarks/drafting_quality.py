"""Measure the drafting rules on the labelled set: precision and recall for each kind, in both halves.

Run ``python benchmarks/drafting_quality.py``; nothing is written. With ``--faults`` the faults of the half to
develop on are listed as well; those of the half to report are never shown.
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
    print(
        f"\n{half} half\n{'kind':<16}{'labelled':>9}{'proposed':>9}{'matched':>9}"
        f"{'precision':>11}{'recall':>8}"
    )
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
    for half in ("develop", "report"):
        measured = measure(half)
        if half == "develop" and "--faults" in sys.argv[1:]:
            print_faults(measured.passages, list(measured.proposals), list(measured.labels))
        print_scores(half, dict(score(measured.proposals, measured.labels)))


if __name__ == "__main__":
    main()
