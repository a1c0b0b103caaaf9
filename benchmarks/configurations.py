"""How long minimisation takes, by number of conditions, on invented tables of random rows.

Run ``python benchmarks/configurations.py`` (6 to 14 conditions). For each number of conditions: the time of
the conservative and of the parsimonious solution, how many prime implicants and tied models there are.
"""

import random
import sys
import time

from sjc_analysis.configurations.minimise import prime_implicants, smallest_models
from sjc_analysis.configurations.settings import settings

POSITIVE, NEGATIVE = 12, 18


def measure(width: int, seed: int = 1) -> str:
    """Time one table of 30 observed rows."""
    draw = random.Random(seed)  # noqa: S311 - an invented table, nothing secret
    rows = draw.sample(range(1 << width), POSITIVE + NEGATIVE)
    positive, negative = rows[:POSITIVE], rows[POSITIVE:]
    chosen = set(positive)
    others = [row for row in range(1 << width) if row not in chosen]
    said = []
    for name, forbidden in (("conservative", others), ("parsimonious", negative)):
        start = time.perf_counter()
        primes = len(prime_implicants(positive, forbidden))
        found = smallest_models(positive, forbidden, settings().most_models, settings().most_steps)
        took = time.perf_counter() - start
        more = "" if found.complete else ", not all shown"
        said.append(f"{name} {took:.2f} s, {primes} prime implicants, {found.tied} tied models{more}")
    return f"{width} conditions: {'; '.join(said)}"


def main() -> None:
    """Measure the numbers of conditions that were named, or 6 to 14."""
    for width in map(int, sys.argv[1:] or range(6, 15, 2)):
        print(measure(width))


if __name__ == "__main__":
    main()
