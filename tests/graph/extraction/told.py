"""What a text tells, in the short form that tests of ways of telling compare."""

from comity.graph.article import Article
from comity.graph.extraction.reader import Reader


def claims(reader: Reader, text: str, kind: str) -> set[str]:
    """ "source | target" of each claim of the class."""
    found = reader.extract(Article("any", text, published="2025-06-30")).claims
    told = [c.situation.roles for c in found if c.situation.kind == kind]
    return {" | ".join(role.entity.label for role in roles[:2]) for roles in told}
