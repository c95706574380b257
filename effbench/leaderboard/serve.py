"""Serves a built site to this machine's own browser."""

import logging
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from effbench.errors import InputError
from effbench.leaderboard.site_folder import read_marker

__all__ = ["serve_site", "site_server"]

_LOG = logging.getLogger(__name__)

_OWN_ADDRESS: Final = "127.0.0.1"


def site_server(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server of one site, not started yet, that answers this machine alone."""
    read_marker(folder)
    try:
        return ThreadingHTTPServer((_OWN_ADDRESS, port), partial(SimpleHTTPRequestHandler, directory=str(folder)))
    except (OSError, OverflowError) as error:
        raise InputError(f"port {port} cannot be used ({error}): name another one with --port") from error


def serve_site(folder: Path, port: int) -> None:
    """Serves until it is interrupted."""
    with site_server(folder, port) as server:
        _LOG.info(f"{folder} is at http://{_OWN_ADDRESS}:{server.server_port}/ until Ctrl-C")
        server.serve_forever()
