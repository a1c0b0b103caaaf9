"""Calibration: from a raw number to a membership, by anchors that the evaluator chooses and can defend."""

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from sjc_analysis.configurations.settings import settings
from sjc_analysis.findings import Finding

FORM = "NAME=THRESHOLD for a crisp set, or NAME=OUT:CROSSOVER:IN for a fuzzy one, such as GDP=400:550:900"

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)


class Calibration(NamedTuple):
    """The anchors of one column.

    Parameters
    ----------
    column
        Its heading.
    anchors
        One number: the threshold of a crisp set, which is in from that number on. Three: fully out, the point
        of greatest doubt, fully in; they may fall, where less of the thing means more membership.
    """

    column: str
    anchors: tuple[float, ...]

    def text(self) -> str:
        """Say what is done, in one line.

        Examples
        --------
        >>> Calibration("GDP", (400, 550, 900)).text()
        'GDP: fuzzy, fully out at 400, crossover 550, fully in at 900 (direct method, log odds 3)'
        """
        numbers = [f"{anchor:g}" for anchor in self.anchors]
        if len(numbers) == 1:
            return f"{self.column}: crisp, in from {numbers[0]} on"
        out, crossover, full = numbers
        return (
            f"{self.column}: fuzzy, fully out at {out}, crossover {crossover}, fully in at {full} "
            f"(direct method, log odds {settings().log_odds:g})"
        )


def parse_calibration(text: str) -> tuple[Calibration | None, tuple[Finding, ...]]:
    """Read one calibration as it is typed.

    Parameters
    ----------
    text
        ``NAME=THRESHOLD`` or ``NAME=OUT:CROSSOVER:IN``.

    Returns
    -------
    Calibration or None
        ``None`` if it cannot be used.
    tuple of Finding
        What is wrong with it.

    Examples
    --------
    >>> parse_calibration("GDP=400:550:900")
    (Calibration(column='GDP', anchors=(400.0, 550.0, 900.0)), ())
    >>> parse_calibration("GDP=900:550:950")[1][0].reason
    'the crossover lies between the two other anchors'
    """
    column, equals, right = text.rpartition("=")
    parts = [part.strip() for part in right.split(":")]
    if not equals or not column.strip() or len(parts) not in (1, 3):
        return None, (_finding("this is not a calibration"),)
    if not all(_NUMBER.fullmatch(part) for part in parts):
        return None, (_finding("an anchor is not a number"),)
    anchors = tuple(float(part) for part in parts)
    if not all(map(math.isfinite, anchors)):
        return None, (_finding("an anchor is too large to be worked with"),)
    if len(anchors) == 3 and not (
        anchors[0] < anchors[1] < anchors[2] or anchors[0] > anchors[1] > anchors[2]
    ):
        return None, (_finding("the crossover lies between the two other anchors"),)
    return Calibration(column.strip(), anchors), ()


def calibrated(value: float, anchors: Sequence[float]) -> float:
    """Give the membership of a raw value.

    Parameters
    ----------
    value
        The raw value.
    anchors
        One anchor (crisp) or three (fuzzy, direct method).

    Returns
    -------
    float
        0 or 1, or 1 / (1 + exp(-d)), where d is the distance from the crossover in units that put the outer
        anchors at log odds of -3 and 3.

    Examples
    --------
    A country with 720 dollars a head, where 400 is poor, 550 in doubt and 900 rich: d = 3 x 170 / 350.

    >>> round(calibrated(720, (400, 550, 900)), 2)
    0.81
    >>> calibrated(550, (550,)), calibrated(549, (550,))
    (1.0, 0.0)

    References
    ----------
    Ragin, C. C. (2008). Redesigning social inquiry, chapter 5.
    """
    if len(anchors) == 1:
        return 1.0 if value >= anchors[0] else 0.0
    out, crossover, full = anchors
    outer = full if (value - crossover) * (full - crossover) >= 0 else out
    distance = settings().log_odds * (value - crossover) / abs(outer - crossover)
    rising = distance if full > out else -distance
    small = math.exp(-abs(rising))  # never too large to be worked with
    return (1 if rising >= 0 else small) / (1 + small)


def _finding(reason: str) -> Finding:
    return Finding(rule="QC1", column="--calibrate", reason=reason, allowed=FORM)
