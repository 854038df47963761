"""Where the antecedent of a pronoun may stand: its candidates by syntax, the likeliest first."""

from comity.graph.extraction.blame import CHARGING
from comity.graph.extraction.noun_slots import CHARGES
from comity.graph.extraction.penalties import accused_so, punished
from comity.graph.extraction.relatives import NAMING
from comity.graph.extraction.salience import governor, is_subject
from comity.graph.extraction.syntax import behind_of, verb_above
from comity.graph.extraction.tokens import Token

_OVER = frozenset({"for", "of", "over", "on"})
_DENYING = frozenset({"deny", "reject", "dispute", "refute", "dismiss"})
_TERMS = frozenset({"if", "unless", "until"})
_THREATENING = frozenset({"threaten", "warn", "sanction", "pressure"})
_SPOKEN_OF = frozenset({"nsubj", "nsubjpass", "dobj", "poss"})
_TEXTS = frozenset(
    {"statement", "communique", "communiqué", "declaration", "readout", "document", "text"}
)
_ENVOYS = frozenset({"ambassador", "envoy", "diplomat", "chargé", "consul", "representative"})
_DEEP = 3
_BESIDE = frozenset({"conj", "advcl", "ccomp"})
_CONTROL = frozenset({"xcomp", "ccomp", "pcomp"})


def candidates(token: Token) -> tuple[list[Token], list[Token]]:
    """The candidates in the clauses around the pronoun, and the subjects of the sentence before."""
    near: list[Token] = []
    verb = token
    for _ in range(12):
        if verb.dep_ == "ROOT":
            break
        below = verb
        verb = verb.head
        if below.dep_ == "relcl" and verb.i < token.i:
            near.append(verb)
        if verb.pos_ == "NOUN" and below.dep_ != "poss":
            owners = _owners(verb, token)
            # "Freed two Chadians whom it had jailed": an adjective is nobody that has acted.
            moved = below.dep_ == "relcl" and is_subject(token) and token.head == below
            near.extend(o for o in owners if not (moved and o.dep_ == "amod"))
        if below.dep_ in _CONTROL:
            near.extend(c for c in _told_to(verb) if c.i < below.i)
        near.extend(c for c in verb.children if is_subject(c) and c.i < token.i)
        if below.dep_ == "prep" and token.tag_ == "PRP$":
            objects = [c for c in verb.children if c.dep_ == "dobj" and c.i < below.i]
            near.extend(owner for c in objects for owner in _owners(c, token))
    first = _whose_envoy(token) + _charged(token) + _accused(token) + _threatened(token)
    near = first + _told_of_beside(token) + _denying(token) + near
    near += _before_colon(token)
    start, far = token.sent.start, list[Token]()
    if start > 0:
        before = token.doc[start - 1].sent
        far = _subjects_told(before.root)
    bound = subject_of_own_clause(token)
    own = {token.i, token.head.i} if token.dep_ == "poss" else {token.i}
    near = [c for c in near if c.i not in own and c != bound and not _is_inside(token, c)]
    return list(dict.fromkeys(near)), far


def _subjects_told(verb: Token, depth: int = 2) -> list[Token]:
    """The subjects of a sentence; where only a text speaks, those of whom it tells."""
    subjects = [child for child in verb.children if is_subject(child)]
    if any(s.lemma_ in _TEXTS for s in subjects):
        told = [s for c in verb.children if c.dep_ == "ccomp" for s in c.children if is_subject(s)]
        start = verb.sent.start
        if told and depth and start and all(s.pos_ == "PRON" for s in told):
            return _subjects_told(verb.doc[start - 1].sent.root, depth - 1)
        return told or subjects
    return subjects


def _before_colon(token: Token) -> list[Token]:
    """Chad in "Chad saw its chance: it shipped weapons", whose first clause hangs from the last."""
    verb = token.head
    if not is_subject(token) or verb.dep_ != "ROOT":
        return []
    parted = {t.text for t in token.doc[max(token.left_edge.i - 2, 0) : token.i]}
    if parted.isdisjoint({":", ";", "–", "—"}):
        return []
    clauses = (c for c in verb.children if c.dep_ in ("ccomp", "parataxis") and c.i < token.i)
    return [s for clause in clauses for s in clause.children if is_subject(s)]


def parallel_object(token: Token) -> Token | None:
    """The plan for "it" in "Chad opposed the plan, but Mali backed it"."""
    verb = token.head
    if token.dep_ != "dobj" or token.lower_ not in ("it", "them"):
        return None
    if verb.dep_ == "relcl" and token.lower_ == "it":
        return _taken_from(verb.head)
    if verb.dep_ not in _BESIDE:
        return None
    own = [c for c in verb.children if is_subject(c)]
    other = [c for c in verb.head.children if is_subject(c) and c.i < verb.i]
    if not own or not other or own[0].pos_ == "PRON":
        return None
    objects = [c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i]
    plural = token.lower_ == "them"
    fitting = [o for o in objects if o.pos_ == "NOUN" and (o.tag_ == "NNS") == plural]
    return fitting[0] if fitting else None


def _taken_from(noun: Token) -> Token | None:
    """The town for "it" in "retook the town from the rebels, who had held it"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ != "from":
        return None
    objects = [c for c in preposition.head.children if c.dep_ == "dobj" and c.tag_ != "NNS"]
    named = [n for o in objects for n in behind_of(o) if n.pos_ == "PROPN"]
    return next(iter([*named, *objects]), None)


def _charged(token: Token) -> list[Token]:
    """Chad in "blamed Chad for its war": it is charged with, or thanked for, what is its own."""
    preposition = token.head.head
    if token.dep_ != "poss" or token.head.dep_ != "pobj" or preposition.dep_ != "prep":
        return []
    if preposition.head.lemma_ not in CHARGING or preposition.lower_ not in _OVER:
        return []
    objects = [c for c in preposition.head.children if c.dep_ == "dobj"]
    return [c for c in objects if c.i < preposition.i]


def _accused(token: Token) -> list[Token]:
    """Chad in "banned Chad, saying it had lied", "banned imports from Chad for its silence"."""
    if token.dep_ == "poss" and token.head.dep_ == "pobj":
        preposition = token.head.head
        if preposition.lower_ in ("for", "over") and preposition.head.pos_ == "VERB":
            return [c for c in punished(preposition.head) if c.i < preposition.i]
    verb = token.head.head if token.dep_ == "poss" or is_subject(token) else token.head
    return accused_so(verb) if token.dep_ in _SPOKEN_OF and verb.pos_ == "VERB" else []


def _threatened(token: Token) -> list[Token]:
    """Chad in "threatened Chad with war unless it left"."""
    condition = token.head
    if not is_subject(token) or condition.dep_ != "advcl" or condition.head.i > token.i:
        return []
    marked = any(c.dep_ == "mark" and c.lower_ in _TERMS for c in condition.children)
    verb = condition.head
    if not marked or verb.lemma_ not in _THREATENING:
        return []
    return [c for c in verb.children if c.dep_ == "dobj"]


def _whose_envoy(token: Token) -> list[Token]:
    """Chad in "lodged a protest against Chad and summoned its envoy": nobody summons his own."""
    verb = token.head.head
    sent = token.dep_ == "poss" and token.head.dep_ == "dobj" and token.head.lemma_ in _ENVOYS
    if not sent or verb.lemma_ not in ("summon", "expel") or verb.dep_ != "conj":
        return []
    carriers = [verb.head, *(c for c in verb.head.children if c.dep_ == "dobj")]
    phrases = (c for t in carriers for c in t.children if c.lower_ in ("against", "with", "to"))
    return [o for p in phrases for o in p.children if o.dep_ == "pobj" and o.i < verb.i]


def _denying(token: Token) -> list[Token]:
    """Chad in "Mali accused Chad of theft, a charge it denies", "Chad denies claims that it …"."""
    verb = token.head
    charge = verb.head
    if is_subject(token) and verb.dep_ in ("acl", "ccomp") and charge.lemma_ in CHARGES:
        denial = charge.head
        denied = charge.dep_ == "dobj" and denial.lemma_ in _DENYING
        return [c for c in denial.children if is_subject(c)] if denied else []
    if not is_subject(token) or verb.dep_ != "relcl" or charge.lemma_ not in CHARGES:
        return []
    if verb.lemma_ not in _DENYING:
        return []
    above = verb_above(charge)
    return [c for c in above.children if c.dep_ == "dobj" and c.i < charge.i]


def _told_to(verb: Token) -> list[Token]:
    """Chile in "urged Chile to open its ports" and in "called on Chile to open its ports"."""
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in ("on", "upon", "with"):
            objects.extend(c for c in child.children if c.dep_ == "pobj")
    return objects


def _owners(noun: Token, token: Token) -> list[Token]:
    """Chile in "Chile's need for its ships", "the Chilean tax on its neighbour"."""
    before = [c for c in noun.children if c.i < noun.i < token.i and c.ent_type_]
    owners = [c for c in before if c.dep_ == "poss"]
    return owners or [c for c in before if c.dep_ in ("compound", "amod", "nmod")]


def subject_of_own_clause(token: Token) -> Token | None:
    """The subject that an object pronoun can't stand for ("Russia warned it")."""
    if token.dep_ not in ("dobj", "pobj", "dative") or token.lower_.endswith(("self", "selves")):
        return None
    head = governor(token.head)
    for _ in range(_DEEP):
        subject = next((child for child in head.children if is_subject(child)), None)
        joined = head.dep_ == "conj" or (head.dep_ == "advcl" and head.tag_ == "VBG")
        if subject is not None or not joined:
            return subject
        head = head.head
    return None


def _told_of_beside(token: Token) -> list[Token]:
    """Mali in "accused Mali of theft and threatened it": what both verbs are about.

    So too in "left the court, calling it a tool".
    """
    verb = governor(token.head)
    names = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.lemma_ in NAMING | CHARGING
    if token.dep_ not in ("dobj", "dative", "pobj") or not (names or verb.dep_ == "conj"):
        return []
    between = token.doc[verb.head.i : token.i]
    if any(is_subject(child) for child in verb.children) or any(t.text == ";" for t in between):
        return []
    objects = [c for c in verb.head.children if c.dep_ == "dobj" and c.i < token.i]
    owners = (o for c in objects if c.pos_ == "NOUN" for o in _owners(c, token))
    return [*objects, *(o for o in owners if o.dep_ == "poss")]


def coordinated(token: Token) -> Token | None:
    """What the noun that the pronoun owns is coordinated with: Chile in "Chile and its allies"."""
    noun = token.head
    if token.dep_ != "poss" or noun.dep_ != "conj" or noun.head.i > token.i:
        return None
    first = noun.head
    owner = next((c for c in first.children if c.dep_ == "poss"), None)
    return owner if owner is not None and owner.tag_ == "PRP$" else first


def subject_behind(token: Token) -> Token | None:
    """The subject that a pronoun in a fronted phrase looks ahead to: "In its report, NATO …"."""
    sentence = token.sent
    subject = next((c for c in sentence.root.children if is_subject(c)), None)
    if subject is None or subject.i < token.i or subject.left_edge.i <= token.i:
        return None
    top = token
    while top.head.i != sentence.root.i:
        if top.head.i == top.i:
            return None
        top = top.head
    return subject if top.dep_ in ("advcl", "prep") and top.i < subject.i else None


def opens_sentence(token: Token, near: list[Token]) -> bool:
    """True where the pronoun is, or is in, the first subject of its sentence."""
    if near:
        return False
    subjects = [child for child in token.sent.root.children if is_subject(child)]
    first = token.sent.start + token.doc[token.sent.start].is_punct
    return token.i == first or any(_covers(subject, token) for subject in subjects)


def _is_inside(token: Token, noun: Token) -> bool:
    """True where the pronoun is a part of what the noun says ("the leader of its party")."""
    if not _covers(noun, token):
        return False
    head = token.head
    while head.dep_ in ("conj", "appos") and head.head.i != head.i:
        head = head.head
    return head.i != noun.i or token.head.i == noun.i


def _covers(noun: Token, token: Token) -> bool:
    return noun.left_edge.i <= token.i <= noun.right_edge.i and (
        noun.i == token.i or noun.is_ancestor(token)
    )
