"""The planted faults: signs, biases, transposes and sums, in the modules that matter."""

from tests.mutants.mutant import Mutant

# A few that run with the daily tests: each kind of fault, in each of the modules that matter most.
DAILY = (
    Mutant("dropped bias", "neuron", "return x @ w + b  # (rows,)", "return x @ w"),
    Mutant("wrong sign", "neuron", "np.exp(-z)", "np.exp(z)"),
    Mutant("wrong sign", "backprop", "blame = answers[-1] - y", "blame = y - answers[-1]"),
    Mutant(
        "forgotten transpose",
        "backprop",
        "blame = blame @ layers[k][0].T",
        "blame = blame @ layers[k][0]",
    ),
    Mutant("set instead of add", "autograd_mini", "parent.grad +=", "parent.grad ="),
    Mutant("wrong sign", "optim", "return -rate * g  # (parameters,)", "return rate * g"),
    Mutant("wrong sign", "losses", "costs = -(y * np.log(p) +", "costs = (y * np.log(p) +"),
    Mutant("wrong sign", "gd", "path[-1] - rate * slope", "path[-1] + rate * slope"),
)

MORE = (
    # one neuron, one pass
    Mutant("input weighed by nothing", "neuron", "return x @ w + b", "return x.sum(axis=1) + b"),
    Mutant("dropped bias", "forward", "return x @ W + b  #", "return x @ W  #"),
    Mutant("forgotten transpose", "forward", "return x @ W + b  #", "return x @ W.T + b  #"),
    Mutant("no bend", "forward", "answers.append(sigmoid(z))", "answers.append(z)"),
    Mutant("every layer reads the input", "forward", "weigh(answers[-1], W, b)", "weigh(x, W, b)"),
    Mutant("wrong sign", "activations", "(1 + np.tanh(z / 2))", "(1 - np.tanh(z / 2))"),
    Mutant("leak as steep as the rest", "activations", "z, 0.01 * z)", "z, 0.1 * z)"),
    Mutant(
        "sum over everything", "activations", "e / e.sum(axis=-1, keepdims=True)", "e / e.sum()"
    ),
    # blame and slopes
    Mutant("blame set, not added", "chain", "blame[i] += slope", "blame[i] = slope"),
    Mutant("factors not exchanged", "chain", "return a * b, (b, a)", "return a * b, (a, b)"),
    Mutant("no bend", "backprop", "blame = blame * after * (1 - after)", "blame = blame"),
    Mutant("wrong sign", "backprop", "* after * (1 - after)", "* after * (1 + after)"),
    Mutant("dropped bias", "backprop", "blame.sum(axis=0)", "0 * blame.sum(axis=0)"),
    Mutant("mean instead of sum", "backprop", "blame.sum(axis=0)", "blame.mean(axis=0)"),
    Mutant("layers turned round", "backprop", "return slopes[::-1]", "return slopes"),
    Mutant("step to one side only", "backprop", "p[i] = kept - size", "p[i] = kept"),
    Mutant("dropped bias", "autograd_mini", "    z = b\n", "    z = Value(0.0)\n"),
    Mutant("wrong sign", "autograd_mini", "(a * (1 - a),)", "(a * (a - 1),)"),
    Mutant(
        "factors not exchanged",
        "autograd_mini",
        "(other.data, self.data)",
        "(self.data, other.data)",
    ),
    Mutant(
        "forgotten transpose",
        "autograd_mini",
        "zip(W.T, b, strict=True)",
        "zip(W, b, strict=False)",
    ),
    Mutant(
        "slope of the wrong function",
        "gradcheck",
        "return 2 * s * s * (1 - s)",
        "return 2 * s * (1 - s)",
    ),
    Mutant(
        "half the divisor",
        "gradcheck",
        "(f(x + h) - f(x - h)) / (2 * h)",
        "(f(x + h) - f(x - h)) / h",
    ),
    Mutant(
        "half the bend",
        "vanish",
        "found.append((found[-1] @ W.T) * steep(z))",
        "found.append(found[-1] @ W.T)",
    ),
    Mutant("forgotten transpose", "vanish", "(found[-1] @ W.T)", "(found[-1] @ W)"),
    # steps
    Mutant("wrong sign", "knobs", "return w - RATE * dw, b", "return w + RATE * dw, b"),
    Mutant("bias left out", "knobs", "return w * X + b  #", "return w * X  #"),
    Mutant("wrong sign", "one_update", "(W - rate * dW,", "(W + rate * dW,"),
    Mutant("bias not moved", "one_update", "b - rate * db)", "b)"),
    Mutant("wrong sign", "gd", "x**3 - x + y / 2", "x**3 + x + y / 2"),
    Mutant("push not kept", "optim", 'keep * memory.get("push", 0) + g', "g"),
    Mutant("no root", "optim", "size = np.sqrt(v / (1 - 0.999**t))", "size = v / (1 - 0.999**t)"),
    Mutant("start not made up for", "optim", "mean = m / (1 - 0.9**t)", "mean = m"),
    Mutant("wrong sign", "optim", "- rate * decay * w", "+ rate * decay * w"),
    Mutant("squares not averaged", "optim", "+ (1 - keep) * g**2", "+ g**2"),
    # losses
    Mutant(
        "root forgotten", "losses", "np.mean((answers - wanted) ** 2)", "np.mean(answers - wanted)"
    ),
    Mutant("half the truth", "losses", "+ (1 - y) * np.log(1 - p))", "+ 0 * y)"),
    Mutant("wrong sign", "losses", "np.mean(log_sum - right)", "np.mean(right - log_sum)"),
    Mutant("overflow", "losses", "z = scores - scores.max(axis=1, keepdims=True)", "z = scores"),
    Mutant("bend left out", "losses_race", "return a * a * (1 - a)", "return a * a"),
    Mutant("wrong sign", "losses_race", "w - rate * slope(a) * 1", "w + rate * slope(a) * 1"),
    # whole networks
    Mutant("dropped bias", "xor_scratch", "sigmoid(h @ net.W2 + net.b2)", "sigmoid(h @ net.W2)"),
    Mutant("forgotten transpose", "xor_scratch", "Net(x.T @ d_h,", "Net(x[:2].T @ d_h[:2],"),
    Mutant("wrong sign", "xor_scratch", "p - rate * g for", "p + rate * g for"),
    Mutant("dropped bias", "digits_numpy", "return h1, h2, h2 @ W3 + b3", "return h1, h2, h2 @ W3"),
    Mutant("no bend on the way back", "digits_numpy", "d3 @ W3.T * (h2 > 0)", "d3 @ W3.T"),
    Mutant(
        "wrong sign", "digits_numpy", "(softmax(scores) - wanted)", "(wanted - softmax(scores))"
    ),
    Mutant("wrong sign", "learned_rule", "w -= 0.5 * miss", "w += 0.5 * miss"),
    Mutant("bias not moved", "learned_rule", "b -= 0.5 * miss.mean()", "b -= 0"),
    Mutant("not made up for", "dropout", "h / (1 - p), 0)", "h, 0)"),
    Mutant("short cut left out", "residual", "h = h + a if skip else a", "h = a"),
    Mutant("mean left in", "cures", "away = z - z.mean(0)", "away = z"),
    # seeing
    Mutant("stencil not turned", "conv", "turned = k[::-1, ::-1]", "turned = k"),
    Mutant("blame turned", "conv", "correlate(x, blame)", "correlate(x, blame[::-1, ::-1])"),
    Mutant("dropped bias", "cnn", "return y + b[:, None, None]", "return y"),
    Mutant("stencil not turned", "cnn", "W[:, :, ::-1, ::-1].swapaxes", "W.swapaxes"),
    Mutant("mean instead of sum", "cnn", "blame.sum(axis=(0, 2, 3))", "blame.mean(axis=(0, 2, 3))"),
    Mutant("mean instead of the largest", "cnn", "squares.max(axis", "squares.mean(axis"),
    Mutant("classes weighed alike", "features", "np.mean(y == k) * (", "0.1 * ("),
    Mutant("directions exchanged", "strokes", "np.arctan2(down, right)", "np.arctan2(right, down)"),
    Mutant("not divided", "strokes", "(h / np.maximum(length, 1e-9))", "(h / 1)"),
    Mutant("another unit silenced", "ablate", "W2[units] = 0", "W2[units - 1] = 0"),
    Mutant("size with its sign", "ablate", "else abs(W)", "else W"),
    Mutant("half a fold", "fold", "- 4 * relu(x - 0.5)", "- 2 * relu(x - 0.5)"),
    Mutant("first piece too steep", "fold", "    turns[0] /= 2\n", ""),
    Mutant("the wrong one frozen", "transfer", 'if way == "frozen":', 'if way == "fine-tuned":'),
    Mutant("corner instead of middle", "transfer", "[:, 2:26, 2:26]", "[:, :24, :24]"),
)

ALL = DAILY + MORE
