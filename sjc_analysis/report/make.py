"""A casebook to a folder of pages for one audience: view, assess once, run, render, check, then put in place."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from sjc_analysis.assessment import Assessment, assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.disclosure import for_audience, put_in_place, release_findings, scan, withheld_terms
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.placing import make_around, staging
from sjc_analysis.records import Decided
from sjc_analysis.report.chapters import Chapter, find_chapters, read_notebook
from sjc_analysis.report.every_outcome import every_outcome
from sjc_analysis.report.execute import Progress, execute_all
from sjc_analysis.report.markup import as_html
from sjc_analysis.report.page_check import check_pages
from sjc_analysis.report.pages import INDEX, METHOD, Site, chapter_pages, contents, markdown, method_page
from sjc_analysis.report.phrases import count, share
from sjc_analysis.report.risen import risen_verdicts
from sjc_analysis.vocabulary import Audience


def make_report(
    casebook: Casebook,
    audience: Audience,
    target: Path,
    *,
    progress: Progress = lambda done, total: None,
    notebooks: Path | None = None,
) -> Path:
    """Execute the notebooks on a casebook for an audience and leave their pages in a folder.

    Parameters
    ----------
    casebook
        The whole casebook, whatever may leave of it.
    audience
        Who will read the pages. What it may not know is removed before anything is built.
    target
        The folder for the pages; it is replaced as a whole, or not at all.
    progress
        Called after each page with (pages made, all pages).
    notebooks
        Folder of notebooks to use instead of those that come with the package.

    Returns
    -------
    Path
        The first page, ``index.html``.

    Raises
    ------
    FindingsError
        If a name in what may leave is unknown, a person accused is called guilty in it, a verdict would
        read higher than the whole casebook carries, a notebook
        stops, a page is not fit to be read, or a page holds words that must not leave. Nothing is put in
        place then.
    """
    view = for_audience(casebook, audience)
    assessment = assess(view)
    if audience != "evaluator":
        _refuse([*release_findings(view, casebook), *risen_verdicts(casebook, shown=assessment)])
    site = Site(audience, find_chapters(audience, notebooks), _title(view))
    make_around(target, "D3")
    with staging(target, "D3") as folder:
        work, pages = folder / "work", folder / "pages"
        work.mkdir()
        pages.mkdir()
        executed = execute_all(site.chapters, _given(assessment, audience), work, progress)
        _write(site, executed, assessment, pages)
        _refuse(list(check_pages(sorted(pages.iterdir()))))
        if audience != "evaluator":
            _refuse(_leaks(casebook, view, site, pages))
        put_in_place(pages, target)
    return target / INDEX


def _given(assessment: Assessment, audience: Audience) -> Callable[[Chapter], dict[str, Any]]:
    """Give each notebook the casebook and assessment of its reader, or of the audience whose rows it shows."""
    import sjc_analysis as sjc

    donors = cache(lambda: assess(for_audience(assessment.casebook, "donor")))

    def given(chapter: Chapter) -> dict[str, Any]:
        a = donors() if chapter.rows == "donor" and audience != "donor" else assessment
        return {"sjc": sjc, "casebook": "casebook.xlsx", "audience": audience, "book": a.casebook, "a": a}

    return given


def _write(site: Site, executed: dict[Chapter, Any], assessment: Assessment, pages: Path) -> None:
    verdicts = as_html((every_outcome(assessment),), level=3, kind="verdicts")
    first = contents(site, _facts(assessment.casebook), verdicts)
    texts = {**chapter_pages(site, executed, first), METHOD: method_page(site)}
    for name, text in texts.items():
        (pages / name).write_text(text, encoding="utf-8", newline="\n")


def _refuse(findings: list[Finding]) -> None:
    if findings:
        raise FindingsError.of(findings)


def _leaks(casebook: Casebook, view: Casebook, site: Site, pages: Path) -> list[Finding]:
    terms = withheld_terms(casebook, view, allowed_texts=_shipped_texts(site))
    return [leak.finding() for leak in scan(pages, terms)]


def _shipped_texts(site: Site) -> list[str]:
    """Give the project's own words, which are no secret wherever they occur.

    They are what a page holds before any row is shown on it. Of a notebook these are the cells as written;
    its committed outputs are an analysis of the example.
    """
    written = [cell for chapter in site.chapters for cell in read_notebook(chapter.path).cells]
    empty = [
        site.page("", Markup(), ""),
        method_page(site),
        *(markdown(cell.source) for cell in written if cell.cell_type == "markdown"),
    ]
    # As a reader sees it and as it stands in the file, because the gate reads both.
    shown = [Markup(text).striptags() for text in empty]  # noqa: S704 - our own pages, to take their tags off
    rules = [path.read_text(encoding="utf-8") for path in sorted(data_path("rubrics").rglob("*.*"))]
    return [*empty, *shown, *rules]


def _title(view: Casebook) -> str:
    return view.setting("public_title") or "Contribution analysis"


def _facts(view: Casebook) -> tuple[str, ...]:
    tables = (
        "events",
        "outcomes",
        "links",
        "claims",
        "rivals",
        "evidence",
        "ratings",
        "commitments",
        "requests",
    )
    rows = [row for table in tables for row in view.live(table) if isinstance(row, Decided)]
    drafts = sum(row.is_draft for row in rows)
    return (
        f"It rests on {count(len(view.sources), 'source')}, with "
        f"{count(len(view.records), 'harvest record')} in them.",
        f"It holds {count(len(view.live('outcomes')), 'outcome')}, "
        f"{count(len(view.live('claims')), 'contribution claim')}, "
        f"{count(len(view.live('rivals')), 'other explanation')} and "
        f"{count(len(view.live('evidence')), 'evidence item')}.",
        f"{share(drafts, len(rows), 'row')} of the reasoning are drafts that nobody has confirmed.",
    )
