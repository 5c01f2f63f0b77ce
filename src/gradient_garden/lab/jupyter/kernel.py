"""IPython's kernel, watched as the process of a call is: what it imports and opens is the trace.

python kernel.py request.json -f connection.json
"""

import importlib.util
import json
import os
import resource
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

NAME = "garden_child"
CHILD = Path(__file__).parents[1] / "child"


def load(name: str) -> ModuleType:
    """Import a module of `child/` as a call's own process does; nothing else of the engine."""
    if NAME not in sys.modules:
        spec = importlib.util.spec_from_file_location(
            NAME, CHILD / "__init__.py", submodule_search_locations=[str(CHILD)]
        )
        assert spec
        assert spec.loader
        sys.modules[NAME] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[NAME])
    return importlib.import_module(f"{NAME}.{name}")


class Kernel(ModuleType):
    """Stands in `sys.modules`, where the last cell finds it."""

    def __init__(self, request: dict[str, Any]) -> None:
        """Watch from now on, and set the limits of a call."""
        super().__init__(f"{NAME}_kernel")
        limits, watch, importing = load("limits"), load("watch"), load("importing")
        self.file = Path(request["trace"])
        self.seen = watch.Watch()
        self.finder = importing.Finder(request["package"], Path(request["folder"]), self.seen)
        sys.modules[self.__name__] = self
        # What a kernel imports by itself is what its distribution requires, which the trace names.
        self.before = set(sys.modules)
        limits.apply(request["limits"])
        importing.install(self.finder)
        watch.install(self.seen)

        self.left = request["most"]
        for stream in (sys.stdout, sys.stderr):
            self.limit(stream)

    def limit(self, stream: Any) -> None:  # noqa: ANN401 - the kernel's own kind of stream
        """Have a stream refuse what is too much: a kernel would gather it and choke on it."""
        write = stream.write

        def limited(text: str) -> Any:  # noqa: ANN401 - what the stream says
            self.left -= len(text)
            if self.left < 0:
                raise OSError("a notebook may not print so much")
            return write(text)

        stream.write = limited

    def save(self) -> None:
        """Write down the trace, and the most memory that was held."""
        self.seen.paused = True
        names = {name.partition(".")[0] for name in set(sys.modules) - self.before}
        trace = {
            "sources": sorted(self.finder.sources),
            "opened": sorted(set(map(source, self.seen.opened))),
            "listed": sorted(self.seen.listed),
            "imports": sorted(names - set(sys.stdlib_module_names)),
        }
        factor = 1 if sys.platform == "darwin" else 1024
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * factor
        self.file.write_text(json.dumps({"trace": trace, "peak": peak}), encoding="utf-8")


def source(path: str) -> str:
    """Return the file that a compiled one was made from; any other path as it is."""
    if not path.endswith(".pyc") or f"{os.sep}__pycache__{os.sep}" not in path:
        return path
    try:
        return importlib.util.source_from_cache(path)
    except ValueError:
        return path


def main() -> None:
    """Become a kernel."""
    from ipykernel.kernelapp import IPKernelApp

    request = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["kernel"]
    app: Any = IPKernelApp.instance()
    app.initialize(sys.argv[2:])
    Kernel(request)
    app.start()


if __name__ == "__main__":
    main()
