// Previews: a link inside the site shows what it leads to, without leaving. By pointer, by keyboard
// (the link has the focus; Tab goes into the preview) and by a long press. Nothing is fetched before.
import { loadStyles } from "./later";
import { Panel } from "./preview/panel";
import { meaning, passage, type Passage } from "./preview/source";
import { ready } from "./ready";

const LINKS = ".md-content a[href], .gg-preview__body a[href]";
const NONE = ".headerlink, .md-button, .gg-in-words *, .gg-graph__said *, [download], .footnote-backref, .glightbox";
const HOVER = 350; // milliseconds that a pointer rests on a link
const FOCUS = 600;
const PRESS = 500;
const LEAVE = 300; // to cross from the link to the preview
const STOPS = "a[href], button, input, select, summary, [tabindex='0']";

const open: Panel[] = [];
let waiting = 0;
let leaving = 0;
let pressed = false; // a long press has just shown something: the click that follows is no click
let asked = 0;
let styles: Promise<void> | undefined;

export function definePreviews(): void {
  ready(() => {
    document.addEventListener("pointerover", entered);
    document.addEventListener("pointerdown", touched);
    for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, () => clearTimeout(waiting));
    document.addEventListener("focusin", focused);
    document.addEventListener("click", clicked, true);
    document.addEventListener("contextmenu", (event) => {
      if (pressed) event.preventDefault();
    });
    document.addEventListener("keydown", typed, true);
    addEventListener("pagehide", () => [...open].forEach((panel) => panel.close()));
  });
}

/** The link of ours that an event is about. */
function linkOf(event: Event): HTMLAnchorElement | null {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(LINKS) : null;
  if (!(link instanceof HTMLAnchorElement) || link.matches(NONE)) return null;
  const url = new URL(link.href);
  const inside = url.origin === location.origin && /(\/|\.html)$/.test(url.pathname);
  return inside ? link : null;
}

function entered(event: PointerEvent): void {
  if (event.pointerType === "touch") return;
  const link = linkOf(event);
  const panel = panelAround(event.target);
  clearTimeout(waiting);
  if (link && open.some((each) => each.link === link)) return clearTimeout(leaving);
  if (link) waiting = window.setTimeout(() => void show(link), HOVER);
  clearTimeout(leaving);
  leaving = window.setTimeout(() => closeAbove(panel), LEAVE);
  if (panel === open.at(-1) && panel) clearTimeout(leaving);
}

function focused(event: FocusEvent): void {
  const link = linkOf(event);
  clearTimeout(waiting);
  const panel = panelAround(event.target);
  if (!link || !link.matches(":focus-visible")) {
    if (event.target instanceof Element && !panel) closeAbove(null, event.target);
    return;
  }
  closeAbove(panel, link);
  waiting = window.setTimeout(() => void show(link), FOCUS);
}

function touched(event: PointerEvent): void {
  pressed = false;
  clearTimeout(waiting);
  if (event.pointerType !== "touch") return;
  const link = linkOf(event);
  if (!link) return closeAbove(panelAround(event.target));
  waiting = window.setTimeout(() => {
    pressed = true;
    void show(link);
  }, PRESS);
}

/** A tap on a term says what it means; a second one follows the link. */
function clicked(event: MouseEvent): void {
  const link = linkOf(event);
  const byTouch = (event as PointerEvent).pointerType === "touch";
  const first = link && byTouch && meaning(link) && !open.some((panel) => panel.link === link);
  if (link && (pressed || first)) {
    event.preventDefault();
    event.stopPropagation();
    if (first && !pressed) void show(link);
  } else if (link) clearTimeout(waiting);
  pressed = false;
}

function typed(event: KeyboardEvent): void {
  clearTimeout(waiting);
  const last = open.at(-1);
  if (!last) return;
  if (event.key === "Escape") {
    event.stopPropagation();
    event.preventDefault();
    asked += 1;
    last.close();
  } else if (event.key === "Tab") tabbed(event, last);
}

/** Tab goes from the link into its preview, and from its last stop on to what follows the link. */
function tabbed(event: KeyboardEvent, last: Panel): void {
  const focus = document.activeElement;
  const panel = panelAround(focus);
  if (focus === last.link && !event.shiftKey) {
    event.preventDefault();
    stops(last)[0]?.focus();
    return;
  }
  if (!panel) return;
  const all = stops(panel);
  if (event.shiftKey && focus === all[0]) {
    event.preventDefault();
    panel.link.focus();
  } else if (!event.shiftKey && focus === all.at(-1)) {
    panel.link.focus(); // and the browser goes on from there
    clearTimeout(waiting);
    if (!panel.pinned) panel.close();
  }
}

function stops(panel: Panel): HTMLElement[] {
  return [...panel.element.querySelectorAll<HTMLElement>(STOPS)].filter((each) => each.offsetParent !== null);
}

function panelAround(target: EventTarget | null): Panel | null {
  return open.find((panel) => target instanceof Node && panel.element.contains(target)) ?? null;
}

async function show(link: HTMLAnchorElement): Promise<void> {
  if (open.some((panel) => panel.link === link)) return;
  const turn = (asked += 1);
  styles ??= loadStyles("preview.css");
  const [found] = await Promise.all([passageOf(link), styles]);
  if (!found || turn !== asked || !link.isConnected) return;
  clearTimeout(leaving);
  closeAbove(panelAround(link), link);
  open.push(new Panel(link, found, (panel) => void open.splice(open.indexOf(panel), 1)));
}

async function passageOf(link: HTMLAnchorElement): Promise<Passage | null> {
  const said = meaning(link);
  if (!said) return passage(new URL(link.href)).catch(() => null);
  const body = document.createDocumentFragment();
  body.append(Object.assign(document.createElement("p"), { textContent: said }));
  return { title: link.textContent?.trim() ?? "", body };
}

/** Close the previews that were opened after one, or all; pinned ones stay, and that of a link. */
function closeAbove(panel: Panel | null, link?: Element): void {
  if (!link) asked += 1; // what is on its way comes too late
  const first = panel ? open.indexOf(panel) + 1 : 0;
  for (const each of open.slice(first).reverse()) {
    if (!each.pinned && each.link !== link) each.close();
  }
}
