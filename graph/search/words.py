"""From what is written into a search box to what is looked for; texts as the index has them.

    transit trade       both words, in any order, also in their other forms (traded)
    "transit trade"     these very words, one after the other
    sanct*              words that begin so
    -Kabul              without this word; also -"transit trade" and -sanct*

Case and accents make no difference. All else is text: there are no operators, so nothing that is
written can be wrong, and nothing of it is read by the engine as anything but words.
"""

import re
from dataclasses import dataclass

from comity.ontology.errors import QueryError

LONGEST = 1_000
"""Characters that a text to look for may have."""

MOST = 32
"""Words and phrases that it may have."""

# Letters that Unicode does not decompose, each by one letter, so that places in a text stay.
_LETTERS = str.maketrans("ıłŁøØđĐ", "ilLoOdD")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_TERM = re.compile(r'(?P<without>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))


@dataclass(frozen=True, slots=True)
class Term:
    """A word as it was written; `exact`: words in a row; `open`: the last is but a beginning."""

    text: str
    exact: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Sought:
    """What a passage must have, all of it, and what it must not have."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()


def plain(text: str) -> str:
    """The text as the index has it: each character in its place, controls as spaces.

    >>> plain("Łódź,\\x00Işık")
    'Lódź, Işik'
    """
    return _seen(text).translate(_LETTERS)


def sought(text: str) -> Sought:
    """What a text asks to look for. Raises QueryError where it is too long or has no word.

    >>> sought('sanct* "transit trade" -Kabul').unwanted
    (Term(text='Kabul', exact=False, open=False),)
    """
    if len(text) > LONGEST:
        raise QueryError(f"the text to look for is longer than {LONGEST:,} characters: shorten it")
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for found in _TERM.finditer(_seen(text).translate(_QUOTES)):
        term = _term(found)
        if term is not None:
            (unwanted if found["without"] else wanted).append(term)
    if len(wanted) + len(unwanted) > MOST:
        raise QueryError(f"the text to look for has more than {MOST} words: leave some out")
    if not wanted:
        raise QueryError(f"there is no word to look for in {text[:60]!r}: write one, such as trade")
    return Sought(tuple(wanted), tuple(unwanted))


def _seen(text: str) -> str:
    return _UNSEEN.sub(" ", text)


def _term(found: re.Match[str]) -> Term | None:
    """The term, or None for something without a letter or a digit."""
    if found["phrase"] is not None:
        term = Term(" ".join(found["phrase"].split()), exact=True)
    else:
        word = found["word"]
        stem = word.rstrip("*")
        term = Term(stem, exact=stem != word, open=stem != word)
    return term if any(map(str.isalnum, term.text)) else None
