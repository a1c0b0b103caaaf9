"""A described page that shows itself: HTML in a notebook and on a rendered page, text elsewhere."""

from dataclasses import dataclass

from sjc_analysis.report.blocks import Block
from sjc_analysis.report.markup import as_html
from sjc_analysis.report.plain import as_text


@dataclass(frozen=True)
class Document:
    """Blocks in order, which a notebook shows as HTML and a test compares as text.

    Parameters
    ----------
    blocks
        What it says, in order.
    level
        Level of its first headings: 2 under a page's title, 3 under a section's.
    kind
        Name for the style sheet.

    Examples
    --------
    >>> from sjc_analysis.report.blocks import Bullets, Section, Sentence
    >>> Document((Section("What changed", (Bullets(((Sentence("A gate opened.", ("O-01",)),),)),)),))
    What changed
    ============
    - A gate opened. [O-01]
    """

    blocks: tuple[Block, ...]
    level: int = 3
    kind: str = "document"

    def _repr_html_(self) -> str:
        return str(as_html(self.blocks, self.level, self.kind))

    def __repr__(self) -> str:
        """Give the document as text."""
        return as_text(self.blocks)
