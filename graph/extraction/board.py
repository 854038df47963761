"""The mentions of one article while they are being found: who took which tokens."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import replace

from comity.graph.claim import Entity, Issue
from comity.graph.extraction.document import Parsed
from comity.graph.extraction.gazetteer import Gazetteer
from comity.graph.extraction.mention import Mention, OfficeClaim
from comity.graph.extraction.tokens import Doc, Token
from comity.graph.extraction.words import Words
from comity.ontology.iris import Iri, slug

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


class Board:
    """What each step reads and adds to.

    Names never overlap each other, except that a longer one may take in shorter ones. Other
    mentions ("Russian officials") may cover names, each by a head of its own. `issuers` make the
    statement that the article is; `home` is the state in which it plays; `pairs` are the two
    persons who met by a verb.
    """

    def __init__(self, parsed: Parsed, gazetteer: Gazetteer) -> None:
        self.parsed, self.gazetteer = parsed, gazetteer
        self.found: list[Mention] = []
        self.issues: list[Issue] = []
        self.offices: list[OfficeClaim] = []
        self.affiliations: dict[Iri, Entity] = {}
        self.roots: dict[int, Mention] = {}
        self.holders: dict[Iri, dict[Iri, Mention]] = {}
        self.issuers: tuple[Entity, ...] = ()
        self.home: Entity | None = None
        self.pairs: list[tuple[int, tuple[Entity, ...]]] = []
        self._names: dict[int, Mention] = {}
        self._ordered: list[Mention] = []
        self._counts: dict[str, str] = {}

    @property
    def doc(self) -> Doc:
        """The parsed text."""
        return self.parsed.doc

    @property
    def words(self) -> Words:
        """The lexica."""
        return self.gazetteer.words

    def mention(
        self, start: int, end: int, entity: Entity, via: str, score: float = 1.0
    ) -> Mention:
        """A mention of these tokens, not yet added."""
        span = self.doc[start:end]
        return Mention(start, end, span.root.i, entity, span.text.strip(), via, score)

    def add_name(self, mention: Mention) -> None:
        """Add a name; it takes its tokens."""
        self._add(mention)
        for index in range(mention.start, mention.end):
            self._names[index] = mention

    def keep_as_name(self, mention: Mention) -> None:
        """Let a mention that takes in shorter names take the rest of its tokens."""
        for index in range(mention.start, mention.end):
            self._names.setdefault(index, mention)

    def add(self, mention: Mention) -> None:
        """Add a mention that is no name; it leaves the tokens to the names within."""
        self._add(mention)

    def _add(self, mention: Mention) -> None:
        self.found.append(mention)
        insort(self._ordered, mention, key=_root)
        self.roots[mention.root] = mention

    def _drop(self, mention: Mention) -> None:
        self.found.remove(mention)
        index = bisect_left(self._ordered, mention.root, key=_root)
        while self._ordered[index] is not mention:
            index += 1
        del self._ordered[index]

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions whose heads are among the tokens (end exclusive), in their order."""
        first = bisect_left(self._ordered, start, key=_root)
        last = bisect_left(self._ordered, end, lo=first, key=_root)
        return self._ordered[first:last]

    def remove(self, mention: Mention) -> None:
        """Take back a name that turned out to be none."""
        self._drop(mention)
        if self.roots.get(mention.root) is mention:
            del self.roots[mention.root]
        for index in range(mention.start, mention.end):
            if self._names.get(index) is mention:
                del self._names[index]

    def affiliate(self, person: Entity, owner: Entity) -> None:
        """Note whose office a person holds: the state where the owner is one of its organs."""
        self.affiliations.setdefault(person.iri, self.gazetteer.represented(owner) or owner)

    def org_key(self, label: str) -> str:
        """A slug for an organization; "Parliament" and such differ from article to article."""
        common = label.lower() in self.words.listed("offices.national.bodies")
        common = common or label in self.words.mapped("nominals.forms")
        return self.group_key(label) if common else slug(label)

    def is_national_body(self, entity: Entity) -> bool:
        """True for "Security Council" and such, which every state has one of."""
        bodies = self.words.listed("offices.national.bodies")
        return entity.represents is None and entity.label.lower() in bodies

    def replace(self, mention: Mention, meant: Mention) -> None:
        """Let a mention stand for what it was found to mean."""
        self._drop(mention)
        self._add(replace(mention, entity=meant.entity, score=0.7, antecedent=meant.root))

    def name_at(self, index: int) -> Mention | None:
        """The name that has taken the token."""
        return self._names.get(index)

    def names_in(self, start: int, end: int) -> list[Mention]:
        """The names that have taken some of the tokens, in the order of the text."""
        seen: list[Mention] = []
        for index in range(max(start, 0), end):
            name = self._names.get(index)
            if name is not None and (not seen or seen[-1] is not name):
                seen.append(name)
        return seen

    def is_free(self, start: int, end: int) -> bool:
        """True where no name has taken any of the tokens."""
        return not any(index in self._names for index in range(start, end))

    def issue(self, start: int, end: int, reason: str, detail: str = "") -> None:
        """Note what was left out, and why."""
        span = self.doc[start:end]
        article = self.parsed.article
        begin, stop = span.start_char, span.end_char
        self.issues.append(Issue(article.id, begin, stop, span.text, reason, detail))

    def group_key(self, label: str) -> str:
        """A slug for an unnamed group: one for each phrase and article."""
        return f"{self.parsed.article.id}-{slug(label)}"

    def count_key(self, label: str, count: str) -> str:
        """A slug for a group that is counted: of one label those of another number are others."""
        known = self._counts.setdefault(label, count)
        if count and not known:
            self._counts[label] = count
        elif count and count.lower() != known.lower():
            return self.group_key(f"{count} {label}")
        return self.group_key(label)

    def owner_key(self, owner: Entity | None, rest: str) -> str:
        """A slug for what belongs to an actor: "rus-foreign-ministry"."""
        if owner is None:
            return slug(rest)
        code = self.gazetteer.codes.get(owner.iri)
        return f"{code.lower() if code else slug(owner.label)}-{slug(rest)}"


def _root(mention: Mention) -> int:
    return mention.root


def is_capitalized(token: Token) -> bool:
    """True for a token that may be part of a name by its first letter."""
    return token.text[:1].isupper() or (token.text[:1].isdigit() and token.pos_ == "PROPN")


def without_article(doc: Doc, start: int, end: int) -> int:
    """The first index from `start` on that is no article, white space or opening mark."""
    while start < end - 1 and (
        doc[start].pos_ in ("DET", "SPACE", "PUNCT") or doc[start].lower_ in ("the", "a", "an")
    ):
        start += 1
    return start


def plain(doc: Doc, indices: Iterable[int]) -> str:
    """The tokens as one line of text."""
    return " ".join("".join(doc[i].text_with_ws for i in indices).split())
