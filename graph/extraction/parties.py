"""Plurals that act together: "G7 foreign ministers", then "the ministers", "the sides", "we".

A joint statement tells first who makes it; afterwards these are "we", "the ministers", "the
delegations". Elsewhere such a plural goes back to those who were told of together.
"""

from dataclasses import replace

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board, plain
from comity.graph.extraction.issuing import issuers
from comity.graph.extraction.meetings import told_together
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.party_names import (
    STATES,
    Actors,
    actors_of,
    names_before,
    names_behind,
)
from comity.graph.extraction.salience import is_subject
from comity.graph.extraction.tokens import Token
from comity.ontology.iris import entity_iri

_REACH = 120
"""Tokens that a plural may reach back to those who were told of together."""
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ANY_OFFICE = frozenset({"officials", "diplomats"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "pobj", "poss", "dobj", "conj"})


def find_parties(board: Board) -> None:
    """Add plural offices of states and bodies, and the plurals that go back to those told of."""
    board.issuers = issuers(board)
    plurals = board.words.listed("nominals.parties.plurals")
    latest: dict[str, tuple[int, Actors]] = {}
    joint: tuple[int, Actors] = (-_REACH, ())
    if not any(token.lower_ in plurals for token in board.doc):
        return
    for token in board.doc:
        if token.pos_ == "VERB":
            together = told_together(board, token)
            joint = (token.i, together) if len(together) > 1 else joint
            if len(together) == 2 and all(entity.kind == "Person" for entity in together):
                board.pairs.append(joint)
        if token.lower_ not in plurals or token.i in board.parsed.headings:
            continue
        members = _members(board, token)
        if members:
            latest[token.lower_] = (token.i, members)
        elif token.i not in board.roots and _goes_back(board, token, known=token.lower_ in latest):
            _add(board, token, token.i, _antecedent(board, token, latest, joint))


def _members(board: Board, token: Token) -> Actors:
    """The actors whose ministers these are; adds the mention where no step before did."""
    known = board.roots.get(token.i)
    body = actors_of(board, names_before(board, token), STATES - {"State"})
    more = known is not None and known.via == "group" and not known.members
    if known is not None and known.via != "office" and not (body and known.members):
        listed = actors_of(board, names_behind(board, token), STATES) if more else ()
        if len(listed) < 2 or known.entity != listed[0]:
            return known.members or (known.entity,)
    following = board.name_at(token.i + 1) if token.i + 1 < len(board.doc) else None
    if following is not None and following.entity.kind == "Person":
        return ()
    owners = names_before(board, token) or names_behind(board, token)
    members = actors_of(board, owners, STATES)
    if members:
        if known is not None:
            board.remove(known)
        _add(board, token, min([token.i, *(m.start for m in owners if m.start < token.i)]), members)
    return members


def _goes_back(board: Board, token: Token, *, known: bool) -> bool:
    """True for "the ministers", "Ministers" in a statement or once known; not "local leaders"."""
    introduces = token.i + 1 < len(token.doc) and token.nbor().text == ":"
    of_state = token.lower_ == "heads"
    parts = [c for c in token.children if not ((introduces or of_state) and c.dep_ == "prep")]
    before = [child for child in parts if child.i < token.i]
    if any(c.dep_ in ("prep", "relcl", "acl", "appos") for c in parts):
        return False
    if not introduces and token.dep_ not in _ARGUMENTS:
        return False
    words = {c.lower_ for c in before if c.pos_ not in ("PUNCT", "SPACE")}
    in_statement = _is_statement(board)
    number = next((_NUMBERS[word] for word in words if word in _NUMBERS), None)
    if number is not None and number != len(board.issuers):
        return False  # a pair, or some of them, which descriptions know
    if in_statement and words == {"member"}:
        return True
    if words and words <= {"the", "all", "these", "foreign", *_NUMBERS}:
        return "the" in words or "both" in words
    bare = not words and token.text[0].isupper() and "subj" in token.dep_
    return bare and (in_statement or known)


def _is_statement(board: Board) -> bool:
    """True where several states, or a body of states, say what the article says."""
    return len(board.issuers) > 1 or any(e.kind != "State" for e in board.issuers)


def _antecedent(
    board: Board,
    token: Token,
    latest: dict[str, tuple[int, Actors]],
    joint: tuple[int, Actors],
) -> Actors:
    if _is_statement(board):
        return board.issuers
    called = latest.get(token.lower_)
    of_states = board.words.listed("nominals.parties.of_states")
    offices = [found for word, found in latest.items() if word not in of_states]
    if called is None and token.lower_ in _ANY_OFFICE and offices:
        called = joint = max(offices)  # "The G7 ministers met … The officials agreed …"
    found = max(called or (-_REACH, ()), joint)
    members = found[1] if token.i - found[0] < _REACH else ()
    if token.lower_ in of_states:
        owned = (board.affiliations.get(e.iri, e) for e in members)
        members = tuple(dict.fromkeys(e for e in owned if e.kind in STATES))
    return members


def _add(board: Board, token: Token, start: int, members: Actors) -> None:
    if not members:
        return
    text = plain(board.doc, range(start, token.i + 1))
    entity = members[0]
    several = members if len(members) > 1 else ()
    if several:
        label = ", ".join(e.label for e in members[:-1]) + f" and {members[-1].label}"
        entity = Entity(entity_iri("group", board.group_key(label)), label, "ActorGroup")
    board.add(Mention(start, token.i + 1, token.i, entity, text, "group", 0.75, None, several))


def find_they(board: Board) -> None:
    """Let a "they" that speaks and stayed open stand for the plural that acted last."""
    acts = board.words.listed("nominals.parties.acts")
    speech = board.words.listed("nominals.speech.verbs") | acts
    plurals = board.words.listed("nominals.parties.plurals")
    latest: Mention | None = None
    for token in board.doc:
        known = board.roots.get(token.i)
        if token.lower_ in plurals and known is not None and known.via == "group":
            latest = known
        elif token.tag_ == "NNS" and is_subject(token) and known is None:
            latest = None  # "Experts say …, and they urged the government".
        open_they = token.lower_ == "they" and known is None and token.dep_ == "nsubj"
        if not open_they or latest is None or token.i - latest.root > _REACH:
            continue
        if token.head.lemma_ in speech and board.parsed.quote_at(token.i) is None:
            start = token.i
            board.add(replace(latest, start=start, end=start + 1, root=start, text=token.text))
