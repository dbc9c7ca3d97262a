/** A web framework that a service can be drafted for. */
export interface Framework {
  readonly id: 'fastapi' | 'flask' | 'django';
  readonly title: string;
  /** `app.py`. */
  readonly app: (name: string) => string;
  /** What it needs beside the model's own packages, pinned. */
  readonly requirements: readonly string[];
  /** How it is started, in the folder of the service. */
  readonly start: string;
}

const fastapi = (name: string): string => `"""${name} as a FastAPI service. Start it: uvicorn app:app --port 8000"""

from contract import MOST_BODY_BYTES, Refusal, Service, log, too_long
from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

service = Service()
# The contract is openapi.json, made from the model's signature; none is made from this code.
app = FastAPI(title=${JSON.stringify(name)}, openapi_url=None, docs_url=None, redoc_url=None)


@app.get("/health/live")
async def live() -> JSONResponse:
    return JSONResponse({"live": True})


@app.get("/health/ready")
async def ready() -> JSONResponse:
    return JSONResponse({"ready": service.ready}, 200 if service.ready else 503)


@app.get("/openapi.json")
async def openapi(request: Request) -> JSONResponse:
    service.admit(request.headers)
    return JSONResponse(service.openapi)


@app.post("/predict")
async def predict(request: Request) -> JSONResponse:
    service.admit(request.headers)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BODY_BYTES:
            raise too_long()
    return JSONResponse(await run_in_threadpool(service.predict, bytes(body)))


@app.exception_handler(Refusal)
async def refused(_: Request, refusal: Refusal) -> JSONResponse:
    return JSONResponse(refusal.body, refusal.status)


@app.exception_handler(HTTPException)
async def not_here(_: Request, error: HTTPException) -> JSONResponse:
    return JSONResponse(Refusal(error.status_code, str(error.detail)).body, error.status_code, error.headers)


@app.exception_handler(Exception)
async def failed(_: Request, error: Exception) -> JSONResponse:
    log.error("A request failed.", exc_info=error)
    return JSONResponse(Refusal(500, "The service failed; its log says why.").body, 500)
`;

const flask = (
  name: string,
): string => `"""${name} as a Flask service. Start it: gunicorn --threads 4 --bind 127.0.0.1:8000 app:app"""

from contract import MOST_BODY_BYTES, Refusal, Service, log
from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException

service = Service()
app = Flask(__name__)


@app.get("/health/live")
def live() -> Response:
    return jsonify(live=True)


@app.get("/health/ready")
def ready() -> tuple[Response, int]:
    return jsonify(ready=service.ready), 200 if service.ready else 503


@app.get("/openapi.json")
def openapi() -> Response:
    service.admit(request.headers)
    return jsonify(service.openapi)


@app.post("/predict")
def predict() -> Response:
    service.admit(request.headers)
    return jsonify(service.predict(request.stream.read(MOST_BODY_BYTES + 1)))


@app.errorhandler(Refusal)
def refused(refusal: Refusal) -> tuple[Response, int]:
    return jsonify(refusal.body), refusal.status


@app.errorhandler(HTTPException)
def not_here(error: HTTPException) -> tuple[Response, int]:
    return refused(Refusal(error.code or 500, error.description or error.name))


@app.errorhandler(Exception)
def failed(error: Exception) -> tuple[Response, int]:
    log.error("A request failed.", exc_info=error)
    return refused(Refusal(500, "The service failed; its log says why."))
`;

const django = (
  name: string,
): string => `"""${name} as a Django service. Start it: gunicorn --threads 4 --bind 127.0.0.1:8000 app:app"""

from collections.abc import Callable

from contract import MOST_BODY_BYTES, Refusal, Service, log
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, JsonResponse
from django.urls import path

settings.configure(
    ROOT_URLCONF=__name__,
    # Whoever has the key may ask under any name; nothing here is made from the name.
    ALLOWED_HOSTS=["*"],
    # The rest of Django's logging would mail errors to administrators.
    LOGGING_CONFIG=None,
)
service = Service()


def refused(refusal: Refusal) -> JsonResponse:
    return JsonResponse(refusal.body, status=refusal.status)


def route(method: str, view: Callable[[HttpRequest], JsonResponse]) -> Callable[[HttpRequest], JsonResponse]:
    """A view for one method, whose refusals and faults become answers."""

    def answer(request: HttpRequest) -> JsonResponse:
        if request.method != method:
            response = refused(Refusal(405, "Method Not Allowed"))
            response["Allow"] = method
            return response
        try:
            return view(request)
        except Refusal as refusal:
            return refused(refusal)
        except Exception as error:
            log.error("A request failed.", exc_info=error)
            return refused(Refusal(500, "The service failed; its log says why."))

    return answer


def live(_: HttpRequest) -> JsonResponse:
    return JsonResponse({"live": True})


def ready(_: HttpRequest) -> JsonResponse:
    return JsonResponse({"ready": service.ready}, status=200 if service.ready else 503)


def openapi(request: HttpRequest) -> JsonResponse:
    service.admit(request.headers)
    return JsonResponse(service.openapi)


def predict(request: HttpRequest) -> JsonResponse:
    service.admit(request.headers)
    return JsonResponse(service.predict(request.read(MOST_BODY_BYTES + 1)))


def handler404(_: HttpRequest, exception: Exception) -> JsonResponse:
    return refused(Refusal(404, "Not Found"))


urlpatterns = [
    path("health/live", route("GET", live)),
    path("health/ready", route("GET", ready)),
    path("openapi.json", route("GET", openapi)),
    path("predict", route("POST", predict)),
]
app = get_wsgi_application()
`;

const gunicorn = 'gunicorn==27.0.1';
const wsgi = 'gunicorn --threads 4 --bind 127.0.0.1:8000 app:app';

export const frameworks: readonly Framework[] = [
  {
    id: 'fastapi',
    title: 'FastAPI',
    app: fastapi,
    requirements: ['fastapi==0.165.0', 'uvicorn==0.54.0'],
    start: 'uvicorn app:app --port 8000',
  },
  { id: 'flask', title: 'Flask', app: flask, requirements: ['flask==3.1.3', gunicorn], start: wsgi },
  { id: 'django', title: 'Django', app: django, requirements: ['django==5.2.19', gunicorn], start: wsgi },
];
