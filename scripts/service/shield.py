"""What every request passes and every answer bears: names, sizes, security headers."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from comity.scripts.service.settings import LOOPBACK, Settings

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""What a page may load: our own files, and nothing inline."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

MAX_URL = 64 << 10
"""Bytes that the path and the query of an address may have."""


class Shield:
    """Middleware: refuses names that are not ours, and addresses that are too long."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        names = set(settings.hosts)
        if settings.loopback or names:
            names |= LOOPBACK
        self._names = frozenset(name.lower() for name in names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it with 421 or 414."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_shielded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, send_shielded)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        host = Headers(scope=scope).get("host", "")
        if self._names and host_name(host) not in self._names:
            # Else a page of another site could give itself our address, and read what we answer.
            return PlainTextResponse(
                f"this service does not answer to the name {host_name(host)!r}: "
                "start it with --allow-host NAME\n",
                421,
            )
        if len(scope["query_string"]) + len(scope.get("raw_path") or b"") > MAX_URL:
            return PlainTextResponse(
                f"the address is longer than {MAX_URL:,} bytes: use POST\n", 414
            )
        return None


def host_name(host: str) -> str:
    """The name in a Host header, without its port.

    >>> host_name("[::1]:8080"), host_name("Localhost:8080"), host_name("localhost")
    ('::1', 'localhost', 'localhost')
    """
    name, _, port = host.rpartition(":")
    bare = name if name and port.isdigit() and not host.endswith("]") else host
    return bare.strip("[]").lower()
