"""Executed notebooks and shipped texts as self-contained HTML pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import mistune
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sjc_analysis.data_files import data_path
from sjc_analysis.display import figure_html
from sjc_analysis.figures.palette import shades
from sjc_analysis.report.chapters import Chapter
from sjc_analysis.report.links import anchors, linked
from sjc_analysis.report.phrases import WITHHELD, slug, verdict_words
from sjc_analysis.vocabulary import Audience

TEMPLATES = Path(__file__).parent / "templates"

INDEX = "index.html"
METHOD = "method.html"


@dataclass(frozen=True)
class Site:
    """The pages of one report and how they hang together.

    Parameters
    ----------
    audience
        Who reads it.
    chapters
        The notebooks in order. A donor's first one is the index itself, so that the answer comes first.
    title
        The report's title.
    """

    audience: Audience
    chapters: tuple[Chapter, ...]
    title: str

    def name(self, chapter: Chapter) -> str:
        """Give the file name of a chapter's page."""
        first = self.audience == "donor" and chapter == self.chapters[0]
        return INDEX if first else f"{chapter.name}.html"

    def links(self) -> list[tuple[str, str]]:
        """List the pages as (file name, title), in the order a reader finds them."""
        pages = [(self.name(chapter), chapter.title) for chapter in self.chapters]
        contents = [] if self.audience == "donor" else [(INDEX, "Contents")]
        return [*contents, *pages, (METHOD, "The method in plain words")]

    def page(self, title: str, body: Markup, here: str) -> str:
        """Wrap a body in the page every reader sees: navigation, words explained, fixed sentences."""
        return _fill(
            "page.html.j2",
            site=self,
            title=title,
            body=body,
            here=here,
            style=Markup(_style()),  # noqa: S704 - the style sheet that comes with the package
            words=[(slug(word.word), word) for word in verdict_words()],
            withheld=WITHHELD,
        )


def chapter_pages(site: Site, executed: Mapping[Chapter, Any], contents: Markup) -> dict[str, str]:
    """Write executed notebooks, and what stands on the first page, as pages whose ids lead to the dossiers.

    Code is folded away at the foot for an evaluator and left out for a donor. Printed streams, metadata and
    widget state never reach a page. A page on the rows of another audience has ids of its own, so no link
    leads from it to a dossier.

    Parameters
    ----------
    site
        The report.
    executed
        Each chapter with its executed notebook.
    contents
        The body of the first page, where no chapter is that page.

    Returns
    -------
    dict of str to str
        File name -> text of the page.
    """
    bodies = {chapter: _body(site, chapter, executed[chapter]) for chapter in site.chapters}
    own = {chapter: body for chapter, body in bodies.items() if chapter.rows in ("", site.audience)}
    places = anchors({site.name(chapter): body for chapter, body in own.items()})
    shown = {chapter: linked(body, places if chapter in own else {}) for chapter, body in bodies.items()}
    pages = {site.name(each): site.page(each.title, body, site.name(each)) for each, body in shown.items()}
    if INDEX not in pages:
        pages[INDEX] = site.page("Contents", linked(contents, places), INDEX)
    return pages


def _body(site: Site, chapter: Chapter, notebook: Any) -> Markup:
    body = Markup("\n").join(_cell(cell) for cell in notebook.cells)
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    if site.audience == "evaluator":
        body += _CODE.format(chapter.path.name, "\n\n".join(code))
    return body


_CODE = Markup('<details class="code"><summary>How this page was made, {}</summary><pre>{}</pre></details>')


def method_page(site: Site) -> str:
    """Write the page that tells the method in plain words."""
    text = data_path("report/method.md").read_text(encoding="utf-8")
    return site.page("The method in plain words", markdown(text), METHOD)


def contents(site: Site, facts: tuple[str, ...], verdicts: Markup) -> Markup:
    """Write the body of the evaluator's first page: the verdicts, what they rest on, and the pages."""
    body = _fill("contents.html.j2", site=site, facts=facts, verdicts=verdicts)
    return Markup(body)  # noqa: S704 - the template has escaped its values


def markdown(text: str) -> Markup:
    """Turn shipped Markdown into HTML; it holds no data.

    Examples
    --------
    >>> print(markdown("A *calm* page"))
    <p>A <em>calm</em> page</p>
    """
    html = str(mistune.create_markdown(escape=True)(text))
    return Markup(html.strip())  # noqa: S704 - raw HTML in the text was escaped by the renderer


def _cell(cell: Any) -> Markup:
    if cell.cell_type == "markdown":
        return markdown(cell.source)
    if cell.cell_type != "code":
        return Markup()
    return Markup("\n").join(_output(output) for output in cell.outputs)


def _output(output: Any) -> Markup:
    data = output.get("data", {})
    words = str(data.get("text/plain", ""))
    if "text/html" in data:
        html = Markup('<div class="output">{}</div>')
        return html.format(Markup(data["text/html"]))  # noqa: S704 - our own objects escape; check_page checks
    if "image/png" in data:  # a picture of somebody else's making
        return figure_html(str(data["image/png"]).replace("\n", ""), words)
    return Markup('<pre class="output">{}</pre>').format(words) if words else Markup()


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _fill(template: str, **values: object) -> str:
    return _environment().get_template(template).render(values)


@cache
def _style() -> str:
    grounds = (
        f".u-{slug(word)} .sq span {{ background: {look.ground}; }} "
        f".v-{slug(word)} > span:first-child {{ background: {look.ground}; color: {look.ink}; }}"
        for word, look in shades().items()
    )
    return (TEMPLATES / "style.css").read_text(encoding="utf-8") + "\n".join(grounds)
