"""Nobody speaks to the desk but a browser on this machine that was given its address."""

import json
from typing import Any

import pytest

from builder.desk.guard import MOST_BYTES, Guard, Message, Receive, Scope, Send

PORT = 4321
HERE = f"127.0.0.1:{PORT}"
ORIGIN = f"http://{HERE}"
JSON = {"content-type": "application/json", "content-length": "2", "origin": ORIGIN}


async def answer_all(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer anything, once its body is read."""
    size = 0
    is_more = scope["method"] == "POST"
    while is_more:
        message = await receive()
        size += len(message.get("body", b""))
        is_more = message["type"] == "http.request" and message.get("more_body", False)
        if message["type"] == "http.disconnect":
            size = -1
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": json.dumps(size).encode()})


def ask(
    guard: Guard,
    path: str = "/",
    headers: dict[str, str] | None = None,
    *,
    method: str = "GET",
    chunks: list[bytes] | None = None,
) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body of an answer."""
    given = {"host": HERE, **(headers or {})}
    path, _, query = path.partition("?")
    scope: dict[str, Any] = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": [(key.encode(), value.encode("latin-1")) for key, value in given.items()],
    }
    left = list(chunks or [b"{}"])
    sent: list[Message] = []

    async def receive() -> Message:
        chunk = left.pop(0)
        return {"type": "http.request", "body": chunk, "more_body": bool(left)}

    async def send(message: Message) -> None:
        sent.append(message)

    # Nothing here waits; a loop of its own would stand in Playwright's way.
    with pytest.raises(StopIteration):
        guard(scope, receive, send).send(None)
    found = {key.decode(): value.decode() for key, value in sent[0]["headers"]}
    return sent[0]["status"], found, sent[1]["body"]


def let_in(guard: Guard) -> dict[str, str]:
    """Return the cookie of a browser that opened the first address."""
    status, headers, _ = ask(guard, f"/?token={guard.token}")
    assert status == 303
    cookie = headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    return {"cookie": cookie.partition(";")[0]}


@pytest.fixture
def guard() -> Guard:
    """Return a guard in front of an application that answers anything."""
    return Guard(answer_all, PORT)


def test_the_token_lets_in_and_leaves_the_address(guard: Guard) -> None:
    """The first address sets a cookie and leads to one without the token."""
    status, headers, _ = ask(guard, f"/?token={guard.token}")
    assert (status, headers["location"]) == (303, "/")
    assert ask(guard, "/", let_in(guard))[0] == 200


@pytest.mark.parametrize(
    "path", ["/", "/?token=", "/?token=guess", "/api/queue", "/static/desk.js", "/site/a/"]
)
def test_nothing_without_the_token(guard: Guard, path: str) -> None:
    """Without the cookie not even a style sheet is given, and a guess at the token is none."""
    status, headers, body = ask(guard, path)
    assert status == 403
    assert "set-cookie" not in headers
    assert b"token" in body


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "evil.example"}, 421),
        ({"host": f"evil.example:{PORT}"}, 421),
        ({"host": "127.0.0.1"}, 421),
        ({"host": f"127.0.0.1:{PORT + 1}"}, 421),
        ({"host": f"{HERE}.evil.example"}, 421),
        ({"host": ""}, 421),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": f"http://127.0.0.1:{PORT + 1}"}, 403),
        ({"origin": f"http://localhost:{PORT}"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"cookie": f"desk-{PORT}=guess"}, 403),
        ({"cookie": f"desk-{PORT}=\xff; \x01"}, 403),
        ({}, 200),
        ({"origin": ORIGIN, "sec-fetch-site": "same-origin"}, 200),
    ],
)
def test_strangers_are_refused(guard: Guard, headers: dict[str, str], status: int) -> None:
    """Another host's name, another origin, another port or another cookie is refused."""
    assert ask(guard, "/", {**let_in(guard), **headers})[0] == status


def test_the_token_is_no_use_to_another_host(guard: Guard) -> None:
    """A page that learnt the token cannot use it under a name of its own."""
    assert ask(guard, f"/?token={guard.token}", {"host": f"evil.example:{PORT}"})[0] == 421
    assert ask(guard, f"/?token={guard.token}", {"origin": "http://evil.example"})[0] == 403


@pytest.mark.parametrize(
    ("method", "changed", "status"),
    [
        ("POST", {}, 200),
        ("POST", {"origin": None}, 405),
        ("PUT", {}, 405),
        ("DELETE", {}, 405),
        ("POST", {"content-type": "text/plain"}, 415),
        ("POST", {"content-type": "application/x-www-form-urlencoded"}, 415),
        ("POST", {"content-length": str(MOST_BYTES + 1)}, 413),
        ("POST", {"content-length": None}, 413),
        ("POST", {"content-length": "-1"}, 413),
    ],
)
def test_changes_come_as_json_from_the_page(
    guard: Guard, method: str, changed: dict[str, str | None], status: int
) -> None:
    """A change comes from the desk's own page, as JSON of a limited size."""
    headers = {**let_in(guard), **JSON, **changed}
    given = {key: value for key, value in headers.items() if value is not None}
    assert ask(guard, "/api/save", given, method=method)[0] == status


def test_a_body_is_no_longer_than_it_said(guard: Guard) -> None:
    """What is longer than is read ends as if the browser had gone."""
    chunks = [b"x" * MOST_BYTES, b"x" * MOST_BYTES]
    _, _, body = ask(guard, "/api/save", {**let_in(guard), **JSON}, method="POST", chunks=chunks)
    assert body == b"-1"


def test_policy_of_every_answer(guard: Guard) -> None:
    """Nothing but the desk's own files may run or load, and nobody may frame it or keep it."""
    _, headers, _ = ask(guard, "/", let_in(guard))
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    _, preview, _ = ask(guard, "/site/articles/a/", let_in(guard))
    assert "frame-ancestors 'self'" in preview["content-security-policy"]
