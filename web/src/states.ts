/**
 * `<gg-states data-name="w">` around an ordered list, one `li[data-value]` a state.
 *
 * With script it shows one state at a time, chosen by a native range input; without, all of them.
 * Figures after the first are files, `img.gg-later`: each is fetched when its state is wanted, and
 * put into the page itself, so that it has the page's colours.
 */
class States extends HTMLElement {
  connectedCallback(): void {
    if (this.hasAttribute("data-ready")) return;
    const items = [...this.querySelectorAll<HTMLLIElement>(":scope > ol > li")];
    if (items.length < 2) return;
    this.prepend(this.bar(items));
    this.setAttribute("data-ready", "");
  }

  private bar(items: HTMLLIElement[]): HTMLElement {
    const name = this.dataset["name"] ?? "state";
    const bar = document.createElement("div");
    bar.className = "gg-states__bar";
    const label = document.createElement("label");
    label.textContent = name;
    const input = document.createElement("input");
    Object.assign(input, { type: "range", min: "0", max: String(items.length - 1), step: "1", value: "0" });
    const output = document.createElement("output");
    label.htmlFor = input.id = `gg-states-${nextNumber()}`;
    const choose = (): void => void select(items, name, input, output);
    const prepare = (): void => items.forEach((item) => void complete(item));
    input.addEventListener("input", choose);
    // Whoever comes near the slider is about to use it.
    for (const event of ["focus", "pointerenter", "touchstart"]) {
      input.addEventListener(event, prepare, { once: true, passive: true });
    }
    choose();
    bar.append(label, input, output);
    return bar;
  }
}

let count = 0;
const nextNumber = (): number => (count += 1);

async function select(
  items: HTMLLIElement[],
  name: string,
  input: HTMLInputElement,
  output: HTMLOutputElement,
): Promise<void> {
  const chosen = Number(input.value);
  const item = items[chosen];
  if (!item) return;
  const value = item.dataset["value"] ?? "";
  output.textContent = value;
  input.setAttribute("aria-valuetext", `${name} = ${value}`);
  if (item.querySelector("img.gg-later")) await complete(item);
  if (Number(input.value) !== chosen) return; // another state was chosen meanwhile
  for (const [index, each] of items.entries()) each.toggleAttribute("data-shown", index === chosen);
}

const loading = new WeakMap<HTMLLIElement, Promise<void>>();

/** Put an item's figure into the page; at most once. */
function complete(item: HTMLLIElement): Promise<void> {
  const known = loading.get(item) ?? draw(item.querySelector<HTMLImageElement>("img.gg-later"));
  loading.set(item, known);
  return known;
}

async function draw(image: HTMLImageElement | null): Promise<void> {
  if (!image) return;
  try {
    const answer = await fetch(image.src);
    if (!answer.ok) throw new Error(String(answer.status));
    const parsed = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
    if (parsed.documentElement.localName !== "svg") throw new Error("no figure");
    image.replaceWith(document.importNode(parsed.documentElement, true));
  } catch {
    image.classList.remove("gg-later"); // from a disk, where nothing can be fetched: as a picture
    image.loading = "eager";
  }
}

export function defineStates(): void {
  if (!customElements.get("gg-states")) customElements.define("gg-states", States);
}
