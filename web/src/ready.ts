/** Call when the document's elements are there: now, if they are. */
export function ready(callback: () => void): void {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", callback, { once: true });
  else callback();
}
