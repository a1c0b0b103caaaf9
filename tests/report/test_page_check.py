"""A page that runs, loads or hides something is refused; a sound one is not."""

from pathlib import Path

import pytest
from markupsafe import Markup

from sjc_analysis.report.chapters import Chapter
from sjc_analysis.report.page_check import check_page, check_pages
from sjc_analysis.report.pages import INDEX, Site, chapter_pages, contents, markdown, method_page

SITE = Site("evaluator", (Chapter("01_a", "One", "The first", 1, Path("01_a.ipynb")),), "A harvest")

BAD = {
    "script": "<script>alert(1)</script>",
    "frame": '<iframe src="x.html"></iframe>',
    "handler": '<p onclick="x()">a</p>',
    "inline style": '<p style="background:url(//a.example)">a</p>',
    "outside picture": '<img src="https://a.example/p.png" alt="a">',
    "svg picture": '<img src="data:image/svg+xml;base64,AA" alt="a">',
    "picture without words": '<img src="data:image/png;base64,AA" alt="">',
    "outside link": '<a href="https://a.example/">a</a>',
    "protocol-relative link": '<a href="//a.example/x.html">a</a>',
    "script link": '<a href="javascript:a.html">a</a>',
    "comment": "<!-- a note -->",
    "form": '<form action="x"></form>',
    "loading style": "<style>p { background: url(x) }</style>",
    "skipped heading": "<h4>deep</h4>",
    "second title": "<h1>again</h1>",
    "repeated anchor": '<p id="main">a</p>',
    "data attribute": '<p data-x="1">a</p>',
}


def written(folder: Path, html: str) -> Path:
    path = folder / "page.html"
    path.write_text(html, encoding="utf-8")
    return path


def page(extra: str = "") -> str:
    return SITE.page("One", markdown("# One\n\nText"), "01_a.html").replace("</main>", f"{extra}</main>")


def test_a_sound_page_passes(tmp_path: Path) -> None:
    assert check_page(written(tmp_path, page())) == ()


@pytest.mark.parametrize("kind", BAD)
def test_what_must_not_stand_in_a_page_is_found(kind: str, tmp_path: Path) -> None:
    findings = check_page(written(tmp_path, page(BAD[kind])))
    assert [finding.rule for finding in findings][:1] == ["N2"]
    assert all(finding.file == "page.html" for finding in findings)


def contents_of_nothing() -> str:
    site = Site("evaluator", (), "A harvest")
    body = contents(site, ("It rests on <one> source.",), Markup("<p>Nothing yet.</p>"))
    return chapter_pages(site, {}, body)[INDEX]


@pytest.mark.parametrize("html", [method_page(SITE), contents_of_nothing()])
def test_the_shipped_pages_are_sound(html: str, tmp_path: Path) -> None:
    assert check_page(written(tmp_path, html)) == ()
    assert "&lt;one&gt;" in html or "The ladder" in html


def test_every_page_has_its_policy_its_language_and_the_fixed_sentence() -> None:
    html = page()
    assert "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:" in html
    assert '<meta name="referrer" content="no-referrer">' in html
    assert '<html lang="en-GB">' in html
    assert "Some outcomes may be withheld for safety." in html
    assert 'href="#main"' in html


def test_raw_html_in_markdown_is_shown_and_not_run() -> None:
    assert "<script>" not in markdown("a <script>alert(1)</script>")


def test_a_donor_finds_the_answer_on_the_first_page_and_the_evaluator_a_list() -> None:
    donor = Site("donor", SITE.chapters, "A harvest")
    assert donor.links()[0] == ("index.html", "One")
    assert SITE.links()[0] == ("index.html", "Contents")


def test_a_link_to_another_page_has_to_arrive(tmp_path: Path) -> None:
    there = tmp_path / "there.html"
    there.write_text(page('<p id="dossier-O-01">a</p>'), encoding="utf-8")
    targets = {"there.html#dossier-O-01": True, "there.html#dossier-O-02": False, "nowhere.html": False}
    for target, arrives in targets.items():
        here = written(tmp_path, page(f'<a href="{target}">a</a>'))
        said = [finding.reason for finding in check_pages([here, there]) if target in finding.reason]
        assert bool(said) is not arrives
