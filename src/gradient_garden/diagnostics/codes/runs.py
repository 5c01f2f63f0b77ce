"""Codes of running snippets and their tests."""

from gradient_garden.diagnostics.codes.model import ERROR, WARNING, Code

CODES = (
    Code(
        "run-failed",
        ERROR,
        "A call raised an exception.",
        "![[neuron.py#line(w=0)]], which divides by `w`",
        "Correct the snippet or the arguments; the hint names the line.",
    ),
    Code(
        "run-exit",
        ERROR,
        "A call ended its process.",
        "sys.exit(1) in a snippet",
        "Return a value instead.",
    ),
    Code(
        "run-killed",
        ERROR,
        "A call's process was killed from outside, or by a fault in a library.",
        "a crash in compiled code",
        "Run the call by itself: garden run CALL.",
    ),
    Code(
        "run-memory",
        ERROR,
        "A call took more memory than it may.",
        "np.ones((10**6, 10**6))",
        "Compute less, or raise `memory_mb`.",
    ),
    Code(
        "run-timeout",
        ERROR,
        "A call took longer than it may.",
        "a training of an hour",
        "Compute less, or raise `timeout`, for this call alone in `timeouts`.",
    ),
    Code(
        "run-flood",
        ERROR,
        "A call printed far more than anybody reads.",
        "print in an endless loop",
        "Print less.",
    ),
    Code(
        "run-warning",
        ERROR,
        "A call caused a warning.",
        "np.log(0.0)",
        "Mend what the warning is about.",
    ),
    Code(
        "run-unshowable",
        ERROR,
        "A call returned something that no page can show.",
        "a function that returns a lambda",
        "Return a figure, a list of dicts, a number or a string.",
    ),
    Code(
        "run-figure-too-large",
        ERROR,
        "A figure has more in it than a page should carry.",
        "a scatter plot of a million points",
        "Draw fewer points, or rasterise them.",
    ),
    Code(
        "run-unrepeatable",
        ERROR,
        "Two runs of one call gave different results.",
        "np.random.default_rng() without a seed",
        "Seed the randomness, and leave out times and addresses in memory.",
    ),
    Code(
        "run-locked",
        ERROR,
        "Another process is running the same call and does not finish.",
        "two builds at once, one of them stuck",
        "End the process that is named.",
    ),
    Code(
        "run-worker",
        ERROR,
        "A worker of the cluster could not run a call, or has other versions than this machine.",
        "garden run --executor dask, with another NumPy there",
        "Install the same versions on the workers.",
    ),
    Code(
        "run-stale",
        WARNING,
        "An output is shown that is not right any more, and it cannot be computed here.",
        "a snippet that needs PyTorch was edited where PyTorch is not installed",
        "Run the call where all that it needs is installed, with the same shared store.",
    ),
    Code(
        "tests-failed",
        ERROR,
        "A test module of the snippets fails, so that it proves nothing.",
        "assert step(1.0) == 2.0",
        "Mend the snippet or its test.",
    ),
)
