"""Titles of offices as written: their head, what belongs to them, and whose they are."""

from dataclasses import dataclass

from comity.graph.claim import Entity
from comity.graph.extraction.board import POSSESSIVE, Board, is_capitalized, plain
from comity.graph.extraction.mention import Mention
from comity.graph.extraction.tokens import Token

_NO_OWNERS = frozenset({"Topic", "Commodity", "Office", "Agreement", "Treaty"})
_TERMS = frozenset({"time", "times", "term", "terms", "year", "years", "months", "days"})
_DONE_TO = frozenset(
    {"arrest", "arrests", "sentences", "jails", "bars", "bans", "expels", "summons", "sanctions",
     "detains", "names", "pardons", "meets", "hosts", "visits"}
)  # fmt: skip
"""Verbs that the parser takes for nouns: "demands that the court arrest Prime Minister X"."""
_TO_BE = frozenset({"elect", "designate"})
_NOT_OF = frozenset({"State", "Region", "Place", "SubnationalEntity"})


@dataclass(frozen=True, slots=True)
class Title:
    """An office as written: tokens `start` to `end`, its head, its name and whose it is.

    `owned` says how the owner is written where that is part of the name ("White House").
    `to` is the state or organization that an envoy is sent to. `its` and `country` are true for
    "its ambassador" and "the country's president", whose owner the text has told before.
    """

    start: int
    end: int
    head: int
    name: str
    owner: Entity | None
    former: bool
    to: Entity | None = None
    owned: str | None = None
    its: bool = False
    country: bool = False


def title_at(board: Board, token: Token) -> Title | None:
    """The title whose head the token is, if it is one."""
    head = _head(board, token)
    if head is None or board.name_at(token.i) is not None:
        return None
    first, modifiers, former = _modifiers(board, token.i)
    start, before = _owner_before(board, first)
    if start and board.doc[start - 1].lower_ in board.words.listed("offices.former"):
        start, former = start - 1, True
    end = token.i + (2 if head == "charge" else 1)
    elect = end + 1 < len(board.doc) and board.doc[end + 1].lower_ in _TO_BE
    if elect and board.doc[end].norm_ == "-":
        head, end = f"{head}-{board.doc[end + 1].lower_}", end + 2
    end, complement, behind, target = _complement(board, end)
    core = " ".join([*modifiers, head, *complement]).replace(" - ", "-")
    name = _canonical(board, core)
    owner = before.entity if before is not None else behind
    if owner is None:
        owner = _default_owner(board, " ".join([*modifiers, head]), core)
    weak = head in board.words.listed("offices.weak")
    bare = head in board.words.listed("offices.needs_more") and not (modifiers or complement)
    if owner is None and target is None and ((weak and not _names_person(board, end)) or bare):
        return None
    metonym = before is not None and before.via == "metonym"
    owned = before.text if before is not None and metonym else None
    its = any(child.lower_ in ("its", "his", "her", "their") for child in token.children)
    country = owner is None and _is_countrys(board, first)
    return Title(start, end, token.i, name, owner, former, target, owned, its, country)


def _canonical(board: Board, core: str) -> str:
    """The title with its last words spelt in one way: "deputy prime minister" for "deputy PM"."""
    spellings = board.words.mapped("offices.canonical")
    words = core.split()
    for start in range(len(words)):
        known = spellings.get(" ".join(words[start:]).lower())
        if known is not None:
            return " ".join([*words[:start], known])
    return core


def _is_countrys(board: Board, start: int) -> bool:
    """True for "the country's president"."""
    doc, nouns = board.doc, ("country", "nation", "kingdom", "republic")
    return start > 1 and doc[start - 1].text in POSSESSIVE and doc[start - 2].lower_ in nouns


def _names_person(board: Board, index: int) -> bool:
    name = board.name_at(index) if index < len(board.doc) else None
    return name is not None and name.entity.kind == "Person"


def _default_owner(board: Board, short: str, core: str) -> Entity | None:
    defaults = board.words.mapped("offices.defaults")
    for known, code in defaults.items():
        if core.lower() == known or short.lower() == known or core.lower().startswith(known + " "):
            return board.gazetteer.states.get(code)
    return None


def _head(board: Board, token: Token) -> str | None:
    """The head noun in the singular, if the token is the head of a title."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    heads = _heads(board)
    forms = (token.norm_.lower(), token.lemma_.lower(), token.lower_.removesuffix("s"))
    form = next((form for form in forms if form in heads), None)
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    if form is None or after is None:
        return form
    before = token.nbor(-1).lower_ if token.i else ""
    if form == "charge" and not after.lower_.startswith("d'"):
        return None
    if form == "general" and before in ("secretary", "attorney", "secretaries", "prosecutor"):
        return "general"
    if after.norm_ == "-" and token.i + 2 < len(token.doc) and token.nbor(2).lower_ == "general":
        return None
    if after.lower_ == "general" and form in ("secretary", "attorney", "prosecutor"):
        return None
    return None if _continues(token, heads) else form


def _continues(token: Token, heads: frozenset[str]) -> bool:
    """True where the title goes on: "deputy" in "deputy prime minister"."""
    doc, index = token.doc, token.i + 1
    if token.tag_ in ("NNS", "NNPS"):
        return False
    while index < min(token.i + 4, len(doc)) and doc[index].pos_ in ("ADJ", "NOUN", "PROPN"):
        word = doc[index]
        if word.lemma_.lower() in heads or word.norm_.lower() in heads:
            return is_capitalized(word) == is_capitalized(token)
        if not is_capitalized(word) or word.ent_type_ == "PERSON":
            lowered = word.lower_ in ("prime", "foreign", "defense", "defence", "interior")
            if not lowered:
                return False
        index += 1
    return False


def _heads(board: Board) -> frozenset[str]:
    return board.words.either("offices.strong", "offices.weak")


def _modifiers(board: Board, head: int) -> tuple[int, list[str], bool]:
    """Where the title begins, the words before its head that belong to it, and "former"."""
    doc, start, former = board.doc, head, False
    kept: list[str] = []
    past, ignored = board.words.listed("offices.former"), board.words.listed("offices.ignored")
    while start > 0 and doc[start].is_sent_start is not True and head - start < 7:
        before, word = doc[start - 1], doc[start - 1].lower_
        if board.name_at(start - 1) is not None or before.ent_type_ in ("DATE", "TIME"):
            break
        right = doc[head] if doc[start].norm_ == "-" else doc[start]
        if is_capitalized(before) != is_capitalized(right) and word in _heads(board):
            break
        if word in _DONE_TO:
            break
        if before.norm_ == "-" and not before.whitespace_ and start > 1:
            kept.insert(0, "-")
        elif word in past:
            former = True
        elif word[:1].isdigit():
            pass  # "the 23rd president" is one of many
        elif word in ignored:
            if kept or word in ("first", "regional", "senior", "acting"):
                kept = [word, *kept] if word in ("first", "regional", "senior") else kept
        elif word == "and":
            if not (kept and doc[start - 2].dep_ in ("compound", "amod", "nmod")):
                break
            if board.name_at(start - 2) is not None or doc[start - 2].head.i > head:
                break
            kept.insert(0, word)
        elif before.pos_ in ("NOUN", "PROPN", "ADJ") or word == "under":
            kept.insert(0, word)
        else:
            break
        start -= 1
    while kept and kept[0] in ("-", "and"):
        kept.pop(0)
    return start, " ".join(kept).replace(" - ", "-").split(), former


def _owner_before(board: Board, start: int) -> tuple[int, Mention | None]:
    """Whose the title is by what stands before it: "Iran's", "Russian", "NATO", "Trump's"."""
    doc, index = board.doc, start - 1
    while index >= 0 and doc[index].lower_ in board.words.listed("offices.former"):
        index -= 1
    if index > 2 and doc[index].text == ")":
        index -= 3
    if index >= 0 and doc[index].text in POSSESSIVE:
        index -= 1
    name = board.name_at(index) if index >= 0 else None
    if name is None or name.entity.kind in _NO_OWNERS or doc[index].sent != doc[start].sent:
        return start, None
    if name.entity.kind == "Person" and index == start - 1:
        return start, None
    longest = _longest(board, name)
    return longest.start, longest


def _longest(board: Board, name: Mention) -> Mention:
    """The body or organization that ends with the name, if one does."""
    over = [m for m in board.found if m.end == name.end and m.start <= name.start]
    bodies = [m for m in over if m.via == "new-org" or m is name]
    return min(bodies, key=lambda mention: mention.start, default=name)


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
        if preposition == "for" and _is_reason(board, end + 1, begin):
            break
        name = _name_from(board, begin)
        if (
            name is not None
            and preposition in ("of", "for", "at")
            and owner is None
            and (preposition != "for" or name.entity.kind not in _NOT_OF)
        ):
            owner, end = name.entity, name.end
        elif name is not None and preposition in ("to", "for"):
            words += [preposition, with_article(name.entity.label)]
            target, end = name.entity, name.end
            joined = end < len(doc) - 1 and doc[end].lower_ == "and"
            second = _name_from(board, end + 1) if joined else None
            if second is not None and second.entity.kind != "Person":
                words += ["and", with_article(second.entity.label)]
                end = second.end
        elif name is not None and preposition == "in" and name.entity.kind == "City":
            end = name.end
        elif preposition in ("of", "for"):
            stop = _portfolio(board, begin)
            if stop == begin or doc[stop - 1].lower_ in _TERMS:
                break
            words += [preposition, plain(doc, range(begin, stop))]
            end = stop
        else:
            break
    return end, words, owner, target


def _is_reason(board: Board, article: int, begin: int) -> bool:
    """True for "thanked the minister for the role of Chad", not for "for the environment"."""
    noun = board.doc[begin]
    told = noun.text[0].islower() and noun.lower_ not in board.words.listed("offices.portfolios")
    return begin > article and told


def _portfolio(board: Board, begin: int) -> int:
    """The end of "state", "Foreign Affairs", "trade and industry"."""
    doc, stop = board.doc, begin
    if _name_from(board, begin) is not None:
        return begin
    while stop < len(doc):
        token, name = doc[stop], board.name_at(stop)
        if name is not None and name.entity.kind == "Person":
            break
        if token.lower_ == "and" and stop > begin and stop + 1 < len(doc):
            if doc[stop + 1].pos_ not in ("NOUN", "PROPN", "ADJ") or (
                is_capitalized(doc[stop + 1]) != is_capitalized(doc[stop - 1])
                or doc[stop - 1].lower_ in board.words.listed("offices.portfolios")
            ):
                break
        elif token.pos_ not in ("NOUN", "PROPN", "ADJ") or (
            is_capitalized(token) != is_capitalized(doc[begin])
        ):
            break
        stop += 1
        if token.lower_ in board.words.listed("offices.portfolios") and (
            stop < len(doc) and doc[stop].lower_ != "and"
        ):
            break
    return stop


def _name_from(board: Board, begin: int) -> Mention | None:
    """The longest name that begins at the token, or the one that a possessor there leads to."""
    found = [m for m in board.found if m.start == begin and m.via not in ("demonym", "group")]
    found = [m for m in found if m.entity.kind not in _NO_OWNERS and m.via != "office"]
    name = max(found, key=lambda mention: mention.end, default=None)
    if name is None:
        return None
    after = board.doc[name.end].lower_ if name.end < len(board.doc) else ""
    if after in board.words.listed("offices.portfolios"):
        return None
    if name.end < len(board.doc) - 1 and after in POSSESSIVE:
        owned = board.name_at(name.end + 1)
        return owned if owned is not None and owned.entity.kind not in _NO_OWNERS else None
    return name


def with_article(label: str) -> str:
    """The label as it stands behind a preposition: "the United Nations", "Kenya"."""
    plural = ("United ", "European ", "African ", "Netherlands", "Philippines", "Taliban")
    return f"the {label}" if label.startswith(plural) else label
