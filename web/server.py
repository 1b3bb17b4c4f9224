"""The production server: gunicorn, started from the command line with no file of its own."""

from gunicorn.app.base import BaseApplication

from web import create_app
from web.config import Config

THREADS = 4
KEEP_ALIVE_S = 15


class Server(BaseApplication):
    """Gunicorn serving one application, read once before the workers are forked."""

    def __init__(self, config: Config, address: str, workers: int):
        self.atlas_config = config
        self.address = address
        self.workers = workers
        super().__init__()

    def load_config(self) -> None:
        """Fixed settings; no configuration file, no control socket outside the process."""
        for name, value in {
            "bind": self.address,
            "workers": self.workers,
            "preload_app": True,
            "worker_class": "gthread",
            "threads": THREADS,
            "keepalive": KEEP_ALIVE_S,
            "accesslog": None,
            "control_socket_disable": True,
        }.items():
            self.cfg.set(name, value)

    def load(self):
        """The application, for every worker."""
        return create_app(self.atlas_config)
