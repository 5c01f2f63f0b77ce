/**
 * `<gg-states data-name="w">` around an ordered list, one `li[data-value]` a state.
 *
 * With script it shows one state at a time, chosen by a native range input; without, all of them.
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
    const show = (): void => select(items, Number(input.value), name, input, output);
    input.addEventListener("input", show);
    show();
    bar.append(label, input, output);
    return bar;
  }
}

let count = 0;
const nextNumber = (): number => (count += 1);

function select(
  items: HTMLLIElement[],
  chosen: number,
  name: string,
  input: HTMLInputElement,
  output: HTMLOutputElement,
): void {
  const value = items[chosen]?.dataset["value"] ?? "";
  for (const [index, item] of items.entries()) item.toggleAttribute("data-shown", index === chosen);
  output.textContent = value;
  input.setAttribute("aria-valuetext", `${name} = ${value}`);
}

export function defineStates(): void {
  if (!customElements.get("gg-states")) customElements.define("gg-states", States);
}
