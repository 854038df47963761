"""Acronyms that the text explains: "Long Name (LN)", and every place where they stand again."""

from collections.abc import Iterator

from comity.graph.claim import Entity
from comity.graph.extraction.board import POSSESSIVE, Board, is_capitalized, plain
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.names import minted
from comity.graph.extraction.tokens import Doc
from comity.ontology.iris import Iri

_LONGEST = 3
"""Tokens of an acronym: "QE 2", "CJTF-OIR"."""
_REACH = 14
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to", "-", "–", "&", "'s", "’s"})
_STATES = frozenset({"State"})
_NO_NAMES = frozenset({"demonym", "group"})

Words = tuple[str, ...]


def find_acronyms(board: Board) -> None:
    """Add every occurrence of an acronym that the text defines: "Long Name (LN)"."""
    defined: dict[Words, Entity] = {}
    texts = [token.text for token in board.doc]
    for opening, closing in _brackets(texts):
        acronym = board.doc[opening + 1 : closing].text.strip()
        if _looks_like_acronym(acronym):
            entity = _long_form(board, opening, acronym)
            if entity is not None:
                defined.setdefault(tuple(texts[opening + 1 : closing]), entity)
    by_first: dict[str, list[Words]] = {}
    for words in sorted(defined, key=len, reverse=True):
        by_first.setdefault(words[0], []).append(words)
    for index in (i for i, text in enumerate(texts) if text in by_first):
        fitting = [w for w in by_first[texts[index]] if (*texts[index : index + len(w)],) == w]
        for words in fitting[:1]:
            _add(board, index, index + len(words), defined[words])


def _add(board: Board, start: int, end: int, entity: Entity) -> None:
    """Let the acronym stand for what it means, unless it is a part of a longer name."""
    names = board.names_in(start, end)
    if any(name.start < start or name.end > end for name in names):
        return
    for name in names:
        board.remove(name)
    board.add_name(board.mention(start, end, entity, "acronym", 0.95))


def _brackets(texts: list[str]) -> Iterator[tuple[int, int]]:
    """The brackets around one to three tokens."""
    for opening in (i for i, text in enumerate(texts) if text == "("):
        for closing in range(opening + 2, min(opening + _LONGEST + 2, len(texts))):
            if texts[closing] == ")":
                yield opening, closing
                break


def _looks_like_acronym(text: str) -> bool:
    bare = "".join(char for char in text if char not in ".-–& ")
    capitals = sum(char.isupper() for char in bare)
    words = text.replace("-", " ").split()
    return (
        2 <= len(bare) <= 10
        and capitals >= 2
        and bare.isalnum()
        and (len(words) == 1 or all(word.isupper() or word.isdigit() for word in words))
    )


def is_acronym_in_brackets(doc: Doc, start: int, end: int) -> bool:
    """True for "(TEE)": it stands for the name before it, and is no name by itself."""
    if not start or doc[start - 1].text != "(" or doc[end : end + 1].text != ")":
        return False
    text = doc[start:end].text
    return text.isupper() and _looks_like_acronym(text)


def _long_form(board: Board, opening: int, acronym: str) -> Entity | None:
    """The entity of the name before the bracket, which the acronym's letters begin."""
    end = opening
    if end > 1 and board.doc[end - 1].text in POSSESSIVE:
        end -= 1
    names = _ending_at(board, end)
    for name in names:
        if _abbreviates(acronym, plain(board.doc, range(name.start, name.end))):
            return name.entity
    start = _long_start(board, end, acronym)
    if start is None:
        others = (name.entity for name in names if name.entity.kind not in _STATES)
        return next(others, None)
    label = plain(board.doc, range(start, end))
    if label.split()[-1] in board.words.listed("nominals.leftovers.not_actors"):
        return None
    if any(inner.start < start for inner in board.names_in(start, end)):
        return None
    entity = minted(board, label, label, _kind_by_last_word(board, label), None)
    mention: Mention = board.mention(start, end, entity, "new-org", 0.8)
    board.add(mention)
    board.keep_as_name(mention)
    return entity


def _ending_at(board: Board, end: int) -> list[Mention]:
    """The names that end right before the token, the longest first."""
    found: dict[Iri, Mention] = {}
    inner = board.name_at(end - 1) if end > 0 else None
    around = [m for m in board.between(end - _REACH, end) if m.end == end]
    for mention in sorted([*around, *([inner] if inner else [])], key=lambda m: m.start):
        if mention.via not in _NO_NAMES or mention is inner:
            found.setdefault(mention.entity.iri, mention)
    return list(found.values())


def _long_start(board: Board, end: int, acronym: str) -> int | None:
    """Where the words begin whose first letters, small words skipped, make the acronym.

    Whose it is may follow them: "Timber Export Enterprise of Peru (TEE)".
    """
    start = _initials_start(board.doc, end, acronym)
    last = board.name_at(end - 1) if start is None and end > 0 else None
    if last is None or last.end != end or last.entity.kind not in _STATES:
        return start
    before = last.start - (board.doc[last.start - 1].lower_ == "the")
    if before < 1 or board.doc[before - 1].lower_ not in ("of", "in", "for"):
        return None
    return _initials_start(board.doc, before - 1, acronym)


def _initials_start(doc: Doc, end: int, acronym: str) -> int | None:
    letters = [char.lower() for char in acronym if char.isupper() or char.isdigit()]
    index = end
    while letters and index > max(end - _REACH, 0):
        index -= 1
        word = doc[index].lower_
        if word[:1] == letters[-1] and (is_capitalized(doc[index]) or word.isdigit()):
            letters.pop()
        elif word not in _SMALL:
            return None
    return index if not letters else None


def _abbreviates(acronym: str, name: str) -> bool:
    initials = "".join(word[0] for word in name.replace("-", " ").replace("–", " ").split())
    letters = [char for char in acronym if char.isalnum()]
    remaining = iter(initials.lower() + name.lower())
    return bool(letters) and all(char.lower() in remaining for char in letters)


def _kind_by_last_word(board: Board, label: str) -> str:
    """The class by the last word of the name that tells one; "of Peru" behind it tells none."""
    forms = board.words.mapped("nominals.forms")
    known = (forms[word] for word in reversed(label.split()) if word in forms)
    return next(known, "Organization")
