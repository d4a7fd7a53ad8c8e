// Looks at one page in the browser as at a finished thing: its weight, its language, its width, its accessibility, what the
// console complains of. Every function returns problems as sentences; none means the page is good.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

export const WIDTHS = [360, 1200];
export const LANGUAGES = { en: "ltr", ar: "rtl", ckb: "rtl" };
const HEAVIEST = 100 * 1024; // bytes over the wire on a first load
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// axe measures the labels of tiles against the wrong polygon; the palette's contrast has a test of its own in Rust.
const NOT_FOR_AXE = [[".map .lb"]];

/** Listens to a tab from before its first load: what it weighs and what it complains of, from one `open` to the next. */
export class Listener {
  static async to(page) {
    const listener = new Listener();
    listener.page = page;
    listener.forget();
    page.on("console", (message) => {
      if (message.type() === "error") listener.complaints.push({ text: message.text(), at: message.location().url });
    });
    page.on("pageerror", (error) => listener.complaints.push({ text: error.message, at: "" }));
    const wire = await page.context().newCDPSession(page);
    await wire.send("Network.enable");
    await wire.send("Network.setCacheDisabled", { cacheDisabled: true }); // every load is a first load
    wire.on("Network.requestWillBeSent", ({ redirectResponse }) => {
      if (redirectResponse) listener.bytes += redirectResponse.encodedDataLength;
    });
    wire.on("Network.loadingFinished", ({ encodedDataLength }) => (listener.bytes += encodedDataLength));
    return listener;
  }

  forget() {
    this.bytes = 0;
    this.complaints = [];
  }

  /** Opens a page at the narrow width and waits for its fonts, which come last. */
  async open(url) {
    await this.page.setViewportSize({ width: WIDTHS[0], height: 800 });
    this.forget();
    const answer = await this.page.goto(url, { waitUntil: "load", timeout: 30_000 });
    await this.page.evaluate(() => document.fonts.ready.then(() => true));
    return answer.status();
  }

  problems(expectedStatus) {
    const problems = [];
    if (this.bytes > HEAVIEST) problems.push(`weighs ${this.bytes} bytes on first load, more than ${HEAVIEST}`);
    for (const { text, at } of this.complaints) {
      if (expectedStatus >= 400 && at === this.page.url()) continue; // the browser's own note on the status we asked for
      problems.push(`the console says: ${text} ${at}`);
    }
    return problems;
  }
}

/** The words: language and direction declared, no message key left standing. */
export async function words(page, language) {
  const { lang, dir, title, keys } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    dir: document.documentElement.dir || "ltr",
    title: document.title,
    keys: [...new Set(document.documentElement.outerHTML.match(/⟦[^⟧]*⟧/g))],
  }));
  const problems = [];
  if (lang.split("-")[0] !== language) problems.push(`html lang is “${lang}” instead of ${language}`);
  if (dir !== LANGUAGES[language]) problems.push(`html dir is ${dir} instead of ${LANGUAGES[language]}`);
  if (!title.trim()) problems.push("has no title");
  if (keys.length) problems.push(`untranslated: ${keys.slice(0, 5).join(" ")}`);
  return problems;
}

/** Nothing sticks out sideways; says who does. Boxes that scroll by themselves may hold wider things. */
export async function width(page) {
  const { wide, room, culprits } = await page.evaluate(() => {
    const root = document.scrollingElement;
    const room = root.clientWidth;
    if (root.scrollWidth <= room) return { wide: root.scrollWidth, room, culprits: [] };
    const scrolls = (element) => element && element !== document.body && element !== root &&
      (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
    const culprits = [...document.body.querySelectorAll("*")].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return element.checkVisibility() && width > 0 && (right > room + 0.5 || left < -0.5) && !scrolls(element.parentElement);
    });
    const name = ({ localName, id, classList }) => localName + (id && `#${id}`) + [...classList].map((c) => `.${c}`).join("");
    return { wide: root.scrollWidth, room, culprits: culprits.slice(0, 3).map(name) };
  });
  return wide > room ? [`scrolls sideways: ${wide} px in ${room}; ${culprits.join(", ")}`] : [];
}

/** What axe finds, one problem for each rule, with the first places. */
export async function accessibility(page) {
  await page.evaluate(AXE);
  const violations = await page.evaluate(async ([standards, exclude]) => {
    const options = { runOnly: { type: "tag", values: standards }, resultTypes: ["violations"] };
    const { violations } = await window.axe.run({ exclude }, options);
    return violations.map(({ id, help, nodes }) => ({ id, help, places: nodes.map(({ target }) => target.join(" ")) }));
  }, [STANDARDS, NOT_FOR_AXE]);
  return violations.map(({ id, help, places }) =>
    `axe ${id}: ${help} (${places.length}×: ${places.slice(0, 3).join(" | ")})`);
}

/** The links of the page to the program itself: `{ path, ours, language, download }`, those of the navigation first. */
export async function links(page) {
  return page.evaluate(() => {
    const navigation = [...document.querySelectorAll("nav a[href], header a[href]")];
    const all = new Set([...navigation, ...document.querySelectorAll("a[href]")]);
    return [...all]
      .filter((link) => link.origin === location.origin)
      .map((link) => ({
        path: link.pathname + link.search,
        language: link.hasAttribute("hreflang"),
        download: link.hasAttribute("download"),
      }));
  });
}
