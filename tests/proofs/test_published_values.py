"""Published worked values: the arithmetic of process tracing says here what it says there.

Where a source gives a model instead of likelihoods, the likelihoods are counted from that model by brute
force, so that nothing of the toolkit is used to check itself.
"""

import itertools
from collections.abc import Mapping
from functools import cache

import pytest
from simulated_claims import Observed, casebook_of, exactly, weighed

from sjc_analysis.argument.odds import Bounds, normalise, posterior
from sjc_analysis.argument.process_tracing import kind_of_test
from sjc_analysis.rubrics import load_rubrics

RUBRICS = load_rubrics()


def point(probability: float) -> Bounds:
    return Bounds(probability, probability)


class TestIntegratedInferences:
    """Humphreys, M. and Jacobs, A. M. (2023). Integrated Inferences. Cambridge University Press, ch. 5."""

    def test_a_positive_test_for_a_rare_disease_leaves_an_even_chance(self) -> None:
        assert posterior(0.01, [0.99 / 0.01]) == pytest.approx(0.5)

    def test_two_children_of_whom_one_is_a_boy_are_both_boys_one_time_in_three(self) -> None:
        families = dict.fromkeys(("both boys", "first", "second", "both girls"), 0.25)
        answer = {name: point(0.0 if name == "both girls" else 1.0) for name in families}
        assert normalise(families, [answer])["both boys"].low == pytest.approx(1 / 3)


class TestCausalQueries:
    """The inequality and democracy model of the CausalQueries guide, chapter "Process tracing".

    Inequality I may raise mobilisation M; democracy D rises with M and outside pressure P and falls with I.
    The guide prints how probable it is that low inequality caused democracy, given each set of clues.
    """

    PUBLISHED: tuple[tuple[dict[str, int], float], ...] = (
        ({}, 0.438), ({"M": 0}, 0.475), ({"M": 1}, 0.394), ({"P": 0}, 0.615), ({"P": 1}, 0.340),
        ({"M": 0, "P": 0}, 0.667), ({"M": 1, "P": 0}, 0.571),
    )  # fmt: skip

    @staticmethod
    @cache
    def cases() -> list[tuple[bool, dict[str, int]]]:
        """List every equally probable case with I = 0 and D = 1: did I cause D, and what would M and P be."""
        mobilising = [m for m in itertools.product((0, 1), repeat=2) if m[0] <= m[1]]
        settings = list(itertools.product((0, 1), repeat=3))
        rising = [
            (lower, upper)
            for lower, upper in itertools.product(settings, repeat=2)
            if lower[0] >= upper[0] and lower[1] <= upper[1] and lower[2] <= upper[2]
        ]
        every = (dict(zip(settings, values, strict=True)) for values in itertools.product((0, 1), repeat=8))
        democratising = [d for d in every if all(d[lower] <= d[upper] for lower, upper in rising)]
        return [
            (d[1, m[1], p] == 0, {"M": m[0], "P": p})
            for m, d, p in itertools.product(mobilising, democratising, (0, 1))
            if d[0, m[0], p] == 1
        ]

    @classmethod
    def probability(cls, caused: bool, clue: str, given: Mapping[str, int]) -> float:
        """Give P(clue = 1 | I caused D, or did not; and what was seen before)."""
        seen = [
            values for cause, values in cls.cases()
            if cause == caused and all(values[name] == value for name, value in given.items())
        ]  # fmt: skip
        return sum(values[clue] for values in seen) / len(seen)

    @pytest.mark.parametrize(("clues", "published"), PUBLISHED)
    def test_clues_move_the_claim_as_published(self, clues: dict[str, int], published: float) -> None:
        prior = sum(cause for cause, _ in self.cases()) / len(self.cases())
        observed: list[Observed] = []
        before: dict[str, int] = {}
        for name, value in clues.items():
            claim, rival = (self.probability(cause, name, before) for cause in (True, False))
            given = len(observed) - 1 if observed else None
            observed.append(Observed(exactly(claim), exactly(rival), value == 1, "D-01", given))
            before[name] = value
        if not observed:
            assert round(prior, 3) == published
            return
        book = casebook_of(prior, observed)
        result = weighed(book)
        assert (round(result.low, 3), round(result.high, 3)) == (published, published)


class TestDesignLibrary:
    """Process tracing as in DeclareDesign's library (process_tracing_designer, its default values).

    A straw in the wind is seen with .8 if the claim holds and .2 if not; a smoking gun with .3 and never.
    """

    STRAW = (0.8, 0.2)
    GUN = (0.3, 0.0)

    def test_what_the_designer_calls_them_is_what_they_are_called(self) -> None:
        gun = kind_of_test(point(self.GUN[0]), point(self.GUN[1]), RUBRICS.cutoffs)
        assert gun == "smoking_gun"

    def test_its_cut_offs_are_not_ours(self) -> None:
        """Four to one is a straw there; with a cut-off of two it decides both ways here."""
        assert kind_of_test(point(0.8), point(0.2), RUBRICS.cutoffs) == "doubly_decisive"

    @pytest.mark.parametrize(
        ("straw", "gun", "expected"),
        [(True, True, 1.0), (True, False, 14 / 19), (False, True, 1.0), (False, False, 7 / 47)],
    )
    def test_the_four_findings(self, straw: bool, gun: bool, expected: float) -> None:
        """By hand: .8 x .7 against .2 x 1 is 14 to 5; .2 x .7 against .8 x 1 is 7 to 40."""
        observed = [
            Observed(exactly(self.STRAW[0]), exactly(self.STRAW[1]), straw),
            Observed(exactly(self.GUN[0]), exactly(self.GUN[1]), gun),
        ]
        book = casebook_of(0.5, observed)
        result = weighed(book)
        assert result.low == pytest.approx(expected)
        assert result.high == pytest.approx(expected)


class TestDeclareDesign:
    """The process-tracing post of the DeclareDesign blog (2019): straw .75 against .25, gun .3 against .05.

    It shows that a straw can teach more, on average, than a smoking gun, which is seldom found.
    """

    @staticmethod
    def expected_squared_error(claim: float, rival: float) -> float:
        """Average the squared distance of the posterior from the truth, from an even prior."""
        found, absent = posterior(0.5, [claim / rival]), posterior(0.5, [(1 - claim) / (1 - rival)])
        if_true = claim * (1 - found) ** 2 + (1 - claim) * (1 - absent) ** 2
        if_untrue = rival * found**2 + (1 - rival) * absent**2
        return (if_true + if_untrue) / 2

    def test_a_straw_can_teach_more_than_a_smoking_gun(self) -> None:
        straw, gun = self.expected_squared_error(0.75, 0.25), self.expected_squared_error(0.3, 0.05)
        assert straw < gun < 0.25

    def test_a_gun_that_is_found_still_moves_further(self) -> None:
        assert posterior(0.5, [0.3 / 0.05]) > posterior(0.5, [0.75 / 0.25])
