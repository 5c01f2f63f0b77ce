/** The graph as its file gives it, made ready to be drawn. */
export interface Node {
  title: string;
  address: string;
  x: number; // in a square of 1000; the file counts tenths
  y: number;
  part: number;
  tags: number[];
  near: number[]; // the nodes linked with this one, in either direction
}

export interface Graph {
  parts: string[];
  tags: string[];
  nodes: Node[];
  links: [number, number][];
  byLinks: number[]; // the nodes, those with most links first
}

interface File {
  parts: string[];
  tags: string[];
  notes: [string, string, number, number, number, number[]][];
  links: [number, number][];
}

export async function load(url: string): Promise<Graph> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const file = (await answer.json()) as File;
  const nodes = file.notes.map(([title, address, x, y, part, tags]): Node => {
    return { title, address, x: x / 10, y: y / 10, part, tags, near: [] };
  });
  for (const [a, b] of file.links) {
    nodes[a]?.near.push(b);
    nodes[b]?.near.push(a);
  }
  for (const node of nodes) node.near = [...new Set(node.near)];
  const links = (number: number): number => nodes[number]?.near.length ?? 0;
  const byLinks = [...nodes.keys()].sort((a, b) => links(b) - links(a) || a - b);
  return { parts: file.parts, tags: file.tags, nodes, links: file.links, byLinks };
}

/** These nodes in the order in which a reader of a search wants them: the name itself, what begins so, the rest. */
export function ranked(graph: Graph, numbers: Set<number>, words: string): number[] {
  const rank = (number: number): number => {
    const title = graph.nodes[number]?.title.toLowerCase() ?? "";
    return title === words ? 0 : title.startsWith(words) ? 1 : 2;
  };
  return graph.byLinks.filter((number) => numbers.has(number)).sort((a, b) => rank(a) - rank(b));
}

/** Every node at most so many links away from one. */
export function around(graph: Graph, start: number, depth: number): Set<number> {
  const found = new Set([start]);
  let edge = [start];
  for (let step = 0; step < depth; step += 1) {
    edge = edge.flatMap((each) => graph.nodes[each]?.near ?? []).filter((each) => !found.has(each));
    for (const each of edge) found.add(each);
  }
  return found;
}
