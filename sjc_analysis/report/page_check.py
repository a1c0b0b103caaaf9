"""Check a written page: nothing loads from outside, nothing runs, and every part has its place.

The pages' own objects escape all data. This reads the page as a browser would and refuses what got through.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path

from sjc_analysis.findings import Finding

_TAGS = frozenset({
    "html", "head", "meta", "title", "style", "body", "a", "header", "p", "span", "nav", "ul", "ol", "li",
    "main", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "div", "section", "strong",
    "em", "code", "pre", "q", "blockquote", "abbr", "sup", "br", "hr", "table", "caption", "thead",
    "tbody", "tr", "th", "td", "figure", "figcaption", "img", "details", "summary", "svg", "g",
    "path", "text",
})  # fmt: skip
_ATTRIBUTES = frozenset({
    "lang", "charset", "http-equiv", "content", "name", "class", "href", "id", "aria-label",
    "aria-current", "aria-hidden", "aria-labelledby", "title", "src", "alt", "scope", "colspan",
    "rowspan", "open", "role", "style", "tabindex",
})  # fmt: skip
_DRAWING = frozenset({
    "viewbox", "d", "x", "y", "fill", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray",
    "font-size", "font-weight",
})  # fmt: skip
"""Attributes of an inline drawing; they hold colours, numbers and the letters of a path, and nothing else."""
_PLAIN = re.compile(r"[#\w .,-]*")
_IMAGE = "data:image/png;base64,"


def check_pages(pages: Sequence[Path]) -> tuple[Finding, ...]:
    """List what must not stand in the pages of a report, and every link between them that leads nowhere.

    Parameters
    ----------
    pages
        All pages of the report.

    Returns
    -------
    tuple of Finding
        Empty when every page is sound and every link arrives.
    """
    ids = {page.name: _read(page).ids for page in pages}
    lost = [
        _finding(page, f"a link leads to {target}, which is not in the report")
        for page in pages
        for target in sorted(_read(page).others)
        if not _arrives(target, ids)
    ]
    return (*(finding for page in pages for finding in check_page(page)), *lost)


def _arrives(target: str, ids: Mapping[str, Counter[str]]) -> bool:
    page, _, anchor = target.partition("#")
    return page in ids and (not anchor or anchor in ids[page])


def check_page(path: Path) -> tuple[Finding, ...]:
    """List what must not stand in a page.

    Parameters
    ----------
    path
        The written page.

    Returns
    -------
    tuple of Finding
        Empty when the page is sound; else each part that runs, loads, is repeated or lacks its words.
    """
    reader = _read(path)
    repeated = [name for name, times in reader.ids.items() if times > 1]
    lost = sorted(reader.anchors - reader.ids.keys() - {""})
    problems = [*reader.problems, *(f"the anchor {name} stands twice" for name in sorted(repeated))]
    problems += [f"a link leads to the anchor {name}, which is not on it" for name in lost]
    if reader.headings[:1] != [1] or reader.headings.count(1) != 1:
        problems.append("a page needs one first heading")
    steps = zip(reader.headings, reader.headings[1:], strict=False)
    if any(later > earlier + 1 for earlier, later in steps):
        problems.append("a level of headings is skipped")
    return tuple(_finding(path, problem) for problem in dict.fromkeys(problems))


def _finding(path: Path, problem: str) -> Finding:
    return Finding(
        rule="N2",
        file=path.name,
        reason=f"the page is not fit to be read: {problem}",
        remedy="Mend the notebook or the object that shows it.",
    )


def _read(path: Path) -> "_Reader":
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.problems: list[str] = []
        self.headings: list[int] = []
        self.ids: Counter[str] = Counter()
        self.anchors: set[str] = set()
        self.others: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in _TAGS:
            self.problems.append(f"it holds <{tag}>")
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if "id" in given:
            self.ids[given["id"]] += 1
        for name in sorted(given.keys() - _ATTRIBUTES - _DRAWING):
            self.problems.append(f"<{tag}> has the attribute {name}")
        if not all(_PLAIN.fullmatch(given[name]) for name in given.keys() & _DRAWING):
            self.problems.append("a drawing holds more than colours and numbers")
        if tag == "img" and not (given.get("src", "").startswith(_IMAGE) and given.get("alt")):
            self.problems.append("a picture lacks its words or lies outside the page")
        if _loads(given.get("style", "")):
            self.problems.append("a style loads something")
        if "href" in given:
            self._follow(given["href"])

    def _follow(self, target: str) -> None:
        if not _is_inside(target):
            self.problems.append("a link leads outside the report")
        elif target.startswith("#"):
            self.anchors.add(target[1:])
        else:
            self.others.add(target)

    def handle_data(self, data: str) -> None:
        if self.lasttag == "style" and _loads(data):
            self.problems.append("the style sheet loads something")

    def handle_comment(self, data: str) -> None:
        self.problems.append("it holds a comment")


def _loads(style: str) -> bool:
    # A backslash could spell either word in another way.
    return any(word in style.lower() for word in ("url(", "@import", "\\"))


def _is_inside(target: str) -> bool:
    page, _, _ = target.partition("#")
    return page == "" or (page.endswith(".html") and "/" not in page and ":" not in page)
