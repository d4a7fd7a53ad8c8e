// Starts, stops and kills the program on a throwaway data folder with the sample records of a kit. What the tests that look
// at it from outside (tests/face, scripts/kill.mjs) share; needs nothing but Node.js.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export const PASSWORD = "tansiq-sample";
export const COORDINATOR = "coordinator@sample.invalid";
export const ACCOUNTS = [
  COORDINATOR,
  "field.erbil@sample.invalid",
  "ngo.national@sample.invalid",
  "ngo.international@sample.invalid",
  "admin@sample.invalid",
];

export class Program {
  #server = null;
  #printed = "";

  /** A data folder made by `tansiq init`, not yet served. Call `remove()` in the end, whatever happened. */
  static async withSample(binary, kit = "iraq") {
    const program = new Program();
    program.binary = resolve(binary);
    program.folder = await mkdtemp(join(tmpdir(), "tansiq-"));
    program.data = join(program.folder, "data");
    program.port = await freePort();
    program.url = `http://127.0.0.1:${program.port}`;
    try {
      await program.mustRun("init", "--data", program.data, "--kit", kit, "--sample");
    } catch (error) {
      await program.remove();
      throw error;
    }
    return program;
  }

  /** Runs one command to its end: `{ status, out, err }`; status is null if a signal ended it. */
  run(...args) {
    return this.start(...args).ended;
  }

  /** Starts one command: `{ child, ended }`. */
  start(...args) {
    const child = spawn(this.binary, args, { stdio: ["ignore", "pipe", "pipe"] });
    const out = [];
    const err = [];
    child.stdout.on("data", (bytes) => out.push(bytes));
    child.stderr.on("data", (bytes) => err.push(bytes));
    const ended = new Promise((done, failed) => {
      child.on("error", (error) => failed(new Error(`cannot start ${this.binary}: ${error.message}`)));
      child.on("close", (status) =>
        done({ status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }));
    });
    return { child, ended };
  }

  async mustRun(...args) {
    const { status, out, err } = await this.run(...args);
    if (status !== 0) throw new Error(`tansiq ${args.join(" ")} ended with ${status}:\n${err || out}`);
    return out;
  }

  /** Starts serving without waiting for anything. */
  spawnServer() {
    const args = ["serve", "--data", this.data, "--listen", `127.0.0.1:${this.port}`];
    const server = spawn(this.binary, args, { stdio: ["ignore", "pipe", "pipe"] });
    this.#printed = "";
    const keep = (bytes) => (this.#printed = (this.#printed + bytes).slice(-4000));
    server.stdout.on("data", keep);
    server.stderr.on("data", keep);
    server.on("error", (error) => keep(error.message));
    server.ended = new Promise((done) => server.on("close", done));
    this.#server = server;
  }

  /** Serves, and returns once /health answers. */
  async serve(patience = 30_000) {
    this.spawnServer();
    const until = Date.now() + patience;
    while (Date.now() < until && this.#server.exitCode === null && this.#server.signalCode === null) {
      try {
        const answer = await fetch(`${this.url}/health`);
        if (answer.ok && (await answer.json()).status === "ok") return;
      } catch {
        // not listening yet
      }
      await pause(20);
    }
    await this.end("SIGKILL");
    throw new Error(`the server does not answer ${this.url}/health; the last it printed:\n${this.#printed}`);
  }

  /** Ends the server by a signal and waits until it is gone. */
  async end(signal = "SIGTERM") {
    if (!this.#server) return;
    this.#server.kill(signal);
    const gone = await Promise.race([this.#server.ended.then(() => true), pause(10_000, false, { ref: false })]);
    if (!gone) {
      this.#server.kill("SIGKILL");
      await this.#server.ended;
    }
    this.#server = null;
  }

  async remove() {
    await this.end("SIGKILL");
    await rm(this.folder, { recursive: true, force: true });
  }
}

function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.on("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}
