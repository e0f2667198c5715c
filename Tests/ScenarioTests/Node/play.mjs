// Plays scenarios in Node and prints a line of JSON for every step.
//
//   node --expose-gc --no-warnings --experimental-vm-modules play.mjs PLAYS.json
//
// The file holds a list of plays: `folder` with module.wasm and the JavaScript around it, `files` in
// the order in which they are evaluated, `steps`, and `isLegacy` for modules that were built for
// engines without `WebAssembly.JSTag`. Threads share the plays; each play has globals of its own.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { perform } from "./stage.mjs";

// A play that takes longer has gone wrong.
const longestPlay = 60_000;

if (isMainThread) {
  direct(JSON.parse(fs.readFileSync(process.argv[2])));
} else {
  parentPort.on("message", async (play) => {
    const say = (record) => parentPort.postMessage(record);
    try {
      await perform(play, workerData, say);
    } catch (error) {
      say({ problem: String(error) });
    }
    say("done");
  });
}

async function direct(plays) {
  const modules = new Map();
  for (const { folder } of plays) {
    if (modules.has(folder)) continue;
    const bytes = fs.readFileSync(path.join(folder, "module.wasm"));
    modules.set(folder, new WebAssembly.Module(bytes));
  }
  const waiting = plays.map((play, number) => ({ ...play, number }));
  const collects = (play) => play.steps.some((step) => step.kind === "collect");
  const print = (play, record) => {
    process.stdout.write(`${JSON.stringify({ play: play.number, ...record })}\n`);
  };

  // Where garbage is collected, that of others must not be there: such a play has its thread alone.
  async function work() {
    let thread;
    while (waiting.length > 0) {
      const play = waiting.shift();
      const isAlone = collects(play);
      if (thread === undefined || isAlone) {
        await thread?.terminate();
        thread = new Worker(new URL(import.meta.url), { workerData: modules });
      }
      const isDone = await follow(thread, play, (record) => print(play, record));
      if (!isDone || isAlone) {
        await thread.terminate();
        thread = undefined;
      }
    }
    await thread?.terminate();
  }
  await Promise.all(Array.from({ length: os.availableParallelism() }, work));
}

// Lets a thread play, and hands on what it says. False if it comes to no end.
function follow(thread, play, say) {
  return new Promise((done) => {
    const end = (isDone, problem) => {
      clearTimeout(timer);
      for (const event of ["error", "message"]) thread.removeAllListeners(event);
      if (problem !== undefined) say({ problem });
      done(isDone);
    };
    const timer = setTimeout(() => end(false, "it has no end"), longestPlay);
    thread.on("error", (error) => end(false, String(error)));
    thread.on("message", (record) => (record === "done" ? end(true) : say(record)));
    thread.postMessage(play);
  });
}
