"""Pronouns and definite descriptions: what they refer back to, or nothing where it is unsure."""

from spacy.tokens import Token

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board
from comity.graph.extraction.descriptions import resolve_description
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.quoted import author, speakers

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_FIRST = frozenset({"i", "me", "my", "mine", "myself"})
_FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
_PLURAL_KINDS = frozenset({"UnnamedGroup", "ActorGroup", "ArmedGroup", "PoliticalMovement"})
_NOT_NEUTER = frozenset({"Person", "UnnamedGroup", "ActorGroup", "Office"})


def resolve(board: Board) -> None:
    """Add mentions for pronouns and descriptions, in the order of the text.

    A wrong antecedent is worse than none: where two would do equally well, an issue is noted.
    """
    quoted: dict[tuple[int, int], Mention] = {}
    for token in board.doc:
        if token.tag_ in ("PRP", "PRP$") and token.lower_ not in _FIRST | _FIRST_PLURAL:
            _third_person(board, token)
        elif token.pos_ in ("NOUN", "PROPN", "ADJ"):
            resolve_description(board, token)
    quoted = speakers(board)
    writer, state = author(board)
    for token in board.doc:
        if token.lower_ in _FIRST | _FIRST_PLURAL and token.tag_ in ("PRP", "PRP$"):
            quote = board.parsed.quote_at(token.i)
            speaker = quoted.get(quote) if quote is not None else writer
            _first_person(board, token, speaker, None if quote is not None else state)


def _third_person(board: Board, token: Token) -> None:
    word = token.lower_
    if word in _NEUTER and _is_expletive(board, token):
        return
    for candidate in _candidates(token):
        mention = board.roots.get(candidate.i)
        if mention is None:
            if candidate.pos_ in ("NOUN", "PROPN") and _could_be(word, candidate):
                break
            continue
        if _agrees(word, mention, candidate):
            _refer(board, token, mention, 0.75)
            return
    only = _only_in_reach(board, token)
    if only is not None:
        _refer(board, token, only, 0.6)
    elif word in _PERSONAL | _PLURAL | _NEUTER:
        board.issue(token.i, token.i + 1, "pronoun-without-antecedent")


def _candidates(token: Token) -> list[Token]:
    """Subjects that the pronoun may stand for, the likeliest first.

    Of the clauses around it, then of the clause coordinated with its own, then of the sentence
    before.
    """
    found: list[Token] = []
    verb = token
    for _ in range(12):
        if verb.dep_ == "ROOT":
            break
        if verb.dep_ == "relcl" and verb.head.i < token.i:
            found.append(verb.head)
        verb = verb.head
        found.extend(c for c in verb.children if _is_subject(c) and c.i < token.i)
    sentence = token.sent
    if sentence.start > 0:
        before = token.doc[sentence.start - 1].sent
        found.extend(c for c in before.root.children if _is_subject(c))
    own = {token.i} | ({token.head.i} if token.dep_ == "poss" else set())
    bound = _subject_of_own_clause(token)
    return [c for c in found if c.i not in own and c is not bound and token.i not in _subtree(c)]


def _subtree(token: Token) -> set[int]:
    return {inner.i for inner in token.subtree}


def _is_subject(token: Token) -> bool:
    return token.dep_ in ("nsubj", "nsubjpass")


def _subject_of_own_clause(token: Token) -> Token | None:
    """The subject that an object pronoun can't stand for ("Russia warned it")."""
    if token.dep_ not in ("dobj", "pobj", "dative") or token.lower_.endswith("self"):
        return None
    head = token.head
    while head.pos_ == "ADP" or (head.pos_ == "NOUN" and head.dep_ in ("dobj", "pobj")):
        head = head.head
    return next((child for child in head.children if _is_subject(child)), None)


def _could_be(word: str, noun: Token) -> bool:
    """True where a noun that names nothing known could be what the pronoun stands for."""
    if word in _PLURAL:
        return noun.tag_ in ("NNS", "NNPS")
    return noun.tag_ in ("NN", "NNP")


def _agrees(word: str, mention: Mention, candidate: Token) -> bool:
    kind = mention.entity.kind
    joint = bool(mention.members) or any(t.i > candidate.i for t in candidate.conjuncts)
    if word in _PERSONAL:
        return kind == "Person" and not joint
    if word in _PLURAL:
        return joint or kind in _PLURAL_KINDS or candidate.tag_ in ("NNS", "NNPS")
    plural = candidate.tag_ in ("NNS", "NNPS") and mention.via == "group"
    return kind not in _NOT_NEUTER and not joint and not plural


def _only_in_reach(board: Board, token: Token) -> Mention | None:
    """The one entity that agrees, in the sentence before the pronoun or the one before that."""
    sentence = token.sent
    start = sentence.start
    for _ in range(2):
        fitting = [
            m
            for m in board.found
            if start <= m.root < token.i
            and _agrees(token.lower_, m, board.doc[m.root])
            and m.via not in ("place", "demonym")
            and not (token.lower_ in _NEUTER and m.entity.kind in ("City", "Place", "Facility"))
        ]
        entities = {m.entity.iri for m in fitting}
        if len(entities) == 1 and token.lower_ in _PERSONAL:
            return max(fitting, key=lambda m: m.root)
        if entities or start == 0:
            return None
        start = board.doc[start - 1].sent.start
    return None


def _refer(board: Board, token: Token, antecedent: Mention, score: float) -> None:
    members = antecedent.members or _joined(board, token.lower_, antecedent)
    board.add(
        Mention(
            token.i, token.i + 1, token.i, antecedent.entity, token.text, "pronoun",
            min(score, antecedent.score), antecedent.root, members,
        )
    )  # fmt: skip


def _joined(board: Board, word: str, antecedent: Mention) -> tuple[Entity, ...]:
    """The coordinated entities that "they" stands for."""
    if word not in _PLURAL:
        return ()
    root = board.doc[antecedent.root]
    others = [board.roots.get(t.i) for t in root.conjuncts if t.i > root.i]
    known = [m.entity for m in others if m is not None]
    return (antecedent.entity, *known) if known else ()


def _is_expletive(board: Board, token: Token) -> bool:
    """True for "it" that stands for nothing: "it is hard to", "it was reported that"."""
    if token.dep_ == "expl":
        return True
    verb = token.head
    known = verb.pos_ == "AUX" or verb.lemma_ in board.words.listed("nominals.speech.expletive")
    if token.dep_ not in ("nsubj", "nsubjpass") or not known:
        return False
    deps = {child.dep_ for child in verb.children}
    if deps & {"ccomp", "csubj", "xcomp", "csubjpass"}:
        return True
    predicates = [child for child in verb.children if child.dep_ in ("acomp", "attr")]
    return any(
        inner.dep_ in ("xcomp", "ccomp", "relcl", "acl", "prep")
        for child in predicates
        for inner in child.children
        if inner.dep_ != "prep" or inner.lower_ == "for"
    ) or (verb.lemma_ == "be" and "advcl" in deps)


def _first_person(
    board: Board, token: Token, speaker: Mention | None, state: Entity | None
) -> None:
    """ "I" is the speaker; "we" the state or organization that the speaker stands for."""
    singular = token.lower_ in _FIRST
    entity: Entity | None = speaker.entity if speaker is not None else None
    if not singular:
        if entity is not None and entity.kind == "Person":
            entity = board.affiliations.get(entity.iri)
        entity = entity or state
    elif entity is not None and entity.kind != "Person":
        entity = None
    if entity is None:
        board.issue(token.i, token.i + 1, "first-person-without-speaker")
        return
    root = speaker.root if speaker is not None else None
    board.add(Mention(token.i, token.i + 1, token.i, entity, token.text, "pronoun", 0.75, root))
