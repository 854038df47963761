"""The Python names of terms and the ontology's files say the same, both ways."""

import pytest
from rdflib import OWL, RDF, Graph

from comity.ontology.iris import CMT as CMT_IRI
from comity.ontology.terms import CMT

KINDS = (
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
    OWL.NamedIndividual,
)


def test_terms_equal_the_ontology(ontology: Graph) -> None:
    declared = {
        str(node).removeprefix(CMT_IRI)
        for kind in KINDS
        for node in ontology.subjects(RDF.type, kind)
        if str(node).startswith(CMT_IRI)
    }
    named = {name for name in CMT.__annotations__ if not name.startswith("_")}
    assert named | set(CMT._extras) == declared
    assert len(CMT._extras) == len(set(CMT._extras))


def test_a_misspelt_term_raises() -> None:
    with pytest.raises(AttributeError, match="Membershp"):
        _ = CMT.Membershp
    with pytest.raises(AttributeError, match="mode-vist"):
        _ = CMT["mode-vist"]


def test_terms_with_a_hyphen_are_reached_by_index() -> None:
    assert str(CMT["mode-visit"]) == CMT_IRI + "mode-visit"
