"""Write the results of an activity as the standard wants them: one qualitative result for each outcome."""

from xml.etree import ElementTree as ET

from sjc_analysis.assessment import Assessment
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.iati.activity import Activity, activity_problems
from sjc_analysis.iati.chosen import Reported, reported_outcomes
from sjc_analysis.iati.rules import LANG, standard, standard_problems
from sjc_analysis.plain_text import one_line, shorten
from sjc_analysis.report.phrases import SURVIVORSHIP, WITHHELD, Word, ladder_place, sentence, verdict_words

TITLE_LENGTH = 120
"""Characters of a title; the description has the statement whole."""

QUESTION = "Did the change take place, and did the activity contribute to it?"
MEASURE = (
    "A finding of the evaluation in words, by named rules (contribution analysis and process tracing); it is "
    "no number and cannot be added up."
)


def iati_results(assessment: Assessment, activity: Activity) -> bytes:
    """Write the substantiated outcomes of a donor's view as an activity file, version 2.03.

    Parameters
    ----------
    assessment
        Of the view for a donor.
    activity
        What the standard needs to know of the activity.

    Returns
    -------
    bytes
        XML in UTF-8: the same assessment and activity, the same bytes. It bears no date of its own.

    Raises
    ------
    FindingsError
        If an identifier or code is not allowed, no outcome may be reported (with the reason for each), or
        what was written breaks a rule of the standard.
    """
    problems = activity_problems(activity)
    chosen, refused = reported_outcomes(assessment)
    if problems or not chosen:
        raise FindingsError((*problems, *refused) or (nothing_to_report(),))
    root = ET.Element("iati-activities", version=standard().version)
    _activity(root, activity, chosen)
    breaches = standard_problems(root)
    if breaches:
        raise FindingsError(breaches)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def nothing_to_report() -> Finding:
    """Say that no outcome was released at all."""
    return Finding(
        rule="IA8", sheet="outcomes", reason="the view for a donor holds no outcome",
        remedy="Only outcomes that are not confidential can be reported.",
    )  # fmt: skip


def _activity(root: ET.Element, activity: Activity, chosen: tuple[Reported, ...]) -> None:
    top = ET.SubElement(root, "iati-activity", {LANG: "en"})
    ET.SubElement(top, "iati-identifier").text = activity.identifier
    organisation = {"ref": activity.organisation, "type": activity.organisation_type}
    _told(top, "reporting-org", activity.organisation_name, organisation)
    _told(top, "title", activity.title)
    _told(top, "description", activity.description)
    _told(top, "participating-org", activity.organisation_name, {**organisation, "role": activity.role})
    ET.SubElement(top, "activity-status", code=activity.status)
    ET.SubElement(top, "activity-date", {"iso-date": activity.start, "type": "2"})
    for reported in chosen:
        _result(top, reported)


def _result(top: ET.Element, reported: Reported) -> None:
    outcome = reported.outcome
    result = ET.SubElement(top, "result", {"type": "2", "aggregation-status": "0"})
    statement = sentence(one_line(outcome.statement))
    _told(result, "title", shorten(statement, TITLE_LENGTH))
    _told(result, "description", " ".join([statement, *_kinds(reported), SURVIVORSHIP, WITHHELD]))
    indicator = ET.SubElement(result, "indicator", {"measure": "5", "aggregation-status": "0"})
    _told(indicator, "title", QUESTION)
    _told(indicator, "description", MEASURE)
    period = ET.SubElement(indicator, "period")
    ET.SubElement(period, "period-start", {"iso-date": str(outcome.date.earliest)})
    ET.SubElement(period, "period-end", {"iso-date": str(outcome.date.latest)})
    actual = ET.SubElement(period, "actual")
    _told(actual, "comment", _finding_in_words(reported))


def _kinds(reported: Reported) -> list[str]:
    outcome = reported.outcome
    said = ["This is a change for the worse."] if outcome.negative else []
    return [*said, "Nobody had planned for it."] if outcome.unintended else said


def _finding_in_words(reported: Reported) -> str:
    """Say the verdicts, what caps them first, and what the words mean."""
    best = max(reported.claims, key=lambda claim: ladder_place(claim.verdict))
    caps = [*best.why_not_higher, *reported.happened.why_not_higher]
    limits = (
        [f"What limits this: {'; '.join(dict.fromkeys(cap.text.rstrip('.') for cap in caps))}."]
        if caps
        else []
    )
    change = reported.happened.verdict
    return " ".join(
        [
            *limits,
            f'That the change took place: {change}. "{_word(change).happened}"',
            f"That the activity contributed ({one_line(best.cause)}): {best.verdict}. "
            f'"{_word(best.verdict).meaning}"',
            *(["It goes on; the period says when it began."] if reported.outcome.is_process else []),
        ]
    )


def _word(verdict: str) -> Word:
    return next(word for word in verdict_words() if word.word == verdict)


def _told(parent: ET.Element, name: str, text: str, attributes: dict[str, str] | None = None) -> None:
    """Add an element with its narrative; what cannot be seen is shown by its code."""
    element = ET.SubElement(parent, name, attributes or {})
    ET.SubElement(element, "narrative").text = one_line(text)
