"""What stands around a quotation in its sentence."""

import re

from comity.graph.claim import Quotation

REACH = 160
"""How many code points before and after a quotation are shown at most."""

_SENTENCE_BREAK = re.compile(r"[.!?…][\"'”’)\]]*\s+|\n")


def surroundings(text: str, quotation: Quotation) -> tuple[str, str]:
    """What stands before and after a quotation in its sentence, at most `REACH` of each."""
    before = text[max(0, quotation.start - REACH) : quotation.start]
    after = text[quotation.end : quotation.end + REACH]
    breaks = list(_SENTENCE_BREAK.finditer(before))
    if breaks:
        before = before[breaks[-1].end() :]
    if text[quotation.start : quotation.end].rstrip("\"'”’)]").endswith((".", "!", "?", "…")):
        after = ""
    elif found := _SENTENCE_BREAK.search(after):
        after = after[: found.end()].rstrip()
    return before, after
