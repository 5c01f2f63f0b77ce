// The fonts of the site: which files, and the one that is cut down.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import subsetFont from "subset-font";

const require = createRequire(import.meta.url);

/** Family, its package, and its files there with their names on the site. */
const FAMILIES = [
  {
    name: "brygada-1918",
    from: "@fontsource-variable/brygada-1918",
    files: ["latin", "latin-ext", "greek"].flatMap((script) => [
      `brygada-1918-${script}-wght-normal.woff2`,
      `brygada-1918-${script}-wght-italic.woff2`,
    ]),
  },
  {
    name: "figtree",
    from: "@fontsource-variable/figtree",
    files: ["figtree-latin-wght-normal.woff2", "figtree-latin-ext-wght-normal.woff2"],
  },
  {
    name: "source-code-pro",
    from: "@fontsource-variable/source-code-pro",
    files: ["latin", "latin-ext", "greek"].map((script) => `source-code-pro-${script}-wght-normal.woff2`),
  },
  { name: "stix-two-math", from: "@fontsource/stix-two-math", files: [] },
];

/** What the formulas of a course need, as ranges of code points; the whole font is three times as large. */
const MATHS = [
  [0x20, 0x7e], [0xa0, 0xff], [0x300, 0x333], [0x370, 0x3ff], // letters, accents, Greek
  [0x2010, 0x2044], [0x2070, 0x209f], [0x20d0, 0x20ef], // punctuation, primes, indices, vectors
  [0x2100, 0x214f], [0x2190, 0x21ff], [0x2200, 0x22ff], [0x2308, 0x230b], [0x27e8, 0x27eb], // ℝ, arrows, operators
  [0x1d400, 0x1d467], [0x1d49c, 0x1d4cf], [0x1d538, 0x1d56b], // bold, italic, script, blackboard
  [0x1d6a4, 0x1d755], [0x1d7ce, 0x1d7d7], // Greek bold and italic, bold digits
];

function characters(ranges) {
  return ranges
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)))
    .join("");
}

/** Put all font files and their licences into a folder. */
export async function writeFonts(folder) {
  await mkdir(folder, { recursive: true });
  for (const { name, from, files } of FAMILIES) {
    const home = path.dirname(require.resolve(`${from}/package.json`));
    await copyFile(path.join(home, "LICENSE"), path.join(folder, `${name}.LICENSE.txt`));
    for (const file of files) await copyFile(path.join(home, "files", file), path.join(folder, file));
  }
  const maths = require.resolve("@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2");
  const cut = await subsetFont(await readFile(maths), characters(MATHS), { targetFormat: "woff2" });
  await writeFile(path.join(folder, "stix-two-math.woff2"), cut);
}
