"""uvicorn around the application, with a stop that does not wait for open event streams."""

import socket

import uvicorn
from django.conf import settings

from motcua.config.server.asgi import Application

STOP_SECONDS = 2


class Server(uvicorn.Server):
    """uvicorn waits for open connections; streams that never end must be told to end first."""

    def __init__(self, config: uvicorn.Config, application: Application) -> None:
        super().__init__(config)
        self.application = application

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.application.hub.close()
        await super().shutdown(sockets)


def make_server() -> Server:
    """The server with its application, not yet serving."""
    application = Application(threads=settings.WEB_THREADS, most_listeners=settings.WEB_LISTENERS)
    config = uvicorn.Config(
        application,
        access_log=False,  # an address may hold the token of a dossier
        log_config=None,
        lifespan="on",
        server_header=False,
        proxy_headers=bool(settings.TRUSTED_PROXIES),
        forwarded_allow_ips=settings.TRUSTED_PROXIES,
        timeout_graceful_shutdown=STOP_SECONDS,
        backlog=2048,
    )
    return Server(config, application)
