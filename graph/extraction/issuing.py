"""Who makes the statement that an article is: by its title, its opening, or its publisher."""

from itertools import islice

from comity.graph.extraction.board import Board
from comity.graph.extraction.first_person import FIRST
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.party_names import (
    STATES,
    Actors,
    actors_of,
    listed_from,
    names_before,
    names_behind,
)
from comity.graph.extraction.subjects import grammatical_subjects
from comity.graph.extraction.tokens import Span

_OPENING = 8
"""Sentences and headings at the start that may tell who makes a statement."""
_BY = frozenset({"by", "of", "between", "from", "behalf"})
_ABOUT = frozenset(
    {"on", "about", "regarding", "against", "to", "concerning", "following", "after", "at", "in",
     "for", "with", "during", "under", "as"}
)  # fmt: skip
_BODIES = frozenset({"GovernmentBody", "Government", "IntergovernmentalOrganization", "Bloc"})
_JOINT = frozenset({"joint", "trilateral", "tripartite", "quadrilateral"})
_SHORT = 5
"""A line of no more words is a title, a date or a place."""
_ABOVE = 60
"""Tokens at the start among which the headings are the article's title."""
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_PUBLISHER = 12
"""Words of a publisher's name that are looked at."""


def issuers(board: Board) -> Actors:
    """Who makes the statement that the article is, or nobody where it is none."""
    one: Actors = ()
    opening = list(islice(board.doc.sents, _OPENING))
    for sentence in opening:
        found = _we(board, sentence) or _by_word(board, sentence) or _who_met(board, sentence, one)
        if len(found) > 1:
            return found
        one = one or found
    return one or _by_publisher(board) or _by_its_voice(board, opening)


def _by_its_voice(board: Board, opening: list[Span]) -> Actors:
    """Ghana where "The Government of Ghana condemns …" opens a text that goes on with "we"."""
    text = (s for s in opening if s.start not in board.parsed.headings and len(s) > _SHORT)
    first = next(text, None)
    if first is None or first.root.tag_ not in {"VBZ", "VBP"}:
        return ()
    own = (t for t in board.doc if t.lower_ in FIRST and t.tag_ in {"PRP", "PRP$"})
    if not any(board.parsed.quote_at(t.i) is None for t in own):
        return ()
    subjects = grammatical_subjects(first.root)
    if first.root.lemma_ not in board.words.listed("nominals.parties.acts") or len(subjects) != 1:
        return ()
    name = board.name_at(subjects[0].i)
    return actors_of(board, [name], STATES | _BODIES) if name is not None else ()


def _by_publisher(board: Board) -> Actors:
    """The state or body whose organ has published the article itself: it speaks in all of it."""
    words = (board.parsed.article.publisher or "").split()[:_PUBLISHER]
    spans = [(i, j) for i in range(len(words)) for j in range(i + 1, len(words) + 1)]
    for i, j in sorted(spans, key=lambda span: span[0] - span[1]):
        senses = board.gazetteer.senses(" ".join(words[i:j]).rstrip(","))
        if senses:
            body = senses[0].entity
            owner = board.gazetteer.represented(body) if body.represents else body
            return (owner,) if owner is not None and body.kind in _BODIES else ()
    return ()


def _who_met(board: Board, sentence: Span, one: Actors) -> Actors:
    """Those whom a first sentence tells of together, where the title has "Joint Statement".

    Or where the body of which the title has the name is only one of those who met.
    """
    if sentence.start in board.parsed.headings or not (one or _is_joint(board)):
        return ()
    for verb in sentence:
        if verb.lemma_ in board.words.listed("nominals.parties.meeting") and verb.dep_ == "ROOT":
            subjects = [t for s in grammatical_subjects(verb)[:1] for t in s.subtree]
            names = dict.fromkeys(board.name_at(t.i) for t in subjects)
            states = actors_of(board, [name for name in names if name is not None], STATES)
            several = len(states) > 1 and (not one or one[0] in states)
            return states if several else ()
    return ()


def _is_joint(board: Board) -> bool:
    """True where the title, or a heading above the text, calls it a joint statement."""
    title = (board.parsed.article.title or "").lower().replace("-", " ").split()
    words = {*title, *(board.doc[i].lower_ for i in board.parsed.headings if i < _ABOVE)}
    statements = board.words.listed("nominals.parties.statements")
    return not words.isdisjoint(_JOINT) and not words.isdisjoint(statements)


def _we(board: Board, sentence: Span) -> Actors:
    """ "We, the leaders of Ghana and Togo, …", "We, the King of Lesotho and the President of …"."""
    first = board.doc[sentence.start : sentence.start + 2]
    if first.text.lower() != "we,":
        return ()
    plurals = board.words.listed("nominals.parties.plurals")
    for token in board.doc[sentence.start : min(sentence.end, sentence.start + 12)]:
        if token.lower_ in plurals:
            names = names_before(board, token) or names_behind(board, token)
            return actors_of(board, names, STATES)
    end = next((t.i for t in sentence if t.tag_ in _FINITE), sentence.end)
    return actors_of(board, board.names_in(sentence.start, end), STATES)


def _by_word(board: Board, sentence: Span) -> Actors:
    """The actors beside "joint statement", "statement by", in a heading or a first sentence."""
    words = [token.lower_ for token in sentence]
    statements = board.words.listed("nominals.parties.statements")
    place = next((i for i, word in enumerate(words) if word in statements), None)
    if place is None:
        return ()
    joint = not _JOINT.isdisjoint(words[max(0, place - 2) : place]) or "governments" in words
    heading = sentence.start in board.parsed.headings
    taken: list[Mention] = []
    taking = heading
    for token in sentence:
        word = token.lower_
        taking = word in _BY or (taking and word not in _ABOUT)
        if token.i == sentence.start + place:
            taking = False
        name = board.name_at(token.i)
        if taking and name is not None and name.start == token.i:
            taken.append(name)
    found = actors_of(board, taken, STATES)
    if joint:
        return found if len(found) > 1 else ()
    if not heading or not taken:
        return ()
    return actors_of(board, listed_from(board, taken[0].start, sentence.end), STATES) or found[:1]
