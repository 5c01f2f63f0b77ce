import type { Graph, Node } from "./data";

/** What is looked at: the middle of the picture in the graph's own lengths, and pixels for one. */
export interface View {
  x: number;
  y: number;
  scale: number;
}

export interface Picture {
  graph: Graph;
  view: View;
  shown: Set<number>; // all else is not there
  lit: Set<number>; // all else is pale
  chosen: number | null;
}

export interface Colours {
  ink: string;
  paper: string;
  line: string;
  parts: string[];
}

const FONT = "500 12px Figtree, system-ui, sans-serif";
const LABELS = 90;
const WIDEST = 14; // pixels that links add to a mark: one of thousands must not cover the others
const HEAVY = 1500; // links, or nodes, that take longer to draw than a frame lasts
const PALE = 0.15;
const TOGETHER = 64; // lines of one path

export function colours(element: Element): Colours {
  const style = getComputedStyle(element);
  const value = (name: string): string => style.getPropertyValue(`--gg-${name}`).trim();
  const parts = [0, 1, 2, 3, 4, 5, 6, 7].map((number) => value(`c${number}`));
  return { ink: value("ink"), paper: value("paper"), line: value("edge"), parts };
}

/** Half the width of a mark in pixels: more for a note of many links, less where marks are crowded. */
export function radius(node: Node, picture: Picture): number {
  const room = (1000 * picture.view.scale) / Math.sqrt(picture.graph.nodes.length);
  return (3.5 + Math.min(Math.sqrt(node.near.length), WIDEST)) * Math.min(1.2, Math.max(0.35, room / 40));
}

export function draw(canvas: HTMLCanvasElement, picture: Picture, look: Colours): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const { width, height } = canvas.getBoundingClientRect();
  const ratio = devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.scale(ratio, ratio);
  const { view } = picture;
  const at = (node: Node): [number, number] => [
    (node.x - view.x) * view.scale + width / 2,
    (node.y - view.y) * view.scale + height / 2,
  ];
  drawLinks(context, picture, look, at);
  for (const number of picture.graph.byLinks) {
    if (picture.shown.has(number) && isNear(at, picture.graph.nodes[number], width, height))
      drawNode(context, picture, number, look, at);
  }
  drawLabels(context, picture, look, at, width, height);
}

function isNear(at: Place, node: Node | undefined, width: number, height: number): boolean {
  if (!node) return false;
  const [x, y] = at(node);
  return x > -30 && y > -30 && x < width + 30 && y < height + 30;
}

export const isHeavy = ({ nodes, links }: Graph): boolean => links.length > HEAVY || nodes.length > HEAVY;

type Place = (node: Node) => [number, number];

function drawLinks(context: CanvasRenderingContext2D, picture: Picture, look: Colours, at: Place): void {
  const { graph, shown, lit, chosen } = picture;
  const lines: Record<"pale" | "plain" | "strong", Line[]> = { pale: [], plain: [], strong: [] };
  for (const [a, b] of graph.links) {
    const [from, to] = [graph.nodes[a], graph.nodes[b]];
    if (!from || !to || !shown.has(a) || !shown.has(b)) continue;
    const kind = a === chosen || b === chosen ? "strong" : lit.has(a) && lit.has(b) ? "plain" : "pale";
    lines[kind].push([at(from), at(to)]);
  }
  const few = !isHeavy(graph);
  stroke(context, lines.pale, look.line, 1, few ? 0.25 : 0.04);
  stroke(context, lines.plain, look.line, 1, few ? 0.9 : 0.16);
  stroke(context, lines.strong, look.ink, 1.5, 0.8);
}

type Line = [[number, number], [number, number]];

/** Draw lines some at a time: a browser takes far longer for one path of thousands. */
function stroke(context: CanvasRenderingContext2D, lines: Line[], colour: string, width: number, alpha: number): void {
  context.globalAlpha = alpha;
  context.strokeStyle = colour;
  context.lineWidth = width;
  for (let first = 0; first < lines.length; first += TOGETHER) {
    const path = new Path2D();
    for (const [from, to] of lines.slice(first, first + TOGETHER)) {
      path.moveTo(...from);
      path.lineTo(...to);
    }
    context.stroke(path);
  }
  context.globalAlpha = 1;
}

function drawNode(
  context: CanvasRenderingContext2D,
  picture: Picture,
  number: number,
  look: Colours,
  at: Place,
): void {
  const node = picture.graph.nodes[number];
  if (!node) return;
  const [x, y] = at(node);
  const size = radius(node, picture);
  context.globalAlpha = picture.lit.has(number) ? 1 : PALE;
  context.fillStyle = look.parts[node.part % 8] ?? look.ink;
  context.strokeStyle = look.paper;
  const mark = shape(node.part, x, y, size);
  context.fill(mark);
  if (size > 3) context.stroke(mark); // around less, the edge would hide the mark
  if (number === picture.chosen) {
    context.strokeStyle = look.ink;
    context.lineWidth = 2;
    const ring = new Path2D();
    ring.arc(x, y, size + 5, 0, 7);
    context.stroke(ring);
    context.lineWidth = 1;
  }
  context.globalAlpha = 1;
}

/** A mark for each part: so that no part is told by its colour alone. */
export function shape(part: number, x: number, y: number, r: number): Path2D {
  const corners = [0, 4, 3, 5, 6, 4][part % 6] ?? 0;
  const path = new Path2D();
  if (corners === 0) {
    path.arc(x, y, r, 0, 7);
    return path;
  }
  const turn = part % 6 === 1 ? Math.PI / 4 : 0; // the first of four corners is a square, not a diamond
  for (let corner = 0; corner < corners; corner += 1) {
    const angle = (corner * 2 * Math.PI) / corners - Math.PI / 2 + turn;
    path.lineTo(x + 1.25 * r * Math.cos(angle), y + 1.25 * r * Math.sin(angle));
  }
  path.closePath();
  return path;
}

function drawLabels(
  context: CanvasRenderingContext2D,
  picture: Picture,
  look: Colours,
  at: Place,
  width: number,
  height: number,
): void {
  context.font = FONT;
  context.textAlign = "center";
  context.lineJoin = "round";
  const taken: [number, number, number, number][] = [];
  for (const number of byWeight(picture)) {
    const node = picture.graph.nodes[number];
    if (!node) continue;
    const [x, y] = at(node);
    if (x < 0 || y < 0 || x > width || y > height) continue;
    const half = context.measureText(node.title).width / 2 + 4;
    const middle = Math.min(Math.max(x, half), width - half);
    const box: [number, number, number, number] = [middle - half, y + 6, middle + half, y + 26];
    const free = taken.every((each) => box[2] < each[0] || box[0] > each[2] || box[3] < each[1] || box[1] > each[3]);
    if (!free && number !== picture.chosen) continue;
    taken.push(box);
    write(context, node.title, middle, y + 21, look);
    if (taken.length >= LABELS) return;
  }
}

/** The nodes that may have a label: the chosen one, those next to it, then those with most links. */
function byWeight({ graph, lit, shown, chosen }: Picture): number[] {
  const near = new Set(chosen === null ? [] : graph.nodes[chosen]?.near);
  const may = graph.byLinks.filter((each) => each !== chosen && shown.has(each) && lit.has(each));
  const first = may.filter((each) => near.has(each));
  const rest = may.filter((each) => !near.has(each));
  return [...(chosen !== null && lit.has(chosen) ? [chosen] : []), ...first, ...rest];
}

function write(context: CanvasRenderingContext2D, text: string, x: number, y: number, look: Colours): void {
  context.strokeStyle = look.paper;
  context.lineWidth = 4;
  context.strokeText(text, x, y);
  context.fillStyle = look.ink;
  context.fillText(text, x, y);
  context.lineWidth = 1;
}
