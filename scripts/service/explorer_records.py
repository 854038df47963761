"""The answers of the explorer's API, for its description in OpenAPI.

They are the records that the page of `comity view` carries; `family` and `group` are positions in
the lists of `meta` (`GET /api/overview`).
"""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

Status = Literal["stated", "planned", "denied", "past"]


class Found(BaseModel):
    """A thing that a text may mean; `name` is that by which it was found."""

    iri: str
    label: str
    kind: str
    group: int
    ties: Annotated[int, Field(description="To how many others it is tied by what is stated")]
    name: str


class Node(BaseModel):
    """A thing. `more` counts the things it is tied to that are not in the answer."""

    iri: str
    label: str
    kind: str
    group: int
    ties: int
    more: int


class PlacedNode(Node):
    """A thing of the first picture: where it stands (y downwards) and its radius, in
    pixels, and the bloc of things that are tied among themselves that it belongs to.
    """

    x: int
    y: int
    size: float
    bloc: int


class Facet(BaseModel):
    """`count` claims of a link that filters can't tell apart. `date` is EDTF."""

    status: Status
    modality: str
    confidence: float
    date: str | None
    turn: int
    count: int


class Part(BaseModel):
    """One relation of a link. `turn` is 1 from the first end to the second, -1 back, 0 neither."""

    label: str
    turn: int
    contested: bool
    count: int


class Link(BaseModel):
    """A line between two nodes, by their positions in `nodes`.

    `arrows` adds 1 for an arrow at the second end, 2 for one at the first.
    """

    start: Annotated[int, Field(alias="from")]
    to: int
    family: int
    status: Status
    weight: float
    claims: int
    arrows: int
    parts: list[Part]
    facets: list[Facet]


class Family(BaseModel):
    """Relations of one tone."""

    id: str
    label: str
    sign: str
    color: str


class Group(BaseModel):
    """Classes of things that look alike."""

    id: str
    label: str
    shape: str
    color: str


class Meta(BaseModel):
    """What families and groups there are."""

    families: list[Family]
    groups: list[Group]


class Overview(BaseModel):
    """The first picture; `things` says how many things of the graph are tied at all."""

    nodes: list[PlacedNode]
    links: list[Link]
    meta: Meta
    things: int


class Expanded(BaseModel):
    """Links of one thing, the strongest first: of `total`, `rest` come after these."""

    nodes: list[Node]
    links: list[Link]
    total: int
    offset: int
    rest: int


class Ego(BaseModel):
    """What lies round a thing; `cut` says that there is more than was asked for."""

    nodes: list[Node]
    links: list[Link]
    cut: bool


class Paths(BaseModel):
    """Ways from one thing to another as positions in `nodes`; `why` there is none."""

    nodes: list[Node]
    links: list[Link]
    routes: list[list[int]]
    why: list[str]


class PlainClaim(BaseModel):
    """A claim with its words. `source` is a position in the answer's `sources`."""

    before: str
    quote: str
    after: str
    link: str
    modality: str
    polarity: str
    certainty: str
    confidence: float
    speaker: str | None
    date: str | None
    value: str | None
    source: int
    iri: str
    article: str
    status: Status


class Claim(PlainClaim):
    """A claim, and some of those that contradict it."""

    against: list[PlainClaim]


class EvidencePart(Part):
    """One relation of a link, with those of its claims that are on the page."""

    claims: list[Claim]


class Source(BaseModel):
    """An article; `url` is http or https."""

    title: str
    publisher: str | None
    published: str | None
    url: str | None


class Evidence(BaseModel):
    """A page of the claims behind a link, in the order of publication."""

    source: str
    target: str
    family: int
    status: Status
    claims: int
    page: int
    pages: int
    parts: list[EvidencePart]
    sources: list[Source]
