"""Text as XML can hold it: what it cannot is spelt ``_x000D_``, as spreadsheets do, and read back."""

import re

_SPELL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=[xX][0-9A-Fa-f]{4}_)")
_SPELT = re.compile("_[xX]([0-9A-Fa-f]{4})_")


def xml_text(text: str) -> str:
    r"""Spell what XML cannot hold, or would change.

    Examples
    --------
    >>> xml_text("line\r\n\x01"), xml_text("_x000D_")
    ('line_x000D_\n_x0001_', '_x005F_x000D_')
    """
    return _SPELL.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def text_of_xml(spelt: str) -> str:
    r"""Undo the spelling.

    Examples
    --------
    >>> text_of_xml("line_x000D_\n"), text_of_xml("_x005F_x000D_")
    ('line\r\n', '_x000D_')
    """
    return _SPELT.sub(lambda match: chr(int(match[1], 16)), spelt)
