"""Is the posterior calibrated? Ten thousand drawn claims in each world, each through a whole casebook.

Run ``python benchmarks/calibration.py``, or name the number of claims. The ranks of the truth are even where
the posterior is calibrated; the last world shows what happens when copies are taken for independent items.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import itertools

from simulated_claims import WORLDS, rank_counts, replicate, uniformity

BANDS = (0.5, 0.7, 0.85, 0.95, 0.99, 1.0)


def main(times: int) -> None:
    """Print, for each world, how even the ranks are and how often claims in each band are true."""
    bands = "  ".join(f"{low:.2f}-{high:.2f}: said/true" for low, high in itertools.pairwise(BANDS))
    print(f"{'world':30} {'ranks even, p':>13}  {bands}")
    for name, world in WORLDS.items():
        drawn = replicate(world, times, seed=31)
        line = f"{name:30} {uniformity(rank_counts(drawn, seed=7)):13.3f}"
        for low, high in itertools.pairwise(BANDS):
            inside = [each for each in drawn if low < each.posterior.low <= high]
            said = sum(each.posterior.low for each in inside) / max(len(inside), 1)
            true = sum(each.true for each in inside) / max(len(inside), 1)
            line += f"  {said:12.3f}/{true:.3f}"
        print(line, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 10_000)
