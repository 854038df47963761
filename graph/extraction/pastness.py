"""Whether the words of a clause say that what it tells of is over."""

from comity.graph.extraction.lexicon import ModalityLexicon
from comity.graph.extraction.syntax import children, governors
from comity.graph.extraction.tokens import Doc, Token
from comity.graph.extraction.verb_clauses import Clause


def is_past(doc: Doc, clause: Clause, carrier: Token | None, words: ModalityLexicon) -> bool:
    """True where the words say that it is over: "had recognized", "used to", "former"."""
    head = doc[clause.head]
    if any(
        c.lower_ in words.past_adjectives for c in head.children if c.dep_ in {"amod", "advmod"}
    ):
        return True
    if carrier is None:
        return False
    auxiliaries = {c.lower_ for c in carrier.children if c.dep_ in {"aux", "auxpass"}}
    adverbs = {c.lower_ for c in carrier.children if c.dep_ == "advmod"}
    used_to = carrier.dep_ == "xcomp" and carrier.head.lower_ == "used"
    pluperfect = "had" in auxiliaries and carrier.tag_ in {"VBN", "VBD"}
    stative = _was(carrier) and carrier.lemma_.lower() in words.statives
    return used_to or pluperfect or stative or bool(adverbs & words.past_adverbs)


def _was(verb: Token) -> bool:
    """True in the simple past, but for "they said it was": that may go on."""
    past = verb.tag_ == "VBD" or any(c.lower_ in {"was", "were"} for c in children(verb, "auxpass"))
    reported = any(below.dep_ == "ccomp" for _, below in governors(verb))
    return past and not reported and not any(c.lower_ == "since" for c in verb.children)
