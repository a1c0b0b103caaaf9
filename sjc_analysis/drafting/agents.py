"""Who can act: nouns for people and bodies, and names of either."""

import re
from functools import cache, lru_cache

from sjc_analysis.drafting.lexicon import words

_TRAILING = re.compile(r"\s(?:now|also|still|often|always|then|\w+ly)$")
HEAD_END = re.compile(
    r"\s(?:of|in|from|for|at|by|with|on|to|under|near|who|which|that|hired|paid|named|called)\b|[,;(]"
)
_THEIRS = re.compile(
    r"(?:it|they|he|she|we|(?:we|they) \([^()]*\)|its \w+|their \w+|the partners|partners"
    r"|(?:one|two|three|some|many|most|both|all|others|several|each) of (?:them|us)|others|both)$",
    re.IGNORECASE,
)


@cache
def agents() -> frozenset[str]:
    """Give the nouns for people and bodies.

    Examples
    --------
    >>> "lawyer" in agents(), "council" in agents(), "letter" in agents()
    (True, True, False)
    """
    return words("agents") | words("bodies")


@lru_cache(maxsize=1024)
def names_agent(subject: str) -> bool:
    """Whether the head noun of a subject is a noun for people or bodies.

    Examples
    --------
    >>> [names_agent(text) for text in ("Two lawyers of DH", "A visit of the mayor", "the church council")]
    [True, False, True]
    """
    plain = _TRAILING.sub("", subject.strip(" ,")).strip(" ,")
    if _THEIRS.match(plain):
        return True
    head = HEAD_END.split(f"{plain} ")[0].split()
    known = any(singular(part) in agents() for part in head[-1:])
    return known or _is_proper(head) or _joined_agent(plain)


def _is_proper(head: list[str]) -> bool:
    """Whether a head is a name of two words or more, or an abbreviation, and no name of a text or place."""
    if not head or head[-1].lower() in words("agents_not"):
        return False
    if len(head[-1]) > 1 and head[-1].isalpha() and head[-1].isupper():
        return True
    return len(head) > 1 and all(part[0].isupper() and part[1:].islower() for part in head[-2:])


def _joined_agent(subject: str) -> bool:
    heads = [HEAD_END.split(f" {part} ".rstrip() + " ")[0].split() for part in subject.split(" and ")[1:]]
    return any(singular(head[-1]) in agents() for head in heads if head)


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """Give the singular of a noun for people or bodies; any other word as it is, in small letters.

    Examples
    --------
    >>> singular("Women"), singular("agencies"), singular("Letters")
    ('woman', 'agency', 'letters')
    """
    low = word.lower().strip("'’")
    for plural, single in (("men", "man"), ("ies", "y"), ("ches", "ch"), ("s", "")):
        if low.endswith(plural) and low.removesuffix(plural) + single in agents():
            return low.removesuffix(plural) + single
    return low
