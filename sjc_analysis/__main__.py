"""Run the command line: ``python -m sjc_analysis``."""

from sjc_analysis.cli import main

if __name__ == "__main__":
    main()
