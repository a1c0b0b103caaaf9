"""What every command shares: the application, its arguments, and how problems are said."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from sjc_analysis.plain_text import visible

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


def _say_version(asked: bool) -> None:
    if asked:
        typer.echo(f"sjc_analysis {version('sjc-analysis')}")
        raise typer.Exit


@app.callback()
def options(
    _: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    """Contribution analysis of outcome harvests: every step with its quote."""


@contextmanager
def said_plainly() -> Iterator[None]:
    """Turn findings, and what the system refuses, into a message and exit code 1."""
    from sjc_analysis.findings import FindingsError
    from sjc_analysis.placing import cause_of

    try:
        yield
    except FindingsError as error:
        say(str(error), err=True)
        raise typer.Exit(1) from None
    except OSError as error:
        name = Path(str(error.filename or "")).name or "a file"
        reason, remedy = cause_of(error)
        say(f"{name} cannot be read or written: {reason}. {remedy}", err=True)
        raise typer.Exit(1) from None


def say(text: str, *, err: bool = False) -> None:
    """Write to the screen what may hold a document's words: nothing in it steers the screen or hides."""
    typer.echo(visible(text), err=err)


def as_json_text(value: object) -> str:
    """Write a value as JSON, indented, letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2)
