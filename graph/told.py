"""A claim together with the article that makes it: what tables and networks are made of.

It comes from a reader's `Extraction` (`told_in`) or from a store (`read_back.told_in_store`), so
that everything after it is one code path.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from comity.graph.article import Article
from comity.graph.claim import Claim, Extraction
from comity.graph.settled import settled
from comity.graph.surroundings import surroundings
from comity.ontology.iris import Iri


@dataclass(frozen=True, slots=True)
class Told:
    """A claim, its IRI, its article, and what stands around its quotation (may be empty).

    The IRI is apart from `claim.iri` because a store may hold claims that others made.
    """

    iri: Iri
    article: Article
    claim: Claim
    before: str = ""
    after: str = ""

    @property
    def order(self) -> tuple[str, str, int, int, str]:
        """Sorts by date of publication, document and place in the text."""
        where = self.claim.quotation
        return (self.article.published or "", self.article.doc, where.start, where.end, self.iri)


def told_in(extraction: Extraction) -> Iterator[Told]:
    """The claims of one reading, in its order, named as a store would name them."""
    article = extraction.article
    for claim in extraction.claims:
        claim = replace(claim, situation=settled(claim.situation, article))
        before, after = surroundings(article.text, claim.quotation)
        yield Told(claim.iri, article, claim, before, after)
