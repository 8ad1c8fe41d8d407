// Builds liant/static: styles, scripts, fonts, icons. `npm run build`, or `npm run watch` while working on them.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { watch } from 'node:fs';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import * as sass from 'sass';

const output = 'liant/static';
// What d3-zoom and d3-force are made of.
const d3 = ['color', 'dispatch', 'drag', 'ease', 'force', 'interpolate', 'quadtree', 'selection', 'timer', 'transition', 'zoom'].map((part) => `d3-${part}`);
// What PDF files embed.
const printStyles = ['400Regular', '600SemiBold'];
// Where towns are is in no package of Node's (bin/towns).
const towns = 'GeoNames\n\nThe places of towns are those of GeoNames (https://www.geonames.org/), under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/);\ntheir names are folded, and small towns of most countries left out.\n';
const fontSubsets = ['latin', 'latin-ext', 'greek'];

async function buildScripts() {
  const settings = { bundle: true, minify: true, target: 'es2022', legalComments: 'eof' };
  await esbuild.build({ ...settings, entryPoints: ['assets/liant.ts'], outfile: `${output}/liant.js` });
  // Loaded by the page that needs it (lazy.ts), as a module.
  await esbuild.build({ ...settings, entryPoints: ['assets/chart/org-chart.ts'], outfile: `${output}/chart.js`, format: 'esm' });
  await esbuild.build({ ...settings, entryPoints: ['assets/graph/contact-graph.ts'], outfile: `${output}/graph.js`, format: 'esm' });
  await esbuild.build({ ...settings, entryPoints: ['assets/board/board-lanes.ts'], outfile: `${output}/board.js`, format: 'esm' });
  await esbuild.build({ ...settings, entryPoints: ['assets/calendar/calendar-view.ts'], outfile: `${output}/calendar.js`, format: 'esm' });
  await esbuild.build({ ...settings, entryPoints: ['assets/map/map-view.ts'], outfile: `${output}/map.js`, format: 'esm' });
  await esbuild.build({ ...settings, entryPoints: ['assets/picture/picture-crop.ts'], outfile: `${output}/picture.js`, format: 'esm' });
  await esbuild.build({ ...settings, entryPoints: ['assets/scan/scan-code.ts'], outfile: `${output}/scan.js`, format: 'esm' });
}

async function buildStyles() {
  const { css } = sass.compile('assets/styles/liant.scss', { loadPaths: ['node_modules'], quietDeps: true });
  const { code } = await esbuild.transform(css, { loader: 'css', minify: true, target: 'es2022' });
  await writeFile(`${output}/liant.css`, code);
}

/** Writes icons.json, {name: markup inside <svg>}, which `{% icon %}` puts inline. */
async function buildIcons() {
  const names = (await readFile('assets/icons.txt', 'utf8')).split('\n').filter((name) => name && !name.startsWith('#'));
  const icons = await Promise.all(names.map(async (name) => [name, await iconMarkup(name)]));
  await writeFile(`${output}/icons.json`, JSON.stringify(Object.fromEntries(icons)));
}

async function iconMarkup(name) {
  const svg = await readFile(`node_modules/@tabler/icons/icons/outline/${name}.svg`, 'utf8');
  const [, inner] = svg.match(/<svg[^>]*>([\s\S]*)<\/svg>/);
  return inner.trim().replace(/\s*\n\s*/g, '');
}

async function copyFiles() {
  await cp('assets/images', output, { recursive: true });
  for (const subset of fontSubsets) {
    const font = `node_modules/@fontsource-variable/inter/files/inter-${subset}-wght-normal.woff2`;
    await cp(font, `${output}/fonts/inter-${subset}.woff2`);
  }
  // The outlines of countries, by Natural Earth, which are in the public domain.
  await cp('node_modules/world-atlas/countries-50m.json', `${output}/world.json`);
  for (const style of printStyles) {
    await cp(`node_modules/@expo-google-fonts/inter/${style}/Inter_${style}.ttf`, `${output}/fonts/print/Inter_${style}.ttf`);
  }
}

/** Keeps the licences of what is bundled beside it, as they ask for. */
async function copyLicences() {
  const packages = ['@tabler/icons', '@fontsource-variable/inter', 'unpoly', 'tom-select', 'sortablejs', 'svelte', '@event-calendar/core', 'leaflet', 'topojson-client', 'world-atlas', 'cropperjs', 'jsqr', ...d3];
  const texts = await Promise.all(packages.map(async (name) => `${name}\n\n${await licenceOf(name)}`));
  await writeFile(`${output}/licences.txt`, [...texts, towns].join('\n\n'));
}

async function licenceOf(name) {
  // It comes without the text of its licence, the MIT's, which is in its repository.
  if (name === '@event-calendar/core') return (await licenceOf('sortablejs')).replace(/^Copyright.*$/m, 'Copyright (c) 2021 vkurko');
  return readFile(`node_modules/${name}/${name === 'svelte' ? 'LICENSE.md' : 'LICENSE'}`, 'utf8');
}

async function reportSizes() {
  for (const name of ['liant.js', 'chart.js', 'graph.js', 'board.js', 'calendar.js', 'map.js', 'picture.js', 'scan.js', 'liant.css']) {
    const gzipped = gzipSync(await readFile(`${output}/${name}`)).length;
    console.log(`${name}: ${(gzipped / 1000).toFixed(1)} kB gzipped`);
  }
}

async function build() {
  await mkdir(`${output}/fonts`, { recursive: true });
  await Promise.all([buildScripts(), buildStyles(), buildIcons(), copyFiles(), copyLicences()]);
  await reportSizes();
}

await rm(output, { recursive: true, force: true });
await build();
if (process.argv.includes('--watch')) {
  let pending;
  watch('assets', { recursive: true }, () => {
    clearTimeout(pending);
    pending = setTimeout(() => build().catch((error) => console.error(error.message)), 100);
  });
}
