"""One thread for linear algebra, as in the runs that the pages show, so that numbers repeat."""

import os

for library in ("OMP", "OPENBLAS", "MKL", "NUMEXPR"):
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")
