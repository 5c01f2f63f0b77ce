import { ready } from "./ready";

const HERE = document.querySelector<HTMLScriptElement>('script[src*="assets/garden/garden.js"]')?.src ?? location.href;

/** The address of another file of ours. */
const beside = (name: string): string => new URL(name, HERE).href;

/** Load a style sheet of ours; done when it holds, or when it cannot be had. */
export function loadStyles(name: string): Promise<void> {
  return new Promise((done) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: beside(name) });
    for (const end of ["load", "error"]) link.addEventListener(end, () => done());
    document.head.append(link);
  });
}

/** Load a script of ours and its style sheet where a page has the element that needs them. */
export function loadWhereUsed(element: string, script: string, styles: string): void {
  ready(async () => {
    if (!document.querySelector(element)) return;
    await loadStyles(styles);
    await import(beside(script));
  });
}
