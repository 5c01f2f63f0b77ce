const TEX = 'annotation[encoding="application/x-tex"]';

/** A formula in a copied passage becomes its TeX source, `$…$`, instead of scattered letters. */
export function defineMathsCopying(): void {
  document.addEventListener("copy", (event) => {
    const selection = document.getSelection();
    if (!selection || selection.rangeCount === 0 || !event.clipboardData) return;
    const passage = whole(selection.getRangeAt(0)).cloneContents();
    const formulas = passage.querySelectorAll("math");
    if (formulas.length === 0) return;
    for (const formula of formulas) formula.replaceWith(source(formula));
    event.clipboardData.setData("text/plain", text(passage));
    event.preventDefault();
  });
}

/** The range, widened so that no formula is cut in two. */
function whole(range: Range): Range {
  const wide = range.cloneRange();
  const [first, last] = [formulaAround(range.startContainer), formulaAround(range.endContainer)];
  if (first) wide.setStartBefore(first);
  if (last) wide.setEndAfter(last);
  return wide;
}

function formulaAround(node: Node): Element | null {
  return (node instanceof Element ? node : node.parentElement)?.closest("math") ?? null;
}

function source(formula: Element): string {
  const tex = formula.querySelector(TEX)?.textContent?.trim();
  if (!tex) return formula.textContent ?? "";
  return formula.getAttribute("display") === "block" ? `\n$$\n${tex}\n$$\n` : `$${tex}$`;
}

/** Plain text as laid out: a detached fragment has no line breaks of its own. */
function text(passage: DocumentFragment): string {
  const holder = document.createElement("div");
  holder.className = "gg-live";
  holder.style.whiteSpace = "normal";
  holder.append(passage);
  document.body.append(holder);
  const plain = holder.innerText;
  holder.remove();
  return plain.trim();
}
