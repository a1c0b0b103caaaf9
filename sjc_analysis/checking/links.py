"""Cited links: those whose words share nothing with the claim, and those that serve many records."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from sjc_analysis.checking.rules import threshold
from sjc_analysis.checking.rules import words as listed_words
from sjc_analysis.checking.said import say
from sjc_analysis.checking.text import telling
from sjc_analysis.checking.views import RecordView
from sjc_analysis.findings import Finding
from sjc_analysis.records import Passage
from sjc_analysis.web_addresses import addresses_in, without_addresses

_END = ".,;:!?)]}'’”\""


def links_of(text: str) -> tuple[str, ...]:
    """Give the web addresses of a text, each once, without the punctuation after them.

    Examples
    --------
    >>> links_of("(https://a.example/b), https://a.example/b")
    ('https://a.example/b',)
    """
    return tuple(dict.fromkeys(match.group().rstrip(_END) for match in addresses_in(text)))


@lru_cache(maxsize=1024)
def link_key(link: str) -> str:
    """Write a link so that two ways of writing the same page are one.

    Examples
    --------
    >>> link_key("HTTPS://www.Star.example/News/?utm_source=x#top")
    'star.example/News'
    """
    parts = urlsplit(link if "//" in link else f"//{link}")
    query = "&".join(each for each in parts.query.split("&") if each and not each.startswith("utm_"))
    path = parts.path.rstrip("/")
    return f"{parts.netloc.lower().removeprefix('www.')}{path}{f'?{query}' if query else ''}"


def link_findings(view: RecordView) -> Iterator[Finding]:
    """Find links of the evidence field that share no telling word with the outcome or its significance.

    Links in a draft were compared there, outcome by outcome; here only those of a record nobody drafted.

    Parameters
    ----------
    view
        The record.
    """
    if view.outcomes or not view.field("outcome") or not view.english:
        return
    claim = telling(without_addresses(" ".join(_claim(view))))
    for passage in view.field("evidence"):
        strange = sum(_shares_nothing(link, claim) for link in links_of(passage.text))
        if strange:
            links = "1 link of this field shares" if strange == 1 else f"{strange} links of this field share"
            reason = f"{links} no telling word with the outcome or its significance"
            yield say(view, "link about else", reason, passage)


def _claim(view: RecordView) -> Iterator[str]:
    for passage in (*view.field("outcome"), *view.field("significance")):
        yield passage.text
        for named in view.actors_in(passage):
            yield from (named.actor.name, *named.actor.aliases)


def _shares_nothing(link: str, claim: frozenset[str]) -> bool:
    """Whether a link that says enough in words says nothing of the claim."""
    parts = re.sub(r"[^\w]|_", " ", unquote(_path(link)))
    words = telling(" ".join(word for word in parts.split() if _tells(word)))
    return len(words) >= threshold("link_min_words") and not words & claim


def _tells(word: str) -> bool:
    """Whether a part of an address is a word, and neither furniture nor a key of letters and digits."""
    return not any(sign.isdigit() for sign in word) and word.lower() not in listed_words("link_furniture")


def _path(link: str) -> str:
    key = link_key(link)
    return key.partition("/")[2]


def shared_link_findings(views: Sequence[RecordView]) -> Iterator[Finding]:
    """Find links that stand as evidence in many records.

    Parameters
    ----------
    views
        All records of the harvest.
    """
    cited: dict[str, dict[str, tuple[RecordView, Passage]]] = defaultdict(dict)
    for view in views:
        for passage in view.field("evidence"):
            for link in links_of(passage.text):
                if _path(link):  # a bare site is no page
                    cited[link_key(link)].setdefault(view.record.record_id, (view, passage))
    for places in cited.values():
        if len(places) >= threshold("link_records"):
            for view, passage in places.values():
                reason = f"a link of this field serves {len(places)} records of the harvest"
                yield say(view, "link in many records", reason, passage)
