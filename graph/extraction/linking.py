"""From a known name to what it stands for here: state or city, demonym, people, language."""

from dataclasses import replace

from comity.graph.claim import Entity
from comity.graph.extraction.board import POSSESSIVE, Board
from comity.graph.extraction.gazetteer import Match, Sense
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.tokens import Span, Token
from comity.ontology.iris import Iri, entity_iri

_PLACES = frozenset({"SubnationalEntity", "Region", "Place", "City"})
_LANGUAGE_VERBS = frozenset({"speak", "learn", "translate", "teach", "write"})


def link_known_names(board: Board) -> None:
    """Add a mention for each name that the gazetteer knows.

    A name that several could bear is read as one of them only where the article gives evidence:
    its unambiguous name elsewhere, or the state that it is an organ of right before it.
    """
    unsure: list[Match] = []
    forces: list[Match] = []
    for match in board.parsed.known:
        span = board.doc[match.start : match.end]
        senses = match.senses
        if not _has_article(span):
            named = {sense.entity for sense in senses if sense.article}
            senses = tuple(sense for sense in senses if sense.entity not in named)
        if not senses or _is_shouted(board, match) or _is_part_of_name(span):
            continue
        if senses[0].kind == "ambiguous":
            unsure.append(match)
            continue
        if _are_forces(board, span, senses[0]):
            forces.append(match)
            continue
        mention = _read(board, Match(match.start, match.end, senses), span)
        if mention is not None:
            board.add_name(mention)
    if forces:
        _link_forces(board, forces)
    if not unsure:
        return
    known = {mention.entity.iri for mention in board.found} | _hinted(board)
    for match in unsure:
        _link_by_evidence(board, match, known)


def _are_forces(board: Board, span: Span, sense: Sense) -> bool:
    """True for "Norwegian military", which is no name of the Norwegian Armed Forces."""
    if sense.kind != "name" or sense.entity.kind != "GovernmentBody" or len(span) < 2:
        return False
    return span[-1].text in board.words.listed("nominals.forces_of_states")


def _link_forces(board: Board, forces: list[Match]) -> None:
    """Let a state's forces be the state's deed, unless the article calls them by their name."""
    named = {mention.entity.iri for mention in board.found}
    for match in forces:
        sense, doc = match.senses[0], board.doc
        state = board.gazetteer.represented(sense.entity)
        owner = next(
            (i for i in range(match.end - 1, match.start, -1) if _names(board, match.start, i)),
            None,
        )
        if sense.entity.iri in named or state is None or owner is None:
            board.add_name(board.mention(match.start, match.end, sense.entity, "gazetteer"))
            continue
        via = "gazetteer" if doc[owner].text in POSSESSIVE else "demonym"
        board.add_name(board.mention(match.start, owner, state, via, 0.95))


def _names(board: Board, start: int, end: int) -> bool:
    """True where the tokens name a state: the first two of "South Korean military"."""
    return bool(board.gazetteer.senses(board.doc[start:end].text))


def _hinted(board: Board) -> set[Iri]:
    """The states of which the article names a city, a leader or a force."""
    text, states = board.parsed.article.text, board.gazetteer.states
    hints = board.words.mapped("metonyms.hints")
    return {states[code].iri for word, code in hints.items() if word in text and code in states}


def _link_by_evidence(board: Board, match: Match, known: set[Iri]) -> None:
    before = board.names_in(match.start - 2, match.start)
    owners = {name.entity.iri for name in before}
    entities = list(dict.fromkeys(sense.entity for sense in match.senses))
    owned = [entity for entity in entities if entity.represents in owners]
    fitting = owned or [entity for entity in entities if entity.iri in known]
    bodies = {m.entity.iri for m in board.found if m.entity.kind != "State"}
    fitting = fitting or [entity for entity in entities if entity.represents in bodies]
    if len(fitting) == 1:
        board.add_name(board.mention(match.start, match.end, fitting[0], "gazetteer", 0.8))
    else:
        names = ", ".join(entity.label for entity in entities)
        board.issue(match.start, match.end, "ambiguous-name", names)


def _has_article(span: Span) -> bool:
    return span.start > 0 and span.doc[span.start - 1].lower_ == "the"


def _read(board: Board, match: Match, span: Span) -> Mention | None:
    sense = match.senses[0]
    kinds = {other.kind: other for other in reversed(match.senses)}
    if sense.entity.kind == "City" and "capital" in kinds:
        sense = kinds["capital"]
    if sense.kind in ("name", "acronym"):
        return board.mention(match.start, match.end, sense.entity, "gazetteer")
    if sense.kind in ("capital", "seat"):
        other = kinds.get("ambiguous") if sense.kind == "capital" else None
        if other is not None and _is_seat_of(board, sense.entity, other.entity):
            sense = replace(sense, entity=other.entity)
        return _metonym(board, match, span, sense)
    root = span.root
    if "people" in kinds and root.pos_ in ("NOUN", "PROPN") and not _qualifies(root):
        return _people(board, match, kinds["people"].entity)
    if "demonym" not in kinds or _is_language(root):
        return None
    state = kinds["demonym"].entity
    if not _qualifies(root) and root.tag_ in ("NNS", "NNPS"):
        return _people(board, match, state)
    return board.mention(match.start, match.end, state, "demonym", 0.95)


def _is_seat_of(board: Board, state: Entity, other: Entity) -> bool:
    """True where "Brussels" acts for the union, as it does but where the state is told of.

    A region of the same name ("Washington") does not act like that.
    """
    if other.kind in _PLACES:
        return False
    text = board.parsed.article.text
    return state.label not in text or other.label in text


def _people(board: Board, match: Match, state: Entity) -> Mention:
    label = board.doc[match.start : match.end].text
    iri = entity_iri("group", board.group_key(label))
    group = Entity(iri, label, "UnnamedGroup", state.iri)
    return board.mention(match.start, match.end, group, "group", 0.9)


def _metonym(board: Board, match: Match, span: Span, sense: Sense) -> Mention:
    if _acts(board, span, sense):
        return board.mention(match.start, match.end, sense.entity, "metonym", 0.85)
    place = sense.place or sense.entity
    return board.mention(match.start, match.end, place, "place")


def _acts(board: Board, span: Span, sense: Sense) -> bool:
    """True where a capital or seat of power stands for its state, by its place in the sentence."""
    words, root = board.words, span.root
    head = _top(root)
    if _is_address(span):
        return False
    if head.dep_ == "pobj":
        preposition = head.head.lower_
        if sense.kind == "seat":
            return preposition not in ("in", "at", "near", "outside", "inside")
        if preposition in words.listed("metonyms.actor_prepositions"):
            return True
        if preposition in ("on", "upon") and head.head.head.lemma_ in ("call", "prevail"):
            return True
        return preposition == "of" and head.head.head.lemma_ in ("view", "interest", "position")
    if head.dep_ == "poss":
        return head.head.lemma_.lower() not in words.listed("metonyms.place_nouns")
    if head.dep_ in ("compound", "amod", "nmod"):
        acting = words.listed("nominals.acting_for")
        return sense.kind == "seat" or head.head.lemma_.lower() in acting
    if head.dep_ in ("dobj", "nsubjpass"):
        verb = head.head.lemma_.lower()
        return sense.kind == "seat" or verb not in words.listed("metonyms.place_object_verbs")
    if head.dep_ in ("nsubj", "agent", "dative"):
        return _is_agent(board, head)
    return sense.kind == "seat"


def _is_agent(board: Board, subject: Token) -> bool:
    verb = subject.head
    if verb.lemma_ == "be":
        complements = [child for child in verb.children if child.dep_ == "attr"]
        places = ("capital", "city", "town", "place", "home")
        return not any(child.lemma_ in places for child in complements)
    return verb.lemma_.lower() not in board.words.listed("metonyms.place_subject_verbs")


def _top(token: Token) -> Token:
    """The first of the coordinated names that the token is one of."""
    for _ in range(20):
        if token.dep_ != "conj":
            break
        token = token.head
    return token


def _is_address(span: Span) -> bool:
    """True in "Kabul, Afghanistan": a city with its state behind it."""
    doc, end = span.doc, span.end
    return (
        end + 1 < len(doc)
        and doc[end].text == ","
        and doc[end + 1].ent_type_ == "GPE"
        and (doc[end + 1].head.i in range(span.start, span.end) and doc[end + 1].dep_ == "appos")
    )


def _qualifies(token: Token) -> bool:
    return token.dep_ in ("compound", "amod", "nmod")


def _is_language(token: Token) -> bool:
    return token.dep_ == "dobj" and token.head.lemma_ in _LANGUAGE_VERBS


def _is_shouted(board: Board, match: Match) -> bool:
    """True for "US" or "WHO" within a run of capitals, where they may be plain words."""
    doc = board.doc
    if match.end - match.start > 1 or len(doc[match.start]) > 4:
        return False
    if not doc[match.start].is_upper:
        return False
    around = [t for t in doc[max(match.start - 2, 0) : match.end + 2] if t.is_alpha]
    return len(around) > 2 and all(token.is_upper and len(token) > 1 for token in around)


def _is_part_of_name(span: Span) -> bool:
    """True for "Jordan" in "Michael Jordan": a person's name goes on around it."""
    if len(span) > 1:
        return False
    token = span[0]
    if token.ent_type_ != "PERSON":
        return False
    doc = span.doc
    if token.i and doc[token.i - 1].lower_ in ("to", "of", "in", "from"):
        return False
    before = token.i > 0 and doc[token.i - 1].ent_type_ == "PERSON" and token.ent_iob_ == "I"
    after = span.end < len(doc) and doc[span.end].ent_iob_ == "I"
    return before or (after and doc[span.end].pos_ == "PROPN")
