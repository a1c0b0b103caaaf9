"""Other explanations of an outcome, and whether each caps a claim (method, section 5).

References
----------
Mayne, J. (2012). Contribution analysis: coming of age? Evaluation 18(3), 270-280.
"""

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.judged import is_decided
from sjc_analysis.reasoning.results import RivalResult
from sjc_analysis.reasoning.weighing import explanations_of
from sjc_analysis.records import Claim, Rival
from sjc_analysis.vocabulary import RivalStanding


def rivals_faced(casebook: Casebook, claim: Claim) -> tuple[RivalResult, ...]:
    """Give every live rival of a claim, of the outcome and of the changes its chain passes through.

    Parameters
    ----------
    casebook
        The casebook.
    claim
        The contribution claim.

    Returns
    -------
    tuple of RivalResult
        In the order of their ids. Co-contributors are among them; they cap only while no person has
        confirmed that they are not rivals.
    """
    return tuple(_result(rival) for rival in explanations_of(casebook, claim))


def _result(rival: Rival) -> RivalResult:
    standing = standing_of(rival)
    if rival.kind == "co_contributor":
        caps = not is_decided(rival)
    else:
        caps = rival.search == "not_searched" or standing in ("stands", "not_assessed") or rival.is_draft
    return RivalResult(
        rival_id=rival.rival_id,
        description=rival.description,
        kind=rival.kind,
        search=rival.search,
        standing=standing,
        draft=rival.is_draft,
        caps=caps,
    )


def standing_of(rival: Rival) -> RivalStanding:
    """Give a rival's standing as far as it may count: a draft may say that it stands, never that it fell."""
    if rival.is_draft and rival.standing in ("weakened", "excluded"):
        return "not_assessed"
    return rival.standing
