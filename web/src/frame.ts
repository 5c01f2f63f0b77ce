/**
 * `<gg-frame data-source="…" data-title="…" data-label="…">` around a link to the same thing.
 *
 * With script it gets a button; the frame, and whatever another host would be asked for, comes only when that is
 * pressed.
 */
class Frame extends HTMLElement {
  connectedCallback(): void {
    if (this.querySelector(":scope > button")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "md-button";
    button.textContent = this.dataset["label"] ?? "Show it here";
    button.addEventListener("click", () => this.open(button));
    this.append(button);
  }

  private open(button: HTMLButtonElement): void {
    const frame = document.createElement("iframe");
    frame.title = this.dataset["title"] ?? "";
    frame.allow = "autoplay; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.src = this.dataset["source"] ?? "";
    if (this.dataset["height"]) frame.height = this.dataset["height"];
    button.replaceWith(frame);
    frame.tabIndex = 0;
    frame.focus();
  }
}

export function defineFrames(): void {
  if (!customElements.get("gg-frame")) customElements.define("gg-frame", Frame);
}
