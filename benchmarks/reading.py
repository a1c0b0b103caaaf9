"""How long reading and checking take, and how much memory, against a bare parse of the same file.

Run ``python benchmarks/reading.py`` (100 to 10,000 records) or name the numbers of records:
``python benchmarks/reading.py 100 100000``. Each measurement runs in a process of its own, with a peak of
memory of its own; it counts the seconds of the main process's core (cpu) and those on the clock.
``read`` keeps, understands and checks every cell and every quote, as ``sjc read`` does, with one process and
with two. The bare parse is that of the library that reads the form: csv, calamine, and for
``**Field**: value`` one regular expression that finds every heading with its value. Growth is the exponent
of the time against the number of records: 1 is linear.
The records are invented; each has 23 fields, three of them long.
"""

import csv
import math
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

from sjc_analysis.intake import read_only

HEADINGS = (
    "ID", "Status", "Harvest period", "Country", "Year", "Outcome", "Significance", "Additional information",
    "Significance rating", "Social actor", "Scale", "Programme contribution", "Contribution of others",
    "Contribution rating", "Unintended", "Evidence", "Confidential", "Results framework",
    "Specific objective", "Merged text", "Negative", "Type of change", "Change cluster",
)  # fmt: skip
LONG = "The station put its list of arrests on the wall, and families went to read it there every week. "


def record(number: int) -> list[str]:
    """Invent one record; its merged field repeats three others."""
    outcome = f"Station {number} now shows its list of arrests to every family that asks for it."
    why = f"{LONG * 4}This is case {number} of the harvest."
    done = f"The hub trained the officers of station {number} in March 2031, with the town council."
    return [
        f"CVP-XMA3109/ACC{number:05d}", "Outcome", "harvest 3", "Kenya", "2031", outcome, why, LONG * 3,
        "high", "Authorities", "Local", done, "", "moderate", "no",
        f"https://news.example/{number} https://post.example/{number}", "no", "Outcome 3.2; Output 3.2.1",
        "ACC: Authorities answer", f"{outcome} {why} {done}", "no", "Practice", "Practice",
    ]  # fmt: skip


def make(path: Path, count: int) -> None:
    """Write a harvest of so many records."""
    rows = (record(number) for number in range(count))
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("OH")
        sheet.append(HEADINGS)
        for row in rows:
            sheet.append(row)
        book.save(path)
        return
    with path.open("w", encoding="utf-8", newline="") as file:
        if path.suffix == ".csv":
            writer = csv.writer(file)
            writer.writerow(HEADINGS)
            writer.writerows(rows)
        else:
            for row in rows:
                file.writelines(f"**{head}**: {cell}\n" for head, cell in zip(HEADINGS, row, strict=True))
                file.write("\n")


def bare(path: Path) -> None:
    """Parse the file with its library and do nothing with it."""
    if path.suffix == ".xlsx":
        CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    elif path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            list(csv.reader(file))
    else:
        _FIELD.findall(path.read_text(encoding="utf-8"))


_FIELD = re.compile(r"^\*\*([^*]+)\*\*:[ \t]*(.*)$", re.MULTILINE)


def full(path: Path) -> None:
    """Read the file as an evaluator does: every cell kept, understood and checked."""
    read_only([path])


def measured(what: str, path: Path, processes: int = 1) -> tuple[float, float, float]:
    """Give the seconds of its core and on the clock, and the peak megabytes, of a run of its own."""
    answer = subprocess.run(  # noqa: S603 - this file, called with its own arguments
        [sys.executable, __file__, "--one", what, str(path)],
        check=True, capture_output=True, text=True, env={**os.environ, "SJC_PROCESSES": str(processes)},
    )  # fmt: skip
    cpu, clock, megabytes = answer.stdout.split()
    return float(cpu), float(clock), float(megabytes)


def one(what: str, path: Path) -> None:
    """Run one measurement and print it; memory is that of the process itself."""
    began, ticks = time.perf_counter(), time.process_time()
    {"bare": bare, "full": full}[what](path)
    clock, cpu = time.perf_counter() - began, time.process_time() - ticks
    print(cpu, clock, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main(counts: list[int]) -> None:
    """Print the table."""
    print(
        "records  form   processes  bare cpu  read cpu  ratio  clock s  records/s  growth  bare MB  read MB"
    )
    before: dict[tuple[str, int], tuple[int, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            for form in (".csv", ".xlsx", ".txt"):
                path = Path(folder) / f"harvest{form}"
                make(path, count)
                parse, _, low = measured("bare", path)
                for processes in (1, 2):
                    cpu, clock, high = measured("full", path, processes)
                    was = before.get((form, processes))
                    growth = f"{math.log(cpu / was[1]) / math.log(count / was[0]):.2f}" if was else ""
                    before[form, processes] = (count, cpu)
                    print(
                        f"{count:7,}  {form:5}  {processes:9}  {parse:8.3f}  {cpu:8.2f}  {cpu / parse:5.0f}  "
                        f"{clock:7.1f}  {count / clock:9,.0f}  {growth:>6}  {low:7.0f}  {high:7.0f}",
                        flush=True,
                    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], Path(sys.argv[3]))
    else:
        main([int(word) for word in sys.argv[1:]] or [100, 1_000, 10_000])
