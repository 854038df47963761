"""Definite descriptions: "the alliance", "both sides", "the president"."""

from collections import Counter
from dataclasses import replace

from spacy.tokens import Token

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board, plain
from comity.graph.extraction.mention import Mention
from comity.ontology.iris import entity_iri

_REACH = 6
"""Sentences that a description may reach back."""


def resolve_description(board: Board, token: Token) -> None:
    """Add a mention where the token is the head of a description whose referent is clear."""
    office = board.roots.get(token.i)
    if office is not None and office.via == "office":
        _resolve_office(board, office)
    if office is not None or board.name_at(token.i) is not None:
        return
    if token.lower_ == "bilateral" or _means_pair(board, token):
        _resolve_pair(board, token)
        return
    if _resolve_possessed(board, token):
        return
    kinds = board.words.classes("nominals.descriptions").get(token.lower_)
    if kinds is not None and _is_definite(token):
        _resolve_kind(board, token, kinds)


def _resolve_possessed(board: Board, token: Token) -> bool:
    """True where "its forces" was given to the state that "its" stands for."""
    acting = board.words.listed("nominals.acting_for")
    if token.lemma_.lower() not in acting or token.tag_ not in ("NNS", "NN"):
        return False
    if token.tag_ == "NN" and token.lemma_.lower() in board.words.listed("nominals.plural_only"):
        return False
    for child in token.children:
        owner = board.roots.get(child.i) if child.dep_ == "poss" else None
        if owner is not None and owner.via == "pronoun" and owner.entity.kind != "Person":
            text = plain(board.doc, range(child.i, token.i + 1))
            board.add(
                replace(owner, end=token.i + 1, root=token.i, text=text, via="group", score=0.65)
            )
            return True
    return False


def _is_definite(token: Token) -> bool:
    """True for "the bloc", not for "the largest bloc", "the bloc of states", "a bloc"."""
    determiner = any(
        c.dep_ == "det" and c.lower_ in ("the", "this", "that") for c in token.children
    )
    more = ("amod", "compound", "poss", "relcl", "nummod", "acl", "nmod")
    return (
        determiner
        and token.dep_ not in ("compound", "attr")
        and not any(
            child.dep_ in more or (child.dep_ == "prep" and child.lower_ == "of")
            for child in token.children
        )
    )


def _resolve_kind(board: Board, token: Token, kinds: frozenset[str]) -> None:
    earlier = [m for m in board.found if m.root < token.i and m.entity.kind in kinds]
    # An article that tells of one embassy alone means it, however far back that was.
    alone = kinds <= {"DiplomaticMission"} and len({m.entity.iri for m in earlier}) == 1
    start = 0 if alone else _reach(token)
    before = [m for m in earlier if start <= m.root]
    before = [m for m in before if m.via != "thing" or token.doc[m.root].tag_ == "NN"]
    same = [m for m in before if m.via == "definite" and token.doc[m.root].lower_ == token.lower_]
    antecedent = max(same or before, key=lambda m: (m.root, m.start), default=None)
    if antecedent is not None and antecedent.entity.kind == "State":
        antecedent = _state_in_question(board, token, before)
    if antecedent is None or antecedent.members:
        board.issue(token.i, token.i + 1, "description-without-antecedent")
        return
    first = min((child.i for child in token.children if child.dep_ == "det"), default=token.i)
    text = plain(board.doc, range(first, token.i + 1))
    board.add(
        Mention(
            first, token.i + 1, token.i, antecedent.entity, text, "definite",
            min(0.65, antecedent.score), antecedent.root,
        )
    )  # fmt: skip


def _state_in_question(board: Board, token: Token, before: list[Mention]) -> Mention | None:
    """The state of "the country": the only one of the sentence, or of the nearest before it.

    "U.S. troops in the country" are not in their own.
    """
    sentence = token.sent
    if token.dep_ == "pobj" and token.head.lower_ in ("in", "into", "from", "to", "out", "across"):
        groups = [m for m in board.found if m.via == "group"]
        before = [m for m in before if not any(g.start <= m.start < g.end for g in groups)]
    for _ in range(3):
        states = [m for m in before if sentence.start <= m.root < min(sentence.end, token.i)]
        if len({m.entity.iri for m in states}) > 1:
            return None
        if states:
            return max(states, key=lambda m: m.root)
        if sentence.start == 0:
            break
        sentence = token.doc[sentence.start - 1].sent
    return None


def _reach(token: Token) -> int:
    start = token.sent.start
    for _ in range(_REACH):
        if start == 0:
            break
        start = token.doc[start - 1].sent.start
    return start


def _means_pair(board: Board, token: Token) -> bool:
    if token.tag_ != "NNS" or token.lemma_.lower() not in board.words.listed("nominals.pair.nouns"):
        return False
    words = {child.lower_ for child in token.children if child.i < token.i}
    if words & {"both", "two"} and words <= {"both", "two", "the", "our", "their", "between"}:
        return not any(child.dep_ == "prep" and child.lower_ == "of" for child in token.children)
    if words == {"our"}:
        return token.lower_ in ("countries", "nations", "peoples", "governments")
    return token.lower_ == "sides" and words == {"the"}


def _resolve_pair(board: Board, token: Token) -> None:
    members = _pair_before(board, token)
    if members is None:
        if token.lower_ != "bilateral":
            board.issue(token.i, token.i + 1, "pair-without-members")
        return
    label = f"{members[0].label} and {members[1].label}"
    pair = Entity(entity_iri("group", board.group_key(label)), label, "ActorGroup")
    start = min([c.i for c in token.children if c.i < token.i and c.dep_ != "prep"] + [token.i])
    text = plain(board.doc, range(start, token.i + 1))
    board.add(Mention(start, token.i + 1, token.i, pair, text, "pair", 0.7, None, members))


def _pair_before(board: Board, token: Token) -> tuple[Entity, Entity] | None:
    """The two states in question: in the sentence, in those before it, in all the article."""
    start = token.sent.start
    end = token.i
    paragraph = (board.parsed.paragraph_at(token.i) or (0, 0))[0]
    for _ in range(3):
        states = _states(board, start, end)
        if len(states) == 2:
            first, second = states
            return first, second
        if len(states) > 2 or start <= paragraph:
            break
        start = board.doc[start - 1].sent.start
    if token.lower_ == "sides":
        return None
    counts = Counter(_states(board, 0, len(board.doc), every=True)).most_common(3)
    if len(counts) >= 2 and (len(counts) == 2 or counts[2][1] * 2 < counts[1][1]):
        first, second = sorted((counts[0][0], counts[1][0]), key=lambda e: e.iri)
        return first, second
    return None


def _states(board: Board, start: int, end: int, every: bool = False) -> list[Entity]:
    states = []
    for mention in sorted(board.found, key=lambda m: m.root):
        if start <= mention.root < end:
            entity = board.affiliations.get(mention.entity.iri, mention.entity)
            if entity.kind == "State":
                states.append(entity)
    return states if every else list(dict.fromkeys(states))


def _resolve_office(board: Board, office: Mention) -> None:
    """An office that stands alone is its holder, where the article has named just one."""
    holders = board.holders.get(office.entity.iri, {})
    if office.entity.represents is None:
        title = office.entity.label.lower()
        fitting = {
            claim.person.entity.iri: claim.person
            for claim in board.offices
            if claim.start < office.start and claim.office.label.lower().split(" of ")[0] == title
        }
        holders = fitting
    if len(holders) == 1:
        (person,) = holders.values()
        board.replace(office, person)
    elif office.entity.represents is None:
        board.issue(office.start, office.end, "office-without-holder", office.entity.label)
        board.remove(office)
