const PARTS = ".md-content__inner, .md-content article";
// What stands around a note says nothing in a preview, and what needs a script there is left out.
const LEFT_OUT = ".headerlink, .gg-eyebrow, .gg-needs, .gg-words, .gg-tags, section[data-search-exclude], button, script, template";
const INTRODUCTION = 4; // blocks shown of a whole note

export interface Passage {
  title: string;
  body: DocumentFragment;
}

const documents = new Map<string, Promise<Document>>();

/** The document of an address: this one, or one that is fetched once. */
function documentOf(url: URL): Promise<Document> {
  const here = new URL(location.href);
  if (url.pathname === here.pathname && url.search === here.search) return Promise.resolve(document);
  const known = documents.get(url.pathname);
  if (known) return known;
  const asked = read(url);
  documents.set(url.pathname, asked);
  asked.catch(() => documents.delete(url.pathname));
  return asked;
}

async function read(url: URL): Promise<Document> {
  const answer = await fetch(url.pathname + url.search);
  if (!answer.ok) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** Exactly what a link leads to: a section, a block, a piece of code, or the beginning of a note. */
export async function passage(url: URL): Promise<Passage | null> {
  const from = await documentOf(url);
  const root = from.querySelector(PARTS);
  if (!root) return null;
  const place = url.hash ? from.getElementById(decodeURIComponent(url.hash.slice(1))) : null;
  if (place && !root.contains(place)) return null;
  const chosen = place && place.tagName !== "H1" ? cut(place) : beginning(root);
  const body = document.createDocumentFragment();
  for (const element of chosen) body.append(copied(element, from, url));
  if (!body.textContent?.trim() && !body.querySelector("svg, img")) return null;
  const heading = root.querySelector("h1");
  return { title: heading ? text(heading) : from.title, body };
}

/** A heading with what stands under it, or the block itself. */
function cut(place: Element): Element[] {
  const level = rank(place);
  if (!level) return [block(place)];
  const found = [place];
  for (let next = place.nextElementSibling; next; next = next.nextElementSibling) {
    if (rank(next) && rank(next) <= level) break;
    found.push(next);
  }
  return found;
}

const rank = (element: Element): number => Number(/^H([1-6])$/.exec(element.tagName)?.[1] ?? 0);

/** The whole block of a mark inside it. */
function block(place: Element): Element {
  return place.closest("p, li, dd, dt, blockquote, figure, table, pre, div, details, section") ?? place;
}

/** The first blocks of a note, up to its first section. */
function beginning(root: Element): Element[] {
  const top = root.querySelector("h1")?.parentElement ?? root;
  const found: Element[] = [];
  for (const element of top.children) {
    if (rank(element) > 1 || found.length === INTRODUCTION) break;
    if (rank(element) === 0 && !element.matches(LEFT_OUT)) found.push(element);
  }
  return found;
}

/** A copy that can stand in this document: addresses from here, no ids but those of drawings. */
function copied(element: Element, from: Document, url: URL): Element {
  const copy = document.importNode(element, true);
  keepMeanings(copy, from);
  for (const each of copy.querySelectorAll(LEFT_OUT)) each.remove();
  for (const each of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of ["href", "src"]) absolute(each, name, url);
    if (each.closest("svg")) continue;
    for (const name of ["id", "for", "name", "aria-labelledby", "aria-describedby"]) each.removeAttribute(name);
  }
  return copy;
}

function absolute(element: Element, name: string, url: URL): void {
  const value = element.getAttribute(name);
  if (value === null || (element.closest("svg") && value.startsWith("#"))) return;
  element.setAttribute(name, new URL(value, url).href);
}

/** What terms mean stands elsewhere in their page: it goes along with them. */
function keepMeanings(copy: Element, from: Document): void {
  for (const term of copy.querySelectorAll<HTMLElement>("a.gg-term[aria-describedby]")) {
    const said = from.getElementById(term.getAttribute("aria-describedby") ?? "");
    if (said) term.dataset["meaning"] = text(said);
  }
}

/** What a term means, if a link is one. */
export function meaning(link: HTMLElement): string {
  if (!link.classList.contains("gg-term")) return "";
  const said = document.getElementById(link.getAttribute("aria-describedby") ?? "");
  return link.dataset["meaning"] ?? (said ? text(said) : "");
}

export function text(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const each of copy.querySelectorAll(".headerlink")) each.remove();
  return (copy.textContent ?? "").trim();
}
