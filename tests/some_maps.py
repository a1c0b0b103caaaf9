"""Small causal maps for tests: any map of six factors and three sources, or one written out row by row."""

from hypothesis import strategies as st

from sjc_analysis.graph.links import CitedLink

FACTORS = "abcdef"


@st.composite
def maps(draw: st.DrawFn) -> list[CitedLink]:
    rows = draw(
        st.lists(
            st.tuples(
                st.sampled_from(FACTORS), st.sampled_from(FACTORS), st.sampled_from(["", "Ada", "Ben", "Cy"])
            ),
            max_size=25,
        )
    )
    return [CitedLink(str(n), *row) for n, row in enumerate(rows)]


def told(*rows: str) -> list[CitedLink]:
    """Read rows such as ``a b Ada``."""
    read = (row.split() for row in rows)
    return [CitedLink(str(n), words[0], words[1], "".join(words[2:])) for n, words in enumerate(read)]
