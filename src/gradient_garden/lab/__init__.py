"""The lab: what snippets define, how a piece of them is cut out, and what their calls give."""

from gradient_garden.lab.checks import check_reference
from gradient_garden.lab.cluster import Unreachable
from gradient_garden.lab.collect import Freed, collect
from gradient_garden.lab.cores import processes
from gradient_garden.lab.kept import Kept, kept, output_named
from gradient_garden.lab.library import Library, Module, load_library
from gradient_garden.lab.model import (
    Call,
    Failure,
    Notebook,
    Outcome,
    Output,
    Place,
    Reference,
    Slice,
    Source,
    Task,
)
from gradient_garden.lab.notebooks import outputs_of
from gradient_garden.lab.plan import Plan, plan
from gradient_garden.lab.project import Project
from gradient_garden.lab.proof import Proof, TestModule, prove, test_modules, tests_by_module
from gradient_garden.lab.reference import is_code, parse_call, parse_reference
from gradient_garden.lab.repeat import unrepeatable
from gradient_garden.lab.run import Reporter, run
from gradient_garden.lab.slices import slice_of
from gradient_garden.lab.sources import source_of
from gradient_garden.lab.store import Cost
from gradient_garden.lab.uses import Use, imports_among, target_of, uses_of
from gradient_garden.lab.why import why

__all__ = [
    "Call",
    "Cost",
    "Failure",
    "Freed",
    "Kept",
    "Library",
    "Module",
    "Notebook",
    "Outcome",
    "Output",
    "Place",
    "Plan",
    "Project",
    "Proof",
    "Reference",
    "Reporter",
    "Slice",
    "Source",
    "Task",
    "TestModule",
    "Unreachable",
    "Use",
    "check_reference",
    "collect",
    "imports_among",
    "is_code",
    "kept",
    "load_library",
    "output_named",
    "outputs_of",
    "parse_call",
    "parse_reference",
    "plan",
    "processes",
    "prove",
    "run",
    "slice_of",
    "source_of",
    "target_of",
    "test_modules",
    "tests_by_module",
    "unrepeatable",
    "uses_of",
    "why",
]
