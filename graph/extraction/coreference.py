"""Pronouns: what they refer back to, or nothing where it is unsure."""

from comity.graph.claim import Entity
from comity.graph.extraction.antecedents import (
    candidates,
    coordinated,
    opens_sentence,
    parallel_object,
    subject_behind,
    subject_of_own_clause,
)
from comity.graph.extraction.board import Board
from comity.graph.extraction.descriptions import Descriptions
from comity.graph.extraction.first_person import FIRST, first_person
from comity.graph.extraction.introduced import acted_for
from comity.graph.extraction.joint import Members
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.quoted import author, speakers
from comity.graph.extraction.salience import is_subject, windows
from comity.graph.extraction.syntax import children, governors
from comity.graph.extraction.tokens import Token

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "what"})
_PLURAL_KINDS = frozenset({"UnnamedGroup", "ActorGroup", "ArmedGroup", "PoliticalMovement"})
_NOT_NEUTER = frozenset(
    {
        "Person", "UnnamedGroup", "ActorGroup", "Office", "MediaOrganization", "Region", "Place",
        "City", "Facility",
    }
)  # fmt: skip
_WILLING = frozenset(
    {"refuse", "decline", "reject", "agree", "vow", "pledge", "promise", "deny", "accuse", "insist",
     "demand", "urge", "warn", "threaten", "condemn", "welcome", "want", "seek", "fear", "hope"}
)  # fmt: skip
"""Only actors do these, no plan and no policy."""
_BACK = 4
"""Sentences that "he" may reach back, as far as they tell of one person only."""


def resolve(board: Board) -> None:
    """Add mentions for pronouns and descriptions, in the order of the text.

    A wrong antecedent is worse than none: where two would do equally well, an issue is noted.
    """
    descriptions = Descriptions(board)
    for token in board.doc:
        known = board.roots.get(token.i)
        if board.parsed.quote_at(token.i) is None or (known is not None and known.via == "thing"):
            _refer_back(board, token, None, descriptions)
    quoted = speakers(board)
    writer, state = author(board)
    for token in board.doc:
        quote = board.parsed.quote_at(token.i)
        speaker = quoted.get(quote) if quote is not None else writer
        if quote is not None:
            _refer_back(board, token, speaker, descriptions)
        if token.lower_ in FIRST and token.tag_ in ("PRP", "PRP$"):
            first_person(board, token, speaker, None if quote is not None else state)
            descriptions.resolve(token.head)


def _refer_back(
    board: Board, token: Token, speaker: Mention | None, descriptions: Descriptions
) -> None:
    if token.tag_ in ("PRP", "PRP$") and token.lower_ not in FIRST:
        _third_person(board, token, speaker)
    elif token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
        descriptions.resolve(token)


def _third_person(board: Board, token: Token, speaker: Mention | None) -> None:
    word = token.lower_
    if word in _NEUTER and _is_expletive(board, token):
        return
    if word in _PERSONAL and "/" in (token.nbor(-1).text if token.i else "", _next(token)):
        return
    avoided = speaker.entity if speaker is not None else None
    if word in _PERSONAL:
        antecedent = _person(board, token, avoided)
    else:
        antecedent = _thing(board, token, avoided)
    if antecedent is not None:
        _refer(board, token, antecedent, 0.75)
    elif word in _PERSONAL | _PLURAL | _NEUTER:
        board.issue(token.i, token.i + 1, "pronoun-without-antecedent")


def _next(token: Token) -> str:
    return token.nbor().text if token.i + 1 < len(token.doc) else ""


def _person(board: Board, token: Token, avoided: Entity | None) -> Mention | None:
    """Whom "he" or "she" stands for: a subject, the only person there, or the one told of."""
    near, far = candidates(token)
    joined = coordinated(token)
    found = _beside(board, token, avoided)
    if found is None and joined is not None and joined.tag_ != "PRP$":
        known = board.roots.get(joined.i)
        heads = board.words.either("offices.strong", "offices.weak")
        if joined.lemma_.lower() in heads and (known is None or known.entity.kind == "Office"):
            return None
    found = found or _first_fitting(board, token, [joined] if joined else [], avoided)
    found = found or _first_fitting(board, token, near, avoided)
    if found is not None and _may_be_another(board, token, found):
        return None
    found = found or _only_before(board, token, token.sent.start, avoided)
    ahead = subject_behind(token) if found is None and token.tag_ == "PRP$" else None
    found = found or _first_fitting(board, token, [ahead] if ahead else [], avoided)
    found = found or _first_fitting(board, token, far, avoided)
    if found is None:
        paragraph = board.parsed.paragraph_at(token.i) or (token.sent.start, token.sent.end)
        found = _only_before(board, token, paragraph[0], avoided)
    return found or _told_of(board, token, avoided)


def _may_be_another(board: Board, token: Token, found: Mention) -> bool:
    """True for "him" in "Ali wrote to Ben, the day after a court sentenced him": Ali or Ben."""
    if token.dep_ not in ("dobj", "pobj", "dative") or not is_subject(board.doc[found.root]):
        return False
    verb = board.doc[found.root].head
    between = board.between(verb.i, token.i)
    others = (m for m in between if m.entity.kind == "Person" and m.entity != found.entity)
    return any(_receives(board.doc[m.root], verb) for m in others)


def _receives(name: Token, verb: Token) -> bool:
    """True for "Ben" in "wrote a letter to Ben"."""
    to = name.head
    return name.dep_ == "pobj" and to.lower_ == "to" and verb in (to.head, to.head.head)


def _beside(board: Board, token: Token, avoided: Entity | None) -> Mention | None:
    """Chile in "Chile and its allies": the name right before the conjunction."""
    if token.tag_ != "PRP$" or token.i < 2 or board.doc[token.i - 1].lower_ not in ("and", "or"):
        return None
    name = board.name_at(token.i - 2)
    if name is None or name.end != token.i - 1 or name.entity == avoided:
        return None
    owner = _owner_of_whole(board, board.doc[name.root])
    followers = board.words.listed("nominals.followers")
    if owner is not None and token.head.lemma_.lower() not in followers:
        return owner if owner.entity != avoided else None
    return name if _agrees(token.lower_, name, board.doc[name.root], alone=True) else None


def _owner_of_whole(board: Board, name: Token) -> Mention | None:
    """Peru in "Peru's attack on Chile and its support": both are Peru's."""
    for noun, below in governors(name):
        if noun.pos_ not in {"NOUN", "ADP", "VERB"} or is_subject(below):
            return None
        owners = children(noun, "poss") if noun.pos_ == "NOUN" else []
        if owners:
            return board.roots.get(owners[0].i)
    return None


def _told_of(board: Board, token: Token, avoided: Entity | None) -> Mention | None:
    """The person of the nearest sentence before that has one: its subject, or the only one."""
    if not is_subject(token):
        return None
    for start, end in windows(token, _BACK):
        people = [m for m in board.between(start, end) if m.entity.kind == "Person"]
        people = [m for m in people if m.entity != avoided and not m.members]
        if people:
            subjects = [m for m in people if is_subject(board.doc[m.root])]
            chosen = subjects or people
            return chosen[-1] if len({m.entity for m in chosen}) == 1 else None
    return None


def _thing(board: Board, token: Token, avoided: Entity | None) -> Mention | None:
    """What "it" or "they" stands for."""
    beside = _beside(board, token, avoided)
    if beside is not None:
        return beside
    object_before = parallel_object(token)
    if object_before is not None:
        return board.roots.get(object_before.i)
    joined = coordinated(token)
    if joined is not None:
        mention = board.roots.get(joined.i)
        if mention is not None and _agrees(token.lower_, mention, joined):
            return mention
        if joined.tag_ == "PRP$" or _could_be(token.lower_, joined):
            return None
    near, far = candidates(token)
    found = _first_fitting(board, token, near, avoided)
    if found is None and not near:
        ahead = subject_behind(token)
        found = _first_fitting(board, token, [ahead] if ahead else [], avoided)
    if found is None and (opens_sentence(token, near) or _is_told_of(token)):
        found = _first_fitting(board, token, far, avoided)
    return found


def _is_told_of(token: Token) -> bool:
    """True for "it" in "The minister accused it of lying", which is whom the last sentence told."""
    verb = token.head
    return token.dep_ == "dobj" and token.lower_ == "it" and verb.dep_ == "ROOT"


def _first_fitting(
    board: Board, token: Token, among: list[Token], avoided: Entity | None
) -> Mention | None:
    """The first candidate that agrees; None where a noun that names nothing known comes first."""
    for candidate in among:
        mention = board.roots.get(candidate.i) or _apposed(board, candidate)
        nameless = mention is None or mention.entity.kind not in ("Person", "Office")
        acting = acted_for(board, candidate) if nameless and token.lower_ in _PERSONAL else None
        if acting is not None:
            return acting if acting.entity != avoided else None
        if mention is None:
            if candidate.dep_ in ("dobj", "pobj"):
                continue
            if candidate.lower_ not in _RELATIVE and _could_be(token.lower_, candidate):
                return _willing_owner(board, token, candidate)
            continue
        speaking = _spoken_for(board, mention) if token.lower_ in _NEUTER else None
        if speaking is not None:
            return speaking
        if token.lower_ in _NEUTER and _is_plural_name(board, mention):
            continue
        if mention.entity != avoided and _agrees(token.lower_, mention, candidate):
            return mention
    return None


def _willing_owner(board: Board, token: Token, noun: Token) -> Mention | None:
    """Peru in "Peru's role is unsure, as it has refused to talk": only who has a will refuses."""
    if token.lower_ != "it" or token.head.lemma_ not in _WILLING or not is_subject(token):
        return None
    owners = (board.roots.get(child.i) for child in children(noun, "poss"))
    return next((m for m in owners if m is not None and _agrees("it", m, noun, alone=True)), None)


def _is_plural_name(board: Board, mention: Mention) -> bool:
    """True for "Houthis", of which one is a Houthi."""
    if mention.entity.kind not in _PLURAL_KINDS or not mention.text.endswith("s"):
        return False
    return any(s.entity == mention.entity for s in board.gazetteer.senses(mention.text[:-1]))


def _spoken_for(board: Board, mention: Mention) -> Mention | None:
    """The ministry in "a ministry spokesman said it would"."""
    head = board.doc[mention.root]
    if mention.entity.kind != "Office" or not head.lower_.startswith("spokes"):
        return None
    owner = mention.entity.represents
    return next((m for m in board.between(mention.start, mention.end) if m.entity.iri == owner),
                None)  # fmt: skip


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


def _agrees(word: str, mention: Mention, candidate: Token, alone: bool = False) -> bool:
    """True where the pronoun may stand for the mention, or, unless `alone`, for a list of them."""
    kind = mention.entity.kind
    listed = not alone and any(t.i > candidate.i for t in candidate.conjuncts)
    joint = bool(mention.members) or listed
    if word in _PERSONAL:
        holder = kind == "Office" and candidate.tag_ == "NN" and mention.via == "office"
        return (kind == "Person" or holder) and not joint
    plural = candidate.tag_ in ("NNS", "NNPS")
    if word in _PLURAL:
        return joint or kind in _PLURAL_KINDS or plural
    several = plural and (mention.via == "group" or kind in _PLURAL_KINDS)
    several = several or (mention.via == "pronoun" and mention.text.lower() in _PLURAL)
    return kind not in _NOT_NEUTER and not joint and not several


def _only_before(board: Board, token: Token, start: int, avoided: Entity | None) -> Mention | None:
    """The one person named between `start` and the pronoun, the bound subject left out."""
    bound = subject_of_own_clause(token)
    fitting = [
        mention
        for mention in board.between(start, token.i)
        if mention.entity.kind == "Person"
        and mention.entity != avoided
        and (bound is None or mention.root != bound.i)
    ]
    return fitting[-1] if len({mention.entity for mention in fitting}) == 1 else None


def _refer(board: Board, token: Token, antecedent: Mention, score: float) -> None:
    members = antecedent.members or _joined(board, token.lower_, antecedent)
    board.add(
        Mention(
            token.i, token.i + 1, token.i, antecedent.entity, token.text, "pronoun",
            min(score, antecedent.score), antecedent.root, members,
        )
    )  # fmt: skip


def _joined(board: Board, word: str, antecedent: Mention) -> Members:
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
    verbs = "passive" if token.dep_ == "nsubjpass" else "active"
    known = (
        verb.pos_ == "AUX"
        or verb.norm_ == "'s"
        or verb.lemma_ in board.words.listed(f"nominals.expletive.{verbs}")
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
