// Builds the site's style sheets, script, fonts and icon into the Python package.
//
//     node build.mjs            once
//     node build.mjs --watch    after that: again whenever a style sheet or a script changes
import { copyFile, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { context } from "esbuild";
import { writeFonts } from "./fonts.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const TARGET = path.join(HERE, "..", "src", "gradient_garden", "assets");

const watching = process.argv.includes("--watch");
if (!watching) {
  await rm(TARGET, { recursive: true, force: true });
  await mkdir(TARGET, { recursive: true });
  await writeFonts(path.join(TARGET, "fonts"));
  await copyFile(path.join(HERE, "favicon.svg"), path.join(TARGET, "favicon.svg"));
}

const bundles = await context({
  absWorkingDir: HERE,
  entryPoints: {
    garden: "src/garden.ts",
    graph: "src/graph.ts", // loaded by the page of the graph alone
    search: "src/search.ts", // before the theme's script
    "css/diagram": "css/diagram.css",
    "css/garden": "css/garden.css",
    "css/graph": "css/graph.css",
    "css/home": "css/home.css",
    "css/preview": "css/preview.css",
  },
  entryNames: "[name]",
  outdir: TARGET,
  bundle: true,
  minify: true,
  format: "iife", // each is loaded as a plain script
  target: ["chrome111", "firefox113", "safari16.4"],
  external: ["./fonts/*"],
  legalComments: "none",
  logLevel: "warning",
});

// Mermaid is large: pieces of it are loaded as modules, and only by pages with a diagram of that kind.
const diagrams = await context({
  absWorkingDir: HERE,
  entryPoints: { diagram: "src/diagram.ts" },
  outdir: path.join(TARGET, "diagram"),
  bundle: true,
  minify: true,
  format: "esm",
  splitting: true,
  target: ["chrome111", "firefox113", "safari16.4"],
  legalComments: "none",
  logLevel: "warning",
});

for (const each of [bundles, diagrams]) {
  await each.rebuild();
  if (watching) await each.watch();
  else await each.dispose();
}
