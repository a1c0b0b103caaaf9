"""A casebook to a file of results: view, refuse, write, check, only then put in place."""

import tempfile
from pathlib import Path

from sjc_analysis.assessment import assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.disclosure import for_audience, release_findings, scan, withheld_terms
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.iati.activity import Activity
from sjc_analysis.iati.chosen import reported_outcomes
from sjc_analysis.iati.write import MEASURE, QUESTION, iati_results
from sjc_analysis.report.phrases import SURVIVORSHIP, WITHHELD
from sjc_analysis.report.risen import risen_verdicts


def publish_results(casebook: Casebook, activity: Activity, target: Path) -> tuple[Finding, ...]:
    """Write the results that may leave as a file.

    Parameters
    ----------
    casebook
        The whole casebook, whatever may leave of it.
    activity
        What the standard needs to know of the activity.
    target
        The file, a name ending in .xml; what stood there is replaced as a whole, or not at all.

    Returns
    -------
    tuple of Finding
        Outcomes of the donor's view that are not reported, with the reason.

    Raises
    ------
    FindingsError
        If a name in what may leave is unknown, a verdict would read higher than the whole casebook carries,
        nothing may be reported, a rule of the standard is broken, the file holds words that must not leave,
        or it cannot be written. Nothing is put in place then.
    """
    view = for_audience(casebook, "donor")
    _refuse([*_name_problems(target), *release_findings(view, casebook), *risen_verdicts(casebook)])
    assessment = assess(view)
    content = iati_results(assessment, activity)
    terms = withheld_terms(casebook, view, allowed_texts=_own_words())
    try:
        with tempfile.TemporaryDirectory(prefix=".sjc-", dir=target.absolute().parent) as name:
            written = Path(name) / "results.xml"
            written.write_bytes(content)
            _refuse([leak.finding() for leak in scan(Path(name), terms)])
            written.replace(target)
    except OSError:
        _refuse(
            [
                Finding(
                    rule="IA9", file=target.name, reason="the file cannot be written there",
                    remedy="Check that the folder exists and that no other program has the file open.",
                )
            ]
        )  # fmt: skip
    return reported_outcomes(assessment)[1]


def _name_problems(target: Path) -> list[Finding]:
    if target.suffix.lower() == ".xml" and not target.is_dir():
        return []
    return [
        Finding(
            rule="IA9", file=target.name, reason="results are not saved under this name",
            remedy="Give a name that ends in .xml and is no folder.",
        )
    ]  # fmt: skip


def _own_words() -> list[str]:
    """Give the project's own words, which are no secret wherever they occur."""
    files = ("iati/activities-2.03.toml", "report/words.toml", "rubrics/verdicts.toml")
    texts = (data_path(name).read_text(encoding="utf-8") for name in files)
    return [QUESTION, MEASURE, SURVIVORSHIP, WITHHELD, *texts]


def _refuse(findings: list[Finding]) -> None:
    if findings:
        raise FindingsError.of(findings)
