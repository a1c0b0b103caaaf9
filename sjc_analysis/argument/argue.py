"""The argument of a claim: its premises along each path, and the verdict, which is that of the weakest.

A newcomer who asks why a claim reads as it does needs :meth:`Argument.claim` here, and for the conditions of
one premise the method of its name in :mod:`sjc_analysis.argument.premises` (method, section 6).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sjc_analysis.argument.levels import Condition, Level, Premise, lowest
from sjc_analysis.argument.premises import Premises
from sjc_analysis.argument.profile import Profile
from sjc_analysis.argument.voices import is_judged
from sjc_analysis.casebook import Casebook
from sjc_analysis.graph.model import Model
from sjc_analysis.records import Claim, Row

PREMISES = ("act", "change", "step", "whole", "rivals", "needed", "judge")
"""Names of the premises, in the order in which equals decide."""


class Verdict(NamedTuple):
    """A claim argued along its best path.

    ``granted`` is what it would read if the change it is about were granted.
    """

    whole: str
    path: tuple[str, ...]
    premises: tuple[Premise, ...]
    granted: Level
    judges: tuple[str, ...]

    @property
    def level(self) -> Level:
        """The level of the weakest premise."""
        return lowest(self.premises)

    @property
    def deciding(self) -> tuple[Premise, Condition] | None:
        """The premise and condition that decide: what speaks against comes before what is lacking."""
        if self.level == Level.STRONGLY:
            return None
        held = [(premise, premise.deciding[0]) for premise in self.premises if premise.level == self.level]
        return min(held, key=lambda pair: (not pair[1].against, PREMISES.index(pair[0].name)))


class Argument:
    """The claims of a casebook, argued on its graph.

    Parameters
    ----------
    model
        The casebook as a graph.
    profile
        The bars that premises are held to.
    before
        The argument that this one differs from by a few rows; what they do not touch is taken from it.
    supposed
        See :class:`sjc_analysis.argument.premises.Premises`.
    changed
        The rows that read otherwise than before, by their ids.

    Examples
    --------
    >>> from sjc_analysis.argument.profile import load_profile
    >>> from sjc_analysis.records import Event, Outcome
    >>> book = Casebook(events=(Event(event_id="A-01", description="a training"),),
    ...     outcomes=(Outcome(outcome_id="O-01", statement="a station publishes its register"),),
    ...     claims=(Claim(claim_id="C-01", cause_id="A-01", outcome_id="O-01"),))
    >>> Argument(Model(book), load_profile()).claim(book.claims[0]).level.word
    'unsubstantiated'
    """

    def __init__(
        self,
        model: Model,
        profile: Profile,
        before: "Argument | None" = None,
        supposed: Mapping[str, tuple[int, int]] | None = None,
        changed: Mapping[str, Row] | None = None,
    ) -> None:
        self.model, self.profile = model, profile
        self._before, self._changed = before, changed or {}
        self.premises: Premises = Premises(model, profile, before.premises if before else None, supposed)

    @property
    def book(self) -> Casebook:
        """The casebook."""
        return self.model.book

    def what_if(self, rows: Mapping[str, Row]) -> "Argument":
        """Argue on the graph with some rows changed: id -> the row as it would read."""
        model = self.model.with_rows(rows)
        if model.graph is not self.model.graph:
            return Argument(model, self.profile)
        return Argument(model, self.profile, self, changed=rows)

    def suppose(self, target: str, *, speaks_for: int = 0, against: int = 0) -> "Argument":
        """Argue as if further outside voices spoke for or against a change or step."""
        return Argument(self.model, self.profile, self, {target: (speaks_for, against)})

    def happened(self, outcome_id: str) -> Premise:
        """Give the premise that a change took place."""
        return self.premises.change(self.model.node(outcome_id))

    def claim(self, claim: Claim) -> Verdict:
        """Argue a claim that the evaluator wrote down: the weakest premise of its best path decides."""
        return self.between(claim.cause_id, claim.outcome_id)

    def between(self, cause_id: str, outcome_id: str) -> Verdict:
        """Argue that an act contributed to a change, whether or not somebody wrote the claim down.

        Claims of the same act and change are one: where somebody looked for rivals is read from each.

        Parameters
        ----------
        cause_id, outcome_id
            The act (or an earlier change) and the outcome.
        """
        model, premises = self.model, self.premises
        cause, change = model.node(cause_id), model.node(outcome_id)
        whole = f"{cause}>{change}"
        written = [row for row in model.bears_on(whole, "claims") if is_judged(row, self.profile)]
        sought = "; ".join(row.rivals_sought for row in written if row.rivals_sought)
        routes = self._routes(whole)
        judges = self._judges(whole, written, routes)
        common = [
            premises.act(cause) if model.is_act(cause) else premises.change(cause),
            premises.change(change),
            premises.needed(cause, change),
            premises.judge(whole, judges),
        ]
        best: Verdict | None = None
        granted = Level.REFUTED
        for route in routes:
            along = list(self._along(whole, route, sought))
            verdict = Verdict(whole, route, tuple(sorted((*common, *along), key=_place)), granted, judges)
            granted = max(granted, lowest(each for each in verdict.premises if each is not common[1]))
            if best is None or verdict.level > best.level:
                best = verdict
        return (best or Verdict(whole, (), tuple(common), granted, judges))._replace(granted=granted)

    def _judges(self, whole: str, rows: Sequence[Row], routes: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
        """Name who judged what a claim rests on; a few rows judged otherwise add only their own judges."""
        known = self.model.shared.setdefault("judges", {})
        key = whole, *(row.row_id for row in rows)
        refused = any(getattr(row, "status", "") == "refused" for row in self._changed.values())
        if self._before is None or refused or key not in known:
            looked_at = (*rows, *self.rows_of(whole, routes))
            found = self.premises.judges(looked_at), frozenset(row.row_id for row in looked_at)
            if self._before is None:
                known[key] = found
            return found[0]
        judges, ids = known[key]
        otherwise = self.premises.judges(row for row_id, row in self._changed.items() if row_id in ids)
        return tuple(sorted({*judges, *otherwise}))

    def _routes(self, whole: str) -> list[tuple[str, ...]]:
        """List the paths of a claim, the shortest first; the direct step is one if anything bears on it."""
        routes = list(self.model.paths(*self.model.ends(whole)))
        if (whole,) not in routes and (not routes or self.premises.bearings(whole).items):
            routes.insert(0, (whole,))
        return routes

    def _along(self, whole: str, route: tuple[str, ...], sought: str) -> Iterator[Premise]:
        """Give the premises of one path: its steps, the changes and acts between them, and its rivals."""
        model, premises = self.model, self.premises
        change = model.ends(whole)[1]
        for step in route:
            yield premises.step(step)
            middle = model.ends(step)[1]
            if middle != change:
                yield premises.act(middle) if model.is_act(middle) else premises.change(middle)
        met = min(premises.speaking(step) for step in route)
        yield premises.whole(whole, met)
        yield premises.rivals(route, whole, sought)

    def rows_of(self, whole: str, routes: Sequence[tuple[str, ...]]) -> list[Any]:
        """List the judged rows that a claim rests on or is limited by: evidence, rivals, links and signs."""
        model, premises = self.model, self.premises
        steps = tuple(dict.fromkeys((whole, *(step for route in routes for step in route))))
        nodes = tuple(dict.fromkeys(end for step in steps for end in model.ends(step)))
        found: dict[str, Any] = {}
        for target in (*steps, *nodes):
            for kind in ("shows", "traces"):
                found |= {row.row_id: row for row in model.bears_on(target, kind)}
        for step in steps:
            found |= {row.row_id: row for row in (*premises.rivals_at(step), *premises.links(step))}
        return list(found.values())

    def looks_at(self, claim: Claim) -> list[Any]:
        """List every decided or drafted row that a claim's verdict looks at, each once."""
        model = self.model
        whole = model.step(claim.cause_id, claim.outcome_id)
        routes = self._routes(whole)
        rows = self.rows_of(whole, routes)
        evidence = [row.row_id for row in rows if row.prefix == "E"]
        weights = [row for each in evidence for row in model.bears_on(each, "weighs")]
        nodes = dict.fromkeys(
            end for route in ((whole,), *routes) for step in route for end in model.ends(step)
        )
        own = [self.book.row(node) for node in nodes if self.book.has(node)]
        told = [row for node in nodes if not model.is_act(node) for row in model.tellings(node)]
        packages = model.bears_on(model.ends(whole)[1], "suffices")
        written = model.bears_on(whole, "claims")
        every = (*written, *own, *told, *rows, *weights, *packages)
        return list({row.row_id: row for row in every if row.status != "refused"}.values())


def _place(premise: Premise) -> int:
    return PREMISES.index(premise.name)
