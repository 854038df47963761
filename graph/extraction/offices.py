"""Offices and who holds them: "Russian Deputy Prime Minister X", "Y, the Uzbek envoy to Kabul"."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board, plain
from comity.graph.extraction.home import state_in_question
from comity.graph.extraction.mention import Mention, OfficeClaim
from comity.graph.extraction.office_holders import holders, in_turn, predecessor
from comity.graph.extraction.quoted import publisher_state
from comity.graph.extraction.titles import Title, title_at, with_article
from comity.graph.extraction.tokens import Token
from comity.ontology.iris import entity_iri, slug

_COUNTERPART = "counterpart"
_LOWER = frozenset({"deputy", "vice", "assistant", "former"})
_SMALL = frozenset({"of", "for", "to", "the", "and", "in", "at", "on"})
_INTENT = frozenset(
    {"intend", "will", "would", "plan", "hope", "continue", "ready", "support", "want", "expect"}
)


def find_offices(board: Board) -> None:
    """Add the offices, give them to the persons beside them, and note whose persons those are."""
    titles = [title for token in board.doc if (title := title_at(board, token)) is not None]
    given: dict[int, list[Mention]] = {}
    for title in titles:
        given[title.head] = list(holders(board, title))
    given |= {head: [person] for head, person in in_turn(board, titles).items()}
    for index, title in enumerate(titles):
        if not given[title.head]:
            given[title.head] = _shared(board, title, titles[index + 1 : index + 2], given)
    posts = Counter(post for title in titles for post in _posts(title))
    for index, title in enumerate(titles):
        persons = given[title.head]
        if title.name.lower() == _COUNTERPART and index:
            titles[index] = title = replace(title, name=_same_post(board, titles[:index], title))
        if title.owner is None:
            title = _with_context(board, title, titles, persons, index)
            alone = posts[title.name.lower()] < 2
            if title.owner is None and (persons or alone):
                title = _in_question(board, title, persons)
            titles[index] = title
        before = predecessor(board, title)
        if before is not None:
            _hold(board, replace(title, former=True), before)
        for person in persons:
            _hold(board, title, person)
        if not persons:
            _bare(board, title)


def _same_post(board: Board, before: list[Title], title: Title) -> str:
    """The post of "his Romanian counterpart X": that of the title before it, not far off."""
    start = board.doc[title.head].sent.start
    start = board.doc[start - 1].sent.start if start else 0
    posts = [t.name for t in before if t.head >= start and t.name.lower() != _COUNTERPART]
    return posts[-1] if posts else title.name


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
    if title.its or head.dep_ in ("pobj", "oprd", "attr", "dobj"):
        owner = _appointer(board, head)
        if owner is not None:
            return replace(title, owner=owner)
    if title.country:
        owner = _state_before(board, head)
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
    if persons:
        owner = _by_place(board, title)
        if owner is not None:
            return replace(title, owner=owner)
        publisher = None if title.former else _by_publisher(board, title)
        if publisher is not None:
            for person in persons:
                board.affiliate(person.entity, publisher)
    return title


def _posts(title: Title) -> Iterator[str]:
    """ "Caretaker prime minister" and "prime minister" for the first; a deputy's is another's."""
    words = title.name.lower().split()
    for start in range(len(words)):
        if _LOWER.isdisjoint(words[:start]):
            yield " ".join(words[start:])


def _in_question(board: Board, title: Title, persons: list[Mention]) -> Title:
    """ "The president", "Prime Minister X" is that of the state in question."""
    local = title.name.lower().split()[-1] in board.words.listed("offices.local") - {"speaker"}
    known = any(person.via == "gazetteer" for person in persons)
    if title.former or known or not local or title.to is not None:
        return title
    head = board.doc[title.head]
    determined = any(c.lower_ in ("the", "this") for c in head.children)
    state = board.home if persons else state_in_question(board, head) if determined else None
    return replace(title, owner=state) if state is not None else title


def _by_place(board: Board, title: Title) -> Entity | None:
    """The state of "In Luanda, the envoy met President X": one meets the ministers of the place."""
    doc = board.doc
    sentence = doc[title.head].sent
    if title.name.split()[-1] not in board.words.listed("offices.local"):
        return None
    first = doc[sentence.start]
    if first.lower_ not in ("in", "visiting") or sentence.start + 1 >= title.start:
        return None
    name = board.name_at(sentence.start + 1)
    if name is None or doc[name.end].text != ",":
        return None
    if name.entity.kind == "State":
        return name.entity
    senses = board.gazetteer.senses(name.text)
    return next((sense.entity for sense in senses if sense.kind == "capital"), None)


def _by_publisher(board: Board, title: Title) -> Entity | None:
    """The state whose ministry published the text: its "Special Envoy X" is its own."""
    if title.name.split()[-1] not in board.words.listed("offices.own"):
        return None
    return publisher_state(board)


def _state_before(board: Board, head: Token) -> Entity | None:
    """Zambia in "Zambia's president named X as the country's prime minister"."""
    names = board.names_in(head.sent.start, head.i)
    states = dict.fromkeys(name.entity for name in names if name.entity.kind == "State")
    return next(iter(states)) if len(states) == 1 else None


def _behind(board: Board, end: int) -> Entity | None:
    """The state in "President X of Egypt"."""
    doc = board.doc
    if end < len(doc) - 1 and doc[end].lower_ == "of":
        name = board.name_at(end + 1 + (doc[end + 1].lower_ == "the"))
        if name is not None and name.entity.kind in ("State", "SubnationalEntity"):
            return name.entity
    return None


def _appointer(board: Board, head: Token) -> Entity | None:
    """Russia in "Russia appoints X as its envoy" and "the Russian parliament elects X premier"."""
    verb = head.head.head if head.head.lower_ == "as" else head.head
    if verb.lemma_ not in board.words.listed("offices.appointing.verbs"):
        return None
    agents = [child for child in verb.children if child.dep_ == "nsubj"]
    agents += [p for c in verb.children if c.dep_ == "agent" for p in c.children]
    for agent in agents:
        name = board.roots.get(agent.i) or board.name_at(agent.i)
        owner = _state_of(board, name) if name is not None else None
        if owner is not None:
            return owner
    return None


def _state_of(board: Board, name: Mention) -> Entity | None:
    """The state or organization that the appointing name is, belongs to or acts for."""
    entity = board.affiliations.get(name.entity.iri, name.entity)
    if entity.kind == "GovernmentBody":
        entity = board.gazetteer.represented(entity) or entity
    return entity if entity.kind in ("State", "Organization") else None


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
