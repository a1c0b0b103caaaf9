"""The controlled terms: every code a cell of the casebook may hold, in the field's own words.

Each set is a ``Literal`` type, so the type checker, the casebook's validation and the spreadsheet's
drop-down lists all read the same definition.
"""

from typing import Literal

ClaimPart = Literal["happened", "contribution", "mechanism", "significance"]
"""What is asked of an outcome; the parts are judged apart (method, section 1)."""

Bearing = Literal["supports", "contradicts", "does_not_bear", "not_assessed"]
"""What an evidence item shows about the claim part it was cited for (method, section 4)."""

Observation = Literal["found", "sought_absent", "not_sought"]
"""Whether the observation was made, looked for in vain, or never looked for (method, section 4)."""

Interest = Literal["implementer", "funder", "harvester", "beneficiary", "independent", "unknown"]
"""A source's stake in the result; only ``independent`` counts as independent (method, section 4)."""

Status = Literal["draft", "confirmed", "corrected", "refused"]
"""A draft is what a rule proposed; the others are what a named person decided (method, section 2)."""

ContributionKind = Literal[
    "funded", "trained", "convened", "documented", "advised", "brokered", "advocated", "accompanied",
    "legitimised", "drafted", "equipped", "hosted", "other",
]  # fmt: skip
"""What an act was; ``other`` where none of the kinds of method, section 1, fits."""

EventSide = Literal["programme", "other", "unknown"]
"""Whose act it was: the programme's, somebody else's, or the text does not say."""

EventCategory = Literal["act", "context"]
"""An act somebody did, or a circumstance that nobody in the casebook brought about."""

LinkBasis = Literal["stated_cause", "stated_sequence", "inferred"]
"""How a link stands in the text: as cause ("led to"), as mere order ("after"), or not at all."""

RivalKind = Literal["rival", "co_contributor"]
"""Another explanation instead of the programme, or a part of the same effort (method, section 6.3)."""

RivalSearch = Literal["not_searched", "searched_less", "searched_equally"]
"""Whether evidence for the rival was sought with the same effort as for the claim (method, section 6.3)."""

RivalStanding = Literal["not_assessed", "stands", "weakened", "excluded"]
"""What was decided of the rival (method, section 6.3)."""

GroundDirection = Literal["for", "against", "baseline"]
"""A passage that carries a rating, limits it, or only describes the time before (method, section 7)."""

SubstantiationResponse = Literal["not_asked", "no_response", "confirmed", "partly", "denied"]
"""What a substantiator answered; no response is data (method, section 9)."""

CommitmentStanding = Literal["unknown", "kept", "partly", "broken"]
"""What became of a promise; anything but ``unknown`` needs evidence (method, section 10)."""

StatementKind = Literal[
    "success", "challenge", "question", "answer", "quantity", "comment", "announcement"
]  # fmt: skip
"""What a bullet or sentence of a meeting note says."""

FrameworkLevel = Literal["objective", "outcome", "output", "other"]
"""The level of a results framework an item stands on."""

ClusterTreatment = Literal["once", "given"]
"""How dependent items are weighed: the strongest once, or by given conditionals (method, section 5)."""

SourceKind = Literal["outcome_record", "meeting_note", "cited_link", "document", "interview", "observation"]
"""What a source is."""

PassageKind = Literal[
    "field", "title", "heading", "paragraph", "bullet", "question", "answer", "furniture", "layout"
]  # fmt: skip
"""What a stretch of text is; ``furniture`` is the page's own words, ``layout`` is what lies between."""

PersonRole = Literal[
    "", "victim", "family", "witness", "minor", "defender", "volunteer", "alleged_perpetrator", "official"
]  # fmt: skip
"""A person's role, which decides what a donor reads; blank for a body, or for a person nobody has placed."""

Severity = Literal["error", "warning", "note", "not_checked"]
"""How much a finding matters: stops the work, should be mended, worth knowing, or was not looked at."""

Audience = Literal["evaluator", "donor"]
"""Who will read what is made."""

Timing = Literal["before", "uncertain", "after", "refuted"]
"""The cause against the effect in time (method, section 6.2)."""

Strength = Literal["untested", "weak", "some", "mixed", "failed", "strong"]
"""Strength of evidence by the rules of method, section 5."""

TestKind = Literal["straw_in_the_wind", "hoop", "smoking_gun", "doubly_decisive"]
"""The four process-tracing tests (method, section 5)."""

Verdict = Literal["refuted", "unsubstantiated", "plausible", "supported", "strongly supported"]
"""The ladder of method, section 6, lowest first."""

NodeKind = Literal[
    "actor", "act", "outcome", "trace", "claim", "rival", "evidence", "framework item", "request",
    "commitment",
]  # fmt: skip
"""What a node of the contribution graph is; ``act`` is any event, with its side beside it."""

RelationKind = Literal[
    "did", "reached", "changed", "led to", "tells the same", "claimed as cause", "claimed for", "rivals",
    "contributes beside", "is the rival", "named as rival", "speaks for", "shows earlier", "seen in", "shows",
    "placed", "asked", "asked of", "met", "promised", "promised to", "answers",
]  # fmt: skip
"""What one row of the graph says of another, read "tail kind head" (method, section 3)."""

Match = Literal["exact", "contains"]
"""Whether the label of a factor has to be the text, or only to hold it."""

SpreadsheetForm = Literal["casebook", "causal-map"]
"""What an .xlsx file may be."""

Measurement = Literal["nominal", "ordinal", "interval", "ratio"]
"""What the levels of a scale are: names, an order, distances, or amounts with a true nought."""
