import { ready } from "./ready";

const SHOWN_FOR = 2000; // milliseconds that a button says "Copied"

/**
 * Copy buttons: each hands out the self-contained slice of the code above it, which is its
 * `data-copy` or stands in the fold below it.
 */
export function defineCopying(): void {
  ready(() => {
    const live = liveRegion();
    for (const button of document.querySelectorAll<HTMLButtonElement>("button.gg-copy")) {
      button.hidden = false;
      button.addEventListener("click", () => void copy(button, live));
    }
  });
}

async function copy(button: HTMLButtonElement, live: HTMLElement): Promise<void> {
  const done = await write(button.dataset["copy"] ?? folded(button));
  say(button, live, done ? "Copied" : "Not copied");
  button.toggleAttribute("data-done", done);
}

function folded(button: HTMLButtonElement): string {
  return button.closest(".gg-code")?.querySelector(".gg-whole code")?.textContent ?? "";
}

/** Put text on the clipboard; on pages without a secure origin through a hidden field. */
async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return writeThroughField(text);
  }
}

function writeThroughField(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "gg-live";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy"); // deprecated, and the only way over plain http or file
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}

const labels = new WeakMap<HTMLButtonElement, { text: string; timer: number }>();

/** Show a word on the button for a while, and read it out. */
function say(button: HTMLButtonElement, live: HTMLElement, word: string): void {
  const before = labels.get(button);
  if (before) clearTimeout(before.timer);
  const text = before?.text ?? button.textContent ?? "Copy";
  button.textContent = word;
  live.textContent = word;
  const timer = window.setTimeout(() => {
    button.textContent = text;
    live.textContent = "";
    button.removeAttribute("data-done");
    labels.delete(button);
  }, SHOWN_FOR);
  labels.set(button, { text, timer });
}

function liveRegion(): HTMLElement {
  const live = document.createElement("div");
  live.className = "gg-live";
  live.setAttribute("role", "status");
  document.body.append(live);
  return live;
}
