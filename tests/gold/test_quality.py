"""The quality of the drafting rules cannot fall unseen: floors of precision and recall, in both halves.

A floor lies one or two matches under what was reached. Raise it when rules get better; lower it only with a
reason in the history.
"""

from functools import cache

import pytest
from gold.measure import Measured, measure
from gold.scoring import KINDS, score

FLOORS = {
    "develop": {
        "actor_mention": (0.98, 0.98), "act": (0.95, 0.75), "act_kind": (0.95, 0.75), "date": (0.98, 0.98),
        "outcome": (0.95, 0.90), "link": (0.95, 0.33), "rival": (0.88, 0.94), "bearing_hint": (0.98, 0.98),
        "request": (0.98, 0.98), "commitment": (0.98, 0.98), "challenge": (0.98, 0.98),
        "success": (0.98, 0.98), "quantity": (0.95, 0.88), "negative_ground": (0.95, 0.92),
    },
    "report": {
        "actor_mention": (0.98, 0.98), "act": (0.58, 0.38), "act_kind": (0.34, 0.23), "date": (0.92, 0.87),
        "outcome": (0.68, 0.68), "link": (0.95, 0.25), "rival": (0.69, 0.47), "bearing_hint": (0.80, 0.84),
        "request": (0.90, 0.98), "commitment": (0.98, 0.98), "challenge": (0.98, 0.98),
        "success": (0.95, 0.64), "quantity": (0.65, 0.70), "negative_ground": (0.55, 0.14),
    },
}  # fmt: skip
"""Half -> kind -> the least precision and the least recall."""


@cache
def _measured(half: str) -> Measured:
    return measure(half)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("half", sorted(FLOORS))
def test_precision_and_recall_do_not_fall(half: str, kind: str) -> None:
    counts = score(_measured(half).proposals, _measured(half).labels)[kind]
    precision, recall = FLOORS[half][kind]
    assert counts.precision is not None
    assert counts.recall is not None
    assert counts.precision >= precision
    assert counts.recall >= recall


def test_the_floors_are_of_every_kind_and_could_fail() -> None:
    assert all(set(floors) == set(KINDS) for floors in FLOORS.values())
    measured = _measured("develop")
    halved = score(measured.proposals[::2], measured.labels)
    assert any((halved[kind].recall or 0) < FLOORS["develop"][kind][1] for kind in KINDS)
