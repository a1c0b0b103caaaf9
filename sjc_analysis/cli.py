"""The command line ``sjc``: parse, call, write; no logic of its own."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from tqdm import tqdm

from sjc_analysis.assessment import assess
from sjc_analysis.calculator import weigh_texts, weighing_lines
from sjc_analysis.casebook import Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.decisions import Kept, merge_coders, save_disagreements, save_lost
from sjc_analysis.findings import FindingsError
from sjc_analysis.intake import draft_files, draft_keeping, may_write, open_casebook, read_only
from sjc_analysis.read_summary import reading_lines, summarise_reading
from sjc_analysis.report import make_report
from sjc_analysis.todo import save_todo
from sjc_analysis.trace import Match, open_links, trace, trace_lines
from sjc_analysis.verdict_text import verdict_lines
from sjc_analysis.vocabulary import Audience
from sjc_analysis.workbook import load_casebook, save_casebook

app = typer.Typer(
    help="Contribution analysis of outcome harvests: every step with its quote.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Documents = Annotated[
    list[Path], typer.Argument(help="Outcome records, tables of them, meeting notes; or folders.")
]
Inputs = Annotated[list[Path], typer.Argument(help="One casebook, or documents to draft one from.")]
CasebookPath = Annotated[Path, typer.Argument(help="A casebook: a spreadsheet or a folder of CSV files.")]
Registry = Annotated[Path | None, typer.Option("--registry", help="Your list of actors, a CSV file.")]
Mapping = Annotated[
    Path | None, typer.Option("--mapping", help="Your mapping sheet: which fields unknown headings are.")
]
Replace = Annotated[bool, typer.Option("--replace", help="Write over what stands there.")]
Keep = Annotated[
    Path | None, typer.Option("--keep", help="A casebook whose decisions the new draft must carry.")
]
Todo = Annotated[
    Path | None, typer.Option("--todo", help="Also write the findings as a to-do list, todo.xlsx.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Public = Annotated[
    list[str] | None,
    typer.Option("--public", help="Name of a file that you declare public; all others are confidential."),
]


@contextmanager
def _said_plainly() -> Iterator[None]:
    """Turn findings into a message and exit code 1."""
    try:
        yield
    except FindingsError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


@app.command("read")
def read_command(
    files: Documents,
    registry: Registry = None,
    mapping: Mapping = None,
    todo: Todo = None,
    as_json: AsJson = False,
) -> None:
    """Say what was read in the files, what was found, and what was not checked.

    A mapping sheet that does not exist yet is written, for you to fill in and give again.
    """
    with _said_plainly():
        read = read_only(files, registry, mapping)
        if todo is not None:
            save_todo(read, todo)
    summary = summarise_reading(read)
    typer.echo(_json(summary) if as_json else "\n".join(reading_lines(summary)))


@app.command("draft")
def draft_command(
    files: Documents,
    output: Annotated[Path, typer.Option("-o", "--output", help="casebook.xlsx, or a folder for CSV.")],
    registry: Registry = None,
    public: Public = None,
    mapping: Mapping = None,
    keep: Keep = None,
    replace: Replace = False,
) -> None:
    """Draft a casebook from the files, for you to confirm, correct or refuse."""
    with _said_plainly():
        may_write(output, replace=replace)
        if keep is None:
            casebook, kept, lost = draft_files(files, registry, frozenset(public or ()), mapping), None, None
            save_casebook(casebook, output)
        else:
            kept = draft_keeping(files, keep, registry, frozenset(public or ()), mapping)
            casebook = kept.casebook
            save_casebook(casebook, output)
            lost = save_lost(kept, output)
    typer.echo(
        f"{output.name}: {len(casebook.outcomes)} outcomes, {len(casebook.claims)} contribution claims, "
        f"{len(casebook.rivals)} rival explanations, {len(casebook.evidence)} evidence items; "
        f"{len(casebook.findings)} findings. Open it, and begin with the sheet that explains the rest."
    )
    if kept is not None:
        _say_kept(kept, lost)


def _say_kept(kept: Kept, lost: Path | None) -> None:
    typer.echo(f"{len(kept.followed)} rows that you made or decided were kept as they are.")
    for finding in (*kept.lost, *kept.remarks):
        typer.echo(finding.message())
    if lost is not None:
        typer.echo(f"{lost.name}: what was left out, whole.")


@app.command("merge")
def merge_command(
    one: CasebookPath,
    two: CasebookPath,
    output: Annotated[Path, typer.Option("-o", "--output", help="casebook.xlsx, or a folder for CSV.")],
    replace: Replace = False,
) -> None:
    """Join the casebooks of two coders of the same documents, and list where they differ."""
    with _said_plainly():
        may_write(output, replace=replace)
        merge = merge_coders(load_casebook(one), load_casebook(two))
        save_casebook(merge.casebook, output)
        listed = save_disagreements(merge.disagreements, output)
    count = len(merge.disagreements)
    typer.echo(f"{output.name}: merged; the coders differ in {count} cells, left undecided.")
    if listed is not None:
        typer.echo(f"{listed.name}: both values and both reasons.")


@app.command("check")
def check_command(casebook: CasebookPath) -> None:
    """Check every reference, quote, date and code of a casebook; exit 1 if anything is wrong."""
    with _said_plainly():
        rows = sum(len(table) for table in load_casebook(casebook).tables().values())
    typer.echo(f"{casebook.name}: sound; {rows} rows, every quote and reference verified.")


@app.command("assess")
def assess_command(
    inputs: Inputs,
    registry: Registry = None,
    public: Public = None,
    mapping: Mapping = None,
    as_json: AsJson = False,
) -> None:
    """Give the verdicts with their reasons, what caps them and what would raise them."""
    with _said_plainly():
        assessment = assess(open_casebook(inputs, registry, frozenset(public or ()), mapping))
    typer.echo(assessment.to_json() if as_json else "\n".join(verdict_lines(assessment)))


@app.command("report")
def report_command(
    inputs: Inputs,
    audience: Annotated[Audience, typer.Option("--audience", help="Who will read it.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for the pages.")],
    registry: Registry = None,
    public: Public = None,
    mapping: Mapping = None,
) -> None:
    """Execute the notebooks for an audience and render them as pages with an index."""
    with _said_plainly():
        _render(open_casebook(inputs, registry, frozenset(public or ()), mapping), audience, output)


@app.command("weigh")
def weigh_command(
    rival: Annotated[str, typer.Option("--rival", help="The other explanation, by name.")],
    item: Annotated[list[str], typer.Option("--item", help="NAME:P_CLAIM:P_RIVAL[:absent][:CLUSTER]")],
    prior: Annotated[str, typer.Option("--prior", help="Such as 0.5 or 0.3-0.6.")] = "0.5",
    rho: Annotated[float | None, typer.Option("--rho", help="Correlation of a cluster's two items.")] = None,
    as_json: AsJson = False,
) -> None:
    """Weigh a claim against one named rival, item by item."""
    with _said_plainly():
        weighing = weigh_texts(prior, rival, item, rho)
    typer.echo(weighing.to_json() if as_json else "\n".join(weighing_lines(weighing)))


@app.command("trace")
def trace_command(
    links: Annotated[Path, typer.Argument(help="A Causal Map workbook, or a casebook.")],
    origin: Annotated[str, typer.Option("--from", help="Label to start from.")],
    target: Annotated[str, typer.Option("--to", help="Label to end at.")],
    max_length: Annotated[int, typer.Option("--max-length", help="Most steps of a path.")] = 4,
    match: Annotated[Match, typer.Option("--match", help="The label is the text, or holds it.")] = "exact",
    as_json: AsJson = False,
) -> None:
    """Trace what leads from some factors to others: paths, threads and robustness."""
    with _said_plainly():
        result = trace(open_links(links), origin, target, max_length, match)
    typer.echo(result.to_json() if as_json else "\n".join(trace_lines(result)))


@app.command("build")
def build_command(
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for the pages.")] = Path("build"),
) -> None:
    """Render the invented example for both audiences."""
    with _said_plainly():
        casebook = load_casebook(data_path("example/casebook.xlsx"))
        _render(casebook, "evaluator", output / "evaluator")
        _render(casebook, "donor", output / "donor")


def _render(casebook: Casebook, audience: Audience, output: Path) -> None:
    with tqdm(desc=f"{audience} pages", unit="page", file=sys.stderr, disable=None) as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        index = make_report(casebook, audience, output, progress=progress)
    typer.echo(f"{audience}: {index}")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def main() -> None:
    """Run the command line."""
    app()
