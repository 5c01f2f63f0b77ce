"""Import once, fork for each call: one call at a time, from a socket on standard input.

The first message names what to import. Each later one is a call: its request, environment and
folder, and the two pipes it prints to. The answers are the number of the call's process, then how
it ended; the builder then says that it may be reaped, and is told the peak of its memory. Until
then the number of its group stays taken, so that the builder can only kill what it means.
"""

import gc
import importlib.util
import json
import os
import select
import signal
import socket
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

LARGEST = 1 << 20  # bytes of a message
CHILD = Path(__file__).parents[1] / "child"
Message = dict[str, Any]


def load(name: str) -> ModuleType:
    """Import a module of `child/` as a call's own process does; nothing else of the engine."""
    package = "garden_child"
    if package not in sys.modules:
        spec = importlib.util.spec_from_file_location(
            package, CHILD / "__init__.py", submodule_search_locations=[str(CHILD)]
        )
        assert spec
        assert spec.loader
        sys.modules[package] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[package])
    return importlib.import_module(f"{package}.{name}")


session, watch, importing, faults, values, limits = (
    load(name) for name in ("session", "watch", "importing", "faults", "values", "limits")
)


class Watch(watch.Watch):  # type: ignore[misc, name-defined]  # loaded by path
    """The audit hook of all calls to come, which lets this server itself fork."""

    forking = False

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """See one audit event."""
        if not self.forking:
            super().__call__(event, arguments)

    def fork(self) -> int:
        """Fork, as nothing else in this process may."""
        self.forking = True
        pid = os.fork()
        self.forking = False
        return pid


class Server:
    """What a call's process starts from: the modules that were imported, and what they opened."""

    def __init__(self, channel: socket.socket, first: Message) -> None:
        self.channel = channel
        session._warnings_are_errors(first["package"])
        self.before = set(sys.modules)
        self.seen = Watch()
        self.finder = importing.Finder(first["package"], Path(first["folder"]), self.seen)
        importing.install(self.finder)
        watch.install(self.seen)

    def warm_up(self, modules: list[tuple[str, list[str]]]) -> str:
        """Import; return why no call can be forked from here, or nothing."""
        try:
            for module, names in modules:
                __import__(module, fromlist=names)
        except BaseException as fault:  # a call will meet it as well, and say where
            return f"{type(fault).__name__}: {fault}"
        self.seen.paused = True
        sys.stdout.flush()
        sys.stderr.flush()
        if os.fstat(1).st_size or os.fstat(2).st_size:
            return "an import prints"
        if len(list(Path("/proc/self/task").iterdir())) > 1:
            return "an import starts threads"
        gc.collect()
        gc.freeze()  # so that collections in the calls leave these pages shared
        return ""

    def serve(self) -> None:
        """Fork for one call after the other, until the builder closes its end."""
        while message := receive(self.channel):
            request, pipes = message
            pid = self.seen.fork()
            if pid == 0:
                self.channel.close()
                self.become(request, pipes)
            for pipe in pipes:
                os.close(pipe)
            send(self.channel, {"pid": pid})
            self.mind(pid)

    def mind(self, pid: int) -> None:
        """Wait for a call's end, and reap it when told to; if the builder dies, so does all."""
        ending = os.pidfd_open(pid)
        watched: list[int | socket.socket] = [ending, self.channel]
        ready, _, _ = select.select(watched, [], [])
        os.close(ending)
        if self.channel in ready:
            os.killpg(pid, signal.SIGKILL)
            raise SystemExit
        end = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        assert end
        exited = end.si_code == os.CLD_EXITED
        send(self.channel, {"status": end.si_status if exited else -end.si_status})
        if receive(self.channel) is None:
            raise SystemExit
        used = os.wait4(pid, 0)[2]
        send(self.channel, {"peak": used.ru_maxrss * 1024})

    def become(self, message: Message, pipes: list[int]) -> None:
        """Be the process of one call, from its fork to its end."""
        os.setsid()
        os.dup2(pipes[0], 1)
        os.dup2(pipes[1], 2)
        for pipe in pipes:
            os.close(pipe)
        os.environ.update(message["environment"])
        os.chdir(message["folder"])
        tempfile.tempdir = None
        self.seen.paused = False
        request = message["request"]
        limits.apply(request["limits"])
        result = self.answer(request)
        sys.stdout.flush()
        sys.stderr.flush()
        Path(request["result"]).write_text(json.dumps(result), encoding="utf-8")
        os._exit(0)

    def answer(self, request: Message) -> Message:
        """Run the call as a process of its own would."""
        result: Message = {}
        try:
            result["output"] = values.output_of(session._value(request))
        except BaseException as fault:  # the outermost adapter: a fault becomes a value
            self.seen.paused = True
            folder = f"{request['folder']}{os.sep}"
            result["failure"] = faults.failure_of(fault, folder)
            sys.stderr.write(faults.shown(fault, folder))
        self.seen.paused = True
        return {**result, "trace": session._trace(self.finder, self.seen, self.before)}


def receive(channel: socket.socket) -> tuple[Message, list[int]] | None:
    """Return a message and the descriptors sent with it; None when the builder is gone."""
    data, descriptors, _, _ = socket.recv_fds(channel, LARGEST, 2)
    return (json.loads(data), descriptors) if data else None


def send(channel: socket.socket, message: Message) -> None:
    """Send one message."""
    channel.send(json.dumps(message).encode())


def main() -> None:
    """Serve the builder that holds the other end of standard input."""
    channel = socket.socket(fileno=os.dup(0))
    session._close_input()
    first = receive(channel)
    if first is None:
        return
    server = Server(channel, first[0])
    cold = server.warm_up(first[0]["imports"])
    send(channel, {"cold": cold})
    if not cold:
        server.serve()


if __name__ == "__main__":
    main()
