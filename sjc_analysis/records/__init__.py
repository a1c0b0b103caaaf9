"""The domain: every kind of row a casebook holds, frozen and typed, each defined once.

``ID`` prefixes: S source, R record, P passage, N actor (name), M mention, A act or other event, O outcome,
Z trace, L link, C claim, V rival, E evidence, H likelihood, D cluster (dependence), J package (joint
cause), G rating, B ground (basis), U substantiation, Q request, K commitment, T statement, F framework item.
The meaning of each column is in its ``description``; ``docs/data-model.md`` is the same, in prose.
"""

from sjc_analysis.records.base import Decided, Ids, Item, Probability, Quote, Row
from sjc_analysis.records.claims import Claim, Event, FrameworkItem, Link, Outcome, Package, Rival, Trace
from sjc_analysis.records.evidence import Cluster, Evidence, Ground, Likelihood, Rating, Substantiation
from sjc_analysis.records.meetings import Commitment, Request, Statement
from sjc_analysis.records.sources import Actor, HarvestRecord, Mention, Passage, Setting, Source

__all__ = [
    "Actor",
    "Claim",
    "Cluster",
    "Commitment",
    "Decided",
    "Event",
    "Evidence",
    "FrameworkItem",
    "Ground",
    "HarvestRecord",
    "Ids",
    "Item",
    "Likelihood",
    "Link",
    "Mention",
    "Outcome",
    "Package",
    "Passage",
    "Probability",
    "Quote",
    "Rating",
    "Request",
    "Rival",
    "Row",
    "Setting",
    "Source",
    "Statement",
    "Substantiation",
    "Trace",
]
