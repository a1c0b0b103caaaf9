"""A drawn sheet as inline SVG: the same shapes and words, grouped, with nothing that runs or loads.

Only paths and text are written, with plain colours and numbers; there is no script, no reference and no id.
What a part says is shown on pointing at it, on reaching it by keyboard, or on touch.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgba
from matplotlib.patches import Patch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.typing import ColorType

from sjc_analysis.figures.sheet import LINE, fit
from sjc_analysis.plain_text import one_line

_LETTERS = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE3: "Q", Path.CURVE4: "C"}
_FOOT, _MARGIN, _SIZE, _WIDE, _LINES, _GAP = 30.0, 16.0, 8.5, 300.0, 6, 7.0
_STYLE = (
    ".sjc-live{display:block!important}.sjc-note{display:none}.sjc-say{visibility:hidden;pointer-events:none}.sjc-part{cursor:help;outline:none}a.sjc-part{cursor:pointer}"
    ".sjc-part:hover path,.sjc-part:focus path{stroke:#0b5394}.sjc-part .sjc-hit{stroke-opacity:0}"
)
_SHOW = ".sjc-graph:has(.sjc-p{0}:hover) .sjc-s{0},.sjc-graph:has(.sjc-p{0}:focus) .sjc-s{0}"


@dataclass(frozen=True)
class Part:
    """One box or arrow: what it is, the words it rests on, the place that tells more, who vouches for it."""

    what: str
    words: str
    link: str = ""
    state: str = ""


def as_svg(axes: Axes, parts: Mapping[str, Part], label: str, hint: str) -> Markup:
    """Write a sheet as inline SVG.

    Parameters
    ----------
    axes
        The sheet, which counts points; its artists bear the names of their parts as ``gid``.
    parts
        Name -> what the part says, in the order in which the keyboard reaches them.
    label
        What the whole picture shows, for readers who cannot see it.
    hint
        How to use it, in a line below.

    Returns
    -------
    Markup
        One ``<svg>`` element on one line, with all words of the data escaped.
    """
    width, height = axes.get_xlim()[1], axes.get_ylim()[1]
    named: dict[str, list[Patch | Text]] = {}
    drawn: list[Patch | Text] = [*axes.patches, *axes.texts]
    for artist in sorted(drawn, key=lambda each: each.get_zorder()):
        named.setdefault(artist.get_gid() or "", []).append(artist)
    shown = [(name, part) for name, part in parts.items() if name in named]
    loose = [artist for name in named if name not in parts for artist in named[name]]
    drawing = [
        *(_drawn(artist, height) for artist in loose),
        _hint(hint, height),
        *(_group(number, part, named[name], height) for number, (name, part) in enumerate(shown)),
        *(_say(number, part, named[name], (width, height)) for number, (name, part) in enumerate(shown)),
    ]
    return Markup("{}{}</svg>").format(_opening(label, width, height, len(shown)), Markup("").join(drawing))


def _opening(label: str, width: float, height: float, parts: int) -> Markup:
    rules = ",".join(_SHOW.format(number) for number in range(parts))
    style = f"{_STYLE}{rules}{{visibility:visible}}" if parts else _STYLE
    return Markup(
        '<svg class="sjc-graph" role="group" aria-label="{}" viewBox="0 0 {} {}" style="width:100%;'
        "min-width:{}px;max-width:{}px;height:auto;background:#fff;font-family:'DejaVu Sans',Verdana,"
        'sans-serif"><style>{}</style>'
    ).format(label, _n(width), _n(height + _FOOT), round(width), round(width * 1.45), Markup(style))  # noqa: S704 - our own rules


def _hint(hint: str, height: float) -> Markup:
    text = Markup('<text x="{}" y="{}" font-size="{}" font-weight="bold" fill="#595959">{}</text>')
    return text.format(_n(_MARGIN), _n(height + _SIZE * 1.6), _n(_SIZE), hint)


def _group(number: int, part: Part, artists: Sequence[Patch | Text], height: float) -> Markup:
    shown = one_line(" ".join(each.get_text() for each in artists if isinstance(each, Text)))
    # A name that a voice can call begins with the words that are seen.
    said = one_line(f"{shown} {part.state}. {part.words}" if shown else f"{part.what} {part.words}")
    body = Markup(" ").join(_drawn(artist, height) for artist in artists)
    inner = _hit(artists, height) + body
    name = f"sjc-part sjc-p{number}"
    if part.link:
        return Markup('<a class="{}" href="#{}" aria-label="{}">{}</a>').format(name, part.link, said, inner)
    group = Markup('<g class="{}" tabindex="0" role="img" aria-label="{}">{}</g>')
    return group.format(name, said, inner)


def _hit(artists: Sequence[Patch | Text], height: float) -> Markup:
    """Give an arrow a wide unseen stroke, so that a pointer finds it."""
    line = next((each for each in artists if isinstance(each, Patch)), None)
    if line is None or _seen(line.get_facecolor()):
        return Markup("")
    unseen = 'fill="none" stroke="#000000" stroke-opacity="0" stroke-width="12"'
    return Markup('<path class="sjc-hit" d="{}" {}/>').format(_d(line, height), Markup(unseen))  # noqa: S704


def _say(number: int, part: Part, artists: Sequence[Patch | Text], sheet: tuple[float, float]) -> Markup:
    """Write a part's words on a note below or above it; shown while the part is pointed at or in focus."""
    room = _WIDE - 2 * _GAP
    lines = [(line, True) for line in fit(part.what, room * 0.86, 3, _SIZE)]
    lines += [(line, False) for line in fit(part.words, room, _LINES, _SIZE)]
    tall = len(lines) * _SIZE * LINE + 2 * _GAP
    left, top = _place(artists, tall, sheet)
    ground = Markup('<path d="M{0} {1}H{2}V{3}H{0}Z" fill="#fffbe6" stroke="#1a1a1a" stroke-width="0.8"/>')
    note = ground.format(_n(left), _n(top), _n(left + _WIDE), _n(top + tall))
    texts = Markup("").join(
        Markup('<text x="{}" y="{}" font-size="{}" font-weight="{}" fill="#1a1a1a">{}</text>').format(
            _n(left + _GAP), _n(top + _GAP + _SIZE * (0.9 + place * LINE)), _n(_SIZE),
            "bold" if bold else "normal", line,
        )
        for place, (line, bold) in enumerate(lines)
    )  # fmt: skip
    return Markup('<g class="sjc-say sjc-s{}" aria-hidden="true">{}</g>').format(number, note + texts)


def _place(artists: Sequence[Patch | Text], tall: float, sheet: tuple[float, float]) -> tuple[float, float]:
    """Give the upper left corner of a note: below its part, or above it where there is no room below."""
    width, height = sheet
    boxes = [_outline(each).get_extents() for each in artists if isinstance(each, Patch)]
    centre = sum(box.x0 + box.x1 for box in boxes[:1]) / 2
    low, high = height - min(box.y0 for box in boxes), height - max(box.y1 for box in boxes)
    left = min(max(centre - _WIDE / 2, 4.0), max(width - _WIDE - 4, 4.0))
    below = low + _GAP
    return left, below if below + tall < height + _FOOT else max(high - _GAP - tall, 2.0)


def _drawn(artist: Patch | Text, height: float) -> Markup:
    if isinstance(artist, Text):
        return _text(artist, height)
    fill, edge = artist.get_facecolor(), artist.get_edgecolor()
    shown = _seen(edge) and artist.get_linewidth() > 0
    path = Markup('<path d="{}" fill="{}" stroke="{}" stroke-width="{}"{}/>').format(
        _d(artist, height), to_hex(fill) if _seen(fill) else "none", to_hex(edge) if shown else "none",
        _n(artist.get_linewidth()), _dashes(artist),
    )  # fmt: skip
    return path + _hatch(artist, height)


def _seen(colour: ColorType) -> bool:
    return to_rgba(colour)[3] > 0


def _text(text: Text, height: float) -> Markup:
    x, y = text.get_position()
    weight = "bold" if text.get_fontweight() == "bold" else "normal"
    return Markup('<text x="{}" y="{}" font-size="{}" font-weight="{}" fill="{}">{}</text>').format(
        _n(x),
        _n(height - y),
        _n(float(text.get_fontsize())),
        weight,
        to_hex(text.get_color()),
        text.get_text(),
    )


def _dashes(patch: Patch) -> Markup:
    style = patch.get_linestyle()
    if not isinstance(style, tuple) or not style[1]:
        return Markup("")
    scaled = " ".join(_n(length * max(patch.get_linewidth(), 1.0)) for length in style[1])
    return Markup(' stroke-dasharray="{}"').format(scaled)


def _outline(patch: Patch) -> Path:
    return patch.get_path().transformed(patch.get_patch_transform())


def _d(patch: Patch, height: float) -> str:
    """Write a patch's outline as path data, with y downwards."""
    path = _outline(patch)
    words: list[str] = []
    for points, code in path.iter_segments(simplify=False, curves=True):
        if code == Path.CLOSEPOLY:
            words.append("Z")
            continue
        pairs = zip(points[::2], points[1::2], strict=True)
        words.append(_LETTERS[code] + " ".join(f"{_n(x)} {_n(height - y)}" for x, y in pairs))
    return "".join(words)


def _hatch(patch: Patch, height: float) -> Markup:
    """Draw a hatch as plain lines across the box around a shape."""
    hatch = patch.get_hatch()
    if not hatch:
        return Markup("")
    box = _outline(patch).get_extents()
    lines = "".join(_lines(hatch[0], box.x0 + 1, height - box.y1 + 1, box.x1 - 1, height - box.y0 - 1))
    return Markup('<path d="{}" fill="none" stroke="{}" stroke-width="0.8"/>').format(
        lines, to_hex(patch.get_edgecolor())
    )


def _lines(kind: str, left: float, top: float, right: float, bottom: float) -> Iterator[str]:
    """Give the strokes of a hatch within a box, each as path data."""
    gap = 4.0
    wide, tall = right - left, bottom - top
    if kind in "-+.":
        for step in range(1, int(tall / gap) + 1):
            yield f"M{_n(left)} {_n(top + step * gap)}H{_n(right)}"
    if kind in "+":
        for step in range(1, int(wide / gap) + 1):
            yield f"M{_n(left + step * gap)} {_n(top)}V{_n(bottom)}"
    slopes = {"/": (-1,), "\\": (1,), "x": (-1, 1)}.get(kind, ())
    for slope in slopes:
        for step in range(int((wide + tall) / gap) + 1):
            offset = step * gap
            begin, end = max(0.0, offset - tall), min(wide, offset)
            if begin < end:
                fall = offset if slope < 0 else tall - offset
                y0, y1 = top + fall + slope * begin, top + fall + slope * end
                yield f"M{_n(left + begin)} {_n(y0)}L{_n(left + end)} {_n(y1)}"


def _n(value: float) -> str:
    """Write a coordinate with at most one decimal."""
    return f"{round(value, 1):g}"
