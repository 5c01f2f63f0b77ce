import { ready } from "./ready";

const SCROLLERS = ".md-typeset pre > code, .md-typeset .gg-math, .gg-board .gg-card"; // tables are regions, and stay stops

/** What scrolls can be reached by keyboard; what does not scroll is no extra stop. */
export function defineScrolling(): void {
  ready(() => {
    const scrollers = [...document.querySelectorAll<HTMLElement>(SCROLLERS)];
    const watch = new ResizeObserver((entries) => {
      for (const { target } of entries) reach(target as HTMLElement);
    });
    for (const scroller of scrollers) watch.observe(scroller);
  });
}

function reach(scroller: HTMLElement): void {
  const wide = scroller.scrollWidth > scroller.clientWidth;
  const tall = scroller.scrollHeight > scroller.clientHeight; // a formula in a cell may stick out
  if (wide || tall) scroller.tabIndex = 0;
  else scroller.removeAttribute("tabindex");
}
