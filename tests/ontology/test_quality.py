"""What good ontologies have: the checks of OOPS! and of ROBOT's report that apply here.

The numbers P04 to P41 are OOPS!'s names of pitfalls.
"""

import re
from collections import Counter

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, XSD, BNode, Graph, Literal, Node, URIRef

from comity.ontology.iris import CMT as CMT_IRI
from comity.ontology.iris import ONTOLOGY, PREFIXES, local_name
from comity.ontology.schema import Model
from comity.ontology.terms import CMT

ENTITY_KINDS = (
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
    OWL.NamedIndividual,
)
BUILT_IN = tuple(PREFIXES[prefix] for prefix in ("owl", "rdf", "rdfs", "xsd"))
ANYTHING_MAY_FILL = {
    "involves", "stanceTarget", "favourableTarget", "hostileTarget", "concernTarget",
    "investmentTarget", "via", "threatened", "indicatorSubject", "connector", "located", "part",
    "whole", "recipient",
}  # fmt: skip
"""Properties that end at things of any class."""
ANYTHING_MAY_HAVE = {"represents", "successorOf", "beginPrecision", "endPrecision"}
"""Properties that start at things of several classes."""
ONE_WAY = {"modality", "polarity", "certainty", "reviewStatus", "mode", "beginPrecision",
           "endPrecision", "publishedPrecision"}  # fmt: skip
"""Properties that end at a value of a closed list: nobody asks from there."""


def own(graph: Graph, *kinds: URIRef) -> set[URIRef]:
    return {
        node
        for kind in kinds
        for node in graph.subjects(RDF.type, kind)
        if isinstance(node, URIRef) and node.startswith(CMT_IRI)
    }


def names(nodes: set[URIRef]) -> set[str]:
    return {local_name(node) for node in nodes}


def shortcuts(graph: Graph) -> set[Node | None]:
    return set(graph.transitive_subjects(RDFS.subPropertyOf, CMT.linkedTo))


def inverses(graph: Graph) -> set[Node]:
    return set(graph.objects(None, OWL.inverseOf))


@pytest.mark.parametrize(
    "predicate", [RDFS.label, SKOS.definition, SKOS.example, RDFS.isDefinedBy], ids=local_name
)
def test_every_term_has_exactly_one(predicate: URIRef, ontology: Graph) -> None:  # P08
    terms = own(ontology, *ENTITY_KINDS)
    assert len(terms) > 400
    assert {t for t in terms if len(list(ontology.objects(t, predicate))) != 1} == set()


def test_texts_are_english_clean_and_say_something(ontology: Graph) -> None:
    for term in own(ontology, *ENTITY_KINDS):
        for predicate in (RDFS.label, SKOS.definition, SKOS.example):
            text = ontology.value(term, predicate)
            assert isinstance(text, Literal)
            assert text.language == "en", term
            assert str(text) == " ".join(text.split()), term
            assert len(text) > 2, term
        assert str(ontology.value(term, SKOS.definition)).endswith("."), term


def test_no_two_terms_share_a_definition(ontology: Graph) -> None:
    terms = own(ontology, *ENTITY_KINDS)
    counted = Counter(str(ontology.value(term, SKOS.definition)) for term in terms)
    assert [text for text, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("kind", ENTITY_KINDS, ids=local_name)
def test_no_two_terms_of_a_kind_share_a_label(kind: URIRef, ontology: Graph) -> None:
    terms = own(ontology, kind)
    counted = Counter(
        (str(ontology.value(term, RDFS.label)), group(ontology, term)) for term in terms
    )
    assert [label for label, times in counted.items() if times > 1] == []


def group(graph: Graph, term: URIRef) -> frozenset[Node]:
    """The classes of an individual: modes and contexts may share labels."""
    return frozenset(graph.objects(term, RDF.type))


def test_every_term_is_connected(ontology: Graph) -> None:  # P04
    about = {RDFS.label, SKOS.definition, SKOS.example, RDFS.isDefinedBy, RDF.type}
    linked = {n for s, p, o in ontology if p not in about for n in (s, o)}
    linked |= set(ontology.predicates()) | set(ontology.objects(None, RDF.type))
    individuals = own(ontology, OWL.NamedIndividual)  # their class connects them
    assert names(own(ontology, *ENTITY_KINDS) - linked - individuals) <= {
        "mentionText", "timeExpression", "unit"
    }  # fmt: skip


def test_classes_that_share_nothing_are_disjoint(ontology: Graph) -> None:  # P10
    members = {
        member
        for axiom in ontology.subjects(RDF.type, OWL.AllDisjointClasses)
        for collection in ontology.objects(axiom, OWL.members)
        for member in ontology.items(collection)
    }
    roots = {
        n
        for n in own(ontology, OWL.Class)
        if not [o for o in ontology.objects(n, RDFS.subClassOf) if o in own(ontology, OWL.Class)]
    }
    assert names(roots) - {local_name(str(m)) for m in members} == {"Place"}


def test_domains_and_ranges_are_there(ontology: Graph) -> None:  # P11
    properties = own(ontology, OWL.ObjectProperty) - shortcuts(ontology) - inverses(ontology)
    no_range = {p for p in properties if not list(ontology.objects(p, RDFS.range))}
    no_domain = {p for p in properties if not list(ontology.objects(p, RDFS.domain))}
    assert names(no_range) == ANYTHING_MAY_FILL | {"successorOf"}
    assert names(no_domain) == ANYTHING_MAY_HAVE
    assert {p for p in own(ontology, OWL.DatatypeProperty)
            if not list(ontology.objects(p, RDFS.range))} == set()  # fmt: skip


def test_properties_have_inverses(ontology: Graph) -> None:  # P13
    symmetric = set(ontology.subjects(RDF.type, OWL.SymmetricProperty))
    both = set(ontology.subjects(OWL.inverseOf)) | inverses(ontology)
    lone = own(ontology, OWL.ObjectProperty) - symmetric - both - shortcuts(ontology)
    assert names(lone) == ONE_WAY


def test_every_role_has_its_inverse_named_after_it(model: Model, ontology: Graph) -> None:
    named = {
        role: local_name(str(ontology.value(URIRef(CMT_IRI + role), OWL.inverseOf)))
        for role in model.roles
    }
    odd = {role: inverse for role, inverse in named.items() if inverse != role + "In"}
    assert odd == {"located": "locatedThingIn"}  # cmt:locatedIn is the shortcut


def test_inverses_come_in_pairs(ontology: Graph) -> None:  # P05, P06
    pairs = list(ontology.subject_objects(OWL.inverseOf))
    assert all(one != other for one, other in pairs)
    counted = Counter(node for pair in pairs for node in pair)
    assert [node for node, times in counted.items() if times > 1] == []
    assert all(not list(ontology.objects(inverse, RDFS.domain)) for _, inverse in pairs)


def test_no_property_has_two_domains_or_ranges(ontology: Graph) -> None:  # P19
    for predicate in (RDFS.domain, RDFS.range):
        counted = Counter(ontology.subjects(predicate))
        assert [node for node, times in counted.items() if times > 1] == []


def test_hierarchies_have_no_cycles(ontology: Graph) -> None:  # P06
    for up in (RDFS.subClassOf, RDFS.subPropertyOf):
        for node in set(ontology.subjects(up)):
            above = {a for parent in ontology.objects(node, up)
                     for a in ontology.transitive_objects(parent, up)}  # fmt: skip
            assert node not in above


def test_names_follow_one_style(ontology: Graph) -> None:  # P22
    upper, lower = re.compile("[A-Z][A-Za-z]+"), re.compile("[a-z][A-Za-z0-9]+")
    value = re.compile("[A-Z][A-Za-z]+|(mode|context)(-[a-z]+)+|unitDecade")
    for kind in ENTITY_KINDS:
        style = {OWL.Class: upper, OWL.NamedIndividual: value}.get(kind, lower)
        assert [n for n in names(own(ontology, kind)) if not style.fullmatch(n)] == []


def test_every_term_that_is_used_is_declared(ontology: Graph) -> None:  # P34, P35
    declared = {n for kind in ENTITY_KINDS for n in ontology.subjects(RDF.type, kind)}
    used = set(ontology.predicates()) | set(ontology.objects(None, RDF.type))
    used |= {n for p in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range)
             for pair in ontology.subject_objects(p) for n in pair}  # fmt: skip
    used |= {n for triple in ontology for n in triple if str(n).startswith(CMT_IRI)}
    foreign = {n for n in used if isinstance(n, URIRef) and not str(n).startswith(BUILT_IN)}
    assert foreign - declared == set()


def test_no_term_is_of_two_kinds(ontology: Graph) -> None:
    kinds = Counter(n for kind in ENTITY_KINDS for n in set(ontology.subjects(RDF.type, kind)))
    assert [node for node, times in kinds.items() if times > 1] == []


def test_the_header_is_complete(ontology: Graph) -> None:  # P38, P41
    header = URIRef(ONTOLOGY)
    for predicate in (
        RDFS.label, DCTERMS.title, DCTERMS.abstract, DCTERMS.description, DCTERMS.creator,
        DCTERMS.publisher, DCTERMS.created, DCTERMS.issued, DCTERMS.modified, OWL.versionInfo,
        DCTERMS.bibliographicCitation, VANN.preferredNamespacePrefix,
    ):  # fmt: skip
        assert len(list(ontology.objects(header, predicate))) == 1, predicate
    licence = URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert ontology.value(header, DCTERMS.license) == licence
    version = str(ontology.value(header, OWL.versionInfo))
    assert ontology.value(header, OWL.versionIRI) == URIRef(f"{ONTOLOGY}/{version}")
    namespace = str(ontology.value(header, VANN.preferredNamespaceUri))
    assert namespace == CMT_IRI


def test_nothing_is_imported_deprecated_or_equated(ontology: Graph) -> None:
    assert list(ontology.objects(None, OWL.imports)) == []
    assert list(ontology.subjects(OWL.deprecated)) == []
    assert [
        o for o in ontology.objects(None, OWL.equivalentClass) if not isinstance(o, BNode)
    ] == []
    assert list(ontology.subject_objects(OWL.equivalentProperty)) == []


def test_the_data_properties_keep_to_what_hermit_reads(ontology: Graph) -> None:
    ranges = {
        r for p in own(ontology, OWL.DatatypeProperty) for r in ontology.objects(p, RDFS.range)
    }
    assert ranges <= {XSD.string, XSD.dateTime, XSD.decimal, XSD.boolean, XSD.nonNegativeInteger,
                      XSD.anyURI}  # fmt: skip


def test_every_mode_is_of_some_event_and_in_the_scheme(model: Model, ontology: Graph) -> None:
    for mode, events in model.modes.items():
        assert events, mode
        assert all(model.is_a(event, "Event") and event != "Event" for event in events), mode
        assert (CMT["mode-" + mode], SKOS.inScheme, CMT.PloverModes) in ontology
    for context in ontology.subjects(RDF.type, CMT.Context):
        assert (context, SKOS.inScheme, CMT.PloverContexts) in ontology


def test_plover_has_sixteen_types_of_events(model: Model) -> None:
    events = {kind for kind, above in model.classes.items() if "Event" in above} - {"Event"}
    assert len(events) == 16
