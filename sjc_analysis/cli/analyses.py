"""A casebook to verdicts and pages: assess, report, build."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sjc_analysis.assessment import Assessment
    from sjc_analysis.casebook import Casebook

from sjc_analysis.cli.app import AsJson, Inputs, Mapping, Public, Registry, app, said_plainly, say
from sjc_analysis.vocabulary import Audience


@app.command("assess")
def assess_command(
    inputs: Inputs,
    registry: Registry = None,
    public: Public = None,
    mapping: Mapping = None,
    profile: Annotated[
        str,
        typer.Option("--profile", help="Bars to hold claims to: a profile's name, or a TOML file of yours."),
    ] = "outcome harvesting",
    claim: Annotated[str, typer.Option("--claim", help="Take one claim through its premises, as C-01.")] = "",
    everything: Annotated[
        bool, typer.Option("--all", help="Show the whole argument of every claim.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Answer first: the verdicts, what decides each, and what to do next; --all for the rest."""
    from sjc_analysis.intake import open_casebook
    from sjc_analysis.verdict_text import all_lines, claim_lines, first_lines

    with said_plainly():
        assessment = _assessed(open_casebook(inputs, registry, frozenset(public or ()), mapping), profile)
        if as_json:
            typer.echo(assessment.to_json())
        elif claim:
            say("\n".join(claim_lines(assessment.claim(claim))))
        else:
            say("\n".join((all_lines if everything else first_lines)(assessment)))


def _assessed(casebook: "Casebook", profile: str) -> "Assessment":
    """Assess with a bar on long work, in as many processes as the machine has to offer."""
    from tqdm import tqdm

    from sjc_analysis.assessment import SHARED_FROM, assess
    from sjc_analysis.work import processes

    with tqdm(desc="claims", unit="claim", file=sys.stderr, disable=None, delay=2) as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        workers = processes() if len(casebook.outcomes) >= SHARED_FROM else 1
        return assess(casebook, profile=profile, workers=workers, progress=progress)


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
    from sjc_analysis.intake import open_casebook

    with said_plainly():
        _render(open_casebook(inputs, registry, frozenset(public or ()), mapping), audience, output)


@app.command("build")
def build_command(
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for the pages.")] = Path("build"),
) -> None:
    """Render the invented example for both audiences."""
    from sjc_analysis.data_files import data_path
    from sjc_analysis.workbook import load_casebook

    with said_plainly():
        casebook = load_casebook(data_path("example/casebook.xlsx"))
        _render(casebook, "evaluator", output / "evaluator")
        _render(casebook, "donor", output / "donor")


def _render(casebook: "Casebook", audience: Audience, output: Path) -> None:
    from tqdm import tqdm

    from sjc_analysis.report import make_report

    with tqdm(desc=f"{audience} pages", unit="page", file=sys.stderr, disable=None) as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        index = make_report(casebook, audience, output, progress=progress)
    typer.echo(f"{audience}: {index}")
