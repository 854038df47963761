"""HTTP to a remote store: signed in, bounded in time and size, tried again where that helps.

The only importer of httpx. Whatever is sent through it must be fit to be done twice (a query, a
whole graph, statements without blank nodes), because a request whose fate is unknown is sent
again.
"""

import re
import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from ipaddress import ip_address
from random import uniform
from urllib.parse import urlsplit

import httpx

from comity.graph.stores.credentials import Credentials
from comity.ontology.errors import StoreError

MAX_BYTES = 256 << 20
"""Bytes that the body of an answer may have."""

PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds before the second, third … attempt, each made up to a half longer or shorter by chance,
so that many clients don't come back at the same moment."""

CONNECT = 10.0
"""Seconds that a connection may take to be made."""

_AGAIN = frozenset({429, 502, 503, 504})
_SHOWN = 200
_CURES = {
    401: "put the name and password into COMITY_USER and COMITY_PASSWORD",
    403: "your account there may not do this",
    404: "is this the address of its query service?",
    405: "is this the address of that service?",
    413: "it takes no request of that size: raise its limit",
}


@dataclass(frozen=True, slots=True)
class Reply:
    """A success: `headers` by lower-case name, and the whole body."""

    headers: Mapping[str, str]
    body: bytes


class HttpError(StoreError):
    """A server said no; `status` is HTTP's, `said` one line of its own words."""

    def __init__(self, url: str, status: int, said: str) -> None:
        self.status, self.said = status, said
        cure = _CURES.get(status, "try again later, or ask whoever runs it")
        super().__init__(f"{shown(url)} answers with HTTP {status} ({said}): {cure}")


class HttpTimeoutError(StoreError):
    """A server did not answer in time."""


class HttpTooBigError(StoreError):
    """An answer is larger than `MAX_BYTES`."""


@dataclass(slots=True)
class Client:
    """Sends requests to the servers of one remote store.

    `timeout` is in seconds, for one request and all its attempts together. Redirects are not
    followed: the password would go with them. A server that was never reached is not waited for:
    its address may be wrong.
    """

    credentials: Credentials | None = None
    timeout: float = 60.0
    pauses: tuple[float, ...] = PAUSES
    _inner: httpx.Client = field(init=False, repr=False)
    _met: bool = field(default=False, init=False, repr=False)

    def __post_init__(self) -> None:
        self._inner = httpx.Client(auth=_auth(self.credentials), follow_redirects=False)

    def send(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None = None
    ) -> Reply:
        """The reply to a request, tried again where the server was away or busy.

        Raises HttpError where the server says no, HttpTimeoutError, HttpTooBigError, and
        StoreError where it can't be reached, or where it would see the password unencrypted.
        """
        if self.credentials is not None and not _private(url):
            raise StoreError(
                f"{shown(url)} would get the password unencrypted: begin with https://, or reach "
                "it through a tunnel on this machine"
            )
        deadline = time.monotonic() + self.timeout
        pauses = iter(self.pauses)
        failure: StoreError
        while True:
            wait = 0.0
            try:
                return self._once(method, url, headers, body, deadline)
            except _Again as again:
                failure, wait = again.error, again.wait
            except httpx.ReadTimeout:
                raise self._too_long(url) from None
            except (httpx.TransportError, httpx.InvalidURL, KeyError, ValueError) as error:
                # The last two: httpx of a challenge that it can't make out.
                failure = StoreError(
                    f"{shown(url)} can't be reached ({self._line(str(error) or repr(error))}): is "
                    "the address right, and is the server running?"
                )
                new = isinstance(error, httpx.ConnectError) and not self._met
                if new or not isinstance(error, httpx.TransportError):
                    raise failure from error
            pause = next(pauses, None)
            wait = max(wait, uniform(0.5, 1.5) * (pause or 0))
            if pause is None or time.monotonic() + wait >= deadline:
                raise failure
            time.sleep(wait)

    def close(self) -> None:
        """Let go of the connections."""
        self._inner.close()

    def _once(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None, deadline: float
    ) -> Reply:
        left = max(0.001, deadline - time.monotonic())
        limits = httpx.Timeout(left, connect=min(left, CONNECT))
        sent = {"headers": dict(headers), "content": body, "timeout": limits}
        with self._inner.stream(method, url, **sent) as response:  # type: ignore[arg-type]
            self._met = True
            read = bytearray()
            # Piece by piece: a socket's own limit is for each piece alone.
            for piece in response.iter_bytes():
                read += piece
                if len(read) > MAX_BYTES:
                    raise HttpTooBigError(
                        f"{shown(url)} answers with more than {MAX_BYTES >> 20} MiB"
                    )
                if time.monotonic() > deadline:
                    raise self._too_long(url)
            if response.is_success:
                return Reply({k.lower(): v for k, v in response.headers.items()}, bytes(read))
            error = HttpError(url, response.status_code, self._said(response, bytes(read)))
            if response.status_code in _AGAIN:
                raise _Again(error, _retry_after(response.headers.get("Retry-After")))
            raise error

    def _said(self, response: httpx.Response, body: bytes) -> str:
        if response.is_redirect:
            return self._line(f"it is elsewhere: {shown(response.headers['Location'])}")
        text = body[: 64 * _SHOWN].decode("utf-8", "replace")
        if "html" in response.headers.get("Content-Type", ""):
            text = re.sub(r"<(title|style)\b.*?</\1>|<[^>]*>", " ", text, flags=re.S | re.I)
        return self._line(text) or response.reason_phrase or "no reason given"

    def _line(self, text: str) -> str:
        return one_line(self.credentials.hidden_in(text) if self.credentials else text)

    def _too_long(self, url: str) -> HttpTimeoutError:
        return HttpTimeoutError(
            f"{shown(url)} did not answer within {self.timeout:g} s: give it more time with "
            "--timeout"
        )


class _Again(Exception):
    """A server is busy, and asks for so many seconds."""

    def __init__(self, error: HttpError, wait: float) -> None:
        super().__init__(error)
        self.error, self.wait = error, wait


class _UserAuth(httpx.DigestAuth):
    """HTTP Basic; Digest from then on where a server takes no Basic, as Virtuoso."""

    def __init__(self, user: str, password: str) -> None:
        super().__init__(user, password)
        self._basic: httpx.BasicAuth | None = httpx.BasicAuth(user, password)

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """As httpx has it, beginning with the header of Basic."""
        if self._basic is not None:
            response = yield next(self._basic.auth_flow(request))
            if response.status_code != 401:
                return
            # Virtuoso shows its challenge to those alone who send no header at all.
            self._basic = None
            del request.headers["Authorization"]
        yield from super().auth_flow(request)


class _TokenAuth(httpx.Auth):
    def __init__(self, token: str) -> None:
        self._header = f"Bearer {token}"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = self._header
        yield request


def _auth(known: Credentials | None) -> httpx.Auth | None:
    if known is None:
        return None
    if known.token is not None:
        return _TokenAuth(known.token)
    assert known.user is not None
    assert known.password is not None
    return _UserAuth(known.user, known.password)


def check_address(url: str) -> str:
    """The address, if it is one that can be asked.

    Raises ValueError, with the cure, where it is not of http or https, or holds a password.
    """
    try:
        parts = urlsplit(url)
        fits = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        fits = False
    if not fits:
        raise ValueError(f"{one_line(url)!r} is not an address: begin with https://")
    if parts.username or parts.password:
        raise ValueError(f"the address must not hold a password: {_CURES[401]}")
    return url


def shown(url: str) -> str:
    """An address as messages show it: without its query, in which a key may stand."""
    parts = urlsplit(url)
    return one_line(parts._replace(netloc=parts.netloc.rpartition("@")[2], query="").geturl())


def one_line(text: str) -> str:
    """One line of at most 200 characters, printable ones."""
    line = " ".join(text.split())
    return "".join(char if char.isprintable() else "�" for char in line)[:_SHOWN].strip()


def _private(url: str) -> bool:
    """Whether nobody on the way can read what is sent."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "https" or host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _retry_after(value: str | None) -> float:
    """The seconds that a server asks for, by their number or by the date of their end."""
    if value is None:
        return 0.0
    if re.fullmatch(r"\d{1,6}", value.strip()):
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, OverflowError):
        return 0.0
