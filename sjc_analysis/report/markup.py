"""Described pages as HTML, every word of the data escaped.

Everything goes through ``markupsafe``: a string of the data can only become text, never a tag.
"""

from collections.abc import Iterable

from markupsafe import Markup, escape

from sjc_analysis.display import LEFT, cell_style, sideways, whole_ids
from sjc_analysis.plain_text import one_line
from sjc_analysis.report.blocks import (
    Block,
    Bullets,
    Cell,
    Grid,
    Image,
    Paragraph,
    Section,
    Sentence,
    SideBySide,
    Units,
)
from sjc_analysis.report.phrases import explain_both, slug, symbol, word_number


def as_html(blocks: tuple[Block, ...], level: int, kind: str) -> Markup:
    """Write blocks as one HTML division.

    Parameters
    ----------
    blocks
        What to write.
    level
        Level of the first headings, 2 to 6.
    kind
        Class name for the style sheet.

    Examples
    --------
    >>> print(as_html((Paragraph((Sentence("<b>"),)),), 2, "card"))
    <div class="sjc card mathjax_ignore tex2jax_ignore"><p>&lt;b&gt;</p></div>
    """
    return Markup('<div class="sjc {} mathjax_ignore tex2jax_ignore">{}</div>').format(
        kind, _join(_block(block, level) for block in blocks)
    )


def verdict_html(word: str) -> Markup:
    """Write a verdict word with its symbol and its explanation; the colour is never alone.

    Examples
    --------
    >>> "plausible" in verdict_html("plausible") and "title=" in verdict_html("plausible")
    True
    """
    footnote = Markup('<sup class="note" style="display:none"><a href="#word-{}">{}</a></sup>')
    number = word_number(word)
    note = footnote.format(slug(word), number) if number else Markup()
    mark = Markup(
        '<abbr class="verdict v-{0}" title="{1}"><span aria-hidden="true">{2}</span>&nbsp;{3}</abbr>'
    )
    return mark.format(slug(word), explain_both(word), symbol(word), word) + note


def _brief_html(brief: Cell) -> Markup:
    """Write what stands beside a folded heading; no link stands there, because all of it is one to click."""
    mark = Markup('{} <span class="verdict v-{}"><span aria-hidden="true">{}</span>&nbsp;{}</span>')
    parts = (mark.format(each.text, slug(each.verdict), symbol(each.verdict), each.verdict) for each in brief)
    return Markup('<span class="brief">{}</span>').format(_join(parts, " · ")) if brief else Markup()


def _block(block: Block, level: int) -> Markup:
    if isinstance(block, Paragraph):
        body = _join((_sentence(each) for each in block.sentences), " ")
        return (Markup('<p class="quiet">{}</p>') if block.quiet else Markup("<p>{}</p>")).format(body)
    if isinstance(block, Bullets):
        items = _join(Markup("<li>{}</li>").format(_join(map(_sentence, item), " ")) for item in block.items)
        return Markup("<ul>{}</ul>").format(items)
    if isinstance(block, Grid):
        return _grid(block)
    if isinstance(block, Units):
        return _units(block)
    if isinstance(block, Image):
        return picture_html(block)
    if isinstance(block, SideBySide):
        return Markup('<div class="beside">{}</div>').format(
            _join(_section(s, level) for s in block.sections)
        )
    return _section(block, level)


def _units(block: Units) -> Markup:
    line = Markup(
        '<li class="u-{}"><span>{}</span> <strong class="n">{}</strong> <span class="sq" aria-hidden="true">{}</span> '
        '<span class="means">{}</span></li>'
    )
    square = Markup("<span></span>")
    lines = (
        line.format(
            slug(verdict) if verdict else words.replace(" ", "-"),
            verdict_html(verdict) if verdict else words,
            number,
            square * number,
            means,
        )
        for verdict, words, number, means in block.lines
    )
    return Markup('<ul class="units" aria-label="{}">{}</ul>').format(block.label, _join(lines))


def _section(section: Section, level: int) -> Markup:
    inline = Markup(' style="display:inline;font-size:1em"') if section.folded else Markup()
    heading = Markup("<h{0}{2}>{1}</h{0}>").format(min(level, 6), whole_ids(one_line(section.title)), inline)
    body = _join(_block(block, level + 1) for block in section.blocks)
    kind = Markup(' class="{}"').format(section.kind) if section.kind else Markup()
    anchor = Markup(' id="{}"').format(section.anchor) if section.anchor else Markup()
    if section.folded:
        # The anchor lies inside, so that a link to it opens the fold.
        fold = Markup(
            '<section{}><details class="fold"><summary>{} {}</summary><div{}>{}</div></details></section>'
        )
        return fold.format(kind, heading, _brief_html(section.brief), anchor, body)
    return Markup("<section{}{}>{}{}</section>").format(kind, anchor, heading, body)


def _sentence(sentence: Sentence, stop: str = ".") -> Markup:
    text = one_line(sentence.text)
    words = Markup("<q>{}</q>").format(text) if sentence.quoted else whole_ids(text)
    if sentence.link:
        words = Markup('<a href="#{}">{}</a>').format(sentence.link, words)
    colon = ":" if sentence.lead and (sentence.text or sentence.verdict) else ""
    parts = [
        Markup("<strong>{}{}</strong>").format(whole_ids(sentence.lead), colon)
        if sentence.lead
        else Markup(),
        words,
        verdict_html(sentence.verdict) + stop if sentence.verdict else Markup(),
        _rows(sentence.rows),
    ]
    return _join((part for part in parts if part), " ")


ROW = Markup('<span class="row" style="white-space:nowrap">{}</span>')
"""A row's id where it stands behind a sentence; on a page of a report it becomes a link to its dossier."""


def _rows(rows: tuple[str, ...]) -> Markup:
    ids = _join((ROW.format(row) for row in rows), ", ")
    style = "color:#4d5a68;font-size:.85em"  # beside it, because a notebook has no style sheet of ours
    return Markup('<span class="rows" style="{}">[{}]</span>').format(style, ids) if rows else Markup()


def _grid(grid: Grid) -> Markup:
    head = _join(Markup('<th scope="col" style="{}">{}</th>').format(LEFT, each) for each in grid.headings)
    rows = _join(Markup("<tr>{}</tr>").format(_join(map(_cell, row))) for row in grid.rows)
    table = Markup(
        '<table><caption style="text-align:left">{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
    )
    return sideways(table.format(whole_ids(grid.caption), head, rows), "Table")


def _cell(cell: Cell) -> Markup:
    shown = _join((_sentence(each, "") for each in cell), Markup("<br>")) if cell else Markup("–")
    words = " ".join(f"{each.lead} {each.text} {each.verdict} {' '.join(each.rows)}" for each in cell)
    return Markup('<td style="{}">{}</td>').format(cell_style(words), shown)


def picture_html(image: Image) -> Markup:
    """Write a picture inside the page, with its alternative text."""
    html = image.picture._repr_mimebundle_()["text/html"]
    return Markup(html)  # noqa: S704 - our own pictures write it, and escape every word


def _join(parts: Iterable[Markup], between: str = "") -> Markup:
    return escape(between).join(parts)
