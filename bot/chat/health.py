"""/healthz and /metrics on a port of their own; nothing else is served, and nothing is taken in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.chat.host import log
from bot.chat.watch import Watch
from bot.settings import Settings


@asynccontextmanager
async def served(settings: Settings, watch: Watch) -> AsyncIterator[None]:
    """Serve while the context lasts; a port that cannot be had is logged, and the bot runs without."""
    if settings.health_port is None:
        yield
        return
    runner = web.AppRunner(_application(watch), access_log=None, shutdown_timeout=0.5, keepalive_timeout=5.0)
    await runner.setup()
    try:
        site = web.TCPSite(runner, settings.health_host, settings.health_port)
        try:
            await site.start()
        except OSError as error:
            log.error("/healthz and /metrics are not served at %s:%s (%s): set ONRECORD_HEALTH_PORT to a free port",
                      settings.health_host, settings.health_port, error.strerror or error)  # fmt: skip
        yield
    finally:
        await runner.cleanup()


def _application(watch: Watch) -> web.Application:
    async def healthz(_: web.Request) -> web.Response:
        state = watch.state()
        return web.json_response(state, status=200 if state["ready"] else 503)

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(body=generate_latest(watch.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    application = web.Application(client_max_size=1024)
    application.add_routes([web.get("/healthz", healthz), web.get("/metrics", metrics)])
    return application
