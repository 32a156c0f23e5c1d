"""The desk's server: addresses, JSON in and out, and one editor at a time.

Nothing is decided here. `guard.py` says who may speak, `articles.py` and its neighbours do what is
asked for, and what they refuse becomes an answer that the page shows.
"""

import datetime as dt
import json
import threading
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from builder.desk import asked, authorities, handing, known, pages
from builder.desk.articles import Articles
from builder.desk.events import candidates
from builder.desk.facts import RefusedError
from builder.desk.interface import Interface
from builder.desk.preview import page_of
from builder.desk.queue import Checker, queue_of
from builder.desk.session import (
    BrokenRecordError,
    ConflictError,
    NobodyError,
    Session,
    as_object,
    diff_of,
)
from builder.desk.theme import theme_file
from builder.desk.workspace import Workspace
from builder.model.fields import is_id
from builder.writing import NotWrittenError

AskedT = TypeVar("AskedT", bound=BaseModel)
Answer = dict[str, Any]

_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
_NOT_FOUND = 404
_LONGEST_PARAM = 200


class Desk:
    """A desk over the archive in a folder; `today` is asked for the day."""

    def __init__(self, root: Path, today: Callable[[], dt.date], language: str = "en") -> None:
        """Read the archive."""
        self.session = Session(Workspace(root), today)
        self.checker = Checker(root)
        self._interface = Interface.of(language)
        self._words = self._interface.words
        self._articles = Articles(self.session, self._words)
        # Two tabs of one browser take turns.
        self._lock = threading.Lock()

    def app(self) -> Starlette:
        """Return the application, still without a guard."""
        articles = self._articles
        posts: list[tuple[str, type[BaseModel], Callable[[Any], Answer]]] = [
            ("read", asked.Marked, articles.read),
            ("scope", asked.Marked, articles.scope),
            ("try", asked.Saved, articles.attempt),
            ("save", asked.Saved, self._checked(articles.save)),
            ("set", asked.Fielded, self._checked(articles.set)),
            ("remove", asked.FieldRemoved, self._checked(articles.remove)),
            ("remedy", asked.Remedied, self._checked(articles.remedy)),
            ("paragraph", asked.Paragraphed, self._checked(articles.paragraph)),
            ("review", asked.OfArticle, self._checked(articles.review)),
            ("name", asked.NameEntered, self._checked(self._name)),
            ("record", asked.Recorded, self._checked(self._record)),
            ("undo", asked.Nothing, self._checked(self._undo)),
            ("editor", asked.Chosen, self._introduce),
            ("import", asked.Chosen, self._checked(self._import)),
            ("page", asked.Pasted, self._checked(self._page)),
            ("commit", asked.Committing, self._commit),
        ]
        return Starlette(
            routes=[
                Route("/", _shell),
                Route("/words.js", self._strings),
                Route("/static/{name}", _static),
                Route("/theme/{name:path}", _theme),
                Route("/site/{name:path}", self._preview),
                Route("/api/queue", self._get(self._queue)),
                Route("/api/article/{id}", self._get(self._article)),
                Route("/api/names", self._get(self._names)),
                Route("/api/candidates", self._get(self._candidates)),
                Route("/api/record/{kind}/{id}", self._get(self._record_of)),
                Route("/api/listed", self._get(self._listed)),
                Route("/api/places", self._get(_places)),
                Route("/api/map", self._get(_map)),
                Route("/api/diff", self._get(self._diff)),
                Route("/api/commit/{id}", self._get(self._offered)),
                *(
                    Route(f"/api/{name}", self._post(model, act), methods=["POST"])
                    for name, model, act in posts
                ),
            ]
        )

    def _get(self, act: Callable[[Request], Answer]) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            return await run_in_threadpool(self._do, lambda: act(request))

        return answer

    def _post(
        self, model: type[AskedT], act: Callable[[AskedT], Answer]
    ) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            try:
                given = model.model_validate_json(await request.body())
            except ValidationError as error:
                return _error(400, f"this is no request of the desk: {error.error_count()} faults")
            except ClientDisconnect:
                return _error(413, "this is more than is read")
            return await run_in_threadpool(self._do, lambda: act(given))

        return answer

    def _do(self, act: Callable[[], Answer]) -> Response:
        gettext = self._interface.strings.gettext
        with self._lock:
            try:
                return JSONResponse(act())
            except NobodyError as error:
                editors = list(self.session.workspace.editors or ())
                return _error(428, error.told(gettext), editors=editors)
            except BrokenRecordError as error:
                found = [as_object(one) for one in error.findings]
                return _error(422, str(error), findings=found)
            except RefusedError as error:
                return _error(422, error.told(gettext))
            except ConflictError as error:
                diff = diff_of(error.path, error.shown or "", error.found or "")
                return _error(409, str(error), path=error.path, diff=diff)
            except NotWrittenError as error:
                return _error(507, str(error))

    def _checked(self, act: Callable[[AskedT], Answer]) -> Callable[[AskedT], Answer]:
        """Remember that the archive has to be checked anew after an action that changes it."""

        def and_expire(given: AskedT) -> Answer:
            answer = act(given)
            self.checker.expire()
            return answer

        return and_expire

    async def _strings(self, request: Request) -> Response:
        del request
        words = json.dumps(self._interface.catalogue)
        return Response(f"export default {words};\n", media_type="text/javascript")

    def _queue(self, request: Request) -> Answer:
        if request.query_params.get("fresh"):
            before = self.session.workspace.project
            self.session.workspace.refresh()
            if self.session.workspace.project != before:
                self.checker.expire()
        self.checker.start()
        return queue_of(self.session, self.checker, _param(request, "text"))

    def _article(self, request: Request) -> Answer:
        return self._articles.view(_id(request.path_params["id"]))

    def _names(self, request: Request) -> Answer:
        del request
        workspace = self.session.workspace
        found: Answer = {
            kind: [{"id": e.id, "name": e.record.name} for e in workspace.all(kind).values()]
            for kind in ("groups", "locations")
        }
        return found

    def _candidates(self, request: Request) -> Answer:
        found = candidates(self.session.workspace, dict(request.query_params), self._words)
        return {"candidates": found}

    def _listed(self, request: Request) -> Answer:
        return {"groups": known.listed_groups(self.session, _param(request, "name"))}

    def _diff(self, request: Request) -> Answer:
        del request
        found = self.session.diff()
        paths = [*sorted(self.session.pages), *(one["path"] for one in found)]
        return {"files": found, "commands": handing.commands_for(paths)}

    def _offered(self, request: Request) -> Answer:
        return handing.offered(self.session, _id(request.path_params["id"]))

    def _commit(self, given: asked.Committing) -> Answer:
        return handing.commit(self.session, given)

    def _name(self, given: asked.NameEntered) -> Answer:
        return authorities.name(self.session, self._articles, given)

    def _record(self, given: asked.Recorded) -> Answer:
        return authorities.change(self.session, given)

    def _record_of(self, request: Request) -> Answer:
        kind, id_ = request.path_params["kind"], _id(request.path_params["id"])
        return authorities.record_of(self.session, kind, id_)

    def _undo(self, given: asked.Nothing) -> Answer:
        del given
        step = self.session.undo()
        return {"label": step.label, "article": step.article, "left": len(self.session.steps)}

    def _introduce(self, given: asked.Chosen) -> Answer:
        self.session.introduce(given.name)
        return {"editor": self.session.editor}

    def _import(self, given: asked.Chosen) -> Answer:
        return {"id": pages.draft_of(self.session, given.name)}

    def _page(self, given: asked.Pasted) -> Answer:
        return {"names": pages.add_page(self.session, given.name, given.content)}

    async def _preview(self, request: Request) -> Response:
        address = request.path_params["name"]
        if address.startswith("assets/"):
            return _theme_file(address.removeprefix("assets/"))

        def show() -> Response:
            with self._lock:
                html = page_of(self.session, address, self._interface.language)
            if html is None:
                return _error(_NOT_FOUND, "the site has no such page")
            return HTMLResponse(html)

        return await run_in_threadpool(show)


def _param(request: Request, name: str) -> str:
    return request.query_params.get(name, "")[:_LONGEST_PARAM]


def _places(request: Request) -> Answer:
    return {"places": known.known_places(_param(request, "name"))}


def _map(request: Request) -> Answer:
    names = ("name", "lat", "lon", "precision")
    return {"svg": known.map_of(*(_param(request, name) for name in names))}


def _id(text: str) -> str:
    if not is_id(text):
        raise RefusedError('"%(text)s" is no id of an article', text=text[:60])
    return text


def _error(status: int, message: str, **more: Any) -> JSONResponse:  # noqa: ANN401 -- JSON
    return JSONResponse({"error": message, **more}, status)


async def _shell(request: Request) -> Response:
    del request
    html = (files("builder.desk") / "static/desk.html").read_text(encoding="utf-8")
    return HTMLResponse(html)


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    folder = files("builder.desk") / "static"
    kind = _TYPES.get(PurePosixPath(name).suffix)
    known = {file.name for file in folder.iterdir()}
    if kind is None or name not in known:
        return _error(_NOT_FOUND, "there is no such file")
    return Response((folder / name).read_bytes(), media_type=kind)


async def _theme(request: Request) -> Response:
    return _theme_file(request.path_params["name"])


def _theme_file(name: str) -> Response:
    data = theme_file(name)
    kind = _TYPES.get(PurePosixPath(name).suffix)
    if data is None or kind is None:
        return _error(_NOT_FOUND, "there is no such file")
    return Response(data, media_type=kind)
