"""The socket of the web server, bound before anything slow begins: who comes early waits, and is served."""

import socket

from motcua.config.errors import CommandError

BACKLOG = 2048


def listen(host: str, port: int) -> socket.socket:
    """An open socket; refused in one line if somebody else listens there."""
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(BACKLOG)
    except OSError as error:
        raise CommandError(
            "serve.port", f"cannot listen on {host}:{port} ({error.strerror}): choose another with --port."
        ) from error
    return listening
