"""Names in a list with others of which nothing else shows what they are: they are what those are.

"The towns of Abeta, Cerine and Dolgo": the recognizer often takes only some for names.
"""

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board, is_capitalized, plain
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.person_spans import name_run
from comity.graph.extraction.tokens import Doc, Token
from comity.ontology.iris import entity_iri, slug

_LINKS = frozenset({"and", "or", "&"})
_FILLING = _LINKS | {"the"}
_LANDS = frozenset(
    {"City", "Place", "SubnationalEntity", "Facility", "Region", "GeopoliticalEntity"}
)
_PREFIX = {"Person": "person", "Place": "place", "Vessel": "place"}
_ACTORS = frozenset(
    {"Company", "Organization", "ArmedGroup", "PoliticalParty", "MediaOrganization"}
)
_PLAIN = frozenset({"Company", "Organization"})


def find_listed(board: Board) -> None:
    """Add the capitalized words that "and" or a comma joins to a name, of the kind of that name."""
    doc = board.doc
    for token in doc:
        if token.pos_ != "PROPN" or not _may_be_listed(board, token):
            continue
        before = _before(board, token.i)
        end = name_run(board, token.i)
        if before is None or (doc[token.i - 1].text == "," and not _goes_on(doc, end)):
            before = _behind(board, token, end)
        kind = _kind(before) if before is not None else None
        cut = end < len(doc) and doc[end].pos_ == "PROPN" and is_capitalized(doc[end])
        if before is not None and kind is not None and not cut and board.is_free(token.i, end):
            board.add_name(_mention(board, token.i, end, kind, before.via))


def _may_be_listed(board: Board, token: Token) -> bool:
    """True for a word in a list that nothing took, and that is no date or first word."""
    return (
        token.i > 1
        and is_capitalized(token)
        and len(token) > 2
        and not token.is_stop
        and token.ent_type_ in ("", "PERSON", "ORG", "GPE", "PRODUCT")
        and token.is_sent_start is not True
        and token.i not in board.parsed.headings
        and board.name_at(token.i) is None
        and token.i not in board.roots
        and token.text not in board.words.listed("nominals.leftovers.no_names")
        and token.lower_ not in board.words.listed("offices.portfolios")
    )


def _before(board: Board, index: int) -> Mention | None:
    """The name right before the comma or "and" before the token."""
    doc, step = board.doc, index - 1
    if doc[step].lower_ not in _LINKS and doc[step].text != ",":
        return None
    if doc[step].lower_ in _LINKS and doc[step - 1].text == ",":
        step -= 1
    name = board.name_at(step - 1) if step else None
    if name is None or name.end != step or doc[step - 1].sent != doc[index].sent:
        return None
    top, names = doc[index], {doc[name.root].i}
    for _ in range(12):
        if top.dep_ not in ("conj", "appos"):
            return None
        top = top.head
        if top.i in names or board.name_at(top.i) is not None:
            return name
    return None


def _behind(board: Board, token: Token, end: int) -> Mention | None:
    """The name that the first of a list is joined to: "Sakhaneft, the Amur Bank and Promtekh"."""
    doc, step = board.doc, end
    if doc[end : end + 1].text != "," and doc[end : end + 1].text.lower() not in _LINKS:
        return None
    while step < min(end + 3, len(doc)) and (doc[step].text == "," or doc[step].lower_ in _FILLING):
        step += 1
    name = board.name_at(step) if end < step < len(doc) else None
    if name is None or name.entity.kind == "Person":
        return None
    if doc[name.root].dep_ == "appos" and doc[name.end].lower_ not in _LINKS:
        return None
    joined = doc[name.root].dep_ in ("conj", "appos") and not _is_name_part(doc, token)
    return name if joined and doc[name.root].head.i in range(token.i, end) else None


def _is_name_part(doc: Doc, token: Token) -> bool:
    """True where the word before it is a part of the same name."""
    return doc[token.i - 1].pos_ == "PROPN" and is_capitalized(doc[token.i - 1])


def _goes_on(doc: Doc, end: int) -> bool:
    """True where the list goes on behind the name, so that the comma before it is of a list."""
    after = [token.lower_ for token in doc[end : end + 2]]
    return bool(after) and (after[0] in _LINKS or after[0] == ",")


def _kind(name: Mention) -> str | None:
    """What stands beside the name: no other state, person only beside persons."""
    kind = name.entity.kind
    if name.via in ("demonym", "group") or kind == "State":
        return None
    if kind in _LANDS:
        return "Place"
    if kind in _ACTORS:
        return kind if kind in _PLAIN else "Organization"
    return kind if kind in _PREFIX else None


def _mention(board: Board, start: int, end: int, kind: str, beside: str) -> Mention:
    label = plain(board.doc, range(start, end))
    prefix = _PREFIX.get(kind, "org")
    key = board.org_key(label) if prefix == "org" else slug(label)
    via = {"person": "person", "place": "place"}.get(prefix, "new-org")
    via = "ship" if kind == "Vessel" and beside == "ship" else via
    return board.mention(start, end, Entity(entity_iri(prefix, key), label, kind), via, 0.6)
