"""Which of several media types a client wants most (RFC 9110, section 12.5.1)."""

from collections.abc import Iterator, Sequence

MAX_RANGES = 100
"""So many ranges of an Accept header count."""


def best(accept: str | None, offers: Sequence[str]) -> str | None:
    """The offer that is wanted most, the first of several; None where none is wanted.

    >>> best("text/html, */*;q=0.1", ["text/turtle", "text/html"])
    'text/html'
    >>> best("text/*;q=0.5, text/turtle;q=0", ["text/turtle", "text/csv"])
    'text/csv'
    >>> best("image/png", ["text/turtle"]) is None
    True
    """
    if accept is None or not accept.strip():
        return offers[0]
    ranges = list(_ranges(accept))
    weights = [(_weight(offer, ranges), -place) for place, offer in enumerate(offers)]
    weight, place = max(weights)
    return offers[-place] if weight > 0 else None


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.split(",")[:MAX_RANGES]:
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip() == "q":
                weight = _number(value.strip())
        yield name, weight


def _number(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def _weight(offer: str, ranges: Sequence[tuple[str, float]]) -> float:
    """What the most specific range that fits the offer says of it."""
    wanted = dict(reversed(ranges))
    for name in (offer, offer.partition("/")[0] + "/*", "*/*"):
        if name in wanted:
            return wanted[name]
    return 0.0
