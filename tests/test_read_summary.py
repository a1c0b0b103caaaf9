"""What a screen says of documents: a few records whole, many as counts."""

from checked_harvest import harvest
from drafting_documents import make_note

from sjc_analysis.checking import check_harvest
from sjc_analysis.read_summary import reading_lines, summarise_reading
from sjc_analysis.vocabulary import PassageKind


def shown(records: int) -> list[str]:
    read = harvest(*({"year": "" if number % 2 else "2031"} for number in range(records)))
    return reading_lines(summarise_reading(read.with_rows(findings=check_harvest(read))))


def test_a_few_records_are_shown_field_by_field() -> None:
    lines = shown(3)
    assert sum(line.startswith("Record ") for line in lines) == 3
    assert any("arrest register weekly" in line for line in lines)


def test_of_many_records_headings_and_rules_are_counted_and_no_words_shown() -> None:
    lines = shown(40)
    assert len(lines) < 60, "one screen and a little"
    assert not any("arrest register" in line for line in lines)
    assert "  outcome [outcome]: 40 of 40" in lines
    assert "  confidential: 40 of 40 records; every field: sjc read --json" in lines
    (repeated,) = [line for line in lines if "(near-duplicate records)" in line]
    assert repeated.startswith("  40 x warning, the first: harvest.xlsx, ")
    assert sum(int(line.split(" x ")[0]) for line in lines if " x " in line) == int(
        next(line for line in lines if " in all; " in line).split()[0]
    )


def test_of_long_notes_the_items_of_each_section_are_counted() -> None:
    kind: PassageKind = "bullet"
    lines = [(kind, "requests", "Requests", f"  - ask number {number}\n") for number in range(120)]
    told = reading_lines(summarise_reading(make_note(lines)))
    assert "  Requests [requests]: 120 items" in told
    assert "Sections of note.txt" in told
    assert not any("ask number" in line for line in told)
    few = reading_lines(summarise_reading(make_note(lines[:3])))
    assert sum("ask number" in line for line in few) == 3
