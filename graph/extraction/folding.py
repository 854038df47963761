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
    """The text without accents and invisible marks, with plain hyphens and apostrophes.

    Case is kept.

    >>> fold("Türkiye–Africa")
    'Turkiye-Africa'
    """
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.translate(_SAME))
    folded = "".join(char for char in plain if unicodedata.category(char) not in ("Mn", "Cf"))
    return folded or text
