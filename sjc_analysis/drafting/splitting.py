"""A sentence cut into its main clauses, so that each act and each change is judged by itself.

A cut needs a verb on both sides. What follows the joint has a subject of its own who can act, or is a verb
that goes on with the subject before. A list of aims, of things or of people has no verb and stays whole.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from sjc_analysis.drafting.agents import names_agent
from sjc_analysis.drafting.verbs import MainVerb, is_circumstance, is_past, main_verb

_JOINT = re.compile(
    r";\s+|:\s+(?=[a-z])|,?\s+(?P<word>and|while|whereas|but)\s+(?:(?:then|also|that|later|subsequently|afterwards"
    r"|thereafter|finally|meanwhile|in addition|in turn|thus|therefore)\s+)?"
    r"|,\s+(?P<relative>which|who)\s+(?:then\s+|also\s+|later\s+)?|,\s+(?=\w)",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"(?:that|which|who|whose|where|when|because|before|after|if|so|although|in|on|at|of|for|to|with|by|from"
    r"|as|since|during|not)\b",
    re.IGNORECASE,
)
_PRONOUN_OBJECT = re.compile(r"\s+(?:it|them)\b", re.IGNORECASE)
_HELPED = re.compile(r"(?:was|were|has|have|had|is|are)\b", re.IGNORECASE)
_THING = re.compile(
    r"(?:the|a|an|its|their|his|her|this|these|those|some|several|two|three|four|five|\d+)\s+(?:[\w’'-]+\s+){0,4}?"
    r"(?:was|were|is|are|has|have|had)\s",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:that|whether|how|if|because|when|where|who|which|whose)\b", re.IGNORECASE)
_LAST_NAME = re.compile(r"(?:\b(?:of|by|with|for|to|from|in|at|on|through|the)\s+)")
_LED = re.compile(
    r"(?:led|caused|prompted|pushed|persuaded|convinced|enabled|allowed|forced|resulted|helped|in turn)\b"
)
_LAST_AND = re.compile(r",?\s+and\s+", re.IGNORECASE)
_AIMS = re.compile(r"\bto\s+[a-z]+\b")
_NOUN_PHRASE = re.compile(
    r"(?:the|a|an|its|their|his|her|some|many|several|two|three|four|five|\d+|all)\b|[A-Z]|\w+['’]s?\s"
)
_MOST_SUBJECT_WORDS = 8
_SHARED = "it "


@dataclass(frozen=True)
class Part:
    """A main clause by offsets into its sentence.

    Parameters
    ----------
    start, end
        Its place.
    verb
        Its main verb; ``None`` where there is none.
    subject
        The words before the verb; those of the clause before where the verb goes on with its subject.
    own
        Whether the subject stands in the clause itself.
    """

    start: int
    end: int
    verb: MainVerb | None
    subject: str
    own: bool = True


def with_subject(words: str, part: Part) -> str:
    """Write a clause out: one that goes on with the subject before is given it, in square brackets.

    Examples
    --------
    >>> words = "The board fined two firms and closed a mill."
    >>> [with_subject("closed a mill", part) for part in main_clauses(words, 0, lambda name: False)][1:]
    ['[The board] closed a mill']
    """
    return words if part.own else f"[{part.subject.strip(' ,')}] {words}"


def main_clauses(words: str, begin: int, names: Callable[[str], bool]) -> tuple[Part, ...]:
    """Cut a sentence into main clauses.

    Parameters
    ----------
    words
        The sentence.
    begin
        Where its first main clause begins, behind what opens the sentence.
    names
        Says whether words name a registered actor.

    Examples
    --------
    >>> words = "The board fined two firms and closed a mill, and a priest spoke to him in May."
    >>> [(words[part.start:part.end], part.own) for part in main_clauses(words, 0, lambda name: False)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('The board fined two firms', True), ('closed a mill', False), ('a priest spoke to him in May.', True)]
    """
    parts = [_part(words, begin, len(words))]
    for joint in _JOINT.finditer(words, begin):
        last = parts[-1]
        if last.verb is None and joint.group()[0] == ";":
            right: Part | None = _part(words, joint.end(), len(words))
        elif last.verb is None or joint.start() < last.verb.end:
            continue
        elif joint["relative"]:
            right = _told_of(words, joint, last, names)
        else:
            right = _after(words, joint, last, names)
        if right is not None:
            parts[-1] = Part(last.start, joint.start(), last.verb, last.subject, last.own)
            parts.append(right)
    return tuple(parts)


def _part(words: str, start: int, end: int) -> Part:
    verb = _moved(main_verb(words[start:end]), start)
    return Part(start, end, verb, words[start : verb.start] if verb else words[start:end])


def _moved(verb: MainVerb | None, by: int) -> MainVerb | None:
    if verb is None:
        return None
    return MainVerb(verb.start + by, verb.end + by, verb.word, verb.passive, verb.finite)


def _told_of(words: str, joint: re.Match[str], left: Part, names: Callable[[str], bool]) -> Part | None:
    """Give what a relative clause tells of the actor right before it ("the board, which opened a file")."""
    name = _LAST_NAME.split(words[left.start : joint.start()])[-1]
    shared = main_verb(_SHARED + words[joint.end() :])
    if shared is None or words_before(words[joint.end() :], shared) or not names(name):
        return None
    if not shared.finite or not is_past(shared) or _LED.match(words, joint.end()):
        return None
    return Part(joint.end(), len(words), _moved(shared, joint.end() - len(_SHARED)), name, own=False)


def _after(words: str, joint: re.Match[str], left: Part, names: Callable[[str], bool]) -> Part | None:
    assert left.verb is not None  # noqa: S101 - the caller has looked
    start, text = joint.end(), words[joint.end() :]
    if _SUBORDINATE.match(text):
        return None
    shared = main_verb(_SHARED + text)
    series = joint.group().strip() == "," and _ends_in_verb(text)
    if (joint["word"] or series) and shared and words_before(text, shared) == "":
        return _going_on(words, joint, left, shared)
    part = _part(words, start, len(words))
    if part.verb is None or not (part.verb.finite or names(part.subject)):
        return None
    subject = part.subject.strip()
    long = len(subject.split()) > _MOST_SUBJECT_WORDS or "," in subject or ";" in subject
    if _AIMS.search(words[left.verb.end : joint.start()]) and not _NOUN_PHRASE.match(subject):
        return None
    apart = _THING.match(text) and not _WITHIN.search(words, left.verb.end, joint.start())
    acts = names(subject) or names_agent(subject) or is_circumstance(text) or (joint["word"] and apart)
    strong = joint.group()[0] in ";:" or joint["word"] in ("while", "whereas")
    apart_from = joint.group()[0] == ";" and part.verb.finite
    return part if subject and ((not long and (acts or strong)) or apart_from) else None


def _ends_in_verb(text: str) -> bool:
    """Whether a series of verbs ends in the words ("paid them, and has since let them in")."""
    last = _LAST_AND.search(text)
    verb = main_verb(_SHARED + text[last.end() :]) if last else None
    first = main_verb(_SHARED + text)
    return bool(first and is_past(first) and last and verb and words_before(text[last.end() :], verb) == "")


def words_before(text: str, shared: MainVerb) -> str:
    """Give what stands before a verb that was looked for behind a stand-in subject, adverbs left out."""
    before = text[: max(0, shared.start - len(_SHARED))].strip()
    return "" if re.fullmatch(r"(?:\w+ly|now|also|still|later)?", before) else before


def _going_on(words: str, joint: re.Match[str], left: Part, shared: MainVerb) -> Part | None:
    """Give a verb that goes on with the subject before; not one that only completes the verb before."""
    assert left.verb is not None  # noqa: S101 - the caller has looked
    has_object = bool(words[left.verb.end : joint.start()].strip())
    verb = _moved(shared, joint.end() - len(_SHARED))
    assert verb is not None  # noqa: S101 - it was just moved
    completes = left.verb.passive and not _HELPED.match(words, verb.start)
    completes = completes or bool(_PRONOUN_OBJECT.match(words, verb.end))
    # the last noun of a list in the plural looks like a verb with nothing behind it ("bakers and millers")
    plural = verb.word.endswith("s") and not words[verb.end :].strip(" .")
    if not has_object or completes or plural or not verb.finite:
        return None
    return Part(joint.end(), len(words), verb, left.subject, own=False)
