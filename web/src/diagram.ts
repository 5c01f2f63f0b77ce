import mermaid from "mermaid";

/** `<gg-diagram data-links='{"text": "address"}'>` around a Mermaid source: the drawing takes its place. */
class Diagram extends HTMLElement {
  private drawing: HTMLElement | undefined;

  connectedCallback(): void {
    diagrams.add(this);
    void this.draw();
  }

  disconnectedCallback(): void {
    diagrams.delete(this);
  }

  async draw(): Promise<void> {
    const source = this.querySelector(".gg-diagram-source")?.textContent ?? "";
    try {
      const { svg } = await mermaid.render(`gg-diagram-${(count += 1)}`, source);
      this.show(svg);
    } catch {
      this.removeAttribute("data-ready"); // the source stays, and says more than a message would
    }
  }

  /** Show the drawing, and put the source where those who want it find it. */
  private show(svg: string): void {
    const pre = this.querySelector<HTMLElement>(".gg-diagram-source");
    if (!this.drawing && pre) {
      const details = document.createElement("details");
      const summary = document.createElement("summary");
      summary.textContent = "The diagram as text";
      pre.before(details);
      details.append(summary, pre);
      this.drawing = document.createElement("div");
      this.drawing.className = "gg-diagram-drawing";
      details.before(this.drawing);
    }
    if (!this.drawing) return;
    this.drawing.innerHTML = svg; // made by Mermaid in its strict mode, which cleans it
    this.link();
    this.setAttribute("data-ready", "");
  }

  private link(): void {
    const links = JSON.parse(this.dataset["links"] ?? "{}") as Record<string, string>;
    for (const node of this.drawing?.querySelectorAll<SVGGElement>(".internal-link") ?? []) {
      const href = links[node.textContent?.trim() ?? ""];
      if (href === undefined) continue;
      const anchor = document.createElementNS("http://www.w3.org/2000/svg", "a");
      anchor.setAttribute("href", href);
      node.replaceWith(anchor);
      anchor.append(node);
    }
  }
}

let count = 0;
const diagrams = new Set<Diagram>();

function isDark(): boolean {
  return document.body.dataset["mdColorScheme"] === "slate";
}

function settle(): void {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    htmlLabels: false,
    suppressErrorRendering: true,
    theme: isDark() ? "dark" : "neutral",
    fontFamily: "var(--gg-sans)",
  });
}

settle();
customElements.define("gg-diagram", Diagram);
new MutationObserver(() => {
  settle();
  for (const diagram of diagrams) void diagram.draw();
}).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
