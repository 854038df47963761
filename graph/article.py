"""An article as it was read: its text never changes after this, all offsets point into it."""

from dataclasses import dataclass, field

from comity.ontology.iris import Iri, content_hash, entity_iri


@dataclass(frozen=True, slots=True)
class Article:
    """One document.

    `doc` is the file name without its suffix. `text` is the body in code points, exactly what
    offsets of quotations count in. `published` is an ISO 8601 date ("2023-09-19", "2023-09" or
    "2023"). `inferred` names the fields of metadata that were not stated as such but read off
    the text or the file.
    """

    doc: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    licence: str | None = None
    inferred: frozenset[str] = field(default_factory=frozenset)

    @property
    def id(self) -> str:
        """16 hexadecimal digits of the file's name and the URL, where there is one.

        Not of the text: a corrected article must replace its older reading, not join it. Not of
        the URL alone: pages that change, such as a portal's, give many articles.
        """
        return content_hash("article", self.doc, self.url)

    @property
    def iri(self) -> Iri:
        """The IRI of the article itself (its graph is `iris.article_graph(article.id)`)."""
        return entity_iri("art", self.id)

    @property
    def text_hash(self) -> str:
        """16 hexadecimal digits of the text: equal if and only if nothing was edited."""
        return content_hash(self.text)
