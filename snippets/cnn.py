"""A convolutional network in NumPy: stencils, ReLU, pool, twice."""

import numpy as np

Array = np.ndarray
Net = list[Array]  # W1, b1, W2, b2, W3, b3

SHAPES = ((8, 1, 5, 5), (16, 8, 5, 5), (10, 256))


def initial(seed: int = 0) -> Net:
    """Random weights, scaled by sqrt(2 / inputs), and zero biases."""
    rng = np.random.default_rng(seed)
    net = []
    for shape in SHAPES:
        size = np.sqrt(2 / np.prod(shape[1:]))
        W = rng.normal(0, size, shape).astype(np.float32)
        net += [W, np.zeros(shape[0], np.float32)]
    return net


def places(x: Array, r: int, s: int) -> Array:
    """All windows of r x s: (batch, channels, h', w', r, s)."""
    view = np.lib.stride_tricks.sliding_window_view
    return view(x, (r, s), axis=(2, 3))


def conv(x: Array, W: Array, b: Array) -> Array:
    """Each output adds up one stencil for each input channel."""
    windows = places(x, *W.shape[2:])  # (batch, c, h', w', r, s)
    y = np.einsum("nchwrs,ocrs->nohw", windows, W, optimize=True)
    return y + b[:, None, None]  # (batch, o, h', w')


def pool(x: Array) -> Array:
    """The largest of each square of 2 x 2."""
    n, c, h, w = x.shape
    squares = x.reshape(n, c, h // 2, 2, w // 2, 2)
    return squares.max(axis=(3, 5))  # (batch, c, h / 2, w / 2)


def forward(net: Net, x: Array) -> Array:
    """Ten scores for each picture."""
    W1, b1, W2, b2, W3, b3 = net
    h = x.reshape(-1, 1, 28, 28)  # (batch, 1, 28, 28)
    h = pool(np.maximum(conv(h, W1, b1), 0))  # (batch, 8, 12, 12)
    h = pool(np.maximum(conv(h, W2, b2), 0))  # (batch, 16, 4, 4)
    return h.reshape(len(h), -1) @ W3.T + b3  # (batch, 10)


def conv_slopes(
    x: Array, W: Array, blame: Array
) -> tuple[Array, Array, Array]:
    """Blame of the inputs, the stencils and the biases."""
    r, s = W.shape[2:]
    windows = places(x, r, s)  # (batch, c, h', w', r, s)
    dW = np.einsum("nchwrs,nohw->ocrs", windows, blame, optimize=True)
    edge = ((0, 0), (0, 0), (r - 1, r - 1), (s - 1, s - 1))
    turned = W[:, :, ::-1, ::-1].swapaxes(0, 1)  # (c, o, r, s)
    zeros = np.zeros(len(turned))
    dx = conv(np.pad(blame, edge), turned, zeros)  # (batch, c, h, w)
    return dx, dW, blame.sum(axis=(0, 2, 3))


if __name__ == "__main__":
    net = initial()
    print(sum(p.size for p in net), "parameters")
    print(forward(net, np.zeros((2, 784), np.float32)).shape)
