"""What the front page tells of a graph as a whole."""

from comity.graph.view.records import Record, clean
from comity.ontology.iris import local_name
from comity.queries.exploring.text import fill
from comity.queries.exploring.ties import rows
from comity.queries.names import Ask


def counts(ask: Ask) -> tuple[int, int]:
    """How many articles and claims the graph holds."""
    row = next(iter(rows(ask(fill("counts")))))
    return int(row["articles"].value), int(row["claims"].value)


def newest(ask: Ask, limit: int) -> list[Record]:
    """The articles published last: IRI, title, day."""
    return [
        {
            "iri": row["article"].value,
            "title": clean(row["title"].value, 300)
            if "title" in row
            else local_name(row["article"].value),
            "published": row["published"].value[:10],
        }
        for row in rows(ask(fill("newest", limit)))
    ]
