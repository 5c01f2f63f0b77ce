"""Run the code cells of a notebook, one after the other, in a kernel of its own.

    python execute.py request.json

The request says where the result goes: the outputs of every cell with the kernel's trace, or which
cell failed and how. A kernel that hangs or prints without end is left to the builder, which kills
all that carries the mark of this run.
"""

import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

LIMITS = Path(__file__).parents[1] / "child" / "limits.py"
KERNEL = "garden"
# Has the kernel write down what was used; it comes after the last cell, and is not shown.
SAVE = "__import__('sys').modules['garden_child_kernel'].save()"
Result = dict[str, Any]
v4: Any = nbformat.v4  # typed here and there only


class Client(NotebookClient):
    """A client that remembers which cell runs, and ends it all where too much is printed."""

    most: int  # bytes of all messages
    result: Path
    current = 0
    seen = 0

    def process_message(self, msg: Any, cell: Any, cell_index: int) -> Any:  # noqa: ANN401
        """Take in one message of the kernel's."""
        self.seen += len(str(msg["content"]))
        if self.seen > self.most:
            said = f"printed and showed more than {self.most >> 20} megabytes"
            self.end(failure(self.current, said))
        return super().process_message(msg, cell, cell_index)

    def end(self, result: Result) -> None:
        """Write the result and leave at once, whatever the kernel does."""
        self.result.write_text(json.dumps(result), encoding="utf-8")
        os._exit(0)


def failure(cell: int, said: str, tail: str = "") -> Result:
    """Say which cell, from 0, failed, and how; tail: its traceback."""
    return {"failure": {"cell": cell, "said": said, "tail": tail}}


def run(client: Client, seconds: float) -> Result:
    """Run all cells; whatever they do becomes a value."""
    try:
        client.execute()
    except CellTimeoutError:
        return failure(client.current, f"still running after {seconds:g} seconds")
    except CellExecutionError as error:
        said = " ".join(f"{error.ename}: {error.evalue}".split())
        return failure(client.current, said, error.traceback)
    except DeadKernelError:
        return failure(client.current, "its kernel died")
    return {"cells": [[cell.source, joined(cell.outputs)] for cell in client.nb.cells[:-1]]}


def joined(outputs: list[Result]) -> list[Result]:
    """Join what was printed in pieces, since where it was cut is chance."""
    made: list[Result] = []
    for each in outputs:
        last = made[-1] if made else {}
        if each["output_type"] == "stream" and last.get("name") == each["name"]:
            last["text"] += each["text"]
        else:
            made.append(dict(each))
    return made


def die_with_the_builder() -> None:
    """Have this process killed where the builder is; the kernel asks for the same."""
    spec = importlib.util.spec_from_file_location("garden_child_limits", LIMITS)
    assert spec
    assert spec.loader
    limits = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(limits)
    limits._die_with_the_parent()


def main() -> None:
    """Read the request, run, write the result."""
    die_with_the_builder()
    request = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    cells = [v4.new_code_cell(source, metadata={"tags": tags}) for source, tags in request["cells"]]
    spec = {"name": KERNEL, "display_name": KERNEL, "language": "python"}
    notebook = v4.new_notebook(
        cells=[*cells, v4.new_code_cell(SAVE)], metadata={"kernelspec": spec}
    )

    def starts(cell: Any, cell_index: int) -> None:  # noqa: ANN401 - nbformat has no types
        client.current = cell_index

    client = Client(
        notebook,
        kernel_name=KERNEL,
        timeout=None,
        timeout_func=lambda _: request["seconds"],
        record_timing=False,
        shutdown_kernel="immediate",
        on_cell_start=starts,
    )
    client.most, client.result = request["most"], Path(request["result"])
    result = run(client, request["seconds"])
    trace = Path(request["kernel"]["trace"])
    if trace.is_file():
        result |= json.loads(trace.read_text(encoding="utf-8"))
    client.end(result)


if __name__ == "__main__":
    main()
