import type { Passage } from "./source";

const EDGE = 8; // pixels between a panel and what it must not cover
const WIDE = 480;

/** One open preview: a small window beside the link that it is about, and over nothing of it. */
export class Panel {
  readonly element = document.createElement("section");
  pinned = false;

  constructor(
    readonly link: HTMLAnchorElement,
    passage: Passage,
    private readonly closed: (panel: Panel) => void,
  ) {
    this.element.className = "gg-preview";
    this.element.setAttribute("role", "dialog");
    this.element.setAttribute("aria-label", `Preview: ${passage.title}`);
    const body = document.createElement("div");
    body.className = "gg-preview__body md-typeset";
    body.tabIndex = 0;
    body.setAttribute("role", "group");
    body.setAttribute("aria-label", "What the link leads to");
    body.append(passage.body);
    this.element.append(this.head(passage.title), body);
    document.body.append(this.element);
    this.place();
  }

  private head(title: string): HTMLElement {
    const head = document.createElement("header");
    const name = document.createElement("a");
    Object.assign(name, { href: this.link.href, textContent: title });
    head.append(name, this.pin(), this.button("×", "Close", () => this.close()));
    return head;
  }

  private pin(): HTMLButtonElement {
    const pin = this.button("Pin", "Pin: keep open", () => {
      this.pinned = !this.pinned;
      pin.setAttribute("aria-pressed", String(this.pinned));
    });
    pin.setAttribute("aria-pressed", "false");
    return pin;
  }

  private button(text: string, name: string, press: () => void): HTMLButtonElement {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", textContent: text, title: name });
    made.setAttribute("aria-label", name);
    made.addEventListener("click", press);
    return made;
  }

  /** Below the link if there is room, or else where there is more of it. */
  private place(): void {
    const { element, link } = this;
    const box = link.getBoundingClientRect();
    const top = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
    const below = innerHeight - box.bottom - 2 * EDGE;
    const above = box.top - Math.max(top, 0) - 2 * EDGE;
    const width = Math.min(WIDE, document.documentElement.clientWidth - 2 * EDGE);
    element.style.width = `${width}px`;
    const under = below >= Math.min(element.offsetHeight, 220) || below >= above;
    element.style.maxHeight = `${Math.max(under ? below : above, 120)}px`;
    const left = Math.min(Math.max(box.left, EDGE), document.documentElement.clientWidth - width - EDGE);
    element.style.left = `${left + scrollX}px`;
    element.style.top = `${(under ? box.bottom + EDGE : box.top - EDGE - element.offsetHeight) + scrollY}px`;
  }

  close(): void {
    const inside = this.element.contains(document.activeElement);
    this.element.remove();
    this.closed(this);
    if (inside) this.link.focus();
  }
}
