"""The state in which an article plays: "the foreign ministry" there is that of this state."""

from collections import Counter

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board, plain
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.quoted import publisher_state
from comity.graph.extraction.regimes import FAR, OWNED
from comity.graph.extraction.salience import is_subject
from comity.graph.extraction.tokens import Token
from comity.ontology.iris import Iri, entity_iri

_WITHIN = frozenset(
    {"parliament", "lawmaker", "legislature", "opposition", "election", "court", "constitution",
     "police", "capital", "senate", "government", "cabinet", "voter", "judiciary"}
)  # fmt: skip
"""What news tells of where it plays in that state."""
_ABOVE = frozenset(
    {"president", "minister", "premier", "ministry", "king", "queen", "emir", "chancellor"}
)
"""Who is told of abroad as well."""
_LEAST = 3
_FIRST = 2
_REACH = 6
"""So many sentences back somebody may have acted."""
_SHARE = 0.2
"""Of the sentences so many name it at least: a digest of news plays nowhere."""


def home_of(board: Board) -> Entity | None:
    """The state of whose organs the article tells most, and at least twice as much as of others.

    None for a digest of news, and for what an organ of a state has published itself.
    """
    if publisher_state(board) is not None:
        return None
    states = [m for m in board.found if m.entity.kind == "State"]
    scores: Counter[Iri] = Counter()
    for mention in states:
        scores[mention.entity.iri] += _weight(board.doc[mention.root])
    opening = _opening(board, states)
    for mention in opening:
        root = board.doc[mention.root]
        scores[mention.entity.iri] += 2 if is_subject(root.head) and _weight(root) else 1
    ranked = scores.most_common(2)
    if not ranked or ranked[0][1] < _LEAST:
        return None
    if len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]:
        return None
    home = [m for m in states if m.entity.iri == ranked[0][0]]
    if not any(m.entity == home[0].entity for m in opening):
        return None
    within = {board.doc[m.root].sent.start for m in home}
    sentences = sum(1 for _ in board.doc.sents)
    return home[0].entity if len(within) >= _SHARE * sentences else None


def state_in_question(board: Board, token: Token) -> Entity | None:
    """The state whose organ "the foreign ministry" is: the one that acted just before, or home."""
    acting = _acting_before(board, token)
    if acting is not None and any(n.entity == acting for n in _beside(board, token)):
        return board.home  # "France refused. The foreign ministry summoned the French envoy."
    return acting or board.home


def _beside(board: Board, token: Token) -> list[Mention]:
    """The names in the clause of which the token is the subject."""
    verb = token.head if is_subject(token) else token
    return board.names_in(verb.left_edge.i, verb.right_edge.i + 1)


def add_body_in_question(board: Board, noun: Token) -> bool:
    """Let "the foreign ministry" be that of the state in question, if there is one."""
    parts = [c for c in noun.children if c.dep_ in ("amod", "compound") and c.i == noun.i - 1]
    first = parts[0].i if parts else noun.i
    label = plain(board.doc, range(first, noun.i + 1)).lower()
    state = state_in_question(board, noun)
    if state is None or label not in board.words.listed("offices.national.bodies"):
        return False
    before = board.between(max(noun.i - FAR, 0), noun.i)
    known = (m for m in before if m.entity.represents == state.iri)
    same = next((m.entity for m in known if m.text.lower().endswith(label)), None)
    iri = entity_iri("org", board.owner_key(state, label))
    body = same or Entity(iri, f"{state.label}'s {label}", "GovernmentBody", state.iri)
    text = plain(board.doc, range(first, noun.i + 1))
    board.add(Mention(first, noun.i + 1, noun.i, body, text, "new-org", 0.75))
    return True


def _acting_before(board: Board, token: Token) -> Entity | None:
    """The state that, or whose organ, was the subject of the nearest sentence of the paragraph."""
    paragraph = board.parsed.paragraph_at(token.i)
    first = paragraph[0] if paragraph else token.sent.start
    end = token.sent.start
    for _ in range(_REACH):
        if end <= first:
            break
        sentence = board.doc[end - 1].sent
        for subject in (c for c in sentence.root.children if is_subject(c)):
            names = board.names_in(subject.left_edge.i, subject.i + 1)
            states = [n.entity for n in names if n.entity.kind == "State"]
            if states:
                return states[0] if len({s.iri for s in states}) == 1 else None
        end = sentence.start
    return None


def _opening(board: Board, states: list[Mention]) -> list[Mention]:
    """The first mention of each state that the first sentences name."""
    sentences = list(board.doc.sents)[:_FIRST]
    end = sentences[-1].end if sentences else 0
    named = sorted((m for m in states if m.start < end), key=lambda m: -m.start)
    return list({m.entity.iri: m for m in named}.values())


def _weight(name: Token) -> int:
    """How much "Chad's parliament", "the president of Chad" tell of where the news plays."""
    inside = name.dep_ == "pobj" and name.head.lower_ == "of"
    if name.dep_ not in OWNED and not inside:
        return 0
    noun = name.head.head if inside else name.head
    lemma = noun.lemma_.lower()
    if lemma in _WITHIN:
        return 2
    titled = any(c.lemma_.lower() in _ABOVE for c in noun.children if c.dep_ == "compound")
    return 1 if lemma in _ABOVE or titled else 0
