"""Links between the pages of a report: from an id to its dossier, on whatever page that stands."""

import re
from collections.abc import Mapping

from markupsafe import Markup

from sjc_analysis.report.markup import ROW

_ANCHOR = re.compile(r' id="((?:dossier-O|claim-C)-\d+)"')
_ID = r"([OC]-\d+)"
_BEHIND = re.compile(re.escape(str(ROW)).replace(r"\{\}", _ID))
"""An id behind a sentence."""
_CELL = re.compile(rf'(<t[dh][^>]*>)(<span style="white-space:nowrap">){_ID}(</span></t[dh]>)')
"""An id that fills a cell of a table."""
_NAMED = re.compile(r'<a href="#((?:dossier-O|claim-C)-\d+)">')
"""A title that leads to a dossier; in a report without dossiers it is read and leads nowhere."""


def dossier_anchor(outcome_id: str) -> str:
    """Name the place on a page where an outcome's dossier begins, as ``dossier-O-05``."""
    return f"dossier-{outcome_id}"


def claim_anchor(claim_id: str) -> str:
    """Name the place in a dossier where a claim's card begins, as ``claim-C-02``."""
    return f"claim-{claim_id}"


def anchors(pages: Mapping[str, str]) -> dict[str, str]:
    """Find on which page each dossier and each card of a dossier stands, the first of several.

    Parameters
    ----------
    pages
        File name of a page -> its body.

    Examples
    --------
    >>> anchors({"a.html": "", "b.html": '<section id="dossier-O-01"></section>'})
    {'dossier-O-01': 'b.html'}
    """
    found: dict[str, str] = {}
    for name, body in pages.items():
        for anchor in _ANCHOR.findall(body):
            found.setdefault(anchor, name)
    return found


def linked(body: Markup, places: Mapping[str, str]) -> Markup:
    """Make the ids of a page lead to the dossiers.

    Parameters
    ----------
    body
        The page's body, written by our own objects: every word of the data is escaped in it, so that only
        their own marks are found here.
    places
        Anchor -> file name of the page that it stands on.

    Examples
    --------
    >>> row = Markup('<span class="row" style="white-space:nowrap">O-01</span>')
    >>> print(linked(row, {"dossier-O-01": "b.html"}))
    <a class="row" style="white-space:nowrap" href="b.html#dossier-O-01">O-01</a>
    """
    own = set(_ANCHOR.findall(body))

    def target(anchor: str) -> str:
        page = "" if anchor in own else places.get(anchor, "")
        return f"{page}#{anchor}" if page or anchor in own else ""

    def link(row_id: str) -> str:
        anchor = dossier_anchor(row_id) if row_id.startswith("O") else claim_anchor(row_id)
        return target(anchor)

    def behind(found: re.Match[str]) -> str:
        to = link(found[1])
        return f'<a class="row" style="white-space:nowrap" href="{to}">{found[1]}</a>' if to else found[0]

    def cell(found: re.Match[str]) -> str:
        to = link(found[3])
        return f'{found[1]}{found[2]}<a href="{to}">{found[3]}</a>{found[4]}' if to else found[0]

    def named(found: re.Match[str]) -> str:
        to = target(found[1])
        return f'<a href="{to}">' if to else "<a>"

    text = _BEHIND.sub(behind, _CELL.sub(cell, _NAMED.sub(named, str(body))))
    return Markup(text)  # noqa: S704 - only ids of two letters and digits were added
