// Finds the pages one person can reach, one of each kind, and looks at each; then asks for the links that were not opened.
// Two pages are of one kind when they answer the same route: /places/IQG08 and /places/IQG15 are one.

import { readFile } from "node:fs/promises";
import { accessibility, links, Listener, WIDTHS, width, words } from "./inspect.mjs";

const FILES = /\.(csv|xlsx|ods|json|geojson|png|svg|pdf|vcf|zip|ics)$/;
const NOT_TO_OPEN = /^\/(sign-out|api\/|metrics|health)/;

/** The routes of docs/routes.md (`method | path | who`): what is answered to GET, as `{ path, matches }`. */
export async function routes(file) {
  const text = await readFile(file, "utf8").catch(() => "");
  const cells = text.split("\n").filter((line) => line.includes("|")).map((line) =>
    line.split("|").map((cell) => cell.replaceAll("`", "").trim()).filter(Boolean));
  return cells
    .filter(([method, path]) => /\bGET\b/.test(method ?? "") && path?.startsWith("/"))
    .map(([, path]) => {
      const parts = path.split("/").map((part) => (part.startsWith("{*") ? ".+" : part.replace(/\{[^}]*\}/g, "[^/]+").replaceAll(".", "\\.")));
      return { path, matches: new RegExp(`^${parts.join("/")}$`) };
    })
    .sort((a, b) => a.path.split("{").length - b.path.split("{").length); // the most literal first
}

/** What kind of page a path is: its route or, unknown, the path with what looks like an identifier taken out. */
export function kind(path, known) {
  const bare = path.split("?")[0];
  const route = known.find(({ matches }) => matches.test(bare));
  return route?.path ?? bare.replace(/\/(?=[^/]*\d)[\w.-]+(?=\/|$)/g, "/{}");
}

export function opensAsPage({ path, download, language }) {
  return !download && !language && !NOT_TO_OPEN.test(path) && !FILES.test(path.split("?")[0]) && !/[?&]lang=/.test(path);
}

/**
 * Opens pages from `starts` on, at most `limit`, and reports on each. `see` takes (path, width, problems); `shoot`, if given,
 * keeps a picture. Returns `{ opened, seen }`: kinds of page and one link of each kind with each set of query keys.
 */
export async function crawl({ context, url, language, starts, known, limit, thorough, see, shoot }) {
  const page = await context.newPage();
  const listener = await Listener.to(page);
  const queue = starts.map((path) => ({ path }));
  const opened = new Set();
  const seen = new Map();
  while (queue.length && opened.size < limit) {
    const { path } = queue.shift();
    const bare = path.split("?")[0];
    if (opened.has(kind(bare, known))) continue;
    opened.add(kind(bare, known));
    try {
      await lookAt(bare);
    } catch (error) {
      see(bare, "any", [`cannot be looked at: ${error.message.split("\n")[0]}`]);
    }
  }
  await page.close();
  return { opened, seen };

  async function lookAt(path) {
    const expected = path === MISSING ? 404 : 200;
    const status = await listener.open(url + path);
    const problems = status === expected ? [] : [`answers ${status} instead of ${expected}`];
    problems.push(...(await words(page, language)));
    for (const pixels of WIDTHS) {
      if (pixels !== WIDTHS[0]) await page.setViewportSize({ width: pixels, height: 900 });
      problems.push(...(await width(page)));
      if (thorough || pixels === WIDTHS[0]) problems.push(...(await accessibility(page)));
      if (pixels === WIDTHS.at(-1)) problems.push(...listener.problems(expected));
      see(path, pixels, problems.splice(0));
      await shoot?.(page, path, pixels);
    }
    for (const link of await links(page)) {
      const keys = [...new URL(link.path, url).searchParams.keys()].sort();
      const id = `${kind(link.path, known)}?${keys}`;
      if (!seen.has(id)) seen.set(id, link.path);
      if (opensAsPage(link)) queue.push(link);
    }
  }
}

/** A page that is not there must be as well made as one that is. */
export const MISSING = "/no-such-page";
