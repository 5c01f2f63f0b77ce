import type { Graph, Node } from "./data";
import { radius, type Picture, type View } from "./draw";

const DIRECTIONS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest lit node in the direction of an arrow key; null for another key or where none is. */
export function nextNode(picture: Picture, key: string): number | null {
  const way = DIRECTIONS[key];
  const from = picture.chosen === null ? picture.view : picture.graph.nodes[picture.chosen];
  if (!way || !from) return null;
  const [dx, dy] = way;
  let best: number | null = null;
  let least = Infinity;
  for (const number of picture.shown) {
    const node = picture.graph.nodes[number];
    if (!node || number === picture.chosen || !picture.lit.has(number)) continue;
    const ahead = (node.x - from.x) * dx + (node.y - from.y) * dy;
    const aside = Math.abs((node.x - from.x) * dy) + Math.abs((node.y - from.y) * dx);
    if (ahead <= 0 || aside > 2 * ahead) continue;
    const far = ahead + 2 * aside;
    if (far < least) [best, least] = [number, far];
  }
  return best;
}

export const isArrow = (key: string): boolean => key in DIRECTIONS;

/** The node at a point of the canvas, in its pixels, or near it. */
export function nodeAt(picture: Picture, x: number, y: number, width: number, height: number): number | null {
  let found: number | null = null;
  let least = Infinity;
  for (const number of picture.shown) {
    const node = picture.graph.nodes[number];
    if (!node || !picture.lit.has(number)) continue;
    const far = Math.hypot(
      (node.x - picture.view.x) * picture.view.scale + width / 2 - x,
      (node.y - picture.view.y) * picture.view.scale + height / 2 - y,
    );
    if (far < Math.max(12, radius(node, picture) + 4) && far < least) [found, least] = [number, far];
  }
  return found;
}

/** A view in which all these nodes lie inside the canvas. */
export function fitted(graph: Graph, numbers: Iterable<number>, width: number, height: number): View {
  const nodes = [...numbers].map((number) => graph.nodes[number]).filter((node): node is Node => node !== undefined);
  if (nodes.length === 0) return { x: 500, y: 500, scale: 0.5 };
  const [left, right] = range(nodes.map((node) => node.x));
  const [top, bottom] = range(nodes.map((node) => node.y));
  const [beside, above] = [Math.min(90, width * 0.12), Math.min(70, height * 0.12)];
  const scale = Math.min((width - beside) / Math.max(right - left, 60), (height - above) / Math.max(bottom - top, 60));
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.max(scale, 0.05) };
}

function range(values: number[]): [number, number] {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}
