"""Headlines With Capitals read as sentences: "Peru Expels Envoy of Chad" as "Peru expels envoy …".

The parser takes every such word for a name. Names keep their capitals: those that are known, and
those that the rest of the article writes so.
"""

import re
from collections.abc import Callable
from typing import Any

from spacy.language import Language

from comity.graph.extraction.folding import fold
from comity.graph.extraction.gazetteer import Gazetteer
from comity.graph.extraction.time_words import time_words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEWEST = 4
"""Words that a headline must have."""
_LONG = 4
"""Letters; shorter words have a small letter in most headlines."""
_SHARE = 0.8
"""Of the long words so many have a capital in such a headline."""
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))
_NAMING = frozenset({"name", "acronym", "capital", "seat", "demonym", "people"})


def in_sentence_case(line: str, body: str, nlp: Language, gazetteer: Gazetteer) -> str:
    """The line with small letters where its words aren't names; as long as before.

    It comes back as it is where it is no headline in title case.
    """
    words = list(_WORD.finditer(line))
    long = [w for w in words if len(w.group()) >= _LONG]
    capitals = [w for w in long if w.group()[0].isupper() and not w.group().isupper()]
    if len(words) < _FEWEST or len(capitals) < _SHARE * len(long) or len(capitals) < 2:
        return line
    named = _named(line, nlp, gazetteer)
    kept = _capitals_of(body)
    small = {w for w in re.findall(r"[^\W\d_]+", body) if w.islower()}
    common = _common(nlp)
    letters = list(line)
    for word in words[1:]:
        text = word.group()
        bare = re.split(r"['’]", text)[0]
        low = bare.lower()
        if word.start() in named or text.isupper() or (bare in kept and low not in small):
            continue
        if (low in small or common(low)) and len(low) == len(bare):
            letters[word.start()] = low[0]
    return "".join(letters)


def _named(line: str, nlp: Language, gazetteer: Gazetteer) -> frozenset[int]:
    """Where the words of known names begin."""
    doc = nlp.make_doc(line)
    for token in doc:
        token.norm_ = fold(token.text)
    months = frozenset(time_words().months) | frozenset(time_words().weekdays)
    found = {t.idx for t in doc if t.text in months}
    for match in gazetteer.matches(doc):
        if any(sense.kind in _NAMING for sense in match.senses):
            found.update(token.idx for token in doc[match.start : match.end])
    return frozenset(found)


def _capitals_of(body: str) -> frozenset[str]:
    """The words that the text writes with a capital though they begin no sentence."""
    inside = re.finditer(r"(?<=[\w,;:’'] )[^\W\d_]+", body)
    return frozenset(w.group() for w in inside if w.group()[0].isupper())


def _common(nlp: Language) -> Callable[[str], bool]:
    """Whether a word is one of the language, by the lemmatizer's own lists."""
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    index = lemmatizer.lookups.get_table("lemma_index")
    listed = [index[part] for part in ("verb", "adj", "adv", "noun")]
    stops = nlp.Defaults.stop_words

    def is_common(word: str) -> bool:
        forms = {word, *(word[: -len(e)] + r for e, r in _ENDINGS if word.endswith(e))}
        return word in stops or any(form in words for form in forms for words in listed)

    return is_common
