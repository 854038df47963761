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
_RELATIVE = frozenset({"who", "which", "that", "whom", "what"})
_PLURAL_KINDS = frozenset({"UnnamedGroup", "ActorGroup", "ArmedGroup", "PoliticalMovement"})
_NOT_NEUTER = frozenset({"Person", "UnnamedGroup", "ActorGroup", "Office"})


def resolve(board: Board) -> None:
    """Add mentions for pronouns and descriptions, in the order of the text.

    A wrong antecedent is worse than none: where two would do equally well, an issue is noted.
    """
    for token in board.doc:
        if board.parsed.quote_at(token.i) is None:
            _refer_back(board, token, None)
    quoted = speakers(board)
    writer, state = author(board)
    for token in board.doc:
        quote = board.parsed.quote_at(token.i)
        speaker = quoted.get(quote) if quote is not None else writer
        if quote is not None:
            _refer_back(board, token, speaker)
        if token.lower_ in _FIRST | _FIRST_PLURAL and token.tag_ in ("PRP", "PRP$"):
            _first_person(board, token, speaker, None if quote is not None else state)


def _refer_back(board: Board, token: Token, speaker: Mention | None) -> None:
    if token.tag_ in ("PRP", "PRP$") and token.lower_ not in _FIRST | _FIRST_PLURAL:
        _third_person(board, token, speaker)
    elif token.pos_ in ("NOUN", "PROPN", "ADJ"):
        resolve_description(board, token)


def _third_person(board: Board, token: Token, speaker: Mention | None) -> None:
    word = token.lower_
    if word in _NEUTER and _is_expletive(board, token):
        return
    if word in _PERSONAL and "/" in (token.nbor(-1).text if token.i else "", _next(token)):
        return
    avoided = speaker.entity if speaker is not None else None
    near, far = _candidates(token)
    antecedent = _first_fitting(board, token, near, avoided)
    if antecedent is None and word in _PERSONAL:
        antecedent = _only_before(board, token, token.sent.start, avoided)
    if antecedent is None and (word in _PERSONAL or _opens_sentence(token, near)):
        antecedent = _first_fitting(board, token, far, avoided)
    if antecedent is None and word in _PERSONAL:
        paragraph = board.parsed.paragraph_at(token.i) or (token.sent.start, token.sent.end)
        antecedent = _only_before(board, token, paragraph[0], avoided)
    if antecedent is not None:
        _refer(board, token, antecedent, 0.75)
    elif word in _PERSONAL | _PLURAL | _NEUTER:
        board.issue(token.i, token.i + 1, "pronoun-without-antecedent")


def _next(token: Token) -> str:
    return token.nbor().text if token.i + 1 < len(token.doc) else ""


def _opens_sentence(token: Token, near: list[Token]) -> bool:
    """True where the pronoun is, or is in, the first subject of its sentence."""
    if near:
        return False
    subjects = [child for child in token.sent.root.children if _is_subject(child)]
    return any(token.i in _subtree(subject) for subject in subjects) or token.i == token.sent.start


def _first_fitting(
    board: Board, token: Token, candidates: list[Token], avoided: Entity | None
) -> Mention | None:
    """The first candidate that agrees; None where a noun that names nothing known comes first."""
    for candidate in candidates:
        mention = board.roots.get(candidate.i) or _apposed(board, candidate)
        if mention is None:
            if candidate.lower_ not in _RELATIVE and _could_be(token.lower_, candidate):
                return None
        elif mention.entity != avoided and _agrees(token.lower_, mention, candidate):
            return mention
    return None


def _candidates(token: Token) -> tuple[list[Token], list[Token]]:
    """Subjects that the pronoun may stand for, the likeliest first.

    Those of the clauses around it, then those of the sentence before.
    """
    near: list[Token] = []
    verb = token
    for _ in range(12):
        if verb.dep_ == "ROOT":
            break
        if verb.dep_ == "relcl" and verb.head.i < token.i:
            near.append(verb.head)
        verb = verb.head
        near.extend(c for c in verb.children if _is_subject(c) and c.i < token.i)
    start, far = token.sent.start, list[Token]()
    if start > 0:
        before = token.doc[start - 1].sent
        far = [child for child in before.root.children if _is_subject(child)]
    bound = _subject_of_own_clause(token)
    own = {token.i, token.head.i} if token.dep_ == "poss" else {token.i}
    near = [c for c in near if c.i not in own and c != bound and not _is_inside(token, c)]
    return near, far


def _is_inside(token: Token, noun: Token) -> bool:
    """True where the pronoun is a part of what the noun says ("the leader of its party")."""
    if token.i not in _subtree(noun):
        return False
    head = token.head
    while head.dep_ in ("conj", "appos") and head.head.i != head.i:
        head = head.head
    return head.i != noun.i or token.head.i == noun.i


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


def _apposed(board: Board, noun: Token) -> Mention | None:
    """The SDF in "One of them, the SDF, said"."""
    found = [board.roots.get(child.i) for child in noun.children if child.dep_ == "appos"]
    return next((mention for mention in found if mention is not None), None)


def _could_be(word: str, noun: Token) -> bool:
    """True where a word that names nothing known could be what the pronoun stands for."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return word not in _PERSONAL
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


def _only_before(board: Board, token: Token, start: int, avoided: Entity | None) -> Mention | None:
    """The one person named between `start` and the pronoun, the bound subject left out."""
    bound = _subject_of_own_clause(token)
    fitting = [
        mention
        for mention in board.found
        if start <= mention.root < token.i
        and mention.entity.kind == "Person"
        and mention.entity != avoided
        and (bound is None or mention.root != bound.i)
    ]
    if len({mention.entity for mention in fitting}) != 1:
        return None
    return max(fitting, key=lambda mention: mention.root)


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
    known = (
        verb.pos_ == "AUX"
        or verb.norm_ == "'s"
        or verb.lemma_ in board.words.listed("nominals.expletive.verbs")
    )
    if token.dep_ not in ("nsubj", "nsubjpass") or not known:
        return False
    if verb.lemma_ == "come" and any(child.lower_ == "when" for child in verb.children):
        return True
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
    if not singular and board.issuers and board.parsed.quote_at(token.i) is None:
        start, members = token.i, board.issuers
        several = members if len(members) > 1 else ()
        first = members[0]
        board.add(
            Mention(start, start + 1, start, first, token.text, "pronoun", 0.75, None, several)
        )
        return
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
