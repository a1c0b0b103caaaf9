"""Convert a casebook to another tool's format, or its file to a casebook, and say what is lost."""

from dataclasses import dataclass
from pathlib import Path

from sjc_analysis.casebook import Casebook
from sjc_analysis.disclosure import for_audience, release_findings
from sjc_analysis.exchange.forms import Form, form_of_input, form_of_output
from sjc_analysis.exchange.graph_xml import from_graphml, to_graphml
from sjc_analysis.exchange.losses import losses
from sjc_analysis.exchange.map_in import from_map
from sjc_analysis.exchange.map_out import to_map
from sjc_analysis.exchange.node_link import from_json, to_json
from sjc_analysis.exchange.place import check_gate, may_replace, put_files
from sjc_analysis.exchange.refi_in import from_refi
from sjc_analysis.findings import FindingsError
from sjc_analysis.safe_sheets import UNPACKED_LIMIT, refuse
from sjc_analysis.vocabulary import Audience, SpreadsheetForm
from sjc_analysis.workbook import load_casebook, save_casebook
from sjc_analysis.workbook.read_xlsx import read_xlsx

_NAMES: dict[Form, str] = {
    "casebook": "a casebook", "causal-map": "a Causal Map workbook", "json": "a node-link graph (JSON)",
    "graphml": "a graph (GraphML)",
    "refi": "a REFI-QDA project",
}  # fmt: skip


@dataclass(frozen=True)
class Conversion:
    """What was converted and written, for whom, and what the new file cannot carry."""

    casebook: Casebook
    came_as: Form
    form: Form
    audience: Audience
    written: str
    lost: tuple[str, ...]


def convert(
    source: Path,
    target: Path,
    *,
    audience: Audience = "evaluator",
    spreadsheet: SpreadsheetForm | None = None,
    replace: bool = False,
) -> Conversion:
    """Convert a file, by the ending of its new name.

    Parameters
    ----------
    source
        A casebook, a Causal Map workbook, a graph this program wrote (JSON, GraphML), or a REFI-QDA project.
    target
        The name to write.
    audience
        Who will read the file. For anybody but the evaluator it is made from the rows that reader may know,
        and searched for what must not leave before it is put in place.
    spreadsheet
        What an .xlsx file shall be; see :func:`sjc_analysis.exchange.forms.form_of_output`.
    replace
        Whether what stands there may go.

    Raises
    ------
    FindingsError
        With everything that is wrong; nothing is written then.
    """
    source, target = Path(source), Path(target)
    came_as = form_of_input(source)
    form = form_of_output(target, came_as, source, spreadsheet)
    if form == "casebook" and audience != "evaluator":
        reason = "a casebook is the evaluator's own; no casebook is written for another reader"
        raise refuse(target.name, "X11", reason, "Make a report for that reader, or a graph or map.")
    if form == came_as and form != "casebook":
        raise refuse(target.name, "X1", "this would only be copied", "Give a name with another ending.")
    may_replace((target,), replace=replace)
    whole = _read(source, came_as)
    view = for_audience(whole, audience)
    if audience != "evaluator" and (blocked := release_findings(view, whole)):
        raise FindingsError(blocked)
    written = _write(view, whole, target, form, audience)
    return Conversion(view, came_as, form, audience, written, losses(view, form))


def _read(source: Path, form: Form) -> Casebook:
    if form == "casebook":
        return load_casebook(source)
    if source.stat().st_size > UNPACKED_LIMIT:
        raise refuse(source.name, "X4", "the file is larger than a harvest can be", "Split the harvest.")
    if form == "causal-map":
        return from_map(source.name, {sheet.name: sheet.rows for sheet in read_xlsx(source)})
    read = {"json": from_json, "graphml": from_graphml, "refi": from_refi}[form]
    return read(source.name, source.read_bytes())


def _write(view: Casebook, whole: Casebook, target: Path, form: Form, audience: Audience) -> str:
    if form == "casebook":
        save_casebook(view, target)
        return target.name
    with put_files({target: _content(target.name, view, form)}) as staged:
        if audience != "evaluator":
            check_gate(staged, whole, view, (_content(target.name, Casebook(), form),))
    return target.name


def _content(file: str, casebook: Casebook, form: Form) -> bytes:
    if form == "causal-map":
        return to_map(file, casebook)
    return {"json": to_json, "graphml": to_graphml}[form](casebook)


def conversion_lines(conversion: Conversion) -> list[str]:
    """Say what was written, whom it is for, what it cannot carry, and what was found on the way.

    Parameters
    ----------
    conversion
        What :func:`convert` gave.
    """
    book = conversion.casebook
    counts = f"{len(book.events)} acts, {len(book.outcomes)} outcomes, {len(book.links)} links"
    coded = f", {len(book.statements)} statements" if conversion.came_as == "refi" else ""
    return [
        f"{conversion.written}: {_NAMES[conversion.form]} made from "
        f"{_NAMES[conversion.came_as]}; {counts}{coded}.",
        _reader(conversion),
        *(["It cannot carry:"] if conversion.lost else []),
        *(f"- {line}" for line in conversion.lost),
        *(finding.message() for finding in book.findings if conversion.came_as in ("causal-map", "refi")),
    ]


def _reader(conversion: Conversion) -> str:
    if conversion.audience != "evaluator":
        return f"It holds what a {conversion.audience} may know, and was searched for what must not leave."
    secret = sum(source.confidential for source in conversion.casebook.sources)
    return (
        "It holds the evaluator's whole casebook, what is confidential too "
        f"({secret} of {len(conversion.casebook.sources)} sources): it is not for anybody else."
    )
