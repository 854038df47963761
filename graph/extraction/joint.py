"""Descriptions of several at once: "the two sides", "both countries", "the three leaders"."""

from collections import Counter
from collections.abc import Iterator

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board, plain
from comity.graph.extraction.meetings import is_meeting, told_together
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.relatives import is_each_other
from comity.graph.extraction.salience import Salience, bound_entities, windows
from comity.graph.extraction.syntax import conjuncts
from comity.graph.extraction.tokens import Token
from comity.ontology.iris import entity_iri

Members = tuple[Entity, ...]

_NUMBERS = {
    "both": 2, "each": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_ALONE = {"two": 2, "three": 3, "four": 4, "pair": 2, "duo": 2, "trio": 3}
_BORDERING = frozenset({"neighbor", "neighbour"})
"""Without a number these are two."""
_SIDES = frozenset(
    {
        "State", "ArmedGroup", "PoliticalMovement", "PoliticalParty", "GovernmentBody",
        "Government", "GeopoliticalEntity", "Company",
    }
)  # fmt: skip
_SINGLED_OUT = frozenset({"one", "some", "many", "most", "several", "none", "any", "another"})
"""Before "of the groups": then not all of them are meant."""
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss"})
_BOTH = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dep"})
_STRIFE = frozenset({"in", "of", "to"})
_REACH = 5
_LONG_AGO = 300
"""Tokens after which "the two leaders" are no more those who met."""


def means_several(board: Board, token: Token) -> bool:
    """True for a plural that stands for all of those named before it."""
    if _is_number_alone(token):
        return True
    if _is_each_of_two(token) or _is_each_person(board, token):
        return True
    if not _is_plural(token) or not _nouns(board, token) or _begins_name(token):
        return False
    if token.dep_ == "pobj" and token.head.head.lower_ in _SINGLED_OUT:
        return False
    before = [child for child in token.children if child.i < token.i]
    words = {child.lower_ for child in before}
    if any(child.dep_ == "prep" and child.lower_ == "of" for child in token.children):
        return _named_behind(board, token) is not None
    several = {"neighboring", "neighbouring", "all" if _number(token) else ""}
    if words & (board.words.listed("epithets.other") - several):
        return False
    if any(child.tag_ in ("JJS", "RBS", "JJR") for child in before):
        return False
    if any(child.dep_ == "poss" and child.lower_ not in ("our", "their") for child in before):
        return False
    if _number(token) is not None:
        return bool(words & {"both", "the", "these", "those", "our", "their", "all"}) or (
            _number(token) == 2 and token.dep_ == "pobj" and token.head.lower_ == "between"
        )
    if words == {"our"}:
        return token.lower_ in ("countries", "nations", "peoples", "governments")
    parts = (child for child in before if child.dep_ in ("compound", "nmod"))
    return "the" in words and all(child.lower_ == "prime" for child in parts)


def _is_each_of_two(token: Token) -> bool:
    """True for "each side" in "each side accusing the other"."""
    if token.lemma_ != "side" or [c.lower_ for c in token.children] != ["each"]:
        return False
    return any(is_each_other(c) for c in token.head.children if c.dep_ == "dobj")


def _is_plural(token: Token) -> bool:
    """True for "leaders", and for "Ministers", which the tagger may take for one name."""
    return token.tag_ in ("NNS", "NNPS") or (token.tag_ == "NNP" and token.lower_.endswith("s"))


def _is_each_person(board: Board, token: Token) -> bool:
    """True for "each leader" in "met with each leader"."""
    before = [child.lower_ for child in token.children if child.i < token.i]
    return before == ["each"] and token.tag_ == "NN" and _nouns(board, token) == "persons"


def _begins_name(token: Token) -> bool:
    """True for "People" in "the People's Liberation Army"."""
    following = token.doc[token.i + 1 : token.i + 3]
    if not token.text[0].isupper() or len(following) < 2 or following[0].pos_ == "VERB":
        return False
    return following[1].text[0].isupper()


def _is_number_alone(token: Token) -> bool:
    """True for "the two", "the pair" as a subject, without a noun or an "of" behind."""
    if token.lower_ == "both" and token.pos_ in ("PRON", "DET") and token.dep_ in _BOTH:
        return token.head.pos_ in ("VERB", "AUX") and token.nbor().lower_ != "of"
    if token.lower_ not in _ALONE or token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    parts = [child for child in token.children if child.pos_ != "PUNCT"]
    return [child.lower_ for child in parts] == ["the"]


def _number(token: Token) -> int | None:
    if token.lower_ in _ALONE:
        return _ALONE[token.lower_]
    found = (_NUMBERS.get(child.lower_) for child in token.children if child.i < token.i)
    return next((number for number in found if number is not None), None)


def _nouns(board: Board, token: Token) -> str:
    """Of what sort the noun is: "states", "sides", "persons", or nothing."""
    proper = token.tag_ in ("NNP", "NNPS")
    lemma = token.lower_.removesuffix("s") if proper else token.lemma_.lower()
    for sort in ("states", "sides", "persons"):
        if lemma in board.words.listed(f"nominals.several.{sort}"):
            return sort
    return ""


def resolve_several(board: Board, token: Token, salience: Salience) -> Mention | None:
    """Add the mention of those that the plural stands for."""
    number, sort = _number(token), _nouns(board, token) or "states"
    if number is None and token.lemma_ in _BORDERING:
        number = 2
    if token.lower_ in _ALONE:
        sort = "persons"
    if token.lower_ == "bilateral":
        number = 2
    members = _named_behind(board, token) or _named_before(board, token, salience, sort, number)
    if members is None and sort == "persons" and (number or 2) == 2:
        members = _who_met(board, token)
    if members is None and sort == "persons" and (number or 2) == 2:
        # Of more, states that are only named nearby are not theirs.
        members = _named_before(board, token, salience, "states", number)
    issuers = board.issuers
    if members is None and len(issuers) == (number or len(issuers)) and len(issuers) > 1:
        members = issuers
    if members is None and number == 2 and sort == "states":
        members = _leading_pair(board, salience)
    return None if members is None else add_several(board, token, members)


def resolve_one_of_two(board: Board, token: Token, salience: Salience) -> None:
    """ "The former" and "the latter" are the first and the last of the two named before."""
    for sort in ("states", "persons", "sides"):
        members = _named_before(board, token, salience, sort, 2)
        if members is not None:
            entity = members[0 if token.lower_ == "former" else 1]
            text = plain(board.doc, range(token.i - 1, token.i + 1))
            board.add(Mention(token.i - 1, token.i + 1, token.i, entity, text, "definite", 0.65))
            return


def is_one_of_two(token: Token) -> bool:
    """True for "the former" that is no part of a longer phrase."""
    if token.lower_ not in ("former", "latter") or token.dep_ not in _ARGUMENTS:
        return False
    return [child.lower_ for child in token.children if child.i < token.i] == ["the"]


def add_several(board: Board, token: Token, members: Members) -> Mention:
    """Add a mention of several entities at a noun, an adjective or a pronoun."""
    label = ", ".join(e.label for e in members[:-1]) + f" and {members[-1].label}"
    several = Entity(entity_iri("group", board.group_key(label)), label, "ActorGroup")
    first = [c.i for c in token.children if c.i < token.i and c.dep_ != "prep"]
    start = min([*first, token.i])
    text = plain(board.doc, range(start, token.i + 1))
    mention = Mention(start, token.i + 1, token.i, several, text, "pair", 0.7, None, members)
    board.add(mention)
    return mention


def _named_behind(board: Board, token: Token) -> Members | None:
    """Guyana and Venezuela in "both sides in the dispute between Guyana and Venezuela"."""
    behind = board.doc[token.i + 1 : token.i + 8]
    if not behind or behind[0].lower_ not in _STRIFE:
        return None
    between = next((t for t in behind if t.lower_ == "between"), None)
    if between is None or any(t.pos_ in ("VERB", "AUX") for t in behind if t.i < between.i):
        return None
    first = next((c for c in between.children if c.dep_ == "pobj"), None)
    named = [board.roots.get(t.i) for t in conjuncts(first)] if first is not None else []
    members = tuple(dict.fromkeys(m.entity for m in named if m is not None))
    return members if len(members) > 1 and len(members) == len(named) else None


def _named_before(
    board: Board, token: Token, salience: Salience, sort: str, number: int | None
) -> Members | None:
    """Those named together, or alone, in the nearest sentences of the paragraph."""
    paragraph = (board.parsed.paragraph_at(token.i) or (0, 0))[0]
    between = token.dep_ == "pobj" and token.head.lower_ in ("between", "among")
    free = between or token.lower_ == "latter"
    bound = set() if free else bound_entities(board, token, salience)
    seen: list[Entity] = []
    for start, end in windows(token, _REACH):
        joined = [
            members
            for members in _joined(board, salience, start, end, sort)
            if _fits(members, number, sort) and bound.isdisjoint(members)
        ]
        if joined:
            return joined[-1]
        found = [
            entity
            for mention in board.between(start, end)
            if not mention.members
            and not _is_scene(board.doc[mention.root])
            and (entity := _as(salience, mention, sort)) is not None
            and entity not in bound
        ]  # fmt: skip
        found = list(dict.fromkeys(found))
        seen = list(dict.fromkeys([*found, *seen]))
        two = number == 2 or (number is None and sort == "sides")
        met = _met_before(board, salience, token, sort) if two and len(seen) >= 2 else None
        if met is not None and bound.isdisjoint(met) and not set(met).isdisjoint(seen):
            return met
        if number is not None and len(seen) >= number:
            return tuple(seen) if len(seen) == number else None
        if number is None and sort == "sides" and len(found) == 2 and start < token.sent.start:
            return tuple(found)
        if number is None and start < token.sent.start and (found or start < paragraph):
            return None
    return None


def _met_before(board: Board, salience: Salience, token: Token, sort: str) -> Members | None:
    """The two who last met; whoever is named after them is what they talked of."""
    for start, end in windows(token, _REACH):
        for verb in reversed(board.doc[start:end]):
            if verb.i < token.i and is_meeting(board, verb):
                sides = (_of_sort(salience, e, sort) for e in told_together(board, verb))
                members = tuple(dict.fromkeys(e for e in sides if e is not None))
                if len(members) == 2:
                    return members
    return None


def _of_sort(salience: Salience, entity: Entity, sort: str) -> Entity | None:
    """The entity as one of this sort: the state of a minister."""
    if sort != "persons":
        entity = salience.board.affiliations.get(entity.iri, entity)
    return entity if _is_of(entity, sort) else None


def _is_scene(name: Token) -> bool:
    """True for "in Chad", "in Oslo, Norway": where something happens is no side of it."""
    name = name.head if name.dep_ == "appos" else name
    return name.dep_ == "pobj" and name.head.lower_ in {"in", "at", "near"}


def _fits(members: Members, number: int | None, sort: str) -> bool:
    """True for as many as told; sides are two where no number is told."""
    if number is None and sort == "sides":
        number = 2
    return len(members) == number if number is not None else len(members) > 1


def _as(salience: Salience, mention: Mention, sort: str) -> Entity | None:
    """What the mention counts as among states, sides or persons."""
    kind = mention.entity.kind
    if sort == "persons":
        return mention.entity if kind == "Person" else None
    if sort == "states" or kind == "Person":
        owner = salience.board.affiliations.get(mention.entity.iri, mention.entity)
        return owner if owner.kind == "State" else None
    return mention.entity if kind in _SIDES and mention.via != "demonym" else None


def _joined(board: Board, salience: Salience, start: int, end: int, sort: str) -> Iterator[Members]:
    """The names that are coordinated or hyphenated ("A and B", "the A-B deal")."""
    for mention in board.between(start, end):
        if mention.via == "pair" and board.doc[mention.root].pos_ == "ADJ":
            continue
        if mention.members:
            acting = mention.members
            if sort != "persons":
                acting = tuple(board.affiliations.get(m.iri, m) for m in acting)
            members = [m for m in dict.fromkeys(acting) if _is_of(m, sort)]
            if len(members) == len(mention.members):
                yield tuple(members)
            continue
        if board.doc[mention.root].dep_ == "conj" and mention.via != "demonym":
            continue
        parts = [mention, *_following(board, mention, end)]
        entities = [_as(salience, part, "sides" if sort == "sides" else sort) for part in parts]
        if sort == "sides" and len(parts) > 1:
            entities = [p.entity if p.via == "demonym" else e
                        for p, e in zip(parts, entities, strict=True)]  # fmt: skip
        if len(parts) > 1 and all(entities):
            distinct = dict.fromkeys(e for e in entities if e is not None)
            if len(distinct) > 1:
                yield tuple(distinct)


def _is_of(entity: Entity, sort: str) -> bool:
    if sort == "persons":
        return entity.kind == "Person"
    return entity.kind == "State" if sort == "states" else entity.kind in _SIDES


def _following(board: Board, mention: Mention, end: int) -> list[Mention]:
    """The mentions coordinated with one, or hyphenated to it."""
    doc = board.doc
    if mention.end + 1 < end and doc[mention.end].norm_ == "-":
        other = board.roots.get(mention.end + 1) or board.name_at(mention.end + 1)
        return [other] if other is not None and other.start == mention.end + 1 else []
    found = [board.roots.get(t.i) for t in doc[mention.root].conjuncts if mention.root < t.i < end]
    return [other for other in found if other is not None]


def _who_met(board: Board, token: Token) -> Members | None:
    """The two persons of whom the article last told that they met, if it isn't long ago."""
    met = [pair for index, pair in board.pairs if 0 < token.i - index < _LONG_AGO]
    return met[-1] if met else None


def _leading_pair(board: Board, salience: Salience) -> Members | None:
    """The two states that the whole article tells most of, where they stand out."""
    states: Counter[Entity] = Counter()
    for mention in board.found:
        owner = board.affiliations.get(mention.entity.iri, mention.entity)
        if owner.kind == "State":
            states[owner] += 1
    counts = sorted(states.items(), key=lambda item: (-item[1], item[0].iri))
    if len(counts) >= 2 and (len(counts) == 2 or counts[2][1] * 2 < counts[1][1]):
        return tuple(sorted((counts[0][0], counts[1][0]), key=lambda e: e.iri))
    return None
