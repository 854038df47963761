"""The one place where Comity's IRIs are made.

Nothing dereferences them at run time; `BASE` is still to be registered with w3id.org.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import NewType

Iri = NewType("Iri", str)

BASE = "https://w3id.org/comity/"
ONTOLOGY = Iri(BASE + "onto")
CMT = BASE + "onto#"
ID = BASE + "id/"
DATASET = Iri(BASE + "data")
"""The name that a merged export of a store gives itself, as an `owl:Ontology`."""
GRAPH = BASE + "graph/"

KINDS = (
    "state", "org", "agr", "prj", "person", "place", "group", "office", "topic",
    "art", "sit", "claim", "quote", "run", "merge", "tally",
)  # fmt: skip
"""One prefix for each kind of thing that has an IRI below `ID`."""

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "cmt": CMT,
        **{kind: f"{ID}{kind}/" for kind in KINDS},
        "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "oa": "http://www.w3.org/ns/oa#",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "time": "http://www.w3.org/2006/time#",
        "w3org": "http://www.w3.org/ns/org#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
"""The prefixes of every query and of every file that Comity writes."""

DERIVED_GRAPH = Iri(GRAPH + "derived")
ACROSS_GRAPH = Iri(GRAPH + "across")
"""Holds what follows from several articles together: contradictions, and what was merged."""
THINGS_GRAPH = Iri(GRAPH + "things")
"""Holds once what articles and reference say of things: their classes and names."""
TALLIES_GRAPH = Iri(GRAPH + "tallies")
"""Holds what several articles tell, counted."""
ACTORS_GRAPH = Iri(GRAPH + "actors")
ONTOLOGY_GRAPH = Iri(GRAPH + "ontology")
STORE_GRAPH = Iri(GRAPH + "store")
"""Holds the version of what the store holds (`comity.graph.stores.version`)."""


def term(name: str) -> Iri:
    """The IRI of a term of the ontology: `term("Membership")`."""
    return Iri(CMT + name)


def local_name(iri: str) -> str:
    """What stands after the last `#` or `/`: `local_name(term("Membership")) == "Membership"`."""
    return re.split(r"[#/]", iri)[-1]


def entity_iri(kind: str, key: str) -> Iri:
    """The IRI of a thing of one of `KINDS`: `entity_iri("state", "RUS")`."""
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is not one of {', '.join(KINDS)}")
    return Iri(f"{ID}{kind}/{key}")


def article_graph(article_id: str) -> Iri:
    """The named graph that holds what one article says."""
    return Iri(f"{GRAPH}art/{article_id}")


def slug(name: str) -> str:
    """An ASCII kebab slug: `slug("Organisation Internationale de la Francophonie")`.

    Names without a Latin letter or digit get a slug out of their hash, so no two share one; so
    do names that mix scripts, of which only some letters would be left.

    >>> slug("Türkiye's Exim Bank")
    'turkiyes-exim-bank'
    >>> slug("Bahrain–Jordan Treaty")
    'bahrain-jordan-treaty'
    """
    spaced = re.sub(r"[‐-―−/]", "-", name)
    ascii_name = unicodedata.normalize("NFKD", spaced).encode("ascii", "ignore").decode()
    kebab = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", ascii_name.lower())).strip("-")
    foreign = any(
        char.isalpha() and not unicodedata.name(char, "LATIN").startswith("LATIN") for char in name
    )
    if kebab and foreign:
        return f"{kebab}-{content_hash(name)}"
    return kebab or content_hash(name)


def content_hash(*parts: str | None) -> str:
    """16 hexadecimal digits (64 bits) of the SHA-256 of the parts, kept apart by U+001F."""
    joined = "\x1f".join("" if part is None else part for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]
