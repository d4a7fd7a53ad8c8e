// Debian's Chromium as the tests use it, and a person signed in with it in one language.

import { chromium } from "playwright-core";
import { PASSWORD } from "../../scripts/program.mjs";

const BROWSER = process.env.TANSIQ_CHROMIUM ?? "/usr/bin/chromium";
const ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
export const NOBODY = "nobody";

export function launch() {
  return chromium.launch({ executablePath: BROWSER, args: ARGUMENTS });
}

/** How a person's language reaches the program: the browser's own wish, and the choice kept in a cookie. */
export async function contextIn(browser, language, url, more = {}) {
  const context = await browser.newContext({ extraHTTPHeaders: { "accept-language": language }, ...more });
  await context.addCookies([{ name: "tansiq-language", value: language, url }]);
  return context;
}

export async function signIn(context, email, url) {
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(PASSWORD);
  await page.locator("form:has(input[name=password]) [type=submit], form:has(input[name=password]) button:not([type])").first().click();
  await page.waitForLoadState();
  if (new URL(page.url()).pathname.startsWith("/sign-in")) throw new Error(`${email} cannot sign in`);
  await page.close();
}
