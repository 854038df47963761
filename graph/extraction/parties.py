"""Plurals that act together: "G7 foreign ministers", then "the ministers", "the sides", "we".

A joint statement tells first who makes it; afterwards these are "we", "the ministers", "the
delegations". Elsewhere such a plural goes back to those who were told of together.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board, plain
from comity.graph.extraction.groups import before_in_list
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.subjects import grammatical_subjects
from comity.graph.extraction.syntax import offspring
from comity.ontology.iris import entity_iri

_STATES = frozenset({"State", "IntergovernmentalOrganization", "Bloc", "SubnationalEntity"})
_ACTORS = _STATES | {"Person", "Organization", "PoliticalMovement", "ArmedGroup"}
_OPENING = 8
"""Sentences and headings at the start that may tell who makes a statement."""
_REACH = 120
"""Tokens that a plural may reach back to those who were told of together."""
_BY = frozenset({"by", "of", "between", "from", "behalf"})
_ABOUT = frozenset(
    {"on", "about", "regarding", "against", "to", "concerning", "following", "after", "at", "in",
     "for", "with", "during", "under", "as"}
)  # fmt: skip
_BODIES = frozenset({"GovernmentBody", "Government", "IntergovernmentalOrganization", "Bloc"})
_PUBLISHER = 12
"""Words of a publisher's name that are looked at."""
_OF = frozenset({"of", "from"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "pobj", "poss", "dobj", "conj"})
_BETWEEN_ITEMS = frozenset({",", "and", "the", "&", "its", "/"})

Actors = tuple[Entity, ...]


def find_parties(board: Board) -> None:
    """Add plural offices of states and bodies, and the plurals that go back to those told of."""
    board.issuers = _issuers(board)
    plurals = board.words.listed("nominals.parties.plurals")
    latest: dict[str, tuple[int, Actors]] = {}
    joint: tuple[int, Actors] = (-_REACH, ())
    if not any(token.lower_ in plurals for token in board.doc):
        return
    for token in board.doc:
        if token.pos_ == "VERB":
            together = _told_together(board, token)
            joint = (token.i, together) if len(together) > 1 else joint
        if token.lower_ not in plurals or token.i in board.parsed.headings:
            continue
        members = _members(board, token)
        if members:
            latest[token.lower_] = (token.i, members)
        elif token.i not in board.roots and _goes_back(
            token, len(board.issuers) > 1, token.lower_ in latest
        ):
            _add(board, token, token.i, _antecedent(board, token, latest, joint))


def _members(board: Board, token: Token) -> Actors:
    """The actors whose ministers these are; adds the mention where no step before did."""
    known = board.roots.get(token.i)
    body = _entities(board, _before(board, token), _STATES - {"State"})
    if known is not None and known.via != "office" and not (body and known.members):
        return known.members or (known.entity,)
    following = board.name_at(token.i + 1) if token.i + 1 < len(board.doc) else None
    if following is not None and following.entity.kind == "Person":
        return ()
    owners = _before(board, token) or _behind(board, token)
    members = _entities(board, owners, _STATES)
    if members:
        if known is not None:
            board.remove(known)
        _add(board, token, min([token.i, *(m.start for m in owners if m.start < token.i)]), members)
    return members


def _before(board: Board, token: Token) -> list[Mention]:
    """The G7 in "the G7 Foreign Ministers", however the parse takes the capitals."""
    index = token.i - 1
    while index > token.sent.start and board.name_at(index) is None:
        word = board.doc[index]
        if word.lower_ not in board.words.listed("nominals.parties.portfolios"):
            return []
        index -= 1
    name = board.name_at(index) if index >= 0 else None
    if name is None or name.end > token.i:
        return []
    return [*before_in_list(board, name), name]


def _behind(board: Board, token: Token) -> list[Mention]:
    """Ghana and Togo in "the presidents of Ghana and Togo", "heads of government of …"."""
    doc, index, limit = board.doc, token.i + 1, token.sent.end
    while index + 1 < limit and doc[index].lower_ in _OF and board.name_at(index + 1) is None:
        step = index + 1
        portfolios = board.words.listed("nominals.parties.portfolios")
        while step < limit and doc[step].lower_ in portfolios | _BETWEEN_ITEMS:
            step += 1
        if step < limit and doc[step].lower_ not in _OF:
            index = step - 1
            break
        index = step
    if index >= limit or not {doc[index].lower_, doc[index - 1].lower_} & _OF:
        return []
    return _listed(board, index + 1, limit)


def _listed(board: Board, index: int, limit: int) -> list[Mention]:
    """The names from the token on, with nothing but commas, "and", "the" between them."""
    found: list[Mention] = []
    while index < limit:
        name = board.name_at(index)
        if name is not None:
            found.append(name)
            index = name.end
        elif board.doc[index].lower_ in _BETWEEN_ITEMS:
            index += 1
        else:
            break
    return found


def _entities(board: Board, mentions: list[Mention], kinds: frozenset[str]) -> Actors:
    """The actors of these mentions; a body or a person of a state is that state."""
    found: list[Entity] = []
    for mention in mentions:
        entity = mention.entity
        if entity.kind not in kinds:
            owner = board.gazetteer.entities.get(entity.represents) if entity.represents else None
            entity = board.affiliations.get(entity.iri, owner or entity)
        if entity.kind in kinds:
            found.append(entity)
    return tuple(dict.fromkeys(found))


def _told_together(board: Board, verb: Token) -> Actors:
    """Those who met, or did the deed together, by the verb."""
    tokens = grammatical_subjects(verb)
    if verb.lemma_ in board.words.listed("nominals.parties.meeting"):
        tokens = [*tokens, *_companions(verb)]
    mentions = [board.roots.get(t.i) for t in tokens]
    found = [e for m in mentions if m is not None for e in m.members or (m.entity,)]
    return tuple(dict.fromkeys(e for e in found if e.kind in _ACTORS))


def _companions(verb: Token) -> Iterator[Token]:
    for child in offspring(verb):
        if child.dep_ == "dobj":
            yield child
        elif child.dep_ == "prep" and child.lower_ in ("with", "between"):
            for inner in offspring(child):
                if inner.dep_ == "pobj":
                    yield inner
                    yield from inner.conjuncts


def _goes_back(token: Token, in_statement: bool, known: bool) -> bool:
    """True for "the ministers", and "Ministers" once known; not for "local leaders"."""
    introduces = token.i + 1 < len(token.doc) and token.nbor().text == ":"
    parts = [child for child in offspring(token) if not introduces or child.dep_ != "prep"]
    before = [child for child in parts if child.i < token.i]
    if any(c.dep_ in ("prep", "relcl", "acl", "appos") for c in parts):
        return False
    if not introduces and token.dep_ not in _ARGUMENTS:
        return False
    words = {c.lower_ for c in before if c.pos_ not in ("PUNCT", "SPACE")}
    if words & {"two", "both"} and not in_statement:
        return False  # a pair, which descriptions know
    if words and words <= {"the", "all", "both", "these", "foreign", "two", "three"}:
        return "the" in words or "both" in words
    bare = not words and token.text[0].isupper() and "subj" in token.dep_
    return bare and (in_statement or known)


def _antecedent(
    board: Board,
    token: Token,
    latest: dict[str, tuple[int, Actors]],
    joint: tuple[int, Actors],
) -> Actors:
    if len(board.issuers) > 1 or any(e.kind != "State" for e in board.issuers):
        return board.issuers
    found = max(latest.get(token.lower_, (-_REACH, ())), joint)
    members = found[1] if token.i - found[0] < _REACH else ()
    if token.lower_ in board.words.listed("nominals.parties.of_states"):
        owned = (board.affiliations.get(e.iri, e) for e in members)
        members = tuple(dict.fromkeys(e for e in owned if e.kind in _STATES))
    return members


def _add(board: Board, token: Token, start: int, members: Actors) -> None:
    if not members:
        return
    text = plain(board.doc, range(start, token.i + 1))
    entity = members[0]
    several = members if len(members) > 1 else ()
    if several:
        label = ", ".join(e.label for e in members[:-1]) + f" and {members[-1].label}"
        entity = Entity(entity_iri("group", board.group_key(label)), label, "ActorGroup")
    board.add(Mention(start, token.i + 1, token.i, entity, text, "group", 0.75, None, several))


def find_they(board: Board) -> None:
    """Let a "they" that speaks and stayed open stand for the plural that acted last."""
    acts = board.words.listed("nominals.parties.acts")
    speech = board.words.listed("nominals.speech.verbs") | acts
    plurals = board.words.listed("nominals.parties.plurals")
    latest: Mention | None = None
    for token in board.doc:
        known = board.roots.get(token.i)
        if token.lower_ in plurals and known is not None and known.via == "group":
            latest = known
        open_they = token.lower_ == "they" and known is None and token.dep_ == "nsubj"
        if not open_they or latest is None or token.i - latest.root > _REACH:
            continue
        if token.head.lemma_ in speech and board.parsed.quote_at(token.i) is None:
            start = token.i
            board.add(replace(latest, start=start, end=start + 1, root=start, text=token.text))


def _issuers(board: Board) -> Actors:
    """Who makes the statement that the article is, or nobody where it is none."""
    for count, sentence in enumerate(board.doc.sents):
        if count >= _OPENING:
            break
        found = _we(board, sentence) or _by_word(board, sentence) or _by_title(board, sentence)
        if found:
            return found
    return _by_publisher(board)


def _by_publisher(board: Board) -> Actors:
    """The state or body whose organ has published the article itself: it speaks in all of it."""
    words = (board.parsed.article.publisher or "").split()[:_PUBLISHER]
    spans = [(i, j) for i in range(len(words)) for j in range(i + 1, len(words) + 1)]
    for i, j in sorted(spans, key=lambda span: span[0] - span[1]):
        senses = board.gazetteer.senses(" ".join(words[i:j]).rstrip(","))
        if senses:
            body = senses[0].entity
            owner = board.gazetteer.entities.get(body.represents) if body.represents else body
            return (owner,) if owner is not None and body.kind in _BODIES else ()
    return ()


def _by_title(board: Board, sentence: Span) -> Actors:
    """Those whom a first sentence tells of together, where the title has "Joint Statement"."""
    words = set((board.parsed.article.title or "").lower().replace("-", " ").split())
    if "joint" not in words or words.isdisjoint(board.words.listed("nominals.parties.statements")):
        return ()
    for verb in sentence:
        if verb.lemma_ in board.words.listed("nominals.parties.meeting") and verb.dep_ == "ROOT":
            subjects = [t for s in grammatical_subjects(verb)[:1] for t in s.subtree]
            names = dict.fromkeys(board.name_at(t.i) for t in subjects)
            states = _entities(board, [name for name in names if name is not None], _STATES)
            return states if len(states) > 1 else ()
    return ()


def _we(board: Board, sentence: Span) -> Actors:
    """ "We, the leaders of Ghana and Togo, …"."""
    first = board.doc[sentence.start : sentence.start + 2]
    if first.text.lower() != "we,":
        return ()
    plurals = board.words.listed("nominals.parties.plurals")
    for token in board.doc[sentence.start : min(sentence.end, sentence.start + 12)]:
        if token.lower_ in plurals:
            return _entities(board, _before(board, token) or _behind(board, token), _STATES)
    return ()


def _by_word(board: Board, sentence: Span) -> Actors:
    """The actors beside "joint statement", "statement by", in a heading or a first sentence."""
    words = [token.lower_ for token in sentence]
    statements = board.words.listed("nominals.parties.statements")
    place = next((i for i, word in enumerate(words) if word in statements), None)
    if place is None:
        return ()
    joint = "joint" in words[max(0, place - 2) : place] or "governments" in words
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
    found = _entities(board, taken, _STATES)
    if joint:
        return found if len(found) > 1 else ()
    return found[:1] if heading else ()
