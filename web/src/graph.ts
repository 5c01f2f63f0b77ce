// The graph of all notes: `<gg-graph data-notes="notes.json" data-root="../">` becomes a canvas that is
// moved through with a pointer or the keyboard. Nothing moves by itself.
import { button, makeControls, makeKey, paintKey, type Wish } from "./graph/controls";
import { around, load, ranked, type Graph } from "./graph/data";
import { colours, draw, isHeavy, type Colours, type Picture, type View } from "./graph/draw";
import { shift, still, type Still } from "./graph/still";
import { fitted, isArrow, nextNode, nodeAt } from "./graph/moves";

const HELP =
  "Graph of notes. Arrow keys go to the next note in that direction, Enter opens it, plus and minus change the size, 0 shows all.";
const FOUND = 12; // notes that a search lists
const REST = 150; // milliseconds without a move, after which a large graph is drawn anew

class GraphElement extends HTMLElement {
  private picture!: Picture;
  private look!: Colours;
  private readonly wish: Wish = { words: "", part: null, tag: null, depth: 0 };
  private readonly canvas = document.createElement("canvas");
  private readonly said = document.createElement("p");
  private readonly found = document.createElement("ul");
  private key = document.createElement("ul") as HTMLElement;
  private waiting = false;
  private still: Still | null = null; // what is shown while the graph is moved about
  private drawn: View | null = null; // the view of the last drawing
  private rest = 0;

  async connectedCallback(): Promise<void> {
    if (this.hasAttribute("data-ready")) return;
    try {
      this.start(await load(this.dataset["notes"] ?? ""));
    } catch {
      this.textContent = "The graph could not be loaded. The links stand on each note's page.";
    }
    this.setAttribute("data-ready", "");
  }

  private start(graph: Graph): void {
    const all = new Set(graph.nodes.keys());
    this.picture = { graph, view: { x: 500, y: 500, scale: 1 }, shown: all, lit: all, chosen: null };
    this.look = colours(this);
    this.fromAddress();
    this.build(graph);
    this.narrow();
    this.follow();
  }

  /** `graph/?at=the-note/` begins at that note. */
  private fromAddress(): void {
    const wanted = /[?&]at=([^&]*)/.exec(location.search)?.[1] ?? "";
    const number = wanted ? this.picture.graph.nodes.findIndex((node) => node.address === wanted) : -1;
    if (number < 0) return;
    this.picture.chosen = number;
    this.wish.depth = 1;
  }

  private build(graph: Graph): void {
    this.key = makeKey(graph);
    this.found.className = "gg-graph__found";
    this.said.className = "gg-graph__said";
    this.said.setAttribute("role", "status");
    Object.assign(this.canvas, { tabIndex: 0 });
    this.canvas.setAttribute("role", "application");
    this.canvas.setAttribute("aria-label", HELP);
    const stage = document.createElement("div");
    stage.className = "gg-graph__stage";
    const zoom = document.createElement("div");
    zoom.className = "gg-graph__zoom";
    zoom.append(
      button("+", "Larger", () => this.zoom(1.4)),
      button("−", "Smaller", () => this.zoom(1 / 1.4)),
      button("⤢", "Show all", () => this.fit()),
    );
    stage.append(this.canvas, zoom);
    this.replaceChildren(makeControls(graph, this.wish, () => this.narrow()), this.found, stage, this.said, this.key);
  }

  /** Listen to keys, pointers, the window and the theme. */
  private follow(): void {
    this.canvas.addEventListener("keydown", (event) => this.pressed(event));
    this.canvas.addEventListener("wheel", (event) => this.wheeled(event), { passive: false });
    this.canvas.addEventListener("dblclick", () => this.open());
    followPointers(this.canvas, {
      moved: (dx, dy) => this.pan(dx, dy),
      pinched: (by) => this.zoom(by),
      tapped: (x, y) => this.tapped(x, y),
    });
    new ResizeObserver(() => this.redraw()).observe(this.canvas);
    new MutationObserver(() => this.repaint()).observe(document.body, {
      attributeFilter: ["data-md-color-scheme"],
    });
    this.repaint();
  }

  private repaint(): void {
    this.look = colours(this);
    paintKey(this.key, this.look.parts);
    this.redraw();
  }

  private redraw(): void {
    this.still = null;
    this.show();
  }

  /** Draw in the next frame; while a large graph is moved about, that is the last drawing, moved. */
  private show(): void {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      clearTimeout(this.rest);
      if (this.still) {
        shift(this.canvas, this.still, this.picture.view);
        this.rest = setTimeout(() => this.redraw(), REST);
        return;
      }
      draw(this.canvas, this.picture, this.look);
      this.drawn = { ...this.picture.view };
    });
  }

  /** The view has moved, and nothing else. */
  private moved(): void {
    if (!isHeavy(this.picture.graph)) this.still = null;
    else if (!this.still && this.drawn && !this.waiting) this.still = still(this.canvas, this.drawn);
    this.show();
  }

  /** Show what the controls ask for. */
  private narrow(): void {
    const { graph, chosen } = this.picture;
    const { words, part, tag, depth } = this.wish;
    const near = depth > 0 && chosen !== null ? around(graph, chosen, depth) : null;
    this.picture.shown = near ?? new Set(graph.nodes.keys());
    this.picture.lit = new Set(
      [...this.picture.shown].filter((number) => {
        const node = graph.nodes[number];
        if (!node) return false;
        const isPart = part === null || node.part === part;
        const isTagged = tag === null || node.tags.includes(tag);
        return isPart && isTagged && node.title.toLowerCase().includes(words);
      }),
    );
    this.list();
    this.tell();
    this.fit();
  }

  private list(): void {
    const { graph, lit } = this.picture;
    const asked = this.wish.words !== "" || this.wish.tag !== null || this.wish.part !== null;
    const first = asked ? ranked(graph, lit, this.wish.words).slice(0, FOUND) : [];
    const items = first.map((number) => {
      const item = document.createElement("li");
      const name = graph.nodes[number]?.title ?? "";
      const press = button(name, `Choose ${name}`, () => this.choose(number));
      item.append(press);
      return item;
    });
    const left = asked ? lit.size - first.length : 0;
    if (left > 0) items.push(Object.assign(document.createElement("li"), { textContent: `and ${left} more` }));
    this.found.replaceChildren(...items);
  }

  private choose(number: number): void {
    this.picture.chosen = number;
    if (this.wish.depth > 0) return this.narrow();
    const node = this.picture.graph.nodes[number];
    const { width, height } = this.canvas.getBoundingClientRect();
    const { view } = this.picture;
    const outside =
      node &&
      (Math.abs(node.x - view.x) * view.scale > width / 2 - 20 || Math.abs(node.y - view.y) * view.scale > height / 2 - 20);
    if (node && outside) Object.assign(view, { x: node.x, y: node.y });
    this.tell();
    this.redraw();
  }

  /** Say which note is chosen, with a link to it. */
  private tell(): void {
    const { graph, chosen, lit } = this.picture;
    const node = chosen === null ? undefined : graph.nodes[chosen];
    if (!node) {
      this.said.textContent = `${lit.size} of ${graph.nodes.length} notes. Choose one to see its links.`;
      return;
    }
    const link = document.createElement("a");
    link.href = this.address(node.address);
    link.textContent = node.title;
    const part = graph.parts[node.part];
    const count = node.near.length;
    this.said.replaceChildren(link, ` ${part ? `in ${part}, ` : ""}linked with ${count} ${count === 1 ? "note" : "notes"}`);
  }

  private address(address: string): string {
    return (this.dataset["root"] ?? "") + address;
  }

  private open(): void {
    const node = this.picture.chosen === null ? undefined : this.picture.graph.nodes[this.picture.chosen];
    if (node) location.assign(this.address(node.address));
  }

  private pressed(event: KeyboardEvent): void {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isArrow(key)) {
      const next = nextNode(this.picture, key);
      if (next !== null) this.choose(next);
    } else if (key === "Enter") this.open();
    else if (key === "+" || key === "=") this.zoom(1.4);
    else if (key === "-") this.zoom(1 / 1.4);
    else if (key === "0") this.fit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private wheeled(event: WheelEvent): void {
    if (!event.ctrlKey && document.activeElement !== this.canvas) return; // the page scrolls
    event.preventDefault();
    const box = this.canvas.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2];
    this.zoom(Math.exp(-event.deltaY / 400), x, y);
  }

  private tapped(x: number, y: number): void {
    const { width, height } = this.canvas.getBoundingClientRect();
    const number = nodeAt(this.picture, x, y, width, height);
    if (number !== null) this.choose(number);
  }

  private pan(dx: number, dy: number): void {
    const { view } = this.picture;
    view.x -= dx / view.scale;
    view.y -= dy / view.scale;
    this.moved();
  }

  /** Change the size; the point so far from the middle, in pixels, stays where it is. */
  private zoom(by: number, x = 0, y = 0): void {
    const { view } = this.picture;
    const before = view.scale;
    view.scale = Math.min(Math.max(view.scale * by, 0.05), 20);
    view.x += x / before - x / view.scale;
    view.y += y / before - y / view.scale;
    this.moved();
  }

  private fit(): void {
    const { width, height } = this.canvas.getBoundingClientRect();
    const { graph, lit, shown } = this.picture;
    this.picture.view = fitted(graph, lit.size > 0 ? lit : shown, width || 600, height || 400);
    this.redraw();
  }
}

interface Gestures {
  moved: (dx: number, dy: number) => void;
  pinched: (by: number) => void;
  tapped: (x: number, y: number) => void;
}

/** One pointer moves, two pinch, and one that stays where it is taps. */
function followPointers(canvas: HTMLCanvasElement, gestures: Gestures): void {
  const down = new Map<number, { x: number; y: number }>();
  let travelled = 0;
  const spread = (): number => {
    const [a, b] = [...down.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    if (down.size === 0) travelled = 0;
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  canvas.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const wide = spread();
    const [dx, dy] = [event.clientX - before.x, event.clientY - before.y];
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    travelled += Math.abs(dx) + Math.abs(dy);
    if (down.size === 1) gestures.moved(dx, dy);
    else if (wide > 0) gestures.pinched(spread() / wide);
  });
  canvas.addEventListener("pointerup", (event) => {
    const box = canvas.getBoundingClientRect();
    if (down.size === 1 && travelled < 6) gestures.tapped(event.clientX - box.left, event.clientY - box.top);
    down.delete(event.pointerId);
  });
  canvas.addEventListener("pointercancel", (event) => down.delete(event.pointerId));
}

if (!customElements.get("gg-graph")) customElements.define("gg-graph", GraphElement);
