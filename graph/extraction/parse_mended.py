"""Subjects and objects that the parser hangs elsewhere, often because of a comma.

In "A pact signed by Chad, Mali and Niger was rejected" the rest of the list becomes a second
subject of the verb; in "In addition to Chile, Peru condemned Mali" Peru is one more Chile.
"""

from itertools import pairwise

from spacy.tokens import Doc, Token

from comity.graph.extraction.attachments_mended import mend_attachments
from comity.graph.extraction.attributions_mended import mend_attributions
from comity.graph.extraction.blame import CHARGING
from comity.graph.extraction.clauses_mended import mend_clauses
from comity.graph.extraction.coordination_mended import (
    HAVING,
    PLACED,
    mend_apposed,
    mend_as_well,
    mend_coordinated,
)
from comity.graph.extraction.examples_mended import mend_examples
from comity.graph.extraction.items_mended import mend_items
from comity.graph.extraction.picked import picked
from comity.graph.extraction.relatives_mended import mend_relatives
from comity.graph.extraction.splits_mended import mend_splits
from comity.graph.extraction.told_mended import mend_told
from comity.graph.extraction.verbs_mended import FINITE, SUBJECTS, mend_verbs

OFFICES = frozenset(
    {"president", "minister", "premier", "chancellor", "king", "queen", "leader", "chief", "head",
     "secretary", "ambassador", "envoy", "chairman", "chair", "spokesman", "spokeswoman", "emir",
     "spokesperson", "director", "commander", "counterpart", "prince", "sultan", "governor",
     "representative", "chairperson", "speaker"}
)  # fmt: skip
JUDGING = frozenset(
    {"welcome", "condemn", "reject", "denounce", "criticize", "criticise", "praise", "hail",
     "oppose", "support", "back", "slam", "applaud", "commend", "deplore", "endorse", "approve",
     "ratify", "dismiss", "decry", "violate", "breach", "implement", "honor", "honour"}
)  # fmt: skip


def mend(doc: Doc) -> None:
    """Hang them where they belong; later mends rest on the earlier ones."""
    mend_splits(doc)
    mend_verbs(doc)
    mend_told(doc)
    mend_items(doc)
    mend_clauses(doc)
    mend_relatives(doc)
    mend_attributions(doc)
    mend_examples(doc)
    _mend_lists(doc)
    _mend_fronted(doc)
    _mend_gerunds(doc)
    _mend_charges(doc)
    _mend_joined(doc)
    mend_apposed(doc)
    mend_attachments(doc)
    mend_as_well(doc)
    mend_coordinated(doc)
    _mend_stranded(doc)
    _mend_objects(doc)


def _mend_lists(doc: Doc) -> None:
    """Hang the rest of each torn list from the name before it."""
    found = picked(doc, "DEP", *SUBJECTS)
    for first, second in pairwise(sorted(found, key=lambda t: (t.head.i, t.i))):
        if first.head.i != second.head.i or second.i > second.head.i:
            continue
        if _is_office_of(first, second):
            first.dep_, first.head = "compound", second
            continue
        name = _name_before(first, second)
        if name is not None:
            second.dep_ = "conj"
            second.head = name


def _is_office_of(land: Token, person: Token) -> bool:
    """True in "Kano Province governor Ali Bello said", where both look like subjects."""
    titles = [c for c in person.children if c.dep_ in {"compound", "nmod"} and c.pos_ == "NOUN"]
    beside = person.left_edge.i == land.i + 1 and person.doc[land.i + 1].pos_ == "NOUN"
    named = land.pos_ == "PROPN" and person.pos_ == "PROPN"
    return named and beside and any(t.lemma_ in OFFICES for t in titles)


def _mend_joined(doc: Doc) -> None:
    """Hang a name from the noun that it names, or from the list of names that it goes on with."""
    for name in picked(doc, "DEP", "conj"):
        begin = name.left_edge.i
        if name.pos_ != "PROPN" or begin < 2 or doc[begin - 1].text != ",":
            continue
        office = _office_before(name)
        if office is not None:
            name.dep_ = "appos"
            name.head = office
        elif name.head.pos_ == "NOUN":
            before = doc[begin - 2]
            if before.dep_ == "pobj" and _is_alike(before, name) and name.head in before.ancestors:
                name.head = before


def _office_before(name: Token) -> Token | None:
    """The ministers in "the ministers of Chad and Mali, X and Y", the king in "the king, X,"."""
    above = name.head
    while above.dep_ == "conj" and above.pos_ == "PROPN":
        above = above.head
    if above.dep_ == "pobj" and above.head.lower_ == "of":
        above = above.head.head
    if above.lemma_ not in OFFICES or above.pos_ != "NOUN" or above.i > name.i:
        return None
    if name.left_edge.i == name.i or name.ent_type_ in {"GPE", "NORP"}:
        return None
    last = name.right_edge.i + 1
    alone = last < len(name.doc) and name.doc[last].text == ","
    return above if above.tag_ == "NNS" or alone else None


def _is_alike(name: Token, other: Token) -> bool:
    kinds = {name.ent_type_, other.ent_type_}
    return name.pos_ == "PROPN" and kinds <= PLACED and name.head.lower_ != "with"


def _mend_gerunds(doc: Doc) -> None:
    """Let "backing rebels" in "accused Chad of backing rebels" be a deed, no sort of rebels."""
    amod, gerund = doc.vocab.strings["amod"], doc.vocab.strings["VBG"]
    values = doc.to_array(["DEP", "TAG"])
    for index in ((values[:, 0] == amod) & (values[:, 1] == gerund)).nonzero()[0]:
        verb = doc[int(index)]
        noun, before = verb.head, doc[max(verb.i - 1, 0)]
        charged = before.lower_ in {"of", "for"} and noun.dep_ == "pobj" and noun.head.i == before.i
        if charged and CHARGING & {before.head.lemma_, before.head.head.lemma_}:
            noun.dep_, verb.dep_ = "dobj", "pcomp"
            verb.head = before
            noun.head = verb


def _mend_charges(doc: Doc) -> None:
    """Let Chad be accused of it in "accused the state of arming rebels": "of" is no part of it."""
    for gerund in picked(doc, "DEP", "pcomp"):
        preposition = gerund.head
        noun = preposition.head
        charged = noun.dep_ == "dobj" and noun.head.lemma_ in CHARGING
        if charged and noun.head.pos_ == "VERB" and preposition.lower_ in {"of", "for"}:
            preposition.head = noun.head


def _mend_fronted(doc: Doc) -> None:
    """Give a verb that is left without a subject the phrase before it."""
    for sentence in doc.sents:
        verb = sentence.root
        if verb.tag_ not in FINITE or any(c.dep_ in HAVING for c in verb.children):
            continue
        subject = _before_verb(verb)
        if subject is not None:
            subject.dep_ = "nsubj"
            subject.head = verb


def _mend_objects(doc: Doc) -> None:
    """Give back its object to a verb that can have no clause for one.

    "Welcomed the truce agreed by Chad", "rejected as baseless the charges".
    """
    for token in picked(doc, "DEP", "ccomp", "dobj"):
        above = token.head
        if token.dep_ == "dobj":
            said = above.pos_ == "ADJ" and above.i < token.i and above.head.lemma_ in JUDGING
            if said and doc[above.i - 1].lower_ == "as":
                token.head = above.head
        elif above.lemma_ in JUDGING and token.tag_ in {"VBN", "VBD"}:
            _make_object(above, token)


def _make_object(above: Token, verb: Token) -> None:
    parts = {c.dep_ for c in verb.children}
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if parts & {"mark", "aux", "auxpass", "dobj"} or not subjects:
        return
    if subjects[0].left_edge.i == above.i + 1 and verb.i > subjects[0].i:
        subjects[0].head, subjects[0].dep_ = above, "dobj"
        verb.head, verb.dep_, verb.tag_ = subjects[0], "acl", "VBN"


def _mend_stranded(doc: Doc) -> None:
    """Let "Chad's promise to help Mali was hailed" be of the promise, not of Mali."""
    for sentence in doc.sents:
        noun = sentence.root
        if noun.tag_ not in {"NN", "NNS"}:
            continue
        for verb in [c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VB"]:
            for above in [c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i]:
                subjects = [c for c in above.children if c.dep_ in SUBJECTS]
                words = {c.dep_ for c in above.children}
                if subjects and subjects[0].left_edge.i == verb.i + 1 and "mark" not in words:
                    _raise(noun, verb, above, subjects[0])
                    return


def _raise(noun: Token, verb: Token, above: Token, taken: Token) -> None:
    """Make the verb above the root, the noun its subject, what it took the lower one's object."""
    role = taken.dep_
    above.head = above
    above.dep_ = "ROOT"
    noun.head, noun.dep_ = above, role
    taken.head, taken.dep_ = verb, "dobj"


def _before_verb(verb: Token) -> Token | None:
    """Peru in "In addition to Chile, Peru condemned Mali", "After talks, Peru's king said"."""
    last = verb.i - 1
    while last > verb.sent.start and verb.doc[last].dep_ in {"advmod", "aux", "neg"}:
        last -= 1
    for token in (verb.doc[last], *verb.doc[last].ancestors):
        if token.i >= verb.i or token.dep_ == "prep":
            return None
        before = verb.doc[token.left_edge.i - 1] if token.left_edge.i else None
        if before is None or token.right_edge.i != last:
            continue
        if token.dep_ in {"appos", "conj"} and before.text == "," and _may_act(token):
            return token
    return None


def _may_act(token: Token) -> bool:
    """True for "Peru", "Peru's president", not for "a neighbour" beside the name before it."""
    owned = any(c.dep_ == "poss" for c in token.children)
    return token.pos_ == "PROPN" or (token.pos_ == "NOUN" and owned)


def _name_before(first: Token, second: Token) -> Token | None:
    """The last name of the first subject's phrase, if the second goes on with its list."""
    begin = second.left_edge.i
    if begin < 2 or second.doc[begin - 1].text != "," or second.pos_ != "PROPN":
        return None
    name = second.doc[begin - 2]
    joined = [c for c in second.children if c.dep_ == "conj" and c.pos_ == "PROPN"]
    within = name.i == first.i or any(a.i == first.i for a in name.ancestors)
    if not joined or not within or name.pos_ != "PROPN" or first.pos_ == "PRON":
        return None
    described = first.left_edge.lower_ in {"a", "an"} and name.head.head.i == first.i
    # "A close ally of Peru, Chad and Mali have …".
    return None if described and name.head.lower_ == "of" else name
