"""Names known by their form: "… Ministry", "… Treaty", "… Pipeline", "Long Name (LN)"."""

import re
from dataclasses import replace

from comity.graph.claim import Entity
from comity.graph.extraction.board import POSSESSIVE, Board, is_capitalized, plain
from comity.graph.extraction.tokens import Doc
from comity.ontology.iris import entity_iri, slug

_LINKS = frozenset({"of", "for", "and", "&", "on", "against"})
_ABOUT = frozenset({"on", "against"})
_JOINED = frozenset({"and", "&"})
_NUMBERED = frozenset({"number", "no", "no.", "nr."})
_PARTICLES = frozenset(
    {"de", "del", "do", "da", "dos", "das", "di", "du", "des", "la", "las", "los"}
)
_IN_NAMES = frozenset({"PROPN", "ADJ", "NOUN", "VERB", "NUM", "X"})
_ORDINAL = re.compile(r"\d+(st|nd|rd|th)")
_WHEN = frozenset({"DATE", "TIME"})
_WATERS = frozenset({"Region"})
_SITES = frozenset({"State", "Region", "Place", "City", "SubnationalEntity"})
_PREFIX = {
    "Agreement": "agr", "Treaty": "agr", "TradeAgreement": "agr", "TransitAgreement": "agr",
    "SupplyAgreement": "agr", "MemorandumOfUnderstanding": "agr", "Project": "prj",
    "Initiative": "prj", "RailwayProject": "prj", "PipelineProject": "prj",
    "TransportCorridor": "prj", "Facility": "place", "Port": "place", "Region": "place",
    "SubnationalEntity": "place", "Vessel": "place",
}  # fmt: skip
_FIRMS = frozenset({"Company", "Organization"})
_OWNABLE = frozenset({"GovernmentBody", "DiplomaticMission", "Organization"})


def find_forms(board: Board) -> None:
    """Add the organizations, agreements, projects and places whose form gives them away."""
    forms = board.words.mapped("nominals.forms")
    covered = 0
    for token in board.doc:
        if token.i < covered or not is_capitalized(token) or _in_title_case(board, token.i):
            continue
        kind = forms.get(token.text)
        if token.text == "Force" and token.i and board.doc[token.i - 1].text == "Air":
            kind = forms["Air Force"]
        if token.text == "Air" and not _is_last(board.doc, token.i):
            continue
        if token.text == "House" and board.doc[token.i + 1 : token.i + 2].text == "of":
            kind = forms["House of"]
        if kind is None or _is_hyphened(board.doc, token.i):
            continue
        start, end = _left(board, token.i), _right(board, token.i + 1)
        while (
            end < len(board.doc)
            and is_capitalized(board.doc[end])
            and (board.doc[end].text in forms and board.doc[end].is_sent_start is not True)
        ):
            kind, end = forms[board.doc[end].text], _right(board, end + 1)
        while (start == token.i or kind == "Company") and _goes_on(board, end):
            end += 1
        if start == token.i and kind in _WATERS and end > start + 1 and not _is_of(board, start):
            continue  # "Ocean Pearl"
        if end - start > 1 and _add_form(board, start, end, kind):
            covered = end
    _join_states(board)


def _join_states(board: Board) -> None:
    """Let "Iran" in "Bank Melli Iran", "Air Iran" be the end of the name of the firm."""
    doc = board.doc
    for state in [m for m in board.found if m.entity.kind == "State" and m.start > 0]:
        name = board.name_at(state.start - 1)
        before = doc[state.start - 1]
        if name is None and before.text == "Air" and before.head.i == state.root:
            board.remove(state)
            _add_form(board, state.start - 1, state.end, "Company")
            continue
        if name is None or name.entity.kind not in _FIRMS or doc[name.root].head.i != state.root:
            continue
        inside = doc[name.root].dep_ == "compound" and doc[state.start].ent_iob_ == "I"
        if inside and doc[state.end : state.end + 1].text not in POSSESSIVE:
            board.remove(state)
            board.remove(name)
            text = doc[name.start : state.end].text
            board.add_name(replace(name, end=state.end, root=state.root, text=text))


def _is_last(doc: Doc, index: int) -> bool:
    """True for the last of the words of a name: "Iran Air", not "Air India", "Air Force"."""
    return index + 1 >= len(doc) or not is_capitalized(doc[index + 1])


def _is_hyphened(doc: Doc, index: int) -> bool:
    """True for "Centre" in "Nyala-Centre", which is a place."""
    return index > 1 and doc[index - 1].norm_ == "-" and not doc[index - 1].whitespace_


def _goes_on(board: Board, index: int) -> bool:
    """True for "Sputnik" in "Bank Sputnik": the name begins with what tells its class."""
    if index >= len(board.doc):
        return False
    token = board.doc[index]
    return (
        token.pos_ == "PROPN"
        and is_capitalized(token)
        and board.name_at(index) is None
        and (token.ent_iob_ == "I")
    )


def _is_of(board: Board, index: int) -> bool:
    return board.doc[index + 1].lower_ == "of"


def _left(board: Board, index: int) -> int:
    """Where the capitalized run that ends before `index` begins."""
    doc, start = board.doc, index
    while start > 0 and doc[start].is_sent_start is not True:
        words = _words_left(board, start)
        if not words:
            break
        start -= words
        if doc[start + 1].text in POSSESSIVE and board.name_at(start) is not None:
            return start + 2
    while start < index and doc[start].pos_ in ("SPACE", "VERB") and start < index:
        start += 1
    return start


def _words_left(board: Board, start: int) -> int:
    """How many tokens before the name still belong to it: 2 for "&" and what is before it."""
    doc, before = board.doc, board.doc[start - 1]
    if (is_capitalized(before) and before.pos_ in _IN_NAMES) or _ORDINAL.fullmatch(before.text):
        return 1
    if start < 2:
        return 0
    first = doc[start - 2]
    if before.text in _PARTICLES:
        behind = 3 if start > 2 and first.text in _PARTICLES else 2
        return behind if is_capitalized(doc[start - behind]) else 0
    hyphen = before.norm_ == "-" and not before.whitespace_ and is_capitalized(first)
    number = before.text.isdigit() and first.lower_ in _NUMBERED
    joined = before.text in _JOINED and _is_joined(board, start)
    owned = before.text in POSSESSIVE and _same_entity(doc, start - 2, start)
    return 2 if hyphen or number or joined or owned else 0


def _right(board: Board, end: int) -> int:
    """Where the complement ("of Foreign Affairs") of the word before `end` ends."""
    doc = board.doc
    while end + 1 < len(doc) and doc[end].lower_ in _LINKS and not doc[end].is_sent_start:
        begin = end + 1
        if doc[begin].lower_ == "the" and begin + 1 < len(doc):
            begin += 1
        if not is_capitalized(doc[begin]):
            break
        if not _goes_with(board, end, begin):
            break
        stop = begin
        while stop < len(doc) and (
            is_capitalized(doc[stop]) or (doc[stop].norm_ == "-" and not doc[stop].whitespace_)
        ):
            stop += 1
        end = stop
    if end + 1 < len(doc) and doc[end].lower_ in _NUMBERED and doc[end + 1].text.isdigit():
        end += 2  # "Mining Enterprise No. 2"
    return end


def _goes_with(board: Board, link: int, begin: int) -> bool:
    """True where the name goes on behind "of", "on", "and": "the Treaty on Allied Relations"."""
    doc, word = board.doc, board.doc[link].lower_
    if word not in _ABOUT and word not in _JOINED:
        return True
    if board.name_at(begin) is not None and word in _JOINED:
        return False  # "the Ministry of Trade and Chad"
    if _same_entity(doc, link - 1, begin):
        return True
    if word in _ABOUT:
        agreement = prefix_of(board.words.mapped("nominals.forms").get(doc[link - 1].text, ""))
        free = doc[begin].ent_type_ not in _WHEN and board.name_at(begin) is None
        return agreement == "agr" and free
    subjects = board.words.listed("nominals.subjects")
    return doc[link - 1].text in subjects and doc[begin].text in subjects


def _is_joined(board: Board, start: int) -> bool:
    """True for the "and" before the token in "Salt and Pearl Corporation"."""
    doc = board.doc
    if start < 2 or _same_entity(doc, start - 2, start):
        return start > 1
    before = doc[start - 2]
    return before.text in board.words.listed("nominals.subjects") and (
        start < 3 or not is_capitalized(doc[start - 3]) or board.name_at(start - 3) is not None
    )


def _same_entity(doc: Doc, first: int, last: int) -> bool:
    """True where the recognizer took both tokens for one name."""
    if first < 0 or last >= len(doc) or not doc[first].ent_type_:
        return False
    return all(doc[i].ent_iob_ == "I" for i in range(first + 1, last + 1))


def _add_form(board: Board, start: int, end: int, kind: str) -> bool:
    doc = board.doc
    inner = board.names_in(start, end)
    for name in inner:
        if name.start < start or name.end > end:
            return False
        if name.end == end and name.via == "gazetteer" and name.entity.kind not in _SITES:
            return False
        if name.start == start and name.end == end:
            return False
    owner, rest_start = _owner(board, start, end)
    rest = plain(doc, range(rest_start, end))
    label = plain(doc, range(start, end))
    if rest_start == end or (end - rest_start == 1 and (owner is None or rest == "Government")):
        return False
    if owner is not None and owner.kind == "State" and _is_government(label, end - rest_start):
        mention = board.mention(start, end, owner, "group", 0.85)
        board.add(mention)
        board.keep_as_name(mention)
        return True
    if kind in ("Agreement", "Treaty"):
        kind = _agreement_kind(board, label, kind)
    entity = minted(board, label, rest, kind, owner)
    via = {"agr": "agreement", "prj": "project", "place": "place"}.get(prefix_of(kind), "new-org")
    mention = board.mention(start, end, entity, via, 0.8)
    board.add(mention)
    board.keep_as_name(mention)
    return True


def _is_government(label: str, words: int) -> bool:
    """True for "Government of Chile", which is Chile; the organs have names of their own."""
    return label.startswith("Government of ") and words < 6


def _owner(board: Board, start: int, end: int) -> tuple[Entity | None, int]:
    """The state or organization that the name begins with, and where the rest begins."""
    doc, first = board.doc, board.name_at(start)
    if start > 1 and doc[start - 1].text in POSSESSIVE:
        possessor = board.name_at(start - 2)
        if possessor is not None and possessor.entity.kind != "State":
            return possessor.entity, start
    if first is not None and first.end < end and doc[first.end].norm_ != "-":
        return first.entity, first.end
    if start > 1 and doc[start - 1].text in POSSESSIVE:
        possessor = board.name_at(start - 2)
        if possessor is not None:
            return possessor.entity, start
    last = board.name_at(end - 1)
    if last is not None and last.entity.kind == "State" and last.end == end:
        return last.entity, start
    return None, start


def _agreement_kind(board: Board, label: str, kind: str) -> str:
    words = label.lower().split()
    kinds = board.words.mapped("nominals.agreements")
    return next((kinds[word] for word in kinds if word in words), kind)


def prefix_of(kind: str) -> str:
    """The IRI prefix of things of a class: "agr" for a treaty."""
    return _PREFIX.get(kind, "org")


def minted(board: Board, label: str, rest: str, kind: str, owner: Entity | None) -> Entity:
    private = board.words.listed("nominals.private_forms")
    owned = kind in _OWNABLE and owner is not None and private.isdisjoint(label.split())
    key = board.owner_key(owner, rest) if owned else slug(label)
    if not owned and prefix_of(kind) == "org":
        key = board.org_key(label)
    represents = owner.iri if owned and owner is not None else None
    return Entity(entity_iri(prefix_of(kind), key), label, kind, represents)


def _in_title_case(board: Board, index: int) -> bool:
    """True in a heading that capitalizes every word: there, capitals show nothing."""
    if index not in board.parsed.headings:
        return False
    words = [token for token in board.doc[index].sent if token.is_alpha and len(token) > 3]
    return len(words) > 2 and sum(is_capitalized(token) for token in words) > 0.7 * len(words)
