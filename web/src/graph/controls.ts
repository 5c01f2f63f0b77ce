import type { Graph } from "./data";
import { shape } from "./draw";

/** What a reader has asked to see. */
export interface Wish {
  words: string;
  part: number | null;
  tag: number | null;
  depth: number; // links around the chosen note; 0 for the whole graph
}

export function makeControls(graph: Graph, wish: Wish, changed: () => void): HTMLElement {
  const bar = document.createElement("div");
  bar.className = "gg-graph__bar";
  const find = document.createElement("input");
  find.type = "search";
  find.addEventListener("input", () => {
    wish.words = find.value.trim().toLowerCase();
    changed();
  });
  bar.append(labelled("Find", find));
  if (graph.parts.length > 1) {
    bar.append(choice("Part", graph.parts, (number) => ((wish.part = number), changed())));
  }
  if (graph.tags.length > 0) {
    bar.append(choice("Tag", graph.tags, (number) => ((wish.tag = number), changed())));
  }
  bar.append(depths(wish, changed));
  return bar;
}

/** A list to choose one of, or all. */
function choice(name: string, options: string[], chosen: (number: number | null) => void): HTMLElement {
  const select = document.createElement("select");
  select.add(new Option("all", ""));
  const sorted = options.map((text, number) => ({ text: text || "top", number }));
  if (name === "Tag") sorted.sort((a, b) => a.text.localeCompare(b.text));
  for (const { text, number } of sorted) select.add(new Option(text, String(number)));
  select.addEventListener("change", () => chosen(select.value === "" ? null : Number(select.value)));
  return labelled(name, select);
}

function depths(wish: Wish, changed: () => void): HTMLElement {
  const select = document.createElement("select");
  select.dataset["depth"] = "";
  const options = ["every note", "one link from the chosen note", "two links from it"];
  options.forEach((text, depth) => select.add(new Option(text, String(depth), false, depth === wish.depth)));
  select.addEventListener("change", () => {
    wish.depth = Number(select.value);
    changed();
  });
  return labelled("Show", select);
}

function labelled(text: string, control: HTMLElement): HTMLElement {
  const label = document.createElement("label");
  label.append(`${text} `, control);
  return label;
}

export function button(text: string, name: string, press: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.setAttribute("aria-label", name);
  made.addEventListener("click", press);
  return made;
}

/** The parts with their marks. */
export function makeKey(graph: Graph): HTMLElement {
  const list = document.createElement("ul");
  list.className = "gg-graph__key";
  graph.parts.forEach((name, part) => {
    const item = document.createElement("li");
    const mark = document.createElement("canvas");
    Object.assign(mark, { width: 28, height: 28 });
    mark.setAttribute("aria-hidden", "true");
    mark.dataset["part"] = String(part);
    item.append(mark, name || "top");
    list.append(item);
  });
  return list;
}

export function paintKey(list: HTMLElement, parts: string[]): void {
  for (const mark of list.querySelectorAll("canvas")) {
    const part = Number(mark.dataset["part"]);
    const context = mark.getContext("2d");
    if (!context) continue;
    context.clearRect(0, 0, 28, 28);
    context.fillStyle = parts[part % 8] ?? "currentcolor";
    context.fill(shape(part, 14, 14, 9));
  }
}
