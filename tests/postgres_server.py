"""A PostgreSQL server of the tests' own: made in a new folder, reachable on this machine only, gone afterwards."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

MISSING = (
    "PostgreSQL's server is not installed: apt-get install postgresql (make test does so for root);"
    " ONRECORD_NO_POSTGRES=1 leaves these tests out"
)
WITHOUT = os.environ.get("ONRECORD_NO_POSTGRES") == "1"


@dataclass(frozen=True)
class Server:
    """A server that can be stopped and started again."""

    folder: Path
    programs: Path
    port: int
    user: str

    @property
    def url(self) -> str:
        """What ONRECORD_LEDGER is set to."""
        return f"postgresql://keeper@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Start it and wait until it takes connections."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c max_connections=40"
        self.control("start", "-o", options, "-l", str(self.folder / "log"))

    def stop(self, mode: str = "fast") -> None:
        """Stop it; `immediate` is what a crash is to it."""
        self.control("stop", "-m", mode)

    def control(self, *arguments: str) -> None:
        """Tell the server something and wait until it is so."""
        self.program("pg_ctl", "-D", str(self.folder / "data"), "-w", "-s", *arguments)

    def freeze(self, name: signal.Signals) -> None:
        """Stop the server's processes in the middle of what they do (SIGSTOP), or let them go on (SIGCONT)."""
        first = int((self.folder / "data/postmaster.pid").read_text().split()[0])
        children = [
            int(one.parent.name)
            for one in Path("/proc").glob("[0-9]*/stat")
            if one.exists() and one.read_text().rpartition(")")[2].split()[1] == str(first)
        ]
        for number in (first, *children):
            os.kill(number, name)

    def program(self, name: str, *arguments: str) -> None:
        """Run one of the server's programs as its user; it refuses to work for root."""
        user = self.user if os.geteuid() == 0 else None
        command = [str(self.programs / name), *arguments]
        subprocess.run(command, check=True, user=user, cwd=self.folder, stdout=subprocess.DEVNULL)  # noqa: S603 - our own words


@contextmanager
def postgres_server() -> Iterator[Server]:
    """A running server; raises AssertionError, with the way out, where none is installed."""
    programs = _programs()
    assert programs, MISSING
    user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    folder = Path(tempfile.mkdtemp(prefix="onrecord-postgres-"))
    server = Server(folder, programs, free_port(), user)
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, user)
        server.program("initdb", "-D", str(folder / "data"), "-A", "trust", "-U", "keeper", "--no-sync")
        server.start()
        try:
            yield server
        finally:
            server.stop("immediate")
    finally:
        shutil.rmtree(folder)


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).resolve().parent if on_path else None


def free_port() -> int:
    """A port that nobody has now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
