"""Offices and who holds them: "Russian Deputy Prime Minister X", "Y, the Uzbek envoy to Kabul"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board, plain
from comity.graph.extraction.mention import Mention, OfficeClaim
from comity.graph.extraction.titles import Title, title_at, with_article
from comity.ontology.iris import entity_iri, slug

_SMALL = frozenset({"of", "for", "to", "the", "and", "in", "at", "on"})
_INTENT = frozenset(
    {"intend", "will", "would", "plan", "hope", "continue", "ready", "support", "want", "expect"}
)


def find_offices(board: Board) -> None:
    """Add the offices, give them to the persons beside them, and note whose persons those are."""
    titles = [title for token in board.doc if (title := title_at(board, token)) is not None]
    given: dict[int, list[Mention]] = {}
    for title in titles:
        given[title.head] = list(_holders(board, title))
    for index, title in enumerate(titles):
        if not given[title.head]:
            given[title.head] = _shared(board, title, titles[index + 1 : index + 2], given)
    for index, title in enumerate(titles):
        persons = given[title.head]
        if title.owner is None:
            titles[index] = title = _with_context(board, title, titles, persons, index)
        for person in persons:
            _hold(board, title, person)
        if not persons:
            _bare(board, title)


def _shared(
    board: Board, title: Title, following: list[Title], given: dict[int, list[Mention]]
) -> list[Mention]:
    """The holder of "deputy prime minister and foreign minister X" holds the first as well."""
    if title.start and board.doc[title.start - 1].lower_ == "the":
        return []
    for other in following:
        between = board.doc[title.end : other.start]
        if 0 < len(between) < 3 and between[0].lower_ in ("and", ","):
            return given[other.head]
    return []


def _holders(board: Board, title: Title) -> Iterator[Mention]:
    """The persons whom the text gives the title: behind it, before it in apposition, by a verb."""
    doc, end = board.doc, title.end
    person = _person_from(board, end)
    if person is not None:
        yield person
        if doc[title.head].tag_ in ("NNS", "NNPS"):
            for other in doc[person.root].conjuncts:
                joined = _person_at(board, other.i)
                if joined is not None and joined is not person:
                    yield joined
        return
    if end < len(doc) - 1 and doc[end].text == ",":
        person = _person_from(board, end + 1)
        if person is not None:
            root = doc[person.root]
            if "appos" in (root.dep_, doc[title.head].dep_) or root.head.i == title.head:
                yield person
                return
    person = _apposed(board, title) or _by_verb(board, title)
    if person is not None:
        yield person


def _person_from(board: Board, index: int) -> Mention | None:
    """The person whose name begins at the token, titles such as "Dr." or "Cardinal" skipped."""
    honorifics = board.words.listed("titles.honorifics")
    limit = index + 3
    while (
        index < min(len(board.doc) - 1, limit)
        and board.name_at(index) is None
        and (board.doc[index].lower_.rstrip(".") in honorifics)
    ):
        index += 1
    return _person_at(board, index) if index < len(board.doc) else None


def _person_at(board: Board, index: int) -> Mention | None:
    person = board.name_at(index)
    return person if person is not None and person.entity.kind == "Person" else None


def _apposed(board: Board, title: Title) -> Mention | None:
    """The person in "X, the acting head of Y,"."""
    doc, index = board.doc, title.start - 1
    skipped = board.words.listed("offices.ignored") | board.words.listed("offices.former")
    while index > 0 and (doc[index].pos_ in ("DET", "ADJ", "ADV") or doc[index].lower_ in skipped):
        index -= 1
    if index > 0 and doc[index].text in (",", "("):
        return _person_at(board, index - 1)
    return None


def _by_verb(board: Board, title: Title) -> Mention | None:
    """The person in "X is the head of Y", "A appoints X as envoy", "X steps down as leader"."""
    head = board.doc[title.head]
    verb = head.head
    if head.dep_ == "pobj" and verb.lower_ == "as":
        verb = verb.head
    elif head.dep_ not in ("attr", "oprd", "dobj", "xcomp", "ccomp"):
        return None
    if head.dep_ == "attr" and verb.lemma_ in ("be", "become", "remain"):
        return _argument(board, verb, ("nsubj",))
    if verb.lemma_ in board.words.listed("offices.appointing.verbs"):
        return _argument(board, verb, ("nsubjpass", "dobj", "nsubj"))
    if verb.lemma_ in board.words.listed("offices.leaving.verbs") or _steps_down(verb):
        return _argument(board, verb, ("nsubjpass", "dobj", "nsubj"))
    return None


def _steps_down(verb: Token) -> bool:
    return verb.lemma_ == "step" and any(c.lower_ in ("down", "aside") for c in verb.children)


def _argument(board: Board, verb: Token, roles: tuple[str, ...]) -> Mention | None:
    for role in roles:
        for child in verb.children:
            if child.dep_ == role:
                person = _person_at(board, child.i)
                if person is not None:
                    return person
    if verb.dep_ == "relcl":
        return _person_at(board, verb.head.i)
    return None


def _with_context(
    board: Board, title: Title, titles: list[Title], persons: list[Mention], index: int
) -> Title:
    """The title with the owner that the text makes clear: behind the name, before, or elsewhere."""
    for person in persons:
        behind = _behind(board, person.end)
        if behind is not None:
            return replace(title, owner=behind)
    same = {t.owner for t in titles if t.name == title.name and t.owner is not None}
    same -= {t.owner for t in titles if t.owner is not None and t.owner.kind == "Person"}
    if len(same) == 1 and not persons:
        # A named president may be another state's than the one president told of.
        return replace(title, owner=next(iter(same)))
    head = board.doc[title.head]
    if title.its or head.dep_ in ("pobj", "oprd", "attr"):
        owner = _appointer(board, head)
        if owner is not None:
            return replace(title, owner=owner)
    before = titles[index - 1] if index else None
    if (
        before is not None
        and before.owner is not None
        and 0 < title.start - before.end < 3
        and board.doc[before.end].lower_ == "and"
    ):
        return replace(title, owner=before.owner)
    for person in persons:
        owner = _spoken_for(board, person)
        if owner is not None:
            return replace(title, owner=owner)
    return title


def _behind(board: Board, end: int) -> Entity | None:
    """The state in "President X of Egypt"."""
    doc = board.doc
    if end < len(doc) - 1 and doc[end].lower_ == "of":
        name = board.name_at(end + 1 + (doc[end + 1].lower_ == "the"))
        if name is not None and name.entity.kind in ("State", "SubnationalEntity"):
            return name.entity
    return None


def _appointer(board: Board, head: Token) -> Entity | None:
    """Russia in "Russia appoints X as its envoy"."""
    verb = head.head.head if head.head.lower_ == "as" else head.head
    if verb.lemma_ not in board.words.listed("offices.appointing.verbs"):
        return None
    for child in verb.children:
        if child.dep_ == "nsubj":
            name = board.name_at(child.i)
            if name is not None and name.entity.kind in ("State", "Organization"):
                return name.entity
    return None


def _spoken_for(board: Board, person: Mention) -> Entity | None:
    """The state whose intentions the person reports: "Russia will help, Minister X said"."""
    verb = board.doc[person.root].head
    for clause in verb.children:
        if clause.dep_ != "ccomp" or clause.i > person.root:
            continue
        words = {clause.lemma_, *(child.lemma_ for child in clause.children)}
        for child in clause.children:
            name = board.name_at(child.i) if child.dep_ == "nsubj" else None
            if name is not None and name.entity.kind == "State" and words & _INTENT:
                return name.entity
    return None


def office_entity(board: Board, title: Title) -> Entity:
    """The office of a title: "Deputy Prime Minister of Russia", which represents the state."""
    name = _cased(title.name)
    if title.owner is None:
        key = slug(name) if title.to is not None else board.group_key(title.name)
        return Entity(entity_iri("office", key), name, "Office")
    if title.owned is not None:
        label = f"{title.owned} {name}"
    else:
        post, link, rest = name.partition(" to ")
        label = f"{post} of {with_article(title.owner.label)}{link}{rest}"
    return Entity(entity_iri("office", slug(label)), label, "Office", title.owner.iri)


def _cased(name: str) -> str:
    return " ".join(
        word if word in _SMALL or word[:1].isupper() else word[:1].upper() + word[1:]
        for word in name.split()
    )


def _hold(board: Board, title: Title, person: Mention) -> None:
    owner = title.owner
    if owner is not None and board.is_national_body(owner):
        state = _spoken_for(board, person)
        if state is not None:
            key = board.owner_key(state, owner.label)
            label = f"{owner.label} of {with_article(state.label)}"
            owner = Entity(entity_iri("org", key), label, "GovernmentBody", state.iri)
            title = replace(title, owner=owner)
    office = office_entity(board, title)
    start, end = min(title.start, person.start), max(title.end, person.end)
    board.offices.append(OfficeClaim(person, office, start, end, title.former))
    board.roots[title.head] = person
    if owner is not None and owner.kind != "Person" and not title.former:
        board.affiliate(person.entity, owner)
    board.holders.setdefault(office.iri, {}).setdefault(person.entity.iri, person)


def _bare(board: Board, title: Title) -> None:
    """An office that names no person here."""
    head = board.doc[title.head]
    form = head.lemma_.lower()
    if form in board.words.listed("offices.person_only") or head.tag_ in ("NNS", "NNPS"):
        return
    if title.owner is None and not any(c.lower_ in ("the", "this") for c in head.children):
        return
    if board.roots.get(title.head) is not None:
        return
    office = office_entity(board, title)
    text = plain(board.doc, range(title.start, title.end))
    board.add(Mention(title.start, title.end, title.head, office, text, "office", 0.8))
