"""Tables and pictures as people read them: with a caption and words beside them, every word inert."""

import re
import textwrap
from collections.abc import Mapping

import pandas as pd
from markupsafe import Markup, escape

from sjc_analysis.plain_text import visible

LEFT = "text-align:left;vertical-align:top"
"""Style of a cell, written beside it: a notebook's own style centres headings and sets words right."""

_ID = re.compile(r"\b[A-Z]-\d{2,}\b")
_WHOLE = Markup('<span style="white-space:nowrap">{}</span>')
_BLANK = "–"
_LONG_WORD = 24
"""Letters from which a word may be broken: an address, never a term, or columns would shrink to letters."""
_WIDTH = 100
MOST_ROWS = 40
"""Rows of a table that stand open on a page; a longer one is opened by its reader, and by print."""

_UNSEEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)"


class Table:
    """A DataFrame with a caption, shown as an accessible table whose words cannot act.

    Parameters
    ----------
    rows
        One row a line, columns in reading order with headings in words; the index is not shown, nor a
        column in which nothing stands.
    caption
        What the table shows, as a sentence.
    row_heading
        Whether the first column names the row.
    empty
        What to say where there are no rows.

    Examples
    --------
    >>> print(Table(pd.DataFrame({"Act": ["a training"], "Date": ["2031-03-12"]}), "The acts."))
    The acts.
    * Act: a training
      Date: 2031-03-12
    """

    def __init__(
        self, rows: pd.DataFrame, caption: str, *, row_heading: bool = True, empty: str = "Nothing to show."
    ) -> None:
        self.rows = rows
        self.caption = caption
        self.row_heading = row_heading
        self.empty = empty

    def __repr__(self) -> str:
        """Write the table as text: a line for each cell that holds something."""
        lines = textwrap.wrap(visible(self.caption), _WIDTH)
        for cells in self._cells():
            filled = [(heading, text) for heading, text in cells.items() if text]
            for number, (heading, text) in enumerate(filled):
                lines += _wrapped(f"{heading}: {text}", "* " if number == 0 else "  ")
        return "\n".join(lines if len(self.rows) else [*lines, self.empty])

    def _repr_html_(self) -> str:
        """Write the table as HTML, which loads nothing and runs nothing."""
        if self.rows.empty:
            return f'<p class="sjc-empty">{_inert(self.caption)} {_inert(self.empty)}</p>'
        rows = self._cells()
        head = "".join(f'<th scope="col" style="{cell_style(name)}">{_inert(name)}</th>' for name in rows[0])
        body = "".join(f"<tr>{self._html_row(cells)}</tr>\n" for cells in rows)
        folded = len(rows) > MOST_ROWS
        caption = f'<caption style="{_UNSEEN if folded else LEFT}">{_inert(self.caption)}</caption>'
        table = (
            f'<table class="sjc-table mathjax_ignore tex2jax_ignore">{caption}\n'
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table>"
        )
        shown = sideways(Markup(table), "Table")  # noqa: S704 - every word in it was escaped
        fold = Markup('<details class="fold"><summary>{} {} rows</summary>{}</details>')
        return str(fold.format(_inert(self.caption), len(rows), shown) if folded else shown)

    def _html_row(self, cells: Mapping[str, str]) -> str:
        written = []
        for number, text in enumerate(cells.values()):
            opening = 'th scope="row"' if number == 0 and self.row_heading else "td"
            shown = _inert(text) if text.strip() else _BLANK
            written.append(f'<{opening} style="{cell_style(text)}">{shown}</{opening[:2]}>')
        return "".join(written)

    def _cells(self) -> list[dict[str, str]]:
        """Give the cells as text, without the columns in which nothing stands."""
        names = [visible(str(name)) for name in self.rows.columns]
        rows = [
            {name: visible(_text(value)) for name, value in zip(names, values, strict=True)}
            for values in self.rows.itertuples(index=False, name=None)
        ]
        filled = [name for name in names if any(row[name].strip() for row in rows)]
        return [{name: row[name] for name in filled} for row in rows]


def whole_ids(text: str) -> Markup:
    """Write words as HTML, no id in them broken at its hyphen.

    Parameters
    ----------
    text
        Any words; they are escaped.

    Examples
    --------
    >>> print(whole_ids("<b> of O-07"))
    &lt;b&gt; of <span style="white-space:nowrap">O-07</span>
    """
    kept = _ID.sub(lambda found: str(_WHOLE.format(found[0])), str(escape(text)))
    return Markup(kept)  # noqa: S704 - escaped above, and an id holds no letter that acts


def sideways(shown: Markup, what: str) -> Markup:
    """Put what may be wider than the screen into a region that scrolls, and that the keyboard reaches.

    Parameters
    ----------
    shown
        The picture or table.
    what
        What it is, in a word.
    """
    return Markup(
        '<div class="sjc-scroll" role="group" aria-label="{}; scroll sideways" tabindex="0">{}</div>'
    ).format(what, shown)


def figure_html(png: str, words: str) -> Markup:
    """Write a picture (PNG in base64) with the words that stand for it, which any reader can open.

    It lies within a region that scrolls sideways where the screen is narrower than its letters allow.

    Examples
    --------
    >>> 'alt="A gate &lt;open&gt;."' in figure_html("iVBOR", "A gate <open>.")
    True
    """
    image = Markup('<img src="data:image/png;base64,{}" alt="{}">').format(png, visible(words))
    said = Markup("<details><summary>This picture in words</summary><p>{}</p></details>")
    return Markup("<figure>{}<figcaption>{}</figcaption></figure>").format(
        sideways(image, "Picture"), said.format(whole_ids(visible(words)))
    )


def _text(value: object) -> str:
    """Write one cell: a missing value is blank, a yes/no is a word, a number is as short as it can be."""
    if value is None or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float) else str(value)


def cell_style(text: str) -> str:
    """Keep an id or a date on one line, break only words that are too long, and wrap the rest.

    Parameters
    ----------
    text
        The words of the cell.
    """
    longest = max((len(word) for word in text.split()), default=0)
    space = "nowrap" if len(text.split()) == 1 and longest < _LONG_WORD else "normal"
    return f"{LEFT};white-space:{space};overflow-wrap:{'anywhere' if longest >= _LONG_WORD else 'break-word'}"


def _inert(text: str) -> str:
    return whole_ids(visible(text)).replace("\n", Markup("<br>"))


def _wrapped(text: str, lead: str) -> list[str]:
    lines: list[str] = []
    for number, line in enumerate(text.split("\n")):
        first = lead if number == 0 else "    "
        lines += textwrap.wrap(
            line, _WIDTH, initial_indent=first, subsequent_indent="    ", break_on_hyphens=False
        )
    return lines
