"""The command line ``sjc``: parse, call, write; no logic of its own.

Importing a module of commands adds them to the application.
"""

import signal
import sys

from sjc_analysis.cli import (
    analyses,
    calculators,
    casebooks,
    exchange,
    harvest,
    significance,
)
from sjc_analysis.cli.app import app

__all__ = [
    "analyses",
    "app",
    "calculators",
    "casebooks",
    "exchange",
    "harvest",
    "main",
    "significance",
]


def main() -> None:
    """Run the command line; a polite request to stop clears what was begun, as Ctrl-C does."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    app()
