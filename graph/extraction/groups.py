"""Actors named by a noun and a qualifier: "Russian officials", "the government of Iraq"."""

from collections.abc import Mapping
from dataclasses import replace

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board, plain
from comity.graph.extraction.craft import MODEL, are_craft
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.tokens import Token
from comity.graph.extraction.unnamed import counted
from comity.ontology.iris import entity_iri

_BEFORE = frozenset({"amod", "compound", "nmod", "poss"})
_WHICH = frozenset({"amod", "acl", "relcl", "prep"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_BEHIND = frozenset({"of", "from", "in"})
_ACTORS = frozenset(
    {
        "State", "SubnationalEntity", "Organization", "IntergovernmentalOrganization", "Bloc",
        "Government", "PoliticalMovement", "ArmedGroup", "PoliticalParty", "GeopoliticalEntity",
    }
)  # fmt: skip
_FOLLOWING = frozenset({"supporter", "follower", "loyalist", "backer", "sympathizer"})
"""Groups that belong to a person."""
_LOYAL = frozenset({"loyal", "allied", "aligned", "linked", "affiliated", "sympathetic"})
"""Behind a group these say which it is: "fighters loyal to Chad"."""
_CAUSES_OF = frozenset({"group", "agency", "organization", "organisation", "charity"})
_CAUSES = frozenset(
    {"rights", "aid", "relief", "humanitarian", "advocacy", "environmental", "civil"}
)
_AGAINST = frozenset({"party", "politician", "leader", "figure", "lawmaker", "group", "activist"})
_OWN = frozenset({"group", "movement", "insurgency", "insurgent"})
_PEOPLED = frozenset({"State", "ActorGroup", "SubnationalEntity", "City"})
"""Groups from there act for themselves: "Syrian groups" are not Syria."""
_UNKNOWN = frozenset({"armed", "masked", "hooded", "unidentified", "unknown"})
_FIGHTING = frozenset({"ArmedGroup", "PoliticalMovement"})


_COUNTRIES = frozenset({"country", "nation", "state"})
_MOVEMENTS = frozenset({"ArmedGroup", "PoliticalMovement"})


def find_groups(board: Board) -> None:
    """Add the nouns that, with what qualifies them, stand for an actor or a group."""
    for token in board.doc:
        if token.pos_ not in ("NOUN", "PROPN") or board.name_at(token.i) is not None:
            continue
        owners = _qualifiers(board, token)
        if owners:
            _qualified(board, token, owners)
        elif (
            not _only_modifies(board, token)
            and token.lemma_.lower() in board.words.listed("nominals.bare_groups")
            and not any(child.dep_ == "prep" and child.lower_ == "to" for child in token.children)
        ) or _is_counted(board, token):
            _unnamed(board, token, None)


def _only_modifies(board: Board, noun: Token) -> bool:
    """True for "guerrilla" in "a guerrilla war", not in "guerrilla groups"."""
    head = noun.head.lemma_.lower()
    return noun.dep_ in ("compound", "amod", "nmod") and not (
        head in board.words.listed("nominals.armed.nouns")
        or head in board.words.listed("nominals.groups")
        or head in board.words.listed("nominals.acting_for")
    )


def _is_counted(board: Board, noun: Token) -> bool:
    """True for "30 countries", "regional powers", "our allies", "thousands of people"."""
    if noun.tag_ != "NNS":
        return False
    if noun.lemma_.lower() in board.words.listed("nominals.counted_groups"):
        kinds = ["amod", "nummod"]
        if noun.lemma_.lower() in ("ally", "partner", "donor"):
            kinds.append("poss")
        before = [child for child in noun.children if child.dep_ in kinds]
        pair = any(child.lower_ in ("two", "both") for child in noun.children)
        return not pair and any(child.lower_ not in ("other", "such") for child in before)
    followed = (c for c in noun.children if c.i > noun.i and c.dep_ in ("amod", "acl", "relcl"))
    if any(child.lower_ in _LOYAL for child in followed):
        return noun.lemma_.lower() in board.words.listed("unnamed.people")
    sorts = {c.lower_ for c in noun.children if c.dep_ in ("compound", "amod")}
    if noun.lemma_.lower() in _AGAINST and "opposition" in sorts:
        return True
    if noun.lemma_.lower() in _CAUSES_OF:
        return not _CAUSES.isdisjoint(sorts)
    if noun.lemma_.lower() == "man":
        return any(child.lower_ in _UNKNOWN for child in noun.children)
    return noun.lower_ == "people" and _quantity(board, noun) is not None


def _quantity(board: Board, noun: Token) -> Token | None:
    """The first word of "tens of thousands" in "tens of thousands of people"."""
    top = noun
    while (
        top.dep_ == "pobj"
        and top.head.lower_ == "of"
        and (top.head.head.lower_ in board.words.listed("nominals.quantities"))
    ):
        top = top.head.head
    return top if top is not noun else None


def _qualifiers(board: Board, noun: Token) -> list[Mention]:
    """The names that say whose the noun is: "Russian and Afghan", "Iran's", "of Iraq"."""
    found: list[Mention] = []
    counterpart = noun.lemma_.lower() == "counterpart"
    for child in noun.children:
        # Who has a counterpart is not the one.
        if child.dep_ == "poss" and counterpart:
            continue
        if child.dep_ in ("amod", "compound", "nmod", "poss") and child.i < noun.i:
            found.extend(_with_conjuncts(board, child))
            if MODEL.match(child.text):
                # "Chinese H-6 bombers".
                for inner in child.children:
                    found.extend(_with_conjuncts(board, inner))
    if not found and _shares_owner(board, noun):
        return _owners_shared(board, noun.head)
    if not found:
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in _BEHIND:
                for inner in child.children:
                    if inner.dep_ == "pobj" and (
                        child.lower_ == "of"
                        or (child.lower_ == "from" and (counterpart or _fights(board, inner)))
                    ):
                        found.extend(_with_conjuncts(board, _portfolio_owner(board, inner)))
    kinds = _ACTORS if noun.tag_ == "NN" else _ACTORS | {"Region"}
    if noun.lemma_.lower() in _OWN:
        kinds |= {"ActorGroup"}
    if noun.lemma_.lower() in _FOLLOWING and noun.tag_ == "NNS":
        kinds |= {"Person"}
    return [mention for mention in found if mention.entity.kind in kinds]


def _shares_owner(board: Board, noun: Token) -> bool:
    """True for "coast guard" in "the Chadian army and coast guard": it is Chadian too."""
    if noun.dep_ != "conj" or noun.head.pos_ not in _NOUNS:
        return False
    left = [c for c in noun.children if c.i < noun.i]
    if any(c.i > noun.i and c.dep_ in _WHICH for c in noun.children):
        return False
    bare = all(c.dep_ == "compound" and c.text.islower() for c in left)
    joined = board.doc[noun.left_edge.i - 1].lower_ in ("and", "or")
    organ = noun.lemma_.lower() in board.words.listed("nominals.sharing") or (
        _body(noun, board.words.mapped("nominals.bodies")) is not None
    )
    before = any(c.dep_ in _BEFORE and c.i < noun.head.i for c in noun.head.children)
    return bare and joined and organ and before


def _owners_shared(board: Board, noun: Token) -> list[Mention]:
    """Those whose the noun is; of an organ that is a name, whose organ it is."""
    found = _qualifiers(board, noun)
    for child in noun.children if not found else ():
        name = board.name_at(child.i) if child.dep_ in _BEFORE and child.i < noun.i else None
        state = board.gazetteer.represented(name.entity) if name is not None else None
        if name is not None and state is not None:
            own = replace(name, entity=state, start=child.i, end=child.i + 1, text=child.text)
            found.append(own)
    return found


def _portfolio_owner(board: Board, token: Token) -> Token:
    """Chile in "ministers of foreign affairs of Chile and Peru"."""
    if token.lower_ not in board.words.listed("offices.portfolios"):
        return token
    inner = [c for p in token.children if p.lower_ == "of" for c in p.children]
    return next((c for c in inner if c.dep_ == "pobj"), token)


def _fights(board: Board, token: Token) -> bool:
    """True for "Hamas" in "gunmen from Hamas"; people from a state are not its arm."""
    name = board.roots.get(token.i)
    return name is not None and name.entity.kind in _FIGHTING


def _with_conjuncts(board: Board, token: Token) -> list[Mention]:
    names = [board.roots.get(token.i) or board.name_at(token.i)]
    names += [board.name_at(other.i) for other in token.conjuncts if other.i > token.i]
    found = [name for name in names if name is not None]
    return [*before_in_list(board, found[0]), *found] if found else []


def before_in_list(board: Board, name: Mention) -> list[Mention]:
    """French and German in "French, German and Polish officials", whatever the parser joins."""
    found: list[Mention] = []
    doc, start = board.doc, name.start
    while start > 1 and doc[start - 1].lower_ in (",", "and", "&"):
        gap = 3 if doc[start - 2].text == "," else 2
        before = board.name_at(start - gap) if start >= gap else None
        if before is None or name.via != "demonym" or not _qualifies(before):
            break
        found.insert(0, before)
        start = before.start
    listed = doc[found[-1].end : name.start] if found else ()
    behind = doc[name.end : name.end + 1]
    ended = any(t.lower_ == "and" for t in (*listed, *behind))
    return found if ended else []


def _qualifies(name: Mention) -> bool:
    """True for "Japanese", and for "U.S." in "the Japanese, U.S. and South Korean ministers"."""
    acronym = name.text.isupper() and name.entity.kind == "State" and name.via == "gazetteer"
    return name.via == "demonym" or acronym


def _qualified(board: Board, noun: Token, owners: list[Mention]) -> None:
    words, lemma = board.words, noun.lemma_.lower()
    plural = noun.tag_ in ("NNS", "NNPS")
    bodies = words.mapped("nominals.bodies")
    movement = _movement(board, noun, owners)
    if movement is not None:
        start, end = _extent(board, noun, [movement])
        text = plain(board.doc, range(start, end))
        board.add(Mention(start, end, noun.i, movement.entity, text, "group", 0.85))
        return
    owner = owners[0]
    acting = lemma in words.listed("nominals.acting_for") or (
        noun.lower_ in words.listed("nominals.acting_for")
    )
    acting = acting or are_craft(noun) or _are_members(noun, owner)
    if acting and lemma in words.listed("nominals.plural_only") and not plural:
        acting = False
    if lemma in _OWN and owner.entity.kind in _PEOPLED:
        _unnamed(board, noun, owner)
        return
    fights = owner.entity.kind in _FIGHTING and lemma in words.listed("unnamed.forces")
    if (acting and owner.entity.kind not in ("Bloc", "Region")) or fights:
        start, end = _extent(board, noun, owners)
        members = tuple(dict.fromkeys(mention.entity for mention in owners))
        text = plain(board.doc, range(start, end))
        several = members if len(members) > 1 else ()
        board.add(Mention(start, end, noun.i, owner.entity, text, "group", 0.85, None, several))
    elif _body(noun, bodies) is not None and len(owners) == 1:
        _add_body(board, noun, owner)
    elif (plural and (acting or lemma in words.listed("nominals.groups"))) or (
        lemma in words.listed("nominals.bare_groups")
    ):
        _unnamed(board, noun, owner)


def _are_members(noun: Token, owner: Mention) -> bool:
    """True for "the NATO countries", which act as NATO; not for "some NATO countries"."""
    if noun.lemma_.lower() not in _COUNTRIES or noun.tag_ != "NNS":
        return False
    before = {c.lower_ for c in noun.children if c.i < owner.start}
    return owner.entity.kind == "IntergovernmentalOrganization" and before <= {"the"}


def _movement(board: Board, noun: Token, owners: list[Mention]) -> Mention | None:
    """The movement in "the M23 armed group", "Yemen's Houthi militia": the noun adds nothing."""
    if noun.lemma_.lower() not in board.words.listed("nominals.armed.nouns"):
        return None
    movements = [o for o in owners if o.entity.kind in _MOVEMENTS and o.end <= noun.i]
    named = [o for o in movements if board.doc[o.root].dep_ != "poss"]
    return named[0] if len(named) == 1 else None


def _body(noun: Token, bodies: Mapping[str, str]) -> str | None:
    before = noun.nbor(-1).lower_ if noun.i else ""
    return bodies.get(f"{before} {noun.lower_}") or bodies.get(noun.lower_)


def _add_body(board: Board, noun: Token, owner: Mention) -> None:
    """A body of a state in lower case: "the Bahraini foreign ministry", "Russian embassy in X"."""
    doc = board.doc
    kind = _body(noun, board.words.mapped("nominals.bodies")) or "GovernmentBody"
    start, end = _extent(board, noun, [owner])
    rest = [i for i in range(owner.end, noun.i + 1) if doc[i].text not in ("'s", "’s", "'", "’")]
    if owner.start > noun.i:
        rest = list(range(start, noun.i + 1))
    label = plain(doc, range(start, end))
    if owner.end < start:
        rest, label = list(range(start, end)), f"{owner.text} {label}"
    key = plain(doc, rest)
    if kind == "DiplomaticMission":
        host = next(
            (name for i in (noun.i + 2, noun.i + 3) if i < len(doc) and noun.nbor().lower_ == "in"
             for name in [board.name_at(i)] if name is not None),
            None,
        ) if noun.i + 2 < len(doc) else None  # fmt: skip
        if host is not None:
            label, key = f"{label} in {host.entity.label}", f"{key}-{host.entity.label}"
    iri = entity_iri("org", board.owner_key(owner.entity, key))
    body = Entity(iri, label, kind, owner.entity.iri)
    board.add(Mention(start, end, noun.i, body, plain(doc, range(start, end)), "new-org", 0.85))


def _unnamed(board: Board, noun: Token, owner: Mention | None) -> None:
    start, end = _extent(board, noun, [owner] if owner else [])
    for child in noun.conjuncts:
        if child.i == end + 1 and child.pos_ == "NOUN" and not any(True for _ in child.lefts):
            end = child.i + 1
    quantity = _quantity(board, noun)
    if quantity is not None:
        start = quantity.left_edge.i
    count = counted(board.doc, start, noun.i) if quantity is None else start
    label = plain(board.doc, range(count, end))
    iri = entity_iri("group", board.count_key(label, plain(board.doc, range(start, count))))
    represents = owner.entity.iri if owner else None
    group = Entity(iri, label, "UnnamedGroup", represents)
    root = noun.i if quantity is None else quantity.i
    board.add(Mention(start, end, root, group, label, "group", 0.7))


def _extent(board: Board, noun: Token, owners: list[Mention]) -> tuple[int, int]:
    """The tokens from the first qualifier (or modifier) to the noun or the complement."""
    ends = [owner.end for owner in owners if owner.start > noun.i]
    shared = noun.head.i if noun.dep_ == "conj" else -1
    starts = [owner.start for owner in owners if shared < owner.start < noun.i]
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod", "nummod") and child.i < noun.i:
            starts.append(child.i if child.dep_ == "nummod" else child.left_edge.i)
    start = min([*starts, noun.i])
    doc = board.doc
    while start < noun.i and doc[start].pos_ in ("DET", "PUNCT", "SPACE"):
        start += 1
    return start, max([*ends, noun.i + 1])
