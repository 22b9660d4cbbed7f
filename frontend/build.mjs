// Builds the explorer: one script, one style sheet with its fonts, the query engine, and the licences of all of it.
// node build.mjs [folder]: writes there instead of to the package.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "src", "communique", "export", "static");
const common = {
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  logOverride: { "empty-import-meta": "silent" },
};
/** Licence texts that packages name but do not bring. */
const OTHERS = {
  oxigraph:
    "MIT OR Apache-2.0, as its package.json states; used here under the MIT licence.\nCopyright (c) 2018 Oxigraph developers\n\n" +
    readFileSync(join(here, "mit.txt"), "utf8"),
};
/** @type {Set<string>} */
const used = new Set(["oxigraph"]);

function note(metafile) {
  for (const input of Object.keys(metafile.inputs)) {
    const match = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input);
    if (match) used.add(match[1]);
  }
}

/** The worker goes into the page as a text, from which the page makes it. */
const workers = {
  name: "workers",
  setup(task) {
    task.onResolve({ filter: /^worker:/ }, ({ path }) => ({ path: join(here, "src", path.slice(7)), namespace: "worker" }));
    task.onLoad({ filter: /.*/, namespace: "worker" }, async ({ path }) => {
      const made = await build({ ...common, entryPoints: [path], format: "iife" });
      note(made.metafile);
      return { contents: made.outputFiles[0].text, loader: "text" };
    });
  },
};

const script = await build({
  ...common,
  entryPoints: [join(here, "src", "main.js")],
  format: "iife",
  loader: { ".json": "json" },
  plugins: [workers],
});
note(script.metafile);
const style = await build({
  ...common,
  entryPoints: [join(here, "src", "page.css")],
  loader: { ".woff2": "dataurl" },
});
note(style.metafile);
const engine = packed(readFileSync(join(here, "node_modules", "oxigraph", "web_bg.wasm")), "oxigraph.wasm.gz");

mkdirSync(out, { recursive: true });
const files = {
  "explorer.js": Buffer.from(script.outputFiles[0].text),
  "explorer.css": Buffer.from(style.outputFiles[0].text),
  "explorer.html": readFileSync(join(here, "src", "page.html")),
  "oxigraph.wasm.gz": engine,
  "LICENCES.txt": Buffer.from(licences()),
};
for (const [name, bytes] of Object.entries(files)) writeFileSync(join(out, name), bytes);
writeFileSync(join(out, "BUILD.sha256"), stamp(files));

/** The bytes compressed; a file that already holds them stays as it is, for versions of zlib differ. */
function packed(bytes, name) {
  const path = join(here, "..", "src", "communique", "export", "static", name);
  if (existsSync(path)) {
    const held = readFileSync(path);
    if (gunzipSync(held).equals(bytes)) return held;
  }
  return gzipSync(bytes, { level: 9 });
}

/** SHA-256 of every source and of every file that was made of them, to be checked without Node. */
function stamp(made) {
  const sources = [
    ...["package.json", "package-lock.json", "build.mjs", "mit.txt", "tsconfig.json"].map((name) => join(here, name)),
    ...readdirSync(join(here, "src")).map((name) => join(here, "src", name)),
  ];
  const lines = [
    ...sources.sort().map((path) => `${digest(readFileSync(path))}  frontend/${relative(here, path)}`),
    ...Object.entries(made).map(([name, bytes]) => `${digest(bytes)}  src/communique/export/static/${name}`),
  ];
  return `${lines.join("\n")}\n`;
}

function digest(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

function licences() {
  const texts = [...used].sort().map((name) => {
    const folder = join(here, "node_modules", name);
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const found = readdirSync(folder).filter((file) => /^(licen[cs]e|copying)/i.test(file)).sort();
    const text = found.length ? found.map((file) => readFileSync(join(folder, file), "utf8").trim()).join("\n\n") : OTHERS[name];
    if (!text) throw new Error(`${name} brings no licence text`);
    return `${"=".repeat(100)}\n${name} ${version} · ${license} · https://www.npmjs.com/package/${name}\n\n${text}\n`;
  });
  return (
    "Libraries, fonts and data that are bundled into the explorer page, with their licences.\n" +
    "Made by frontend/build.mjs. The outlines of countries are Natural Earth's, which are in the public domain.\n\n" +
    texts.join("\n")
  );
}
