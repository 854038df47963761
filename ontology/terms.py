"""The terms of the ontology as Python names; a misspelt one raises `AttributeError`.

A test holds them equal to the `.ttl` files, both ways.
"""

from typing import ClassVar

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

from comity.ontology.iris import CMT as CMT_IRI


class CMT(DefinedNamespace):
    """The vocabulary of Comity: `CMT.Membership`, `CMT.member`, `CMT["mode-visit"]`."""

    _NS = Namespace(CMT_IRI)
    _fail = True

    # Classes
    AccuseEvent: URIRef
    Actor: URIRef
    ActorGroup: URIRef
    ActualSituation: URIRef
    AgreeEvent: URIRef
    Agreement: URIRef
    AgreementParticipation: URIRef
    AidEvent: URIRef
    Alliance: URIRef
    ArmedGroup: URIRef
    Article: URIRef
    AssaultEvent: URIRef
    Bloc: URIRef
    BorderCrossing: URIRef
    Certainty: URIRef
    City: URIRef
    Claim: URIRef
    CoerceEvent: URIRef
    Collective: URIRef
    Commitment: URIRef
    Commodity: URIRef
    Company: URIRef
    ConcedeEvent: URIRef
    ConcernStance: URIRef
    Connection: URIRef
    ConsultEvent: URIRef
    ContestedSituation: URIRef
    Context: URIRef
    Control: URIRef
    CooperateEvent: URIRef
    Dataset: URIRef
    DeniedSituation: URIRef
    Designation: URIRef
    DiplomaticMission: URIRef
    DiplomaticRelation: URIRef
    Event: URIRef
    ExtractionRun: URIRef
    Facility: URIRef
    FavourableStance: URIRef
    GeopoliticalEntity: URIRef
    Governance: URIRef
    Government: URIRef
    GovernmentBody: URIRef
    HostileStance: URIRef
    IdentityDecision: URIRef
    Inclusion: URIRef
    IndicatorValue: URIRef
    InfrastructureProject: URIRef
    Initiative: URIRef
    IntergovernmentalOrganization: URIRef
    Investment: URIRef
    Location: URIRef
    MediaOrganization: URIRef
    Membership: URIRef
    MemorandumOfUnderstanding: URIRef
    Merge: URIRef
    MobilizeEvent: URIRef
    Modality: URIRef
    Mode: URIRef
    Office: URIRef
    OfficeHolding: URIRef
    OfficialDocument: URIRef
    Organization: URIRef
    Person: URIRef
    Phase: URIRef
    PipelineProject: URIRef
    Place: URIRef
    Polarity: URIRef
    PoliticalMovement: URIRef
    PoliticalParty: URIRef
    Port: URIRef
    Precision: URIRef
    Project: URIRef
    ProjectInvolvement: URIRef
    ProjectStatus: URIRef
    ProjectedSituation: URIRef
    ProtestEvent: URIRef
    Quotation: URIRef
    RailwayProject: URIRef
    Recognition: URIRef
    RecognitionCapacity: URIRef
    Region: URIRef
    RejectEvent: URIRef
    Relationship: URIRef
    RequestEvent: URIRef
    ResearchOrganization: URIRef
    RetreatEvent: URIRef
    ReviewStatus: URIRef
    SanctionEvent: URIRef
    SanctionsRelation: URIRef
    SecurityThreat: URIRef
    Separation: URIRef
    Situation: URIRef
    Source: URIRef
    Stance: URIRef
    State: URIRef
    SubnationalEntity: URIRef
    SupplyAgreement: URIRef
    SupportEvent: URIRef
    ThreatenEvent: URIRef
    Tally: URIRef
    Topic: URIRef
    TradeAgreement: URIRef
    TradeFlow: URIRef
    TradeTurnover: URIRef
    TransitAgreement: URIRef
    TransportCorridor: URIRef
    Treaty: URIRef
    UnnamedGroup: URIRef
    Vessel: URIRef

    # Object properties
    about: URIRef
    actingBody: URIRef
    actingBodyIn: URIRef
    actsToward: URIRef
    agent: URIRef
    agentIn: URIRef
    agreement: URIRef
    agreementIn: URIRef
    alliedWith: URIRef
    allyA: URIRef
    allyAIn: URIRef
    allyB: URIRef
    allyBIn: URIRef
    assertedBy: URIRef
    assertedPastBy: URIRef
    asserts: URIRef
    assertsPast: URIRef
    basisOf: URIRef
    beginPrecision: URIRef
    beneficiary: URIRef
    beneficiaryIn: URIRef
    bordersOn: URIRef
    capital: URIRef
    capitalOf: URIRef
    category: URIRef
    categoryIn: URIRef
    certainty: URIRef
    commitsTo: URIRef
    committedTo: URIRef
    commodity: URIRef
    commodityIn: URIRef
    concernTarget: URIRef
    concernTargetIn: URIRef
    concernedAbout: URIRef
    connected: URIRef
    connectedIn: URIRef
    connector: URIRef
    connectorIn: URIRef
    connects: URIRef
    contradicts: URIRef
    controlled: URIRef
    controlledIn: URIRef
    controller: URIRef
    controllerIn: URIRef
    controls: URIRef
    decidedIn: URIRef
    decidesOn: URIRef
    deniedBy: URIRef
    denies: URIRef
    designated: URIRef
    designatedIn: URIRef
    designates: URIRef
    designator: URIRef
    designatorIn: URIRef
    diplomaticPartyA: URIRef
    diplomaticPartyAIn: URIRef
    diplomaticPartyB: URIRef
    diplomaticPartyBIn: URIRef
    endPrecision: URIRef
    endangers: URIRef
    evidence: URIRef
    evidenceFor: URIRef
    exporter: URIRef
    exporterIn: URIRef
    exportsTo: URIRef
    extracted: URIRef
    extractedBy: URIRef
    favourableTarget: URIRef
    favourableTargetIn: URIRef
    fulfilledBy: URIRef
    fulfils: URIRef
    governed: URIRef
    governedIn: URIRef
    governor: URIRef
    governorIn: URIRef
    governs: URIRef
    hasDiplomaticRelationsWith: URIRef
    hasStanceToward: URIRef
    holdsOffice: URIRef
    hostileTarget: URIRef
    hostileTargetIn: URIRef
    importer: URIRef
    importerIn: URIRef
    indicator: URIRef
    indicatorIn: URIRef
    indicatorSubject: URIRef
    indicatorSubjectIn: URIRef
    investmentTarget: URIRef
    investmentTargetIn: URIRef
    investor: URIRef
    investorIn: URIRef
    investsIn: URIRef
    involvedActor: URIRef
    involvedActorIn: URIRef
    involvedIn: URIRef
    involvedInSituation: URIRef
    involves: URIRef
    linkedTo: URIRef
    located: URIRef
    locatedIn: URIRef
    locatedThingIn: URIRef
    location: URIRef
    locationIn: URIRef
    member: URIRef
    memberIn: URIRef
    memberOf: URIRef
    modality: URIRef
    mode: URIRef
    office: URIRef
    officeHolder: URIRef
    officeHolderIn: URIRef
    officeIn: URIRef
    opposes: URIRef
    organization: URIRef
    organizationIn: URIRef
    part: URIRef
    partIn: URIRef
    partOf: URIRef
    party: URIRef
    partyIn: URIRef
    partyTo: URIRef
    phase: URIRef
    phaseIn: URIRef
    place: URIRef
    placeIn: URIRef
    polarity: URIRef
    project: URIRef
    projectIn: URIRef
    projectedBy: URIRef
    projects: URIRef
    promisedBy: URIRef
    promiser: URIRef
    promiserIn: URIRef
    publishedPrecision: URIRef
    recipient: URIRef
    recipientIn: URIRef
    recognized: URIRef
    recognizedAs: URIRef
    recognizedAsIn: URIRef
    recognizedIn: URIRef
    recognizer: URIRef
    recognizerIn: URIRef
    recognizes: URIRef
    representedBy: URIRef
    represents: URIRef
    restsOn: URIRef
    resultOf: URIRef
    resultsIn: URIRef
    reviewStatus: URIRef
    sanctioned: URIRef
    sanctionedIn: URIRef
    sanctioner: URIRef
    sanctionerIn: URIRef
    sanctions: URIRef
    source: URIRef
    sourceOf: URIRef
    speaker: URIRef
    speakerIn: URIRef
    stanceHolder: URIRef
    stanceHolderIn: URIRef
    stanceTarget: URIRef
    stanceTargetIn: URIRef
    statusProject: URIRef
    statusProjectIn: URIRef
    subjectOfClaim: URIRef
    succeededBy: URIRef
    successorOf: URIRef
    supportedByClaim: URIRef
    supports: URIRef
    supportsClaim: URIRef
    tellingBy: URIRef
    threatSource: URIRef
    threatSourceIn: URIRef
    threatened: URIRef
    threatenedIn: URIRef
    toldAs: URIRef
    topic: URIRef
    topicIn: URIRef
    tradePartyA: URIRef
    tradePartyAIn: URIRef
    tradePartyB: URIRef
    tradePartyBIn: URIRef
    tradesWith: URIRef
    traversedBy: URIRef
    traverses: URIRef
    via: URIRef
    viaIn: URIRef
    whole: URIRef
    wholeIn: URIRef

    # Data properties
    acronym: URIRef
    ambiguousLabel: URIRef
    amount: URIRef
    amountIsApproximate: URIRef
    amountText: URIRef
    beginsAt: URIRef
    claimedAt: URIRef
    demonym: URIRef
    doc: URIRef
    end: URIRef
    endsAt: URIRef
    exact: URIRef
    extractionConfidence: URIRef
    frame: URIRef
    inferredField: URIRef
    isoAlpha2: URIRef
    isoAlpha3: URIRef
    isoNumeric: URIRef
    membershipRole: URIRef
    mentionText: URIRef
    prefix: URIRef
    publishedAt: URIRef
    reason: URIRef
    seatOfPower: URIRef
    start: URIRef
    suffix: URIRef
    textHash: URIRef
    timeExpression: URIRef
    timeIsInferred: URIRef
    unit: URIRef
    url: URIRef
    wikidataId: URIRef

    # Annotation properties
    articleCount: URIRef
    edgeProperty: URIRef
    edgeSource: URIRef
    edgeTarget: URIRef
    isLasting: URIRef
    isMeasure: URIRef
    modeOf: URIRef
    tallyClass: URIRef
    tallySituation: URIRef
    tallySource: URIRef
    tallyTarget: URIRef

    # Individuals
    Accepted: URIRef
    AsGovernment: URIRef
    AsIndependent: URIRef
    AsState: URIRef
    Asserted: URIRef
    Certain: URIRef
    Conditional: URIRef
    ConstructionPhase: URIRef
    Doubtful: URIRef
    Expected: URIRef
    FeasibilityPhase: URIRef
    MachineRead: URIRef
    Negative: URIRef
    OperationPhase: URIRef
    Planned: URIRef
    PloverContexts: URIRef
    PloverModes: URIRef
    Positive: URIRef
    Possible: URIRef
    Probable: URIRef
    Promised: URIRef
    Proposed: URIRef
    ProposedPhase: URIRef
    Rejected: URIRef
    StalledPhase: URIRef
    Tentative: URIRef
    unitDecade: URIRef

    # Modes and contexts of PLOVER: CMT["mode-visit"]
    _extras: ClassVar[list[str]] = [
        "context-asylum",
        "context-cbrn",
        "context-corruption",
        "context-crime",
        "context-cyber",
        "context-diplomatic",
        "context-disease",
        "context-economic",
        "context-election",
        "context-enviro-disaster",
        "context-executive",
        "context-gender",
        "context-human-rights",
        "context-human-security",
        "context-humanitarian",
        "context-illegal-drugs",
        "context-intelligence",
        "context-legal",
        "context-legislative",
        "context-lgbt",
        "context-migration",
        "context-military",
        "context-peacekeeping",
        "context-political-institutions",
        "context-religion-ethnicity",
        "context-resource",
        "context-rights-freedoms",
        "context-terrorism",
        "mode-abduct",
        "mode-access",
        "mode-allege",
        "mode-arrest",
        "mode-assassinate",
        "mode-assist",
        "mode-ban",
        "mode-beat",
        "mode-boycott",
        "mode-ceasefire",
        "mode-censor",
        "mode-change",
        "mode-cleansing",
        "mode-confiscate",
        "mode-convict",
        "mode-curfew",
        "mode-demo",
        "mode-deport",
        "mode-destroy",
        "mode-disapprove",
        "mode-disarm",
        "mode-discontinue",
        "mode-execute",
        "mode-expel",
        "mode-explosives",
        "mode-firearms",
        "mode-general",
        "mode-heavy-weapons",
        "mode-hunger",
        "mode-investigate",
        "mode-martial-law",
        "mode-massacre",
        "mode-meet",
        "mode-militia",
        "mode-multilateral",
        "mode-obstruct",
        "mode-phone",
        "mode-police",
        "mode-primitive",
        "mode-relations",
        "mode-release",
        "mode-resign",
        "mode-restrict",
        "mode-return",
        "mode-riot",
        "mode-sexual",
        "mode-side-ab",
        "mode-strike",
        "mode-suicide-attack",
        "mode-territory",
        "mode-third-party",
        "mode-torture",
        "mode-troops",
        "mode-unconventional",
        "mode-violence",
        "mode-visit",
        "mode-weapons",
        "mode-withdraw",
        "mode-withhold",
        "mode-yield",
    ]
