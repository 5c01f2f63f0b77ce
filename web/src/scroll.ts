import { ready } from "./ready";

const SCROLLERS = ".md-typeset pre > code, .md-typeset .md-typeset__table, .md-typeset .gg-math";

/** What scrolls sideways can be reached by keyboard; what does not scroll is no extra stop. */
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
  if (scroller.scrollWidth > scroller.clientWidth) scroller.tabIndex = 0;
  else scroller.removeAttribute("tabindex");
}
