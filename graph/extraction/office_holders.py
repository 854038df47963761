"""Who bears a title: the person behind it, in apposition to it, or tied to it by a verb."""

from collections.abc import Iterator

from comity.graph.extraction.board import POSSESSIVE, Board
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.subjects import grammatical_subjects
from comity.graph.extraction.syntax import conjuncts
from comity.graph.extraction.titles import Title
from comity.graph.extraction.tokens import Token

_COPULAS = ("be", "become", "remain")


def holders(board: Board, title: Title) -> Iterator[Mention]:
    """The persons whom the text gives the title: behind it, before it in apposition, by a verb."""
    doc, end = board.doc, title.end
    if doc[end : end + 1].text in POSSESSIVE and doc[title.head].dep_ == "poss":
        return  # "Berg, the president's son"
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
        beside = _person_at(board, verb.i - 1) if verb.i else None
        verb = verb.head
        if beside is not None and verb.lemma_ not in _listed(board, "succeeding"):
            return beside  # "with X as premier"
    elif head.dep_ == "nsubj" and verb.lemma_ == "be":
        return _argument(board, verb, ("attr",))
    elif head.dep_ == "dobj" and verb.lemma_ in _listed(board, "appointing"):
        # "The parliament elected X president", which the parser takes for one name.
        return _before(board, title) or _argument(board, verb, ("nsubjpass", "nsubj"))
    elif head.dep_ not in ("attr", "oprd", "dobj", "xcomp", "ccomp", "npadvmod"):
        return None
    if head.dep_ == "attr" and verb.lemma_ in _COPULAS:
        return _argument(board, verb, ("nsubj",))
    if verb.lemma_ in _listed(board, "succeeding") or _takes_over(verb):
        return _argument(board, verb, ("nsubj",))
    if verb.lemma_ == "lead" and verb.dep_ in ("xcomp", "advcl"):
        verb = verb.head
    if verb.lemma_ in _listed(board, "appointing"):
        return _argument(board, verb, ("nsubjpass", "dobj", "nsubj"))
    if verb.lemma_ in _listed(board, "leaving") or _steps_down(verb):
        return _argument(board, verb, ("nsubjpass", "dobj", "nsubj"))
    return None


def predecessor(board: Board, title: Title) -> Mention | None:
    """Who held the office before, in "X succeeds Z as president"."""
    preposition = board.doc[title.head].head
    verb = preposition.head
    if preposition.lower_ != "as" or verb.lemma_ not in _listed(board, "succeeding"):
        return None
    return _argument(board, verb, ("dobj",))


def in_turn(board: Board, titles: list[Title]) -> dict[int, Mention]:
    """Title head -> person, in "X and Y became president and speaker, respectively"."""
    found: dict[int, Mention] = {}
    for index, title in enumerate(titles[:-1]):
        other = titles[index + 1]
        last = board.doc[other.head]
        if last.head.i != title.head or last.dep_ != "conj":
            continue
        behind = board.doc[last.i + 1 : last.sent.end]
        if not any(token.lower_ == "respectively" for token in behind):
            continue
        for child in board.doc[title.head].head.children:
            bearers = [_person_at(board, t.i) for t in conjuncts(child)]
            if child.dep_ in ("nsubj", "nsubjpass") and len(bearers) == 2 and all(bearers):
                found |= {t.head: b for t, b in zip((title, other), bearers, strict=True) if b}
    return found


def _before(board: Board, title: Title) -> Mention | None:
    """The person whose name ends right before the title."""
    return _person_at(board, title.start - 1) if title.start else None


def _listed(board: Board, kind: str) -> frozenset[str]:
    return board.words.listed(f"offices.{kind}.verbs")


def _takes_over(verb: Token) -> bool:
    """True for "took office as", "took over as"."""
    words = ("over", "office", "power", "charge")
    return verb.lemma_ == "take" and any(child.lower_ in words for child in verb.children)


def _steps_down(verb: Token) -> bool:
    return verb.lemma_ == "step" and any(c.lower_ in ("down", "aside") for c in verb.children)


def _argument(board: Board, verb: Token, roles: tuple[str, ...]) -> Mention | None:
    # In "was re-elected" the parser may hang the subject from the auxiliary.
    inner = [c for aux in verb.children if aux.dep_ in ("auxpass", "aux") for c in aux.children]
    arguments = [*verb.children, *inner]
    for role in roles:
        for child in arguments:
            person = _named(board, child) if child.dep_ == role else None
            if person is not None:
                return person
    if verb.dep_ in ("relcl", "acl"):
        return _person_at(board, verb.head.i)
    if verb.dep_ in ("conj", "xcomp", "advcl"):
        inherited = (_person_at(board, t.i) for t in grammatical_subjects(verb))
        return next((person for person in inherited if person is not None), None)
    return None


def _named(board: Board, token: Token) -> Mention | None:
    """The person that the phrase names at its head or in apposition to it."""
    beside = [child for child in token.children if child.dep_ == "appos"]
    found = (_person_at(board, t.i) for t in [token, *beside])
    return next((person for person in found if person is not None), None)
