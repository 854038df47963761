"""Names known by their form: "… Ministry", "… Treaty", "… Pipeline", "Long Name (LN)"."""

from spacy.tokens import Doc, Token

from comity.graph.claim import Entity
from comity.graph.extraction.board import POSSESSIVE, Board, is_capitalized, plain
from comity.graph.extraction.mention import Mention
from comity.ontology.iris import entity_iri, slug

_LINKS = frozenset({"of", "for", "and", "&", "on", "against"})
_PREFIX = {
    "Agreement": "agr", "Treaty": "agr", "TradeAgreement": "agr", "TransitAgreement": "agr",
    "SupplyAgreement": "agr", "MemorandumOfUnderstanding": "agr", "Project": "prj",
    "Initiative": "prj", "RailwayProject": "prj", "PipelineProject": "prj",
    "TransportCorridor": "prj", "Facility": "place", "Port": "place", "Region": "place",
    "SubnationalEntity": "place", "Vessel": "place",
}  # fmt: skip
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
        if kind is None:
            continue
        start, end = _left(board, token.i), _right(board, token.i + 1)
        while (
            end < len(board.doc)
            and is_capitalized(board.doc[end])
            and (board.doc[end].text in forms and board.doc[end].is_sent_start is not True)
        ):
            kind, end = forms[board.doc[end].text], _right(board, end + 1)
        while start == token.i and end < len(board.doc) and _goes_on(board, end):
            end += 1
        if end - start > 1 and _add_form(board, start, end, kind):
            covered = end


def _goes_on(board: Board, index: int) -> bool:
    """True for "Sputnik" in "Bank Sputnik": the name begins with what tells its class."""
    token = board.doc[index]
    return (
        token.pos_ == "PROPN"
        and is_capitalized(token)
        and board.name_at(index) is None
        and (token.ent_iob_ == "I")
    )


def _left(board: Board, index: int) -> int:
    """Where the capitalized run that ends before `index` begins."""
    doc, start = board.doc, index
    while start > 0 and doc[start].is_sent_start is not True:
        before = doc[start - 1]
        if is_capitalized(before) and before.pos_ in ("PROPN", "ADJ", "NOUN", "VERB", "NUM", "X"):
            start -= 1
        elif (
            before.norm_ == "-"
            and start > 1
            and not before.whitespace_
            and is_capitalized(doc[start - 2])
        ) or (before.text in ("&", "and") and _same_entity(doc, start - 2, start)):
            start -= 2
        elif before.text in POSSESSIVE and _same_entity(doc, start - 2, start):
            start -= 2
            if board.name_at(start) is not None:
                return start + 2
        else:
            break
    while start < index and doc[start].pos_ in ("SPACE", "VERB") and start < index:
        start += 1
    return start


def _right(board: Board, end: int) -> int:
    """Where the complement ("of Foreign Affairs") of the word before `end` ends."""
    doc = board.doc
    while end + 1 < len(doc) and doc[end].lower_ in _LINKS and not doc[end].is_sent_start:
        begin = end + 1
        if doc[begin].lower_ == "the" and begin + 1 < len(doc):
            begin += 1
        if not is_capitalized(doc[begin]):
            break
        if doc[end].lower_ in ("and", "&", "on", "against") and not _same_entity(
            doc, end - 1, begin
        ):
            break
        stop = begin
        while stop < len(doc) and (
            is_capitalized(doc[stop]) or (doc[stop].norm_ == "-" and not doc[stop].whitespace_)
        ):
            stop += 1
        end = stop
    return end


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
        if name.end == end and name.via == "gazetteer" and name.entity.kind not in ("State",):
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
    entity = _minted(board, label, rest, kind, owner)
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


def _minted(board: Board, label: str, rest: str, kind: str, owner: Entity | None) -> Entity:
    owned = kind in _OWNABLE and owner is not None
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


def find_acronyms(board: Board) -> None:
    """Add every occurrence of an acronym that the text defines: "Long Name (LN)"."""
    defined: dict[str, Entity] = {}
    texts = [token.text for token in board.doc]
    for opening in (i for i, text in enumerate(texts[:-2]) if text == "(" and texts[i + 2] == ")"):
        token = board.doc[opening + 1]
        if _looks_like_acronym(token):
            entity = _long_form(board, token)
            if entity is not None:
                defined.setdefault(token.text, entity)
    for index in (i for i, text in enumerate(texts) if text in defined):
        name = board.name_at(index)
        if name is not None and name.end - name.start > 1:
            continue
        if name is not None:
            board.remove(name)
        board.add_name(board.mention(index, index + 1, defined[texts[index]], "acronym", 0.95))


def _looks_like_acronym(token: Token) -> bool:
    text = token.text.replace(".", "")
    return 2 <= len(text) <= 10 and sum(char.isupper() for char in text) >= 2 and text.isalnum()


def _long_form(board: Board, token: Token) -> Entity | None:
    """The entity of the name before the bracket, which the acronym's letters begin."""
    end = token.i - 1
    if end > 1 and board.doc[end - 1].text in POSSESSIVE:
        end -= 1
    name = board.name_at(end - 1) if end > 0 else None
    if name is not None and _abbreviates(token.text, plain(board.doc, range(name.start, name.end))):
        return name.entity
    start = _long_start(board.doc, end, token.text)
    if start is None:
        return name.entity if name is not None and name.entity.kind != "State" else None
    label = plain(board.doc, range(start, end))
    if label.split()[-1] in board.words.listed("nominals.leftovers.not_actors"):
        return None
    entity = _minted(board, label, label, _kind_by_last_word(board, label), None)
    for inner in board.names_in(start, end):
        if inner.start < start:
            return None
    mention: Mention = board.mention(start, end, entity, "new-org", 0.8)
    board.add(mention)
    board.keep_as_name(mention)
    return entity


def _long_start(doc: Doc, end: int, acronym: str) -> int | None:
    """Where the words begin whose first letters, small words skipped, make the acronym."""
    letters = [char.lower() for char in acronym if char.isupper()]
    index = end
    while letters and index > max(end - 14, 0):
        index -= 1
        word = doc[index].lower_
        if word[:1] == letters[-1] and is_capitalized(doc[index]):
            letters.pop()
        elif word not in ("of", "the", "and", "for", "on", "in", "to", "-", "–", "&", "'s", "’s"):
            return None
    return index if not letters else None


def _abbreviates(acronym: str, name: str) -> bool:
    initials = "".join(word[0] for word in name.replace("-", " ").replace("–", " ").split())
    letters = [char for char in acronym if char.isalnum()]
    remaining = iter(initials.lower() + name.lower())
    return bool(letters) and all(char.lower() in remaining for char in letters)


def _kind_by_last_word(board: Board, label: str) -> str:
    return board.words.mapped("nominals.forms").get(label.split()[-1], "Organization")
