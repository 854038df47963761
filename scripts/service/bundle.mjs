// Bundles the scripts of the service's pages, with the licences of what they carry beside them.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "bundle");
const entries = ["explore", "query"];

const { metafile } = await build({
  entryPoints: entries.map((name) => join(here, "js", `${name}.js`)),
  outdir: out,
  bundle: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  minify: true,
  legalComments: "inline",
  logLevel: "warning",
  metafile: true,
  // Comments name files by their place below this folder, so the bytes are the same everywhere.
  absWorkingDir: join(here, "../.."),
});

/** The folders of the packages that went in. */
const folders = new Set();
for (const input of Object.keys(metafile.inputs)) {
  const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (found) folders.add(join(here, "../..", found[1]));
}

const notices = [];
for (const folder of folders) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no file with its licence: ${relative(here, folder)}`);
  const text = (await readFile(join(folder, file), "utf8")).replaceAll("\r\n", "\n").trim();
  notices.push({ name, notice: `${name} ${version} (${license})\n\n${text}\n` });
}
notices.sort((a, b) => (a.name < b.name ? -1 : 1));
const head = "The scripts in this folder hold parts of these packages.\n";
await writeFile(
  join(out, "NOTICES.txt"),
  [head, ...notices.map(({ notice }) => notice)].join(`\n${"-".repeat(72)}\n\n`),
);
