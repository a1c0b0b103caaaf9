"""Successes and challenges that a sentence of a note lists: where the list begins, and its items."""

import re
from collections.abc import Iterator

from sjc_analysis.drafting.lexicon import pattern
from sjc_analysis.drafting.sentences import Span
from sjc_analysis.vocabulary import StatementKind

_KINDS: tuple[StatementKind, ...] = ("success", "challenge")
_LAST_JOINT = re.compile(r"\s+and\s+", re.IGNORECASE)
_JOINT_BEFORE_ARTICLE = re.compile(
    r"\s+and\s+(?=(?:(?:of|that|in|with)\s+)?(?:the|a|an|new|its|their|his|her)\b)"
)
_CUT = re.compile(
    r",\s+(?!(?:which|who|whose|where|when)\b)(?:and\s+|as well as\s+)?|;\s+(?:and\s+)?", re.IGNORECASE
)
_LEAD = re.compile(r"(?:of the fact that|of|that|about|with|in|by|over|regarding)\s+", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)")
_HANGING = re.compile(r",?\s+(?:which|that|this|it|these|they|all of which)$", re.IGNORECASE)
_TOLD = re.compile(
    r"\s+(?:was|were) (?:\w+ )?(?:raised|mentioned|discussed|highlighted|described|stressed|shared"
    r"|explained|named)\b.*$"
)
_NO_ITEM = re.compile(r"(?:was|were|is|are|has|have|had|will|would|can|could|not|lacks)\b", re.IGNORECASE)
_TELLING = re.compile(r"[^\W\d_]{3,}")


def listed(said: Span, before: StatementKind | None) -> Iterator[tuple[StatementKind, Span]]:
    """Find the successes or challenges that a sentence lists.

    Parameters
    ----------
    said
        The sentence.
    before
        What the sentence before listed, so that "Another one is ..." goes on with it.

    Yields
    ------
    tuple of StatementKind and Span
        Each item with its kind.
    """
    for kind in _KINDS:
        listing = _listing(said, kind)
        if listing is not None:
            yield from ((kind, item) for item in list_items(listing.without_stop()) if _is_item(item))
            return
    further = pattern("note_cues", "another").match(said.text) if before else None
    if further and before:
        yield before, said.part(further.end(), len(said.text)).without_stop()


def _listing(said: Span, kind: str) -> Span | None:
    words = said.text
    opened = pattern("note_cues", kind).search(words)
    begins = pattern("note_cues", "list").search(words, opened.end()) if opened else None
    if begins:
        return said.part(begins.end(), len(words))
    held = pattern("note_cues", f"{kind}_in").search(words)
    if held and not _is_off(words, held):
        start = held.start() + held.group().index("(") + 1
        return said.part(start, held.end() - 1)
    of = pattern("note_cues", f"{kind}_of").search(words)
    if of and not _is_off(words, of):
        told = _TOLD.search(words, of.end())
        return said.part(of.end(), told.start() if told else len(words))
    ends = pattern("note_cues", f"{kind}_before").search(words)
    return said.part(0, len(_HANGING.sub("", words[: ends.start()]))) if ends else None


def _is_off(words: str, found: re.Match[str]) -> bool:
    """Whether the words before say that nothing is listed: "solutions to the challenges: ..."."""
    return pattern("note_cues", "no_list").search(words[: found.start()]) is not None


def _is_item(item: Span) -> bool:
    return _TELLING.search(item.text) is not None and not _NO_ITEM.match(item.text)


def list_items(listing: Span) -> tuple[Span, ...]:
    """Cut a list into its items: at commas, and at the "and" before the last.

    Examples
    --------
    >>> from sjc_analysis.records import Passage
    >>> text = "threats, no answer from the ministry, a bad name and poverty treated as a crime"
    >>> passage = Passage(passage_id="P-01", source_id="S-01", start=0, end=len(text), text=text)
    >>> [item.text for item in list_items(Span(passage, 0, len(text)))]
    ['threats', 'no answer from the ministry', 'a bad name', 'poverty treated as a crime']
    """
    words = _BRACKETED.sub(lambda held: "x" * len(held.group()), listing.text)
    semicolons = ";" in words
    cuts = [match.span() for match in _CUT.finditer(words) if not semicolons or match.group()[0] == ";"]
    last = cuts[-1][1] if cuts else 0
    joint = _LAST_JOINT if cuts and not semicolons else _JOINT_BEFORE_ARTICLE
    match = None if semicolons else joint.search(words, last)
    if match is None and not cuts:
        match = _between_phrases(words)
    if match:
        cuts.append(match.span())
    edges = [0, *(edge for cut in cuts for edge in cut), len(words)]
    return tuple(
        _without_lead(listing.part(start, end)) for start, end in zip(edges[::2], edges[1::2], strict=True)
    )


def _between_phrases(words: str) -> re.Match[str] | None:
    """Find the one "and" between two phrases of three words or more; a pair of single words is one item."""
    joints = list(_LAST_JOINT.finditer(words))
    sides = _LAST_JOINT.split(words)
    return joints[0] if len(joints) == 1 and all(len(side.split()) > 2 for side in sides) else None


def _without_lead(item: Span) -> Span:
    lead = _LEAD.match(item.text)
    return item.part(lead.end(), len(item.text)) if lead else item
