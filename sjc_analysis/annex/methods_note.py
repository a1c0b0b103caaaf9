"""A note on methods for a report's annex, written from what was actually done."""

from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from typing import get_args

from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.plain_text import one_line
from sjc_analysis.portfolio import Portfolio
from sjc_analysis.portfolio.evidence import unread_sources
from sjc_analysis.portfolio.table import many
from sjc_analysis.records import Decided, Rating
from sjc_analysis.report.phrases import SURVIVORSHIP, WITHHELD
from sjc_analysis.rubrics import Rubric, Rubrics
from sjc_analysis.scales import Scale
from sjc_analysis.vocabulary import Audience, Verdict

LIBRARIES = ("networkx", "numpy", "openpyxl", "pandas", "pydantic", "python-calamine", "scipy")
"""Libraries that take part in reading, reasoning or writing tables, whose versions are named."""


def methods_note(portfolio: Portfolio, rubrics: Rubrics, audience: Audience) -> str:
    """Write the note as Markdown.

    Parameters
    ----------
    portfolio
        The harvest as its reader may know it.
    rubrics
        The rubrics that were used.
    audience
        A donor's note names no file and carries no digest, because both are of the whole input.

    Returns
    -------
    str
        What was read, who judged, by which rules, cut-offs and scales, and with which versions.
    """
    assessment = portfolio.harvest.assessment
    sections = [
        ("What was read", _read(assessment.casebook, audience)),
        ("Who judged", _judged(assessment)),
        ("How a contribution was judged", _argument(assessment, rubrics)),
        ("How significance was rated", _ratings(assessment.casebook, rubrics)),
        ("Who was asked", [portfolio["substantiation"].base, *portfolio["substantiation"].notes]),
        ("How the harvest was counted", _counted(portfolio)),
        ("Rubrics and versions", [*_rubrics(rubrics), *_versions()]),
        (
            "What this cannot say",
            [SURVIVORSHIP, WITHHELD, "A verdict is about the evidence in the casebook."],
        ),
    ]
    parts = ["# Note on methods"]
    for title, said in sections:
        parts += [f"## {title}", "\n".join(f"- {_inert(each)}" for each in said)]
    return "\n\n".join(parts) + "\n"


def _inert(text: str) -> str:
    """Write text so that no letter of it acts as a mark of Markdown."""
    shown = one_line(text)
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>|#" else letter for letter in shown)


def _read(casebook: Casebook, audience: Audience) -> Iterator[str]:
    unread = unread_sources(casebook)
    read = [source for source in casebook.sources if source.source_id not in unread]
    kinds = Counter((source.kind.replace("_", " "), source.interest) for source in read)
    yield (
        f"{many(len(read), 'source')} and {many(len(casebook.records), 'harvest record')}; besides, "
        f"{many(len(unread), 'cited link')} that nobody read: nobody's word yet."
    )
    yield from (f"{kind}, {interest}: {number}." for (kind, interest), number in sorted(kinds.items()))
    yield "Every quote was looked up in its passage when the casebook was opened; one that fails is an error."
    if audience == "evaluator":
        files = sorted({(source.file, source.sha256) for source in casebook.sources if source.file})
        yield from (f"{file}, SHA-256 {digest or 'not recorded'}." for file, digest in files)


def _judged(assessment: Assessment) -> Iterator[str]:
    casebook = assessment.casebook
    rows = [row for name in type(casebook).model_fields for row in getattr(casebook, name)]
    reasoned = [row for row in rows if isinstance(row, Decided)]
    drafts = sum(row.is_draft for row in reasoned)
    yield f"{drafts} of {len(reasoned)} rows of the reasoning are drafts of a rule that no person confirmed."
    yield assessment.drafts_note
    people = Counter(row.decided_by for row in reasoned if not row.is_draft)
    yield from (f"{person}: {number} rows decided." for person, number in sorted(people.items()))


def _argument(assessment: Assessment, rubrics: Rubrics) -> Iterator[str]:
    profile, claims = assessment.profile, assessment.claims
    yield (
        f"A claim reads as its weakest premise does, on five levels: {', '.join(get_args(Verdict))}. "
        f"The bars are those of the profile “{profile.name}” ({profile.owner}; {_bare(profile.source)}). "
        "No draft lifts a verdict."
    )
    decided = Counter(claim.deciding.rule for claim in claims if claim.deciding)
    yield f"What decides the {len(claims)} claims, and how many of them:"
    for rule, number in sorted(decided.items(), key=lambda item: (-item[1], item[0])):
        yield f"{number}: {assessment.rules[rule]}"
    if free := len(claims) - sum(decided.values()):
        yield f"{free}: nothing holds it down."
    weighed = [claim for claim in claims if claim.posteriors]
    yield f"Likelihoods were given for {len(weighed)} of {len(claims)} claims, as intervals."
    if weighed:
        cutoffs, posterior = rubrics.cutoffs, rubrics.posterior
        yield (
            f"A test is decisive when found above a likelihood ratio of {cutoffs.found_above:g}, when absent "
            f"below {cutoffs.absent_below:g}; a claim without a prior of its own starts at "
            f"{posterior.default_prior:g}."
        )


def _ratings(casebook: Casebook, rubrics: Rubrics) -> Iterator[str]:
    given: tuple[Rating, ...] = casebook.live("ratings")
    authors = sum(rating.by_author for rating in given)
    yield (
        f"{len(given)} ratings, {authors} of them by the author of the record; those are shown and not used. "
        "No verdict on a contribution rests on a rating."
    )
    own = [rating for rating in given if not rating.by_author]
    raters = Counter(rating.rater or "nobody named" for rating in own)
    yield from (f"{rater}: {number} ratings." for rater, number in sorted(raters.items()))
    for name in sorted({rating.scale for rating in own if rating.scale}):
        scale = rubrics.scale(name)
        if scale is None:
            yield f"Scale {name}: no rubric describes it."
        else:
            levels = "; ".join(f"{each.level}: {_bare(each.descriptor)}" for each in scale.levels)
            yield f"Scale “{scale.title}”, the lowest level first. {levels}."


def _bare(descriptor: str) -> str:
    return descriptor.rstrip(".") or "not described"


def _counted(portfolio: Portfolio) -> Iterator[str]:
    yield f"{portfolio.harvest.base}. A change that several records tell counts once."
    yield from portfolio.harvest.set_aside
    yield "Reach counts actors. Under five cases the cases are named; no percentages are given."
    if portfolio.harvest.small_tables:
        yield portfolio["place_by_year"].notes[-1]


def _rubrics(rubrics: Rubrics) -> Iterator[str]:
    used: tuple[Rubric | Scale, ...] = (
        rubrics.cutoffs,
        rubrics.posterior,
        rubrics.agreement,
        rubrics.reach,
        *rubrics.scales,
    )
    yield from (f"{each.name}, version {each.version}, owner {each.owner}; {each.source}." for each in used)


def _versions() -> Iterator[str]:
    yield f"sjc-analysis {version('sjc-analysis')}."
    yield "; ".join(f"{name} {version(name)}" for name in LIBRARIES) + "."
