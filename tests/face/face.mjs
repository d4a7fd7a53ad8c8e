// Looks at the program's face as its users do: signs in as every sample account and as nobody, opens one page of every kind
// that can be reached, in each language, at the width of a phone and of a desk, and holds it against inspect.mjs. The coordinator looks in
// all languages, the others in one each. Ends with "N passed, N failed", where one is one page at one width, or one link asked.

import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { setTimeout as pause } from "node:timers/promises";
import { ACCOUNTS, COORDINATOR, PASSWORD, Program } from "../../scripts/program.mjs";
import { filled, forms, Visitor } from "../../scripts/visitor.mjs";
import { contextIn, launch, NOBODY, signIn } from "./browser.mjs";
import { crawl, kind, MISSING, opensAsPage, routes } from "./crawl.mjs";
import { LANGUAGES } from "./inspect.mjs";

const { values: options } = parseArgs({
  options: {
    binary: { type: "string" },
    url: { type: "string" },
    routes: { type: "string", default: "docs/routes.md" },
    shots: { type: "string" },
    pages: { type: "string", default: "120" },
    quick: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (options.help || !options.binary === !options.url) {
  console.error(`usage: face.mjs (--binary PATH | --url URL of a program with the sample records)
  --routes FILE   the table of routes to open as well (docs/routes.md)
  --shots DIR     keep a picture of everything
  --pages N       at most so many pages in one visit (120)
  --quick         the coordinator only, 12 pages`);
  process.exit(options.help ? 0 : 2);
}

const AT_ONCE = 2;
const FILE_ON_ITS_WAY = `Organisation,Activity,Governorate,Sector,Start date,End date,Reached
Dijla Bridges,Legal counselling,Baghdad,Protection,2026-03-01,2026-03-31,340
Dijla Bridges,Mobile clinic,Atlantis upon Sea,Health,2026-03-01,2026-03-31,12
Dijla Bridges,Ends too early,Baghdad,Protection,2026-03-20,2026-03-01,5
`;
/** Routes that answer with a file, not a page. */
const DOWNLOADS = ["/imports/{id}/refused", "/needs/assessments/{id}/file", "/organisations/{id}/registrations/{paper}/file"];
const started = Date.now();
const limit = options.quick ? 12 : Number(options.pages);
const known = await routes(options.routes);
const failures = new Map(); // problem → where it was seen
const kinds = new Set();
let passed = 0;
let failed = 0;

let program;
let browser;
const further = new Map(); // who → pages that no link of the program leads to, or only one of many alike
try {
  if (options.shots) await mkdir(options.shots, { recursive: true });
  browser = await launch();
  if (options.binary) {
    program = await Program.withSample(options.binary);
    await program.serve();
  }
  const url = options.url?.replace(/\/$/, "") ?? program.url;
  await bringAFile(url);
  further.set(COORDINATOR, await switchable(url));
  if (program) further.set(NOBODY, [await invitation(), await forgotten(url)]);
  await eachOf(visits(), AT_ONCE, (visit) => whole(visit, url));
  await withoutJavaScript(url);
  if (!options.quick) everyRouteOpened();
} catch (error) {
  report("the run", [`stopped: ${error.message}`]);
} finally {
  await browser?.close();
  await program?.remove();
}

for (const [problem, places] of failures) {
  console.log(`FAIL ${problem}`);
  for (const place of places.slice(0, 8)) console.log(`     ${place}`);
  if (places.length > 8) console.log(`     and ${places.length - 8} more`);
}
console.log(`${kinds.size} kinds of page in ${Math.round((Date.now() - started) / 1000)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

/** A file on its way in, so that the pages of imports have something to show: a row that is new, one to be chosen, one refused. */
async function bringAFile(url) {
  const visitor = new Visitor(url);
  await visitor.signIn(COORDINATOR, PASSWORD);
  const formOf = async (path, fits) => {
    const form = forms((await visitor.get(path)).text, path).find(fits);
    if (!form) throw new Error(`${path} has not the form that was expected`);
    return form;
  };
  const file = new File([FILE_ON_ITS_WAY], "march.csv", { type: "text/csv" });
  const upload = await formOf("/imports/new", ({ multipart }) => multipart);
  const kept = await visitor.send(upload, [...filled(upload, { target: "activities" }), ["file", file]]);
  if (!kept.location.endsWith("/columns")) throw new Error(`the file was answered ${kept.status} ${kept.location}`);
  const columns = await formOf(kept.location, ({ action }) => action.endsWith("/columns"));
  const read = await visitor.send(columns, filled(columns, { month: "2026-03" }));
  if (read.status !== 303) throw new Error(`the columns were answered ${read.status}`);
  await pause(3000); // the rows are read behind the requests
}

/** The page that switches a unit on or off, of the one place that has it. */
async function switchable(url) {
  const visitor = new Visitor(url);
  await visitor.signIn(COORDINATOR, PASSWORD);
  const paths = (text, pattern) => [...text.matchAll(pattern)].map(([, path]) => path);
  for (const path of paths((await visitor.get("/places?q=Halabja")).text, /href="(\/places\/[0-9a-f-]{36})"/g)) {
    const switches = paths((await visitor.get(path)).text, /href="(\/places\/[0-9a-f-]{36}\/switch)"/g);
    if (switches.length) return switches.slice(0, 1);
  }
  throw new Error("no place leads to the page that switches it");
}

/** Where somebody invited comes in. */
async function invitation() {
  const printed = await program.mustRun("user", "invite", "guest@example.invalid", "--role", "administrator", "--data", program.data);
  return printed.match(/\/join\/[\w-]+/)[0];
}

/** Where somebody who forgot the password comes in again: the link lies in a letter. */
async function forgotten(url) {
  const visitor = new Visitor(url);
  const form = forms((await visitor.get("/forgot")).text, "/forgot").find(({ action }) => action.endsWith("/forgot"));
  await visitor.send(form, filled(form, { email: COORDINATOR }));
  const outbox = join(program.data, "outbox");
  for (const until = Date.now() + 10_000; Date.now() < until; await pause(200)) {
    for (const letter of await readdir(outbox).catch(() => [])) {
      const text = (await readFile(join(outbox, letter), "utf8")).replace(/=\r?\n/g, "");
      const link = text.match(/\/reset\/[\w-]+/);
      if (link) return link[0];
    }
  }
  throw new Error("no letter came with a link to a new password");
}

/** Who looks in which language. */
function visits() {
  const languages = Object.keys(LANGUAGES);
  const everyLanguage = (who) => languages.map((language) => ({ who, language, thorough: true }));
  if (options.quick) return everyLanguage(COORDINATOR);
  const others = ACCOUNTS.filter((account) => account !== COORDINATOR)
    .map((who, n) => ({ who, language: languages[n % languages.length], thorough: false }));
  return [...everyLanguage(COORDINATOR), ...others, ...everyLanguage(NOBODY)];
}

async function whole({ who, language, thorough }, url) {
  const name = `${who.split("@")[0]} ${language}`;
  const context = await contextIn(browser, language, url);
  try {
    if (who !== NOBODY) await signIn(context, who, url);
    const starts = [...(who === NOBODY ? ["/sign-in"] : ["/", MISSING]), ...(further.get(who) ?? []), ...(await allowed(context, url))];
    const visited = await crawl({
      context, url, language, starts, known, limit, thorough,
      see: (path, width, problems) => report(`${name} ${width} ${path}`, problems),
      shoot: options.shots && ((page, path, width) => page.screenshot({
        path: join(options.shots, `${name} ${path} ${width}`.replace(/[^\w.]+/g, "-").concat(".png")), fullPage: true,
      })),
    });
    for (const opened of visited.opened) kinds.add(opened);
    if (language === "en" || who !== COORDINATOR) await askLinks(context, url, name, visited.seen);
  } catch (error) {
    report(name, [`stopped: ${error.message}`]);
  } finally {
    await context.close();
  }
}

/** The routes of the table that answer this person with a page, even if no link leads there. */
async function allowed(context, url) {
  const paths = known.map(({ path }) => path).filter((path) => !path.includes("{") && opensAsPage({ path }));
  const pages = [];
  await eachOf(paths, AT_ONCE, async (path) => {
    const answer = await ask(await cookiesOf(context), url + path);
    if (answer.status === 200 && answer.headers.get("content-type")?.startsWith("text/html")) pages.push(path);
  });
  return pages.sort();
}

/** Every link answers; asked without a browser and without following it, in a session of its own. */
async function askLinks(context, url, name, seen) {
  const cookie = await cookiesOf(context);
  await eachOf([...seen.values()].filter((path) => !path.startsWith("/sign-out") && !path.startsWith(MISSING)), AT_ONCE, async (path) => {
    const answer = await ask(cookie, url + path);
    report(`${name} link ${path}`, answer.status < 400 ? [] : [`a link is answered ${answer.status}`]);
  });
}

async function cookiesOf(context) {
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** Asks without a browser; a copy of the cookies, so that nothing answered changes the session that is looked at. */
async function ask(cookie, url) {
  const headers = { cookie, accept: "text/html" };
  const answer = await fetch(url, { headers, redirect: "manual", signal: AbortSignal.timeout(60_000) });
  await answer.arrayBuffer(); // a file that breaks off half-way is no answer
  return answer;
}

/** Signing in and the first page, with scripts switched off. */
async function withoutJavaScript(url) {
  const context = await contextIn(browser, "en", url, { javaScriptEnabled: false });
  try {
    await signIn(context, COORDINATOR, url);
    const page = await context.newPage();
    await page.goto(url);
    const text = await page.locator("main").innerText({ timeout: 5000 });
    report("without JavaScript", text.trim() ? [] : ["the first page is empty without JavaScript"]);
  } finally {
    await context.close();
  }
}

/** No page of the table of routes was left unopened by everybody. */
function everyRouteOpened() {
  for (const { path } of known.filter(({ path }) => opensAsPage({ path }) && !DOWNLOADS.includes(path))) {
    report(`route ${path}`, kinds.has(kind(path, known)) ? [] : ["no sample account came to this route"]);
  }
}

function report(place, problems) {
  if (problems.length) failed++;
  else passed++;
  for (const problem of problems) failures.set(problem, [...(failures.get(problem) ?? []), place]);
}

async function eachOf(items, atOnce, work) {
  const left = [...items];
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (left.length) await work(left.shift());
  }));
}
