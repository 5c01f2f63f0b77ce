import type { View } from "./draw";

/** A drawing as it is, to be moved about until there is time for a new one. */
export interface Still {
  image: HTMLCanvasElement;
  view: View;
}

export function still(canvas: HTMLCanvasElement, view: View): Still {
  const image = document.createElement("canvas");
  Object.assign(image, { width: canvas.width, height: canvas.height });
  image.getContext("2d")?.drawImage(canvas, 0, 0);
  return { image, view: { ...view } };
}

/** Show an earlier drawing as it would look from here. */
export function shift(canvas: HTMLCanvasElement, { image, view: then }: Still, now: View): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const larger = now.scale / then.scale;
  const pixels = now.scale * (canvas.width / canvas.getBoundingClientRect().width);
  const left = (then.x - now.x) * pixels + (canvas.width / 2) * (1 - larger);
  const top = (then.y - now.y) * pixels + (canvas.height / 2) * (1 - larger);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, left, top, image.width * larger, image.height * larger);
}
