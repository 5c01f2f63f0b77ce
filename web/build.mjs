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
  entryPoints: { garden: "src/garden.ts", "css/garden": "css/garden.css", "css/home": "css/home.css" },
  entryNames: "[name]",
  outdir: TARGET,
  bundle: true,
  minify: true,
  format: "iife", // the page loads it as a plain deferred script
  target: ["chrome111", "firefox113", "safari16.4"],
  external: ["./fonts/*"],
  legalComments: "none",
  logLevel: "warning",
});

await bundles.rebuild();
if (watching) await bundles.watch();
else await bundles.dispose();
