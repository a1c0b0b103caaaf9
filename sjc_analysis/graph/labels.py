"""What labels say by their form: ``~fear`` is the opposite of ``fear``, and ``a; b`` is b, an example of a.

References
----------
Causal Map guide, "Opposites" and "Hierarchical coding".
"""

from collections.abc import Callable
from dataclasses import replace

from sjc_analysis.graph.links import Factor, LinkMap, linked

OPPOSITE = "~"
LEVEL = ";"


def levels(label: str) -> tuple[str, ...]:
    """Split a label into its levels, the most general first.

    Examples
    --------
    >>> levels("Health; mental ;fear")
    ('Health', 'mental', 'fear')
    """
    return tuple(part.strip() for part in label.split(LEVEL))


def opposite(label: str) -> str:
    """Turn a label into its opposite: every level changes sides.

    Examples
    --------
    >>> opposite("fear"), opposite("~ fear"), opposite("~Healthy habits; smoking")
    ('~fear', 'fear', 'Healthy habits; ~smoking')
    """
    return f"{LEVEL} ".join(
        part.removeprefix(OPPOSITE).strip() if part.startswith(OPPOSITE) else f"{OPPOSITE}{part}"
        for part in levels(label)
    )


def upright(label: str) -> str:
    """Give the label under which a factor and its opposite are told together.

    Examples
    --------
    >>> upright("~fear"), upright("fear"), upright("Healthy habits; ~smoking")
    ('fear', 'fear', 'Healthy habits; ~smoking')
    """
    return opposite(label) if label.lstrip().startswith(OPPOSITE) else label


def combine_opposites(links: LinkMap) -> LinkMap:
    """Tell ``~fear`` under ``fear``, and mark the links that were said between opposite poles.

    ``~fear -> trust`` becomes an opposed link ``fear -> trust``; ``~fear -> ~trust`` becomes a plain one, for
    both ends changed sides. A bundle counts the opposed among its citations, so what was said is not lost.
    Without this step the two poles are factors of their own.

    Examples
    --------
    >>> from sjc_analysis.graph.links import CitedLink
    >>> names = tuple(Factor(name, name) for name in ("fear", "trust", "~fear"))
    >>> told = CitedLink("1", "fear", "trust"), CitedLink("2", "~fear", "trust")
    >>> [link[1:3] + (link.opposed,) for link in combine_opposites(LinkMap(names, told)).links]
    [('fear', 'trust', False), ('fear', 'trust', True)]
    """
    flipped = {factor.factor_id for factor in links.factors if upright(factor.label) != factor.label}
    marked = tuple(
        link._replace(opposed=link.opposed != ((link.cause in flipped) != (link.effect in flipped)))
        for link in links.links
    )
    opposed = sum(link.opposed for link in marked)
    combined = _relabel(replace(links, links=marked), upright)
    if not flipped:
        return combined
    said = f"{opposed} of {len(marked)} links were said between opposite poles and are told with the others"
    return replace(combined, notes=(*combined.notes, said))


def zoom(links: LinkMap, level: int) -> LinkMap:
    """Tell every factor at a level of its label; what was traced at full detail stays what it was.

    Zooming before tracing makes paths that nobody told, out of links of different factors of one family.

    Parameters
    ----------
    links
        The map, already traced.
    level
        Levels to keep, from 1. A label with no more levels than that stays as it is.

    Raises
    ------
    ValueError
        If the level is below 1.

    Examples
    --------
    >>> from sjc_analysis.graph.links import CitedLink
    >>> names = Factor("1", "Health; fear"), Factor("2", "Trust")
    >>> zoom(LinkMap(names, (CitedLink("1", "1", "2"),)), 1).factors
    (Factor(factor_id='Health', label='Health'), Factor(factor_id='2', label='Trust'))
    """
    if level < 1:
        msg = "a label has one level at least"
        raise ValueError(msg)

    def cut(label: str) -> str:
        return label if len(levels(label)) <= level else f"{LEVEL} ".join(levels(label)[:level])

    return _relabel(links, cut)


def _relabel(links: LinkMap, new_label: Callable[[str], str]) -> LinkMap:
    """Give factors new labels; those that come to share a changed label are one factor, called by it."""
    labels = {factor.factor_id: new_label(factor.label) for factor in links.factors}
    changed = {
        labels[factor.factor_id] for factor in links.factors if labels[factor.factor_id] != factor.label
    }
    ids = {old: label if label in changed else old for old, label in labels.items()}
    factors = dict.fromkeys(Factor(ids[old], label) for old, label in labels.items())
    told = tuple(link._replace(cause=ids[link.cause], effect=ids[link.effect]) for link in links.links)
    return linked(replace(links, factors=tuple(factors), links=told))
