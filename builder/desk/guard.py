"""Who may speak to the desk: a browser on this machine that was given the address with the token.

Everything else is refused before it reaches any part of the desk: other hosts' names (rebinding),
pages of other origins, requests without the cookie, large or shapeless bodies.
"""

import hmac
import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import parse_qs

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

HOSTS = ("127.0.0.1", "localhost")
MOST_BYTES = 1_000_000
# A raw page is pasted whole; written in JSON it may take more bytes than it has.
_MOST_OF_PAGE = 24_000_000
_PAGES = "/api/page"

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
    "object-src 'none'; frame-ancestors {ancestors}"
)
_PREVIEW = "/site/"


class Guard:
    """Lets through to an application what comes from the desk's own page, and nothing else."""

    def __init__(self, app: App, port: int, token: str | None = None) -> None:
        """Take the application, its port, and the token of the first address."""
        self._app = app
        self._hosts = {f"{host}:{port}" for host in HOSTS}
        self._cookie = f"desk-{port}"
        self._secret = secrets.token_urlsafe(32)
        self.token = token or secrets.token_urlsafe(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            elif scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers = {key.decode("latin-1"): v.decode("latin-1") for key, v in scope["headers"]}
        if given := parse_qs(scope["query_string"].decode("latin-1")).get("token"):
            refusal = self._refusal(scope, headers, is_first=True)
            if refusal is None and self._is_token(given[0]):
                await self._let_in(send)
                return
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await _answer(send, *refusal)
            return
        await self._app(scope, self._counted(scope, receive), _with_headers(scope, send))

    def _refusal(
        self, scope: Scope, headers: dict[str, str], *, is_first: bool = False
    ) -> tuple[int, str] | None:
        """Return status and reason for refusing a request, None to let it through."""
        host, origin = headers.get("host", ""), headers.get("origin")
        if host not in self._hosts:
            return 421, "This is the desk of an archive, and answers to its own address alone."
        # The first address is opened from a terminal or a mail program: nobody's page asks for it.
        site = "none" if is_first else headers.get("sec-fetch-site", "none")
        if origin not in {None, f"http://{host}"} or site not in {"same-origin", "none"}:
            return 403, "Another page asked for this."
        if is_first:
            return None
        if not self._has_cookie(headers):
            return 403, "Open the address that builder desk has printed: it has the token in it."
        return None if scope["method"] in {"GET", "HEAD"} else _refusal_of_change(scope, headers)

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self.token.encode())

    def _has_cookie(self, headers: dict[str, str]) -> bool:
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(self._cookie)
        except Exception:  # noqa: BLE001 -- whatever a stranger sends
            return False
        return cookie is not None and hmac.compare_digest(
            cookie.value.encode("utf-8", "replace"), self._secret.encode()
        )

    async def _let_in(self, send: Send) -> None:
        cookie = f"{self._cookie}={self._secret}; Path=/; HttpOnly; SameSite=Strict"
        headers = [(b"location", b"/"), (b"set-cookie", cookie.encode())]
        headers += [(b"referrer-policy", b"no-referrer"), (b"cache-control", b"no-store")]
        await send({"type": "http.response.start", "status": 303, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    def _counted(self, scope: Scope, receive: Receive) -> Receive:
        """Stop reading a body that is longer than it said."""
        most, seen = _most(scope), 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            return {"type": "http.disconnect"} if seen > most else message

        return counted


def _refusal_of_change(scope: Scope, headers: dict[str, str]) -> tuple[int, str] | None:
    if scope["method"] != "POST" or "origin" not in headers:
        return 405, "Only the desk's own page may change anything."
    if headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        return 415, "Only JSON is read."
    most = _most(scope)
    length = headers.get("content-length", "")
    if not (length.isascii() and length.isdecimal()) or int(length) > most:
        return 413, f"No more than {most // 1_000_000} MB are read."
    return None


def _most(scope: Scope) -> int:
    return _MOST_OF_PAGE if scope["path"] == _PAGES else MOST_BYTES


def _with_headers(scope: Scope, send: Send) -> Send:
    is_preview = scope["path"].startswith(_PREVIEW)
    policy = _POLICY.format(ancestors="'self'" if is_preview else "'none'")
    added = [
        (b"content-security-policy", policy.encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
        (b"cache-control", b"no-store"),
        (b"cross-origin-opener-policy", b"same-origin"),
        (b"cross-origin-resource-policy", b"same-origin"),
    ]

    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *added]}
        await send(message)

    return with_headers


async def _answer(send: Send, status: int, text: str) -> None:
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
        (b"x-content-type-options", b"nosniff"),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text.encode()})
