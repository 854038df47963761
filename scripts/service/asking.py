"""What handlers of the explorer and of pages share: the explorer, and checked parameters."""

from typing import Annotated, cast

from anyio import from_thread
from fastapi import Query, Request
from pydantic import AfterValidator
from pyoxigraph import NamedNode

from comity.graph.stores.oxigraph import state_of
from comity.ontology.errors import UnknownNameError
from comity.ontology.iris import PREFIXES, Iri
from comity.ontology.schema import load_model
from comity.queries.exploring.explorer import Explorer
from comity.queries.results import Table
from comity.scripts.service.pool import Pool
from comity.scripts.service.settings import Settings

LONGEST = 2_000
"""Characters of an IRI that are taken."""


def make_explorer(pool: Pool, settings: Settings) -> Explorer:
    """The explorer of the store; it is to be asked in threads, outside the event loop."""

    def ask(sparql: str) -> Table:
        return from_thread.run(pool.look_up, sparql)

    return Explorer(ask, lambda: state_of(settings.store), load_model())


def explorer_of(request: Request) -> Explorer:
    """The explorer; only for handlers that run in a thread (`def`, not `async`)."""
    return cast(Explorer, request.app.state.explorer)


def to_iri(text: str) -> Iri:
    """The IRI that a text is or, as a CURIE (`state:AFG`), stands for.

    Raises ValueError where it is neither.
    """
    prefix, colon, name = text.partition(":")
    iri = PREFIXES[prefix] + name if colon and prefix in PREFIXES else text
    if not iri.startswith(("http://", "https://", "urn:")):
        raise ValueError("write an IRI, or a CURIE such as state:AFG")
    return Iri(NamedNode(iri).value)


def actor_of(explorer: Explorer, text: str) -> Iri | None:
    """The thing of an IRI, a CURIE or a name; None for no text.

    Raises UnknownNameError where nothing bears the name.
    """
    if not text.strip():
        return None
    try:
        iri = to_iri(text.strip())
    except ValueError:
        hits = explorer.names.find(text, 1)
        if not hits:
            raise UnknownNameError("actor", text[:100]) from None
        return hits[0].iri
    explorer.check_known(iri)
    return iri


IriText = Annotated[
    Iri,
    Query(
        max_length=LONGEST,
        description="An IRI, or a CURIE such as state:AFG",
        examples=["state:AFG", "state:RUS", "org:taliban"],
    ),
    AfterValidator(to_iri),
]
"""A parameter that is an IRI or a CURIE."""
