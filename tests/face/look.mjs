// Takes pictures of pages of a program that is being served, and says what inspect.mjs finds wrong with them:
//
//     node tests/face/look.mjs --url http://127.0.0.1:8080 --as coordinator --locale ckb --width 360 /people /account
//
// Needs `npm ci` once, and Chromium (Debian package `chromium`, or TANSIQ_CHROMIUM=/path/to/it).

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { contextIn, launch, NOBODY, signIn } from "./browser.mjs";
import { accessibility, LANGUAGES, Listener, width, words } from "./inspect.mjs";

const { values: options, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: "string", default: "http://127.0.0.1:8080" },
    as: { type: "string", default: "coordinator" },
    locale: { type: "string", default: "en" },
    width: { type: "string", default: "360" },
    out: { type: "string", default: ".shots" },
    first: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (options.help || !paths.length || !(options.locale in LANGUAGES)) {
  console.error(`usage: look.mjs [options] PATH...      pictures of pages with the sample records, and what is wrong with them
  --url URL       where the program is served (http://127.0.0.1:8080)
  --as WHO        coordinator, field.erbil, ngo.national, ngo.international, admin or nobody (coordinator)
  --locale TAG    en, ar or ckb (en)
  --width PIXELS  360 is a phone, 1200 a desk (360)
  --out DIR       where the pictures go (.shots)
  --first         only the first screen instead of the whole page`);
  process.exit(options.help ? 0 : 2);
}

const url = options.url.replace(/\/$/, "");
const pixels = Number(options.width);
const browser = await launch();
try {
  const context = await contextIn(browser, options.locale, url);
  if (options.as !== NOBODY) {
    const email = options.as.includes("@") ? options.as : `${options.as}@sample.invalid`;
    await signIn(context, email, url);
  }
  await mkdir(options.out, { recursive: true });
  const page = await context.newPage();
  const listener = await Listener.to(page);
  for (const path of paths) {
    const status = await listener.open(url + path);
    await page.setViewportSize({ width: pixels, height: pixels < 600 ? 780 : 900 });
    const name = `${path === "/" ? "front" : path}-${options.as}-${options.locale}-${pixels}`;
    const file = join(options.out, `${name.replace(/[^\w.]+/g, "-").replace(/^-/, "")}.png`);
    await page.screenshot({ path: file, fullPage: !options.first });
    console.log(`${file}   ${status}, ${listener.bytes} bytes`);
    const problems = [...(await words(page, options.locale)), ...(await width(page)), ...(await accessibility(page)), ...listener.problems(status)];
    for (const problem of problems) console.log(`     ${problem}`);
  }
} finally {
  await browser.close();
}
