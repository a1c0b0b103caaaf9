"""Compare what rules proposed with what a person labelled: precision and recall for each kind.

A proposal matches a label of the same passage and kind when their stretches share at least half of each, and
when their values are equal where the label has one. A quantity's quote may hold a period too, so
there the proposal need only hold half of the label. Each label and each proposal counts in one match at most.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

KINDS = (
    "actor_mention", "act", "act_kind", "date", "outcome", "link", "rival", "bearing_hint", "request",
    "commitment", "challenge", "success", "quantity", "negative_ground",
)  # fmt: skip
"""What is labelled, in the order it is reported."""


@dataclass(frozen=True, order=True)
class Marked:
    """A stretch of a passage that a rule proposed or a person labelled.

    Parameters
    ----------
    passage_id
        The labelled passage.
    kind
        One of ``KINDS``.
    start, end
        Its place in the passage's text, in code points.
    value
        What it stands for; on a label, blank accepts any value.
    """

    passage_id: str
    kind: str
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True)
class Score:
    """The counts of one kind.

    Examples
    --------
    >>> Score(matched=3, proposed=4, labelled=6).precision
    0.75
    >>> Score(matched=3, proposed=4, labelled=6).recall
    0.5
    """

    matched: int
    proposed: int
    labelled: int

    @property
    def precision(self) -> float | None:
        """The share of proposals that were right; nothing proposed has none."""
        return self.matched / self.proposed if self.proposed else None

    @property
    def recall(self) -> float | None:
        """The share of labels that were found; nothing labelled has none."""
        return self.matched / self.labelled if self.labelled else None


def agrees(proposal: Marked, label: Marked) -> bool:
    """Whether a proposal says what the label says.

    Examples
    --------
    >>> label = Marked("G-001", "date", 10, 20, "2031-07-01/2031-07-31")
    >>> agrees(Marked("G-001", "date", 15, 20, "2031-07-01/2031-07-31"), label)
    True
    >>> agrees(Marked("G-001", "date", 16, 20, "2031-07-01/2031-07-31"), label)
    False
    >>> agrees(Marked("G-001", "date", 10, 20, "2031-01-01/2031-12-31"), label)
    False
    """
    if (proposal.passage_id, proposal.kind) != (label.passage_id, label.kind):
        return False
    shared = _shared(proposal, label)
    holds = shared > 0 and 2 * shared >= label.end - label.start
    tight = label.kind == "quantity" or 2 * shared >= proposal.end - proposal.start
    return holds and tight and _same_value(proposal, label)


def pair(proposals: Iterable[Marked], labels: Iterable[Marked]) -> tuple[tuple[Marked, Marked], ...]:
    """Pair proposals with labels one to one, the pairs that share most first."""
    labelled = sorted(labels)
    candidates = [
        (-_shared(proposal, label), proposal, i, j)
        for i, proposal in enumerate(sorted(proposals))
        for j, label in enumerate(labelled)
        if agrees(proposal, label)
    ]
    pairs, used, taken = [], set(), set()
    for _, proposal, i, j in sorted(candidates):
        if i not in used and j not in taken:
            used.add(i)
            taken.add(j)
            pairs.append((proposal, labelled[j]))
    return tuple(pairs)


def score(proposals: Sequence[Marked], labels: Sequence[Marked]) -> Mapping[str, Score]:
    """Count matches, proposals and labels of every kind.

    Parameters
    ----------
    proposals
        What rules proposed in the labelled passages.
    labels
        What a person labelled in the same passages.

    Returns
    -------
    mapping of str to Score
        One entry a kind, in the order of ``KINDS``, also where nothing was proposed or labelled.
    """
    return {kind: _score_kind(_of(kind, proposals), _of(kind, labels)) for kind in KINDS}


def _score_kind(proposals: Sequence[Marked], labels: Sequence[Marked]) -> Score:
    matched = sum(
        len(pair(_in(passage_id, proposals), _in(passage_id, labels)))
        for passage_id in sorted({label.passage_id for label in labels})
    )
    return Score(matched=matched, proposed=len(proposals), labelled=len(labels))


def _of(kind: str, marks: Iterable[Marked]) -> list[Marked]:
    return [mark for mark in marks if mark.kind == kind]


def _in(passage_id: str, marks: Iterable[Marked]) -> list[Marked]:
    return [mark for mark in marks if mark.passage_id == passage_id]


def _shared(one: Marked, other: Marked) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _same_value(proposal: Marked, label: Marked) -> bool:
    if not label.value:
        return True
    if label.kind == "quantity":
        return _same_quantity(proposal.value, label.value)
    return proposal.value == label.value


def _same_quantity(proposed: str, labelled: str) -> bool:
    """Compare "35 deaths at present" with "35 deaths": the number, and a word of the labelled unit."""
    number, _, unit = proposed.partition(" ")
    wanted_number, _, wanted_unit = labelled.partition(" ")
    return number == wanted_number and bool(_stems(unit) & _stems(wanted_unit))


def _stems(unit: str) -> set[str]:
    return {word.removesuffix("s") for word in unit.casefold().split()}
