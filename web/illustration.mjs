// Draws the garden of the home page: every stem is a path of gradient descent.
//
// The plane carries a loss surface that falls towards three minima. Seeds are scattered over it and
// walk downhill; where a path meets an older one, it joins it and that stem grows thicker. Leaves
// stand where the walks began, rings are level lines. Nothing is random: the same drawing each time.
//
//     node illustration.mjs ../overrides/partials/garden.html
import { writeFileSync } from "node:fs";

const WIDTH = 760;
const HEIGHT = 680;
const MINIMA = [
  { x: 150, y: 596, crown: 84, top: 372, sway: 20 },
  { x: 402, y: 612, crown: 190, top: 52, sway: -26 },
  { x: 640, y: 604, crown: 92, top: 262, sway: 24 },
];

/** A small generator of equally spread numbers in [0, 1): mulberry32. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const random = generator(1986); // the year that back-propagation became widely known
const WAVES = Array.from({ length: 26 }, () => {
  const angle = random() * Math.PI * 2;
  const length = 64 + 120 * random();
  return { u: Math.cos(angle) / length, v: (0.55 * Math.sin(angle)) / length, phase: random() };
});

/** Smooth hills: a sum of waves, about -1 to 1. */
function hills(x, y) {
  let sum = 0;
  for (const { u, v, phase } of WAVES) sum += Math.sin(2 * Math.PI * (u * x + v * y + phase));
  return sum / Math.sqrt(WAVES.length);
}

/** How far a point lies from a plant's middle line, in units of its crown at that height. */
function reach(plant, x, y) {
  const height = Math.max(0, (plant.y - y) / (plant.y - plant.top)); // 0 at the root, 1 at the tip
  const middle = plant.x + plant.sway * Math.sin(height * 2.6);
  const width = 16 + plant.crown * Math.min(1, height * 1.15) ** 1.7;
  return (x - middle) / width;
}

/** The loss: it falls down the page, towards the nearest plant's middle line, over small hills. */
function loss(x, y) {
  const pulls = MINIMA.map((plant) => {
    const below = Math.max(0, y - plant.y) / 26;
    return 46 * reach(plant, x, y) ** 2 + 60 * below ** 2;
  });
  const nearest = -14 * Math.log(pulls.reduce((sum, pull) => sum + Math.exp(-pull / 14), 0));
  const calm = Math.min(1, Math.max(0, (600 - y) / 260)); // no hills near the roots
  return (HEIGHT - y) * 0.62 + nearest + 25 * calm * hills(x, y);
}

function gradient(x, y) {
  const h = 0.5;
  return [
    (loss(x + h, y) - loss(x - h, y)) / (2 * h),
    (loss(x, y + h) - loss(x, y - h)) / (2 * h),
  ];
}

/** Walk downhill from a seed in steps of 3, until a minimum, an older stem or the edge. */
function descend(seed, stems) {
  const path = [seed];
  let [x, y] = seed;
  let [dx, dy] = [0, 0];
  for (let step = 0; step < 400; step += 1) {
    const [gx, gy] = gradient(x, y);
    dx = 0.72 * dx - 0.28 * gx; // momentum makes the curves supple
    dy = 0.72 * dy - 0.28 * gy;
    const length = Math.hypot(dx, dy) || 1;
    x += (3 * dx) / length;
    y += (3 * dy) / length;
    path.push([x, y]);
    const met = step > 5 && meet(x, y, stems);
    if (met) return { path, ...met };
    const root = MINIMA.find((plant) => Math.hypot(x - plant.x, y - plant.y) < 6);
    if (root) return { path: [...path, [root.x, root.y]] };
  }
  return { path: [] };
}

function meet(x, y, stems) {
  for (const stem of stems) {
    const at = stem.path.findIndex(([px, py]) => Math.hypot(px - x, py - y) < 3.4);
    if (at >= 0) return { parent: stem, at };
  }
  return undefined;
}

/** Seeds in the crowns, none nearer than `apart` to another. */
function scatter(apart) {
  const seeds = MINIMA.map((plant) => [plant.x + plant.sway * Math.sin(2.6), plant.top]);
  for (let tries = 0; tries < 6000; tries += 1) {
    const plant = MINIMA[tries % MINIMA.length];
    const height = 0.3 + 0.72 * random();
    const y = plant.y - height * (plant.y - plant.top);
    const dome = Math.sqrt(Math.max(0, 1 - ((height - 0.62) / 0.42) ** 2));
    const x = plant.x + plant.sway + (2 * random() - 1) * plant.crown * dome;
    if (x < 14 || x > WIDTH - 14) continue;
    if (seeds.every(([sx, sy]) => Math.hypot(sx - x, sy - y) > apart)) seeds.push([x, y]);
  }
  return seeds;
}

/** All stems, each with the number of walks that pass through each of its points. */
function grow() {
  const stems = [];
  for (const seed of scatter(33)) {
    const { path, parent, at } = descend(seed, stems);
    if (path.length < 9) continue;
    if (parent) path.push(parent.path[Math.min(at + 3, parent.path.length - 1)]);
    stems.push({ path, load: path.map(() => 1), parent, at });
    let [stem, from] = [parent, at];
    while (stem) {
      for (let i = from; i < stem.load.length; i += 1) stem.load[i] += 1;
      [stem, from] = [stem.parent, stem.at];
    }
  }
  return stems;
}

/** A number to a tenth, as short as it can be written. */
const short = (value) => String(Math.round(value * 10) / 10).replace(/^(-?)0\./, "$1.");
const point = ([x, y]) => `${short(x)} ${short(y)}`;

/** A smooth curve through points (Catmull-Rom as cubic Béziers), each relative to the one before. */
function curve(points, start = "M") {
  const exact = points.map(([x, y]) => [Math.round(x * 10) / 10, Math.round(y * 10) / 10]);
  const parts = [`${start}${point(exact[0])}c`];
  for (let i = 0; i < exact.length - 1; i += 1) {
    const [b, c] = [exact[i], exact[i + 1]];
    const [a, d] = [exact[i - 1] ?? b, exact[i + 2] ?? c];
    const steps = [
      [(c[0] - a[0]) / 6, (c[1] - a[1]) / 6],
      [c[0] - b[0] - (d[0] - b[0]) / 6, c[1] - b[1] - (d[1] - b[1]) / 6],
      [c[0] - b[0], c[1] - b[1]],
    ];
    parts.push(steps.map(point).join(" "));
  }
  return `${parts[0]}${parts.slice(1).join(" ")}`.replaceAll(" -", "-");
}

/** One stem as a tapered shape: its two edges, half a width to either side. */
function taper({ path, load }) {
  const keep = path.map((_, i) => i).filter((i) => i % 11 === 0 || i === path.length - 1);
  const sides = [[], []];
  for (const i of keep) {
    const [before, after] = [path[Math.max(0, i - 2)], path[Math.min(path.length - 1, i + 2)]];
    const [tx, ty] = [after[0] - before[0], after[1] - before[1]];
    const length = Math.hypot(tx, ty) || 1;
    const half = 0.42 + 0.52 * Math.sqrt(load[i] - 1 + Math.min(1, i / 40));
    sides[0].push([path[i][0] - (ty / length) * half, path[i][1] + (tx / length) * half]);
    sides[1].push([path[i][0] + (ty / length) * half, path[i][1] - (tx / length) * half]);
  }
  return `${curve(sides[0])}${curve(sides[1].reverse(), "L")}Z`;
}

/** A leaf at a seed, pointing away from where the walk went. */
function leaf([x, y], angle, length, width) {
  const along = (s, t) => {
    const [c, n] = [Math.cos(angle), Math.sin(angle)];
    return point([x + c * s - n * t, y + n * s + c * t]);
  };
  return (
    `M${along(0, 0)}C${along(length * 0.25, width)} ${along(length * 0.7, width * 0.9)} ${along(length, 0)}` +
    `C${along(length * 0.7, -width * 0.9)} ${along(length * 0.25, -width)} ${along(0, 0)}Z`
  );
}

function foliage(stems) {
  const leaves = [[], [], []];
  const buds = [];
  for (const [index, { path }] of stems.entries()) {
    const [tip, inner] = [path[0], path[Math.min(6, path.length - 1)]];
    const away = Math.atan2(tip[1] - inner[1], tip[0] - inner[0]);
    if (index % 6 === 4) {
      buds.push({ x: tip[0], y: tip[1], r: 4.2 + 2.4 * random() });
      continue;
    }
    const size = 15 + 10 * random();
    leaves[index % 3].push(leaf(tip, away + 0.5 * (random() - 0.5), size, size * 0.3));
    for (const at of [9, 19, 31]) {
      if (at + 4 >= path.length || random() < 0.36) continue;
      const [here, next] = [path[at], path[at + 3]];
      const side = (at + index) % 2 ? 0.85 : -0.85;
      const angle = Math.atan2(here[1] - next[1], here[0] - next[0]) + side;
      leaves[(index + at) % 3].push(leaf(here, angle, size * 0.72, size * 0.2));
    }
  }
  return { leaves, buds };
}

/** Level lines of the loss, by marching squares, joined into chains. */
function contours(levels, cell = 10) {
  return levels.map((level) => {
    const segments = [];
    for (let y = 0; y < HEIGHT; y += cell)
      for (let x = 0; x < WIDTH; x += cell) segments.push(...cross(x, y, cell, level));
    return chain(segments).filter((line) => line.length > 4);
  });
}

function cross(x, y, cell, level) {
  const corners = [[x, y], [x + cell, y], [x + cell, y + cell], [x, y + cell]];
  const values = corners.map(([cx, cy]) => loss(cx, cy) - level);
  const hits = [];
  for (let i = 0; i < 4; i += 1) {
    const [a, b] = [values[i], values[(i + 1) % 4]];
    if (a < 0 === b < 0) continue;
    const [p, q] = [corners[i], corners[(i + 1) % 4]];
    const t = a / (a - b);
    hits.push([p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])]);
  }
  return hits.length === 2 ? [hits] : hits.length === 4 ? [hits.slice(0, 2), hits.slice(2)] : [];
}

function chain(segments) {
  const key = ([x, y]) => `${x.toFixed(3)},${y.toFixed(3)}`;
  const ends = new Map();
  for (const segment of segments)
    for (const end of segment) ends.set(key(end), [...(ends.get(key(end)) ?? []), segment]);
  const used = new Set();
  const follow = (line) => {
    for (;;) {
      const last = line.at(-1);
      const next = (ends.get(key(last)) ?? []).find((segment) => !used.has(segment));
      if (!next) return line;
      used.add(next);
      line.push(key(next[0]) === key(last) ? next[1] : next[0]);
    }
  };
  const lines = [];
  for (const segment of segments) {
    if (used.has(segment)) continue;
    used.add(segment);
    const forward = follow([...segment]);
    lines.push(follow(forward.reverse()));
  }
  return lines;
}

function drawing() {
  const stems = grow();
  const { leaves, buds } = foliage(stems);
  const lines = contours([18, 34, 56, 84, 118, 158, 204, 256, 314, 378, 448])
    .flat()
    .map((line) => curve(line.filter((_, i) => i % 4 === 0 || i === line.length - 1)));
  const circles = buds.map(({ x, y, r }) => `<circle cx="${short(x)}" cy="${short(y)}" r="${short(r)}"/>`);
  const roots = MINIMA.map(({ x, y }) => `<circle cx="${x}" cy="${y}" r="6"/>`);
  return [
    `<svg class="gg-garden" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="gg-garden-title">`,
    `<title id="gg-garden-title">Three plants drawn by gradient descent: each stem is a walk downhill, and each root is a minimum</title>`,
    `<path class="gg-garden__level" d="${lines.join("")}"/>`,
    `<path class="gg-garden__stem" d="${stems.map(taper).join("")}"/>`,
    ...leaves.map((shapes, tone) => `<path class="gg-garden__leaf gg-garden__leaf--${tone}" d="${shapes.join("")}"/>`),
    `<g class="gg-garden__bud">${circles.join("")}</g>`,
    `<g class="gg-garden__root">${roots.join("")}</g>`,
    "</svg>",
    "",
  ].join("\n");
}

const target = process.argv[2];
if (target) writeFileSync(target, drawing(), "utf8");
else process.stdout.write(drawing());
