"""CSV that spreadsheets can open without running what an article wrote."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins with one of these is a formula to some spreadsheet."""


def safe(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula.

    >>> safe("=1+1")
    "'=1+1"
    """
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str | int | float]]) -> bytes:
    """A table as CSV in UTF-8: commas, doubled quotes, lines that end in `\\n`.

    Texts are made `safe`; numbers are written as they are.
    """
    out = io.StringIO(newline="")
    plain = csv.writer(out, lineterminator="\n")
    # Before Python 3.13 a lone carriage return would be written bare, and end the row.
    quoted = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    plain.writerow(header)
    for row in rows:
        cells = [safe(cell) if isinstance(cell, str) else cell for cell in row]
        bare = any("\r" in cell for cell in cells if isinstance(cell, str))
        (quoted if bare else plain).writerow(cells)
    return out.getvalue().encode()
