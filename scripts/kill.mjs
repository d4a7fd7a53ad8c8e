// Kills the program at random moments and looks whether it kept its word. In each round the server is started, four writers
// report activities through the web form, and a SIGKILL falls; every fifth round it falls on an import instead. Afterwards every
// acknowledged write must be there, an import must be there whole or not at all, and `tansiq log verify` must be content.
//
// What it takes for granted about the program, beside the command line in scripts/program.mjs:
// - GET /activities/new shows a form with one of the text fields MARK_FIELDS, filled in by scripts/visitor.mjs; posting it
//   answers a redirect to the page of the new record if and only if the record is committed; that page shows the text.
// - `tansiq export activities --format csv --data DIR` prints every record as CSV, and what it prints, its identifiers emptied and the text of
//   one of the columns MARK_COLUMNS replaced, is imported as new records by `tansiq import activities FILE --data DIR --as EMAIL`.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { COORDINATOR, PASSWORD, Program } from "./program.mjs";
import { filled, forms, Visitor } from "./visitor.mjs";

const MARK_FIELDS = ["title", "description", "name", "notes"];
const MARK_COLUMNS = /^(title|activity title|activity|description|notes?)$/i;
const IDENTIFIERS = /^(tansiq id|reference)$/i;
const WRITERS = 4;
const LONGEST_ROUND = 12; // the kill comes within the time of so many writes
const IMPORT_ROWS = 300;

/** The program answered, but not what it should: this is no matter of being killed. */
class Refusal extends Error {}

const usage = "kill.mjs --binary PATH [--count 100] [--seed NUMBER]";
const { values: options } = parseArgs({
  options: {
    binary: { type: "string" },
    count: { type: "string", default: "100" },
    seed: { type: "string", default: String(Date.now() % 1e9) },
    help: { type: "boolean", default: false },
  },
});
if (options.help || !options.binary) {
  console.error(`usage: ${usage}`);
  process.exit(options.help ? 0 : 2);
}

const random = mulberry32(Number(options.seed));
const count = Number(options.count);
console.log(`${count} kills, seed ${options.seed}`);

const written = new Map(); // path of an acknowledged record → the text it must show
const failures = [];
let program;
try {
  program = await Program.withSample(options.binary);
  const importing = await rehearsedImport();
  const oneWrite = await rehearsedWrite();
  for (let round = 1; round <= count; round++) {
    const found = round % 5 === 0 ? await killAnImport(importing, round) : await killTheServer(oneWrite, round);
    for (const problem of found) failures.push(`round ${round}: ${problem}`);
    if (found.length) console.log(failures.slice(-found.length).join("\n"));
  }
  if (written.size < count) failures.push("in the end: too few writes were acknowledged to prove anything");
  for (const problem of await lost([...written])) failures.push(`in the end: ${problem}`);
} catch (error) {
  failures.push(`stopped: ${error.message}`);
} finally {
  await program?.remove();
}

const bad = new Set(failures.map((failure) => failure.split(":")[0])).size;
console.log(failures.length ? `\n${failures.join("\n")}` : `\nnone of ${written.size} acknowledged writes lost`);
console.log(`${count + 1 - bad} passed, ${bad} failed`);
process.exitCode = failures.length ? 1 : 0;

async function killTheServer(oneWrite, round) {
  const acknowledged = [];
  if (round % 7 === 0) {
    program.spawnServer(); // killed while it starts, having promised nothing
    await pause(random() * 300);
  } else {
    await program.serve();
    const visitor = new Visitor(program.url);
    await visitor.signIn(COORDINATOR, PASSWORD);
    const stop = { now: false };
    const writers = Array.from({ length: WRITERS }, (_, writer) =>
      write(visitor, `round ${round} writer ${writer}`, stop, acknowledged));
    const moment = async () => {
      // In most rounds something has been promised by then; in the others the kill may come first.
      while (round % 3 !== 0 && !acknowledged.length) await pause(2);
      await pause(oneWrite * random() * LONGEST_ROUND);
    };
    await Promise.race([moment(), Promise.all(writers)]);
    stop.now = true;
    await program.end("SIGKILL");
    await Promise.all(writers);
  }
  await program.end("SIGKILL");
  for (const [path, text] of acknowledged) written.set(path, text);
  const problems = [...(await brokenLog()), ...(await lost(acknowledged))];
  await program.end("SIGKILL");
  console.log(`round ${round}: ${acknowledged.length} writes acknowledged before the kill`);
  return problems;
}

/** Writes records one after another until told to stop or cut off; only what was answered counts. */
async function write(visitor, name, stop, acknowledged) {
  let form;
  for (let n = 1; !stop.now; n++) {
    const text = `Killed ${name} record ${n} of ${options.seed}`;
    let answer;
    try {
      form ??= await blank(visitor);
      answer = await visitor.send(form, filled(form, { [markField(form)]: text }));
    } catch (error) {
      if (error instanceof Refusal) throw error;
      return; // the connection was cut: nothing was promised
    }
    if (answer.status === 429) await pause(200);
    else if (answer.status >= 300 && answer.status < 400) acknowledged.push([answer.location, text]);
    else throw new Refusal(`the form of an activity was answered ${answer.status}:\n${plain(answer.text)}`);
  }
}

async function blank(visitor) {
  const page = await visitor.get("/activities/new");
  const form = forms(page.text, "/activities/new").find((form) => markField(form));
  if (!form) throw new Refusal(`/activities/new (${page.status}) has no form with one of ${MARK_FIELDS}`);
  return form;
}

/** Writes a few records undisturbed: how many milliseconds one takes on this machine now. */
async function rehearsedWrite() {
  await program.serve();
  const visitor = new Visitor(program.url);
  await visitor.signIn(COORDINATOR, PASSWORD);
  const [stop, acknowledged, started] = [{ now: false }, [], Date.now()];
  const writing = write(visitor, "rehearsal", stop, acknowledged);
  while (acknowledged.length < 5 && Date.now() - started < 60_000) await pause(5);
  const each = (Date.now() - started) / 5;
  stop.now = true;
  await writing;
  await program.end();
  if (acknowledged.length < 5) throw new Error("a minute was not enough for five undisturbed writes");
  for (const [path, text] of acknowledged) written.set(path, text);
  console.log(`an undisturbed write takes ${Math.round(each)} ms`);
  return each;
}

function markField(form) {
  return MARK_FIELDS.find((name) => form.fields.some((field) => field.name === name));
}

/** Which of these records the program, started anew, no longer shows. */
async function lost(records) {
  await program.serve();
  const visitor = new Visitor(program.url);
  await visitor.signIn(COORDINATOR, PASSWORD);
  const problems = [];
  for (const [path, text] of records) {
    const page = await visitor.get(path);
    if (page.status !== 200 || !page.text.includes(text)) {
      problems.push(`LOST: ${path} (“${text}”) was acknowledged and now answers ${page.status}`);
    }
  }
  return problems;
}

async function brokenLog() {
  const { status, out, err } = await program.run("log", "verify", "--data", program.data);
  return status === 0 ? [] : [`log verify ended with ${status}: ${(out + err).trim()}`];
}

async function killAnImport(importing, round) {
  const mark = `Import of round ${round} of ${options.seed}`;
  const { child, ended } = program.start(...(await importing.command(mark)));
  await pause(random() * importing.milliseconds);
  child.kill("SIGKILL");
  const { status } = await ended;
  const there = await marked(mark);
  console.log(`round ${round}: import ${status === 0 ? "ended before the kill" : "killed"}, ${there} of ${importing.rows} rows there`);
  const problems = await brokenLog();
  const allowed = status === 0 ? [importing.rows] : [0, importing.rows];
  if (!allowed.includes(there)) problems.push(`HALF AN IMPORT: ${there} of ${importing.rows} rows are there`);
  return problems;
}

/** Imports once undisturbed, to know that the file is good and how long the kill may wait. */
async function rehearsedImport() {
  const [header, ...records] = csvRows(await program.mustRun("export", "activities", "--format", "csv", "--data", program.data));
  const column = header?.findIndex((name) => MARK_COLUMNS.test(name.trim())) ?? -1;
  if (column < 0) throw new Error(`the export has no column named like ${MARK_COLUMNS}: ${header}`);
  const chosen = records.filter((row) => !row[0].startsWith("#")).slice(0, IMPORT_ROWS);
  const command = async (mark) => {
    const rows = chosen.map((row, n) =>
      row.map((cell, at) => (at === column ? `${mark} row ${n}` : IDENTIFIERS.test(header[at].trim()) ? "" : cell)));
    const file = join(program.folder, "import.csv");
    await writeFile(file, [header, ...rows].map(csvLine).join(""));
    return ["import", "activities", file, "--data", program.data, "--as", COORDINATOR];
  };
  const started = Date.now();
  await program.mustRun(...(await command("Rehearsal")));
  const milliseconds = Date.now() - started;
  const there = await marked("Rehearsal");
  // A few may wait for somebody to say which organisation is meant; the same ones every time.
  if (there < chosen.length / 2) throw new Error(`an undisturbed import of ${chosen.length} rows left ${there}`);
  return { command, milliseconds, rows: there };
}

async function marked(mark) {
  const rows = csvRows(await program.mustRun("export", "activities", "--format", "csv", "--data", program.data));
  return rows.filter((row) => row.some((cell) => cell.startsWith(`${mark} row `))).length;
}

function csvRows(text) {
  const rows = [[]];
  for (const [, quoted, bare, end] of text.replace(/^\uFEFF/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.filter((row) => row.some(Boolean));
}

function csvLine(row) {
  return `${row.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\n`;
}

function plain(html) {
  return html.replace(/<(script|style).*?<\/\1>/gis, "").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").slice(0, 600);
}

/** A small seeded generator, so that a run can be repeated as nearly as time allows. */
function mulberry32(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
