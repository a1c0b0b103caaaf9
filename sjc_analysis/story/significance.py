"""The significance statement of an outcome: what limits it, what was rated by whom and why, and the whole."""

from collections.abc import Iterator

from sjc_analysis.argument.results import CriterionResult, GroundResult, RatingResult, SignificanceResult
from sjc_analysis.assessment import Assessment
from sjc_analysis.plain_text import shorten
from sjc_analysis.report.blocks import Block, Bullets, Grid, Paragraph, Section, Sentence, fold_many
from sjc_analysis.report.document import Document
from sjc_analysis.report.phrases import count, explain, sentence, term


def significance_statements(assessment: Assessment, outcome_id: str = "") -> Document:
    """State the significance of each outcome.

    Parameters
    ----------
    assessment
        The assessed casebook.
    outcome_id
        One outcome only; blank for all.

    Returns
    -------
    Document
        A statement an outcome, each sentence with the rows it rests on: what limits the change first.
    """
    results = [each for each in assessment.significance if outcome_id in ("", each.outcome_id)]
    nothing = Paragraph((Sentence("There is no outcome to speak of."),))
    statements = fold_many([significance_statement(assessment, each) for each in results])
    return Document(statements or (nothing,), kind="statements")


def significance_statement(assessment: Assessment, result: SignificanceResult) -> Section:
    """State the significance of one outcome."""
    limits = [*_limits(result)]
    blocks: list[Block] = [
        Bullets(tuple((each,) for each in limits)),
        Paragraph(
            (
                Sentence(
                    "If it happened:" if result.if_happened else "",
                    (result.outcome_id,),
                    verdict=result.verdict,
                ),
                Sentence(explain(result.verdict)),
            )
        ),
    ]
    whole = tuple(_whole(result))
    if whole:
        blocks.append(Bullets(tuple((each,) for each in whole)))
    if any(part.counted or part.grounds_for or part.grounds_against for part in result.profile):
        blocks.append(_profile(result))
    answers = tuple(_answers(assessment, result.outcome_id))
    if answers:
        blocks.append(Paragraph(answers))
    title = f"{result.outcome_id} {shorten(result.statement, 140)}"
    told = tuple(block for block in blocks if block != Bullets(()))
    return Section(title, told, kind="statement", brief=(Sentence("It matters:", verdict=result.verdict),))


def _limits(result: SignificanceResult) -> Iterator[Sentence]:
    for reason in result.limits:
        yield Sentence(sentence(reason.text), reason.rows)
    for reason in result.why_not_higher:
        if reason.text not in {limit.text for limit in result.limits}:
            yield Sentence(sentence(reason.text), reason.rows)


def _whole(result: SignificanceResult) -> Iterator[Sentence]:
    for each in result.overall:
        rows = each.rows or each.whole_rows
        if each.whole:
            given = " and ".join(f"“{level}”" for level in each.whole)
            yield Sentence(f"Rated apart from its criteria, the whole counts as {given}.", each.whole_rows)
        if each.level:
            yield Sentence(f"By the scale's rule ({each.rule}) the whole is “{each.level}”.", rows)
        elif each.unrated and not each.whole:
            yield Sentence(f"Nobody rated {', '.join(each.unrated)}, so the rule gives no whole.", rows)
    if result.baseline:
        rows = tuple(ground.ground_id for ground in result.baseline)
        words = count(len(rows), "passage tells", "passages tell")
        yield Sentence(f"{words.capitalize()} only of the time before; that is no ground.", rows)


def _profile(result: SignificanceResult) -> Grid:
    """Set each criterion once, whatever scales it was rated on, beside its grounds."""
    groups: dict[str, list[CriterionResult]] = {}
    for part in result.profile:
        groups.setdefault(part.criterion.casefold(), []).append(part)
    nothing = (Sentence("nothing quoted"),)
    rows = tuple(
        (
            tuple(_quoted(ground) for ground in parts[0].grounds_against) or nothing,
            tuple(_quoted(ground) for ground in parts[0].grounds_for) or nothing,
            (
                Sentence("", lead=parts[0].criterion.capitalize()),
                *(_rated(part, rating) for part in parts for rating in part.ratings),
            ),
        )
        for parts in groups.values()
    )
    return Grid(
        "What was rated, with the words on either side",
        ("Words against", "Words for", "Criterion, and who rated it how"),
        rows,
    )


def _quoted(ground: GroundResult) -> Sentence:
    return Sentence(ground.quote, (ground.ground_id,), quoted=True)


def _rated(part: CriterionResult, rating: RatingResult) -> Sentence:
    """Say the level, who gave it and why; of a level that does not count also what it lacks."""
    who = "its author" if rating.by_author else rating.rater or "nobody named"
    when = f", {rating.date}" if rating.date else ""
    lacking = dict(part.lacks).get(rating.rating_id, "")
    asserted = f" Only asserted: {lacking}." if lacking else ""
    reason = "" if rating.by_author or not rating.reason else f" {sentence(rating.reason)}"
    return Sentence(f"“{rating.level}”, by {who}{when}.{reason}{asserted}", (rating.rating_id,))


def _answers(assessment: Assessment, outcome_id: str) -> Iterator[Sentence]:
    """Give what those who were asked said of its significance, beside the ratings."""
    for row in assessment.casebook.live("substantiations"):
        if row.outcome_id == outcome_id and row.part == "significance":
            who = row.informant or "somebody"
            answer = term(row.response)
            words = f"Asked whether it matters, {who} ({term(row.interest)}): {answer}."
            yield Sentence(words, (row.substantiation_id,))
