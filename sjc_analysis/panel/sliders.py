"""The controls of the panel in JupyterLab; the reasoning and the words are the still panel's own."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import ipywidgets
from markupsafe import Markup

from sjc_analysis.findings import FindingsError
from sjc_analysis.panel.judgements import ItemJudgement, Judgements
from sjc_analysis.reasoning.odds import Bounds

if TYPE_CHECKING:
    from sjc_analysis.panel.sensitivity import SensitivityPanel

_WIDE = {"description_width": "13rem"}


def sliders(panel: "SensitivityPanel") -> Any:
    """Build the sliders of a panel and the view they change.

    Parameters
    ----------
    panel
        The still panel.
    """
    view = ipywidgets.HTML(value=panel.document()._repr_html_())
    given = panel.judgements
    if given is None:
        return ipywidgets.VBox([view])
    controls = _controls(given)
    back = ipywidgets.Button(
        description="Back to the casebook", tooltip="Put every slider where it was", layout={"width": "auto"}
    )

    def show(_: object = None) -> None:
        try:
            view.value = panel.document(_moved(given, controls))._repr_html_()
        except FindingsError as error:
            view.value = str(Markup("<p>{}</p>").format(str(error)))

    def reset(_: object) -> None:
        for name, slider in controls.items():
            slider.value = tuple(_bounds(given)[name])

    for slider in controls.values():
        slider.observe(show, names="value")
    back.on_click(reset)
    show()
    return ipywidgets.VBox([*controls.values(), back, view])


def _bounds(judgements: Judgements) -> dict[str, Bounds]:
    """Give the interval of every judgement by the name on its slider."""
    bounds = {"Prior": judgements.prior}
    for evidence_id, judged in judgements.items.items():
        bounds[f"{evidence_id} if the claim holds"] = judged.claim
        bounds[f"{evidence_id} if the rival holds"] = judged.rival
    return bounds


def _controls(judgements: Judgements) -> dict[str, Any]:
    return {
        name: ipywidgets.FloatRangeSlider(
            value=tuple(bounds), min=0.0, max=1.0, step=0.01, description=name, style=_WIDE,
            layout={"width": "36rem", "max_width": "98%"}, continuous_update=False, readout_format=".2f",
        )
        for name, bounds in _bounds(judgements).items()
    }  # fmt: skip


def _moved(given: Judgements, controls: Mapping[str, Any]) -> Judgements:
    """Read the sliders; one that was not moved keeps the casebook's very number."""
    now = {name: _value(bounds, controls[name].value) for name, bounds in _bounds(given).items()}
    items = {
        evidence_id: ItemJudgement(
            now[f"{evidence_id} if the claim holds"], now[f"{evidence_id} if the rival holds"]
        )
        for evidence_id in given.items
    }
    return given._replace(prior=now["Prior"], items=items)


def _value(given: Bounds, shown: tuple[float, float]) -> Bounds:
    moved = Bounds(*(round(end, 2) for end in shown))
    return given if moved == tuple(round(end, 2) for end in given) else moved
