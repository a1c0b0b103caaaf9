"""A harvest to a folder for an audience: tables, findings, a note on methods, pictures; through the gate."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from markupsafe import Markup

from sjc_analysis.annex.books import harvest_sheets, verdict_sheets
from sjc_analysis.annex.methods_note import methods_note
from sjc_analysis.assessment import Assessment, assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.disclosure import for_audience, put_in_place, release_findings, scan, withheld_terms
from sjc_analysis.figures import (
    Picture,
    draw_framework,
    draw_glance,
    draw_harvest_timeline,
    draw_significance,
)
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.placing import make_around, staging
from sjc_analysis.portfolio import Portfolio, across_harvest, conditions_csv
from sjc_analysis.report.blocks import Image
from sjc_analysis.report.harvest import harvest_tables
from sjc_analysis.report.markup import as_html, picture_html
from sjc_analysis.report.page_check import check_pages
from sjc_analysis.report.pages import INDEX, METHOD, Site, method_page
from sjc_analysis.report.phrases import SURVIVORSHIP, WITHHELD
from sjc_analysis.report.risen import risen_verdicts
from sjc_analysis.rubrics import load_rubrics
from sjc_analysis.vocabulary import Audience
from sjc_analysis.workbook.plain_book import plain_book

TABLES, FINDINGS, CASES, NOTE = "harvest.xlsx", "findings.xlsx", "cases.csv", "methods_note.md"
_TITLE = "Across the harvest"


def make_harvest(casebook: Casebook, audience: Audience, target: Path) -> Path:
    """Write what a harvest as a whole can and cannot say, for an audience.

    Parameters
    ----------
    casebook
        The whole casebook, whatever may leave of it.
    audience
        Who will read it. What it may not know is removed before anything is built.
    target
        The folder; it is replaced as a whole, or not at all.

    Returns
    -------
    Path
        The page ``index.html``, beside ``harvest.xlsx`` (the tables), ``findings.xlsx`` (the verdicts),
        ``cases.csv`` (changes by kinds of acts, as 0 and 1), ``methods_note.md``, and the pictures as PNG
        files, each with its words as a text file.

    Raises
    ------
    FindingsError
        If something has to be decided before it may leave, a verdict would read higher than the whole
        casebook carries, or a file holds what must not leave. Nothing is put in place then.
    """
    view = for_audience(casebook, audience)
    if audience != "evaluator":
        _refuse([*release_findings(view, casebook), *risen_verdicts(casebook)])
    make_around(target, "D3")
    with staging(target, "D3") as work:
        folder = work / "harvest"
        _write(view, audience, folder)
        _refuse(list(check_pages(sorted(folder.glob("*.html")))))
        if audience != "evaluator":
            terms = withheld_terms(casebook, view, allowed_texts=_own_words(audience, work))
            _refuse([leak.finding() for leak in scan(folder, terms)])
        put_in_place(folder, target)
    return target / INDEX


def _refuse(findings: list[Finding]) -> None:
    if findings:
        raise FindingsError.of(findings)


def _write(view: Casebook, audience: Audience, folder: Path) -> None:
    rubrics = load_rubrics()
    assessment = assess(view, rubrics)
    portfolio = across_harvest(assessment, audience)
    pictures = harvest_pictures(assessment, portfolio)
    (folder / "pictures").mkdir(parents=True)
    (folder / TABLES).write_bytes(plain_book(TABLES, harvest_sheets(portfolio)))
    (folder / FINDINGS).write_bytes(plain_book(FINDINGS, verdict_sheets(assessment, audience)))
    _text(folder / CASES, conditions_csv(portfolio.harvest))
    _text(folder / NOTE, methods_note(portfolio, rubrics, audience))
    for name, picture in pictures.items():
        picture.save(folder / "pictures" / f"{name}.png")
        _text(folder / "pictures" / f"{name}.txt", picture.alt)
    site = Site(audience, (), view.setting("public_title") or _TITLE)
    _text(folder / INDEX, site.page(_TITLE, _page(portfolio, pictures), INDEX))
    _text(folder / METHOD, method_page(site))


def _text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def harvest_pictures(assessment: Assessment, portfolio: Portfolio) -> Mapping[str, Picture]:
    """Draw the pictures of a harvest, by the name of their files."""
    return {
        "outcomes_at_a_glance": draw_glance(assessment),
        "significance_by_contribution": draw_significance(portfolio),
        "changes_in_time": draw_harvest_timeline(portfolio),
        "results_framework": draw_framework(portfolio),
    }


def _page(portfolio: Portfolio, pictures: Mapping[str, Picture]) -> Markup:
    tables = [(f"table-{table.key}", table.title) for table in portfolio.tables]
    drawn = [(f"picture-{name}", name.replace("_", " ").capitalize()) for name in pictures]
    head = Markup("<h1>{}</h1><p>{} {}</p>").format(_TITLE, SURVIVORSHIP, WITHHELD)
    parts = [head, _contents([*drawn, *tables])]
    for (anchor, title), picture in zip(drawn, pictures.values(), strict=True):
        parts += [Markup('<h2 id="{}">{}</h2>').format(anchor, title), picture_html(Image(picture))]
    shown = harvest_tables(portfolio, level=2)
    parts.append(as_html(shown.blocks, shown.level, shown.kind))
    return Markup("\n").join(parts)


def _contents(places: Sequence[tuple[str, str]]) -> Markup:
    items = (Markup('<li><a href="#{}">{}</a></li>').format(*place) for place in places)
    return Markup('<nav aria-label="On this page"><ul class="contents">{}</ul></nav>').format(
        Markup("").join(items)
    )


def _own_words(audience: Audience, folder: Path) -> list[str]:
    """Give our own words, which are no secret: what the files hold where no row is shown."""
    empty = folder / "empty"
    _write(Casebook(), audience, empty)
    portfolio = across_harvest(assess(Casebook()), audience)
    sheets = (*harvest_sheets(portfolio), *verdict_sheets(assess(Casebook()), audience))
    cells = [text for sheet in sheets for row in (sheet.said, sheet.headings, *sheet.rows) for text in row]
    pages = [path.read_text(encoding="utf-8") for path in sorted(empty.rglob("*")) if path.suffix in _TEXTS]
    shown = [Markup(page).striptags() for page in pages]  # noqa: S704 - our own pages, to take their tags off
    ours = [path for name in ("rubrics", "argument", "profiles") for path in data_path(name).rglob("*.*")]
    rules = [path.read_text(encoding="utf-8") for path in sorted(ours)]
    names = [str(path.relative_to(empty)) for path in sorted(empty.rglob("*"))]
    return [*cells, *pages, *shown, *rules, *names]


_TEXTS = {".html", ".md", ".txt"}
