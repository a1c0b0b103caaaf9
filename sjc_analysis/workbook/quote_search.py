"""Find the place of a quote that a person copied without it."""

from collections.abc import Container, Iterable

from pydantic import BaseModel

from sjc_analysis.cells import field_columns, field_type
from sjc_analysis.quotes import locate
from sjc_analysis.records import Passage, Quote
from sjc_analysis.workbook.cell_checks import CellProblem
from sjc_analysis.workbook.line_ends import mended_quote, windows_ends


class QuoteFinder:
    """Looks words up in all passages; an ambiguity is said, never guessed.

    Parameters
    ----------
    passages
        Every passage of the casebook. One that repeats others is asked last, so that words which stand
        in a field and again in a merged field are found in the field.
    """

    def __init__(self, passages: Iterable[Passage]) -> None:
        every = tuple(passages)
        self._first = tuple(passage for passage in every if not passage.repeats_ids)
        self._repeats = tuple(passage for passage in every if passage.repeats_ids)
        self._by_id = {passage.passage_id: passage for passage in every}

    def fill(
        self, model: type[BaseModel], cells: dict[str, str], *, skip: Container[str]
    ) -> dict[str, CellProblem]:
        """Fill the place of each quote that lacks it.

        Parameters
        ----------
        model
            The row's model.
        cells
            The row's cells by column; places are filled in here.
        skip
            Columns that are already known to be wrong.

        Returns
        -------
        dict of str to CellProblem
            Column -> why no place could be found.
        """
        problems = {}
        for field in model.model_fields:
            if field_type(model, field) is not Quote:
                continue
            words_column, place_column = field_columns(model, field)
            if words_column in skip or place_column in skip:
                continue
            words, place = cells.get(words_column, ""), cells.get(place_column, "")
            if place and not words:
                problems[words_column] = CellProblem(
                    "a place is given but no words", "", "", "Write the words, or clear the place."
                )
            elif words and ":" in place:
                cells[words_column] = mended_quote(words, place, self._by_id)
            elif words:
                found = self._find(words, place)
                if isinstance(found, CellProblem):
                    problems[words_column] = found
                else:
                    cells[words_column] = found.text
                    cells[place_column] = f"{found.passage_id}:{found.start}-{found.end}"
        return problems

    def _find(self, words: str, passage_id: str) -> Quote | CellProblem:
        if passage_id and passage_id not in self._by_id:
            remedy = "Write a passage's id, or clear it to have all passages searched."
            return CellProblem("the passage given for these words is not in the casebook", "", "", remedy)
        groups = ((self._by_id[passage_id],),) if passage_id else (self._first, self._repeats)
        for group in groups:
            for copied in dict.fromkeys((words, words.strip(), windows_ends(words.strip()))):
                holding = [passage for passage in group if copied and copied in passage.text]
                if not holding:
                    continue
                found = locate(holding[0], copied) if len(holding) == 1 else None
                return found or CellProblem(
                    "these words stand in more than one place",
                    "",
                    "",
                    "Copy more words around them, or write the passage's id beside them.",
                )
        remedy = 'Copy them exactly from the sheet "passages".'
        return CellProblem("no passage has these words", "", "", remedy)
