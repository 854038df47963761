"""Offices and who holds them: "Russian Deputy Prime Minister X", "Y, the Uzbek envoy to Kabul"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from comity.graph.claim import Entity
from comity.graph.extraction.board import Board, is_capitalized, plain
from comity.graph.extraction.mention import Mention, OfficeClaim
from comity.ontology.iris import entity_iri, slug

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_OWNERS = frozenset(
    {
        "State", "SubnationalEntity", "Organization", "IntergovernmentalOrganization", "Bloc",
        "Government", "GovernmentBody", "PoliticalMovement", "ArmedGroup", "PoliticalParty",
        "Company", "MediaOrganization", "ResearchOrganization", "DiplomaticMission", "City",
        "GeopoliticalEntity", "Region", "Place", "Person", "Initiative", "Facility",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Title:
    """An office as written: tokens `start` to `end`, its head, its name and whose it is."""

    start: int
    end: int
    head: int
    name: str
    owner: Entity | None
    former: bool
    target: Entity | None = None


def find_offices(board: Board) -> None:
    """Add the offices, give them to the persons beside them, and note whose persons those are."""
    covered = 0
    for token in board.doc:
        if token.i < covered:
            continue
        title = _title(board, token)
        if title is None:
            continue
        covered = title.end
        if (
            title.start > 0
            and board.doc[title.head].tag_ in ("NNS", "NNPS")
            and (board.doc[title.head].lemma_.lower() in board.words.listed("offices.weak"))
        ):
            continue
        holders = list(_holders(board, title))
        for person in holders:
            _hold(board, title, person)
        if not holders:
            _bare(board, title)


def _title(board: Board, token: Token) -> Title | None:
    """The title whose head the token is."""
    head = _head(board, token)
    if head is None or board.name_at(token.i) is not None:
        return None
    first, modifiers, former = _modifiers(board, token.i)
    start, owner = _owner_before(board, first)
    end, complement, behind, target = _complement(board, token.i + 1)
    owner = owner or behind
    core = " ".join([*modifiers, head, *complement]).lower()
    name = board.words.mapped("offices.canonical").get(core, core)
    if owner is None:
        code = board.words.mapped("offices.defaults").get(name) or (
            board.words.mapped("offices.defaults").get(" ".join([*modifiers, head]).lower())
        )
        owner = board.gazetteer.states.get(code) if code else None
    if head in board.words.listed("offices.weak") and owner is None and target is None:
        return None
    if head in board.words.listed("offices.needs_more") and owner is None:
        return None
    return Title(start, end, token.i, name, owner, former, target)


def _head(board: Board, token: Token) -> str | None:
    """The head noun in the singular, if the token is the head of a title."""
    strong, weak = board.words.listed("offices.strong"), board.words.listed("offices.weak")
    if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    for form in (token.norm_.lower(), token.lemma_.lower(), token.lower_.rstrip("s")):
        if form in strong or form in weak:
            after = token.nbor() if token.i + 1 < len(token.doc) else None
            if form == "general" and token.i and token.nbor(-1).lower_ in ("secretary", "attorney"):
                return "general"
            if (
                after is not None
                and after.lower_ == "general"
                and form in ("secretary", "attorney")
            ):
                return None
            if (
                form == "secretary"
                and after is not None
                and after.lower_ in ("of",)
                and (token.i + 2 < len(token.doc))
            ):
                return "secretary"
            if form == "prime" or (after is not None and _continues(token, after, strong | weak)):
                return None
            return form
    return None


def _continues(token: Token, after: Token, heads: frozenset[str]) -> bool:
    """True where the title goes on: "deputy" in "deputy minister", "minister" in "minister X"."""
    if after.dep_ == "cc" or after.is_punct or token.whitespace_ == "":
        return False
    following = after
    for _ in range(3):
        if following.lemma_.lower() in heads or following.norm_.lower() in heads:
            return True
        if following.lower_ not in ("prime", "foreign", "defense", "defence", "interior"):
            return False
        following = following.nbor()
    return False


def _modifiers(board: Board, head: int) -> tuple[int, list[str], bool]:
    """Where the title begins, the words before its head that belong to it, and "former"."""
    doc, start, former = board.doc, head, False
    kept: list[str] = []
    past, ignored = board.words.listed("offices.former"), board.words.listed("offices.ignored")
    while start > 0 and doc[start].is_sent_start is not True and head - start < 7:
        before = doc[start - 1]
        word = before.lower_
        if board.name_at(start - 1) is not None or before.pos_ in ("DET", "VERB", "AUX", "SPACE"):
            break
        if before.norm_ == "-" and not before.whitespace_ and kept and start > 1:
            kept.insert(0, "-")
            start -= 1
            continue
        if word == "and" and not (kept and doc[start - 2].dep_ in ("compound", "amod", "nmod")
                                  and doc[start - 2].head.i <= head):  # fmt: skip
            break
        if before.pos_ not in ("NOUN", "PROPN", "ADJ", "CCONJ", "ADV") or word in ("or", "but"):
            break
        if before.pos_ == "ADV" and word not in past | ignored:
            break
        if word in past:
            former = True
        elif word not in ignored or (word in ("first", "regional", "senior") and kept):
            kept.insert(0, word)
        start -= 1
    while kept and kept[0] in ("-", "and"):
        kept.pop(0)
    joined = " ".join(kept).replace(" - ", "-")
    return start, joined.split(), former


def _owner_before(board: Board, start: int) -> tuple[int, Entity | None]:
    """Whose the title is by what stands before it: "Iran's", "Russian", "NATO", "Trump's"."""
    doc, index = board.doc, start - 1
    if index >= 0 and doc[index].text == ")" and index > 2:
        index -= 3
    if index >= 0 and doc[index].text in _POSSESSIVE:
        index -= 1
    name = board.name_at(index) if index >= 0 else None
    if name is None or name.entity.kind not in _OWNERS:
        return start, None
    if name.entity.kind == "Person" and index == start - 1:
        return start, None
    longest = board.roots.get(name.root, name)
    for mention in board.found:
        if mention.end == name.end and mention.start < longest.start and mention.via == "new-org":
            longest = mention
    return longest.start, longest.entity


def _complement(board: Board, start: int) -> tuple[int, list[str], Entity | None, Entity | None]:
    """The end, words, owner and target of "of state", "of France", "to the UN", "for Yemen"."""
    doc, end, words = board.doc, start, list[str]()
    owner: Entity | None = None
    target: Entity | None = None
    for _ in range(3):
        if end >= len(doc) - 1 or doc[end].lower_ not in board.words.listed("offices.complement"):
            break
        preposition, begin = doc[end].lower_, end + 1
        while begin < len(doc) - 1 and doc[begin].lower_ in ("the", "a", "an", "his", "her", "its"):
            begin += 1
        name = _complement_name(board, begin)
        if (
            name is not None
            and preposition in ("of", "for", "at")
            and owner is None
            and (preposition != "for" or name.entity.kind not in ("State", "Region", "Place"))
        ):
            owner, end = name.entity, name.end
            continue
        if name is not None and preposition in ("to", "for"):
            words += [preposition, name.entity.label]
            target, end = name.entity, name.end
            continue
        if preposition in ("in", "on", "at", "to"):
            break
        stop = begin
        while stop < len(doc) and doc[stop].pos_ in ("NOUN", "PROPN", "ADJ", "CCONJ") and (
            (doc[stop].pos_ != "CCONJ" or (stop + 1 < len(doc) and is_capitalized(doc[stop + 1])
                                           and is_capitalized(doc[begin])))
            and (board.name_at(stop) is None or board.name_at(stop) is not None
                 and board.names_in(stop, stop + 1)[0].via != "person")
            and (is_capitalized(doc[begin]) == is_capitalized(doc[stop]) or doc[stop].pos_ == "CCONJ")
        ):  # fmt: skip
            stop += 1
        if stop == begin:
            break
        words += [preposition, plain(doc, range(begin, stop))]
        end = stop
    return end, words, owner, target


def _complement_name(board: Board, begin: int) -> Mention | None:
    """The longest name that begins at the token, or that a possessor there leads to."""
    name = board.name_at(begin)
    if name is None or name.start != begin or name.entity.kind not in _OWNERS:
        return None
    longer = [
        m for m in board.found if m.start == begin and m.end > name.end and m.via == "new-org"
    ]
    if longer:
        return max(longer, key=lambda mention: mention.end)
    if name.end < len(board.doc) - 1 and board.doc[name.end].text in _POSSESSIVE:
        owned = board.name_at(name.end + 1)
        if owned is not None and owned.entity.kind in _OWNERS:
            return owned
        return None
    return name


def _holders(board: Board, title: Title) -> Iterator[Mention]:
    """The persons whom the text gives the title: behind it, before it in apposition, by "is"."""
    doc, end = board.doc, title.end
    after = board.name_at(_skip_honorifics(board, end)) if end < len(doc) else None
    if after is not None and after.entity.kind == "Person":
        yield after
        return
    if end < len(doc) - 1 and doc[end].text == ",":
        after = board.name_at(_skip_honorifics(board, end + 1))
        if after is not None and after.entity.kind == "Person" and after.start < end + 4:
            root = doc[after.root]
            if root.dep_ == "appos" or doc[title.head].dep_ == "appos" or root.head.i == title.head:
                yield after
                return
    before = _apposed(board, title)
    if before is not None:
        yield before


def _skip_honorifics(board: Board, index: int) -> int:
    honorifics = board.words.listed("titles.honorifics")
    while index < len(board.doc) - 1 and (
        board.doc[index].lower_.rstrip(".") in honorifics and board.name_at(index) is None
    ):
        index += 1
    return index


def _apposed(board: Board, title: Title) -> Mention | None:
    """The person in "X, the head of Y," or "X is the head of Y"."""
    doc, head = board.doc, board.doc[title.head]
    index = title.start - 1
    while index > 0 and doc[index].pos_ in ("DET", "ADJ", "ADV"):
        index -= 1
    if index > 0 and doc[index].text in (",", "("):
        person = board.name_at(index - 1)
        if person is not None and person.entity.kind == "Person":
            return person
    if head.dep_ == "attr" and head.head.lemma_ in ("be", "become", "remain"):
        for child in head.head.children:
            person = board.roots.get(child.i) if child.dep_ == "nsubj" else None
            if person is not None and person.entity.kind == "Person":
                return person
            if child.dep_ == "nsubj" and child.lower_ == "who" and head.head.dep_ == "relcl":
                return _person_at(board, head.head.head.i)
    return None


def _person_at(board: Board, index: int) -> Mention | None:
    person = board.roots.get(index) or board.name_at(index)
    return person if person is not None and person.entity.kind == "Person" else None


def office_entity(board: Board, title: Title) -> Entity:
    """The office of a title: "Deputy Prime Minister of Russia", represents the state."""
    name = _cased(title.name)
    if title.owner is None:
        key = (
            f"{board.parsed.article.id}-{slug(title.name)}" if title.target is None else slug(name)
        )
        return Entity(entity_iri("office", key), name, "Office")
    label = f"{name} of {_with_article(title.owner.label)}"
    if title.target is not None:
        post, _, rest = name.partition(" to ")
        if rest:
            label = f"{post} of {_with_article(title.owner.label)} to {rest}"
    represents = title.owner.iri
    return Entity(entity_iri("office", slug(label)), label, "Office", represents)


_SMALL = frozenset({"of", "for", "to", "the", "and", "in", "at", "on"})


def _cased(name: str) -> str:
    return " ".join(
        word if word in _SMALL or word[:1].isupper() else word[:1].upper() + word[1:]
        for word in name.split()
    )


def _with_article(label: str) -> str:
    starts = ("United ", "European ", "African ", "Netherlands", "Philippines", "Taliban")
    return f"the {label}" if label.startswith(starts) else label


def _hold(board: Board, title: Title, person: Mention) -> None:
    office = office_entity(board, title)
    start, end = min(title.start, person.start), max(title.end, person.end)
    board.offices.append(OfficeClaim(person, office, start, end, title.former))
    board.roots[title.head] = person
    if title.owner is not None and not title.former:
        board.affiliate(person.entity, title.owner)
    board.add_holder(office, person)


def _bare(board: Board, title: Title) -> None:
    """An office that names no person here."""
    head = board.doc[title.head]
    if title.owner is None and not _definite(head):
        return
    office = office_entity(board, title)
    text = plain(board.doc, range(title.start, title.end))
    board.add(Mention(title.start, title.end, title.head, office, text, "office", 0.8))


def _definite(head: Token) -> bool:
    return any(child.lower_ in ("the", "its", "his", "her", "their") for child in head.children)
