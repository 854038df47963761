"""Who belongs to a bloc by the list behind its name: "the Quad (Australia, India and Japan)"."""

from comity.graph.extraction.mention import Mention, Mentions
from comity.graph.extraction.tokens import Doc

_CLOSING = {"(": ")", "[": "]", "–": "–", "—": "—", "--": "--", "-": "-", ":": "."}
_ENDS = frozenset({".", ";", "?", "!"})
_WHOLE = frozenset(
    {"country", "countries", "state", "states", "member", "members", "nation", "nations",
     "partner", "partners", "format", "group", "grouping", "bloc", "platform", "member-states"}
)  # fmt: skip
_BETWEEN = frozenset({",", "and", "the", "plus", "as", "well", "&", ";"})
_OUTSIDE = frozenset({"non", "outside", "beyond", "not", "former", "ex", "against", "-"})
_FEWEST = 2


def listed_behind(doc: Doc, mentions: Mentions, body: Mention) -> list[Mention]:
    """The states in brackets or between dashes behind a bloc, if nothing else stands there."""
    index = body.end
    if any(token.lower_ in _OUTSIDE for token in doc[max(body.start - 2, 0) : body.start]):
        return []
    while index < len(doc) and doc[index].lower_ in _WHOLE:
        index += 1
    closing = _CLOSING.get(doc[index].text) if index < len(doc) else None
    if closing is None:
        return []
    states, index = _states(doc, mentions, index + 1)
    if len(states) < _FEWEST or index >= len(doc):
        return []
    ends = doc[index].text == closing or (doc[index].text in _ENDS and closing not in ")]")
    return states if ends else []


def _states(doc: Doc, mentions: Mentions, index: int) -> tuple[list[Mention], int]:
    """The names of states from the token on, and where their list ends."""
    found: list[Mention] = []
    while index < len(doc):
        name = mentions.at(index)
        if name is not None and name.start == index and name.entity.kind == "State":
            found.append(name)
            index = name.end
        elif doc[index].lower_ in _BETWEEN:
            index += 1
        else:
            break
    return found, index
