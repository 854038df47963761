"""One spelling for names that differ only in accents, dashes and apostrophes."""

import unicodedata

_SAME = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—−", "-"),
        **dict.fromkeys("‘’ʼʻ`´", "'"),
        "ı": "i",
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
    }
)


def fold(text: str) -> str:
    """The text without accents, with plain hyphens and apostrophes; case is kept.

    >>> fold("Türkiye–Africa")
    'Turkiye-Africa'
    """
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.translate(_SAME))
    folded = "".join(char for char in plain if not unicodedata.combining(char))
    return folded or text
