import { ready } from "./ready";

/** Say of each number inside a sentence where it comes from. */
export function defineNumbers(): void {
  ready(() => {
    for (const number of document.querySelectorAll<HTMLElement>("data.gg-number")) {
      number.title = "Computed when this page was built";
    }
  });
}
