"""A described page says the same as HTML and as text, and whatever the data holds stays text."""

import base64
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.display import figure_html
from sjc_analysis.plain_text import one_line
from sjc_analysis.report.blocks import Bullets, Grid, Image, Paragraph, Section, Sentence, SideBySide
from sjc_analysis.report.document import Document

PNG = b"\x89PNG"
HOSTILE = "<script>alert(1)</script> <img src=x onerror=y> {{ 7*7 }} $\\frac{1}{2}$ =1+1 &lt;b&gt; \"quotes' "


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> Tags:
    reader = Tags()
    reader.feed(html)
    reader.close()
    return reader


class Dot:
    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, object]:
        words = 'A picture of "2 gates" <b>'
        code = base64.b64encode(PNG).decode()
        return {"text/html": str(figure_html(code, words)), "text/plain": words}


def everywhere(text: str) -> Document:
    sentence = Sentence(text, (text,), lead=text)
    cell = (sentence, Sentence(text, quoted=True))
    blocks = (
        Paragraph(cell),
        Bullets((cell,)),
        Grid(text, (text, "b"), ((cell, ()),)),
        SideBySide((Section(text, (Paragraph(cell),)), Section(text, ()))),
    )
    return Document((Section(text, blocks),))


@given(st.text())
def test_no_text_of_the_data_becomes_a_tag(text: str) -> None:
    allowed = read(everywhere("x")._repr_html_()).tags
    assert read(everywhere(text)._repr_html_()).tags == allowed or not text.strip()


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1))
def test_a_reader_sees_the_letters_as_they_stand(text: str) -> None:
    shown = read(Document((Paragraph((Sentence(text),)),))._repr_html_()).text
    assert shown == one_line(text)


def test_hostile_text_is_shown_as_letters() -> None:
    html = everywhere(HOSTILE)._repr_html_()
    assert "<script" not in html
    assert "<img" not in html
    assert "{{ 7*7 }}" in html


def test_a_direction_change_is_made_visible() -> None:
    document = Document((Paragraph((Sentence("the \u202egate"),)),))
    assert "[U+202E]" in document._repr_html_()
    assert "[U+202E]" in repr(document)


def test_text_and_html_hold_the_same_words() -> None:
    document = everywhere("The gate opened on 2 June.")
    assert repr(document).count("2 June") == read(document._repr_html_()).text.count("2 June")


def test_a_picture_carries_its_words_as_alternative_text() -> None:
    html = Document((Image(Dot()),))._repr_html_()
    assert 'alt="A picture of &#34;2 gates&#34; &lt;b&gt;"' in html
    assert f'src="data:image/png;base64,{base64.b64encode(PNG).decode()}"' in html


def test_a_verdict_word_is_explained_and_has_a_sign_beside_its_colour() -> None:
    html = Document((Paragraph((Sentence("It is", verdict="unsubstantiated"),)),))._repr_html_()
    assert 'class="verdict v-unsubstantiated"' in html
    assert "does not say that it is untrue" in html
    assert "○" in html


def test_a_verdict_that_nobody_explained_is_still_shown() -> None:
    html = Document((Paragraph((Sentence("It is", verdict="peculiar"),)),))._repr_html_()
    assert "peculiar" in html
    assert "v-other" in html
