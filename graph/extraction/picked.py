"""The few tokens that a mend of the parse is about; of the rest no object is made."""

from collections.abc import Iterator

import numpy as np
from spacy.tokens import Doc, Token


def picked(doc: Doc, attribute: str, *values: str) -> Iterator[Token]:
    """The tokens whose attribute ("DEP", "LOWER", "LEMMA") has one of the values, in order.

    Which they are is settled at the first of them, whatever is then changed.
    """
    wanted = np.array([doc.vocab.strings[value] for value in values], dtype=np.uint64)
    for index in np.isin(doc.to_array([attribute]), wanted).nonzero()[0]:
        yield doc[int(index)]
