"""Headings, flags and sections in French, Spanish, Portuguese and Arabic are read as their English twins."""

from pathlib import Path

import pytest

from sjc_analysis.casebook import Casebook
from sjc_analysis.reading import read_files

ENGLISH = (
    "Record ID", "Outcome status", "Country", "Year", "Outcome description", "Significance",
    "Rating significance", "Contribution of other actors and factors", "Outcome is confidential",
    "Link to results framework", "Outcome is negative",
)  # fmt: skip
VALUES = (
    "XA-1", "Outcome", "Andorra", "2031", "The station keeps a register since May.", "Families can see it.",
    "medium", "A clinic wrote the model.", "{no}", "{level} 1.3", "{no}",
)  # fmt: skip
OTHERS = {
    "fr": (
        "Identifiant de la fiche", "Statut de l’effet", "Pays", "Année", "Énoncé de l’outcome",
        "Signification du changement", "Appréciation de l’importance",
        "Contribution d’autres acteurs ou facteurs", "L’énoncé de l’outcome est confidentiel",
        "Lien avec les outcomes du cadre de résultats", "Le résultat est négatif",
    ),
    "es": (
        "Número de la ficha", "Estado del outcome", "País", "Año", "Declaración del alcance",
        "Importancia del resultado", "Puntuación de la importancia", "Aportes de otros actores",
        "El outcome es confidencial", "Relación con los resultados del marco de resultados",
        "El outcome es negativo",
    ),
    "pt": (
        "Identificador da ficha", "Situação do resultado", "País", "Ano", "Enunciado do resultado",
        "Relevância da mudança", "Grau de relevância", "Contribuições de outros atores e fatores",
        "O resultado é confidencial", "Ligação ao quadro de resultados", "A mudança é negativa",
    ),
    "ar": (
        "رقم البطاقة", "حالة المحصلة", "البلد", "السنة", "بيان النتيجة", "دلالة التغيير", "تصنيف الدلالة",
        "مساهمات الجهات الأخرى", "النتيجة سرية", "الصلة بإطار النتائج", "تغيير سلبي",
    ),
}  # fmt: skip
WORDS = {
    "fr": ("Non", "Effet"),
    "es": ("No", "Resultado"),
    "pt": ("Não", "Resultado"),
    "ar": ("لا", "النتيجة"),
}


def record(folder: Path, headings: tuple[str, ...], no: str, level: str, form: str) -> Casebook:
    lines = (
        form.format(heading, value.format(no=no, level=level))
        for heading, value in zip(headings, VALUES, strict=True)
    )
    (folder / "record.txt").write_text("\n".join(lines), encoding="utf-8")
    return read_files([folder / "record.txt"])


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("form", ["**{}**: {}", "{} : {}"])
def test_a_record_in_another_language_is_read_as_its_english_twin(
    tmp_path: Path, language: str, form: str
) -> None:
    twin = record(tmp_path, ENGLISH, "no", "Outcome", "**{}**: {}")
    other = record(tmp_path, OTHERS[language], *WORDS[language], form)
    assert [(each.field, each.understood) for each in other.passages if each.kind == "field"] == [
        (each.field, each.understood) for each in twin.passages if each.kind == "field"
    ]
    assert [each.confidential for each in other.records] == [False]


@pytest.mark.parametrize(
    ("heading", "field"),
    [("4. Country", "country"), ("Q12) Year of change", "year"), ("3 - Pays", "country"),
     ("2. Counrty", "country")],
)  # fmt: skip
def test_a_number_before_a_heading_is_no_part_of_it(tmp_path: Path, heading: str, field: str) -> None:
    text = f"**Record ID**: XA-1\n**{heading}**: Andorra\n**Outcome**: A gate.\n"
    (tmp_path / "record.txt").write_text(text, encoding="utf-8")
    found = [each.field for each in read_files([tmp_path / "record.txt"]).passages if each.heading == heading]
    assert found == [field]


@pytest.mark.parametrize(
    ("value", "year"),
    [("2031", "2031"), ("2031.0", "2031"), ("٢٠٣١", "2031"), ("mai 2031", "2031"), ("Q2 2031", "2031"),
     ("first half of 2031", "2031"), ("2030-2031", ""), ("2031-05-03", "2031"),
     ("2031-05", "2031"), ("1905-07-23", ""), ("late 2030 to early 2031", ""),
     ("about 2031", ""), ("in May 2031 or so", "")],
)  # fmt: skip
def test_the_year_of_a_date_within_one_year_is_its_year(tmp_path: Path, value: str, year: str) -> None:
    text = f"**Record ID**: XA-1\n**Year**: {value}\n**Outcome**: A gate.\n"
    (tmp_path / "record.txt").write_text(text, encoding="utf-8")
    book = read_files([tmp_path / "record.txt"])
    assert [each.understood for each in book.passages if each.field == "year"] == [year]
    assert ("year unclear" in [each.rule for each in book.findings]) == (year == "")


@pytest.mark.parametrize("name", ["Andorra", "Andorre", "AND", "أندورا"])
def test_a_country_is_known_by_its_name_in_each_language(tmp_path: Path, name: str) -> None:
    (tmp_path / "record.txt").write_text(f"**ID**: XA-1\n**Pays**: {name}\n**Effet**: A.\n", encoding="utf-8")
    book = read_files([tmp_path / "record.txt"])
    assert [each.understood for each in book.passages if each.field == "country"] == ["AND"]
