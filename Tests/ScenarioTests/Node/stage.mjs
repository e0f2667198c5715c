// One play: what PanicLab's worker and its event loop are, made of Node.
//
// Time is played too: it passes only where everything waits for a timer. So nobody has to wait, and
// a promise that is still pending when nothing is left to do is one that hangs.

import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { describeError, describeValue, formatLine, shown } from "./describe.mjs";

// The play that is on the way. There is one at a time.
let stage;

process.on("uncaughtException", (error) => stage.reportUncaught(error));
process.on("unhandledRejection", (reason) => stage.happened.uncaught.push(shown(reason)));

// Plays the steps, and says for each what came of it; loading is step 0.
export async function perform(play, modules, say) {
  stage = new Stage(play, modules.get(play.folder));
  await stage.load();
  say(stage.record(0, []));
  for (const [number, step] of play.steps.entries()) {
    stage.begin();
    say(stage.record(number + 1, await stage.perform(step)));
  }
}

// Each task has a turn of its own: microtasks and rejections have been seen to when it is over.
const run = (task) =>
  new Promise((done) => {
    setImmediate(() => {
      setImmediate(done);
      task();
    });
  });

class Stage {
  constructor(play, module) {
    this.play = play;
    this.instances = [];
    this.timers = [];
    this.timersSet = 0;
    this.clock = 0;
    this.begin();
    this.context = vm.createContext(vm.constants.DONT_CONTEXTIFY);
    this.globals = this.evaluate("globalThis");
    this.install(module);
  }

  // What happened since the step began.
  begin() {
    this.happened = { console: [], uncaught: [], drops: [] };
  }

  evaluate(text) {
    return vm.runInContext(text, this.context);
  }

  // What a Worker finds around it.
  install(module) {
    const { globals } = this;
    Object.assign(globals, { TextDecoder, TextEncoder, queueMicrotask, wasmModule: module });
    globals.record = (kind, value) => {
      if (kind === 2) this.happened.drops.push(value);
    };
    globals.setTimeout = (action, delay) => this.setTimer(action, delay);
    globals.clearTimeout = (number) => {
      this.timers = this.timers.filter((timer) => timer.number !== number);
    };
    globals.console = {};
    for (const name of ["log", "info", "debug", "warn", "error"]) {
      const level = name === "warn" || name === "error" ? "error" : "log";
      globals.console[name] = (...values) => {
        this.happened.console.push({ level, text: formatLine(values) });
      };
    }
    // PanicLab has no stacks to show.
    globals.Error.stackTraceLimit = 0;
    if (this.play.isLegacy) delete globals.WebAssembly.JSTag;
    this.countInstances(globals.WebAssembly);
    // Finalizers have their turns only where a step asks for them.
    if (!this.play.steps.some((step) => step.kind === "collect")) {
      this.evaluate("FinalizationRegistry.prototype.register = () => {};");
    }
  }

  countInstances(api) {
    const { instances } = this;
    const OriginalInstance = api.Instance;
    api.Instance = function Instance(...values) {
      const instance = new OriginalInstance(...values);
      instances.push(instance);
      return instance;
    };
  }

  setTimer(action, delay) {
    this.timersSet += 1;
    const due = this.clock + (delay > 0 ? delay : 0);
    this.timers.push({ action, number: this.timersSet, due });
    return this.timersSet;
  }

  async fireTimers() {
    while (this.timers.length > 0) {
      const next = this.timers.reduce((first, timer) => (timer.due < first.due ? timer : first));
      this.timers = this.timers.filter((timer) => timer !== next);
      this.clock = Math.max(this.clock, next.due);
      await run(() => next.action());
    }
  }

  reportUncaught(error) {
    this.happened.uncaught.push(shown(error));
    try {
      this.exports["platform.js"]?.reportUncaught(error);
    } catch (thrown) {
      this.happened.uncaught.push(shown(thrown));
    }
  }

  // Loading

  async load() {
    const modules = new Map();
    this.exports = {};
    for (const file of this.play.files) {
      const text = fs.readFileSync(path.join(this.play.folder, file), "utf8");
      const options = { identifier: file, context: this.context };
      modules.set(file, new vm.SourceTextModule(text, options));
    }
    for (const [file, module] of modules) {
      try {
        await module.link((name) => modules.get(name.replace("./", "")));
        await module.evaluate();
        this.exports[file] = module.namespace;
      } catch (error) {
        this.happened.uncaught.push(shown(error));
      }
    }
    await run(() => {});
    await this.fireTimers();
    this.expose();
  }

  // Pieces see what the glue exports, and may declare the same names for themselves. Where a worker
  // has a global of that name they see the function all the same, as a constant.
  expose() {
    const { globals } = this;
    const exports = this.exports["index.js"] ?? {};
    const { "worker.js": worker, "runtime.js": runtime } = this.exports;
    globals.names = { ...exports, exports, worker, runtime };
    for (const [name, value] of Object.entries(globals.names)) {
      if (name in globals) this.evaluate(`const ${name} = names.${name};`);
      else Object.defineProperty(globals, name, { value, writable: true, configurable: true });
    }
    delete globals.names;
  }

  // Steps

  async perform({ kind, pieces, value }) {
    if (kind === "flag") this.writeFlag(value);
    else if (kind === "collect") await this.collect();
    else return this.runPieces(pieces);
    return [];
  }

  // Runs pieces of program, each as a task, until there is nothing left to do. Their results are
  // written down then.
  async runPieces(pieces) {
    const results = pieces.map(() => () => ({ hung: true }));
    for (const [number, piece] of pieces.entries()) {
      const succeed = (value) => (results[number] = () => describeValue(value));
      const fail = (error) => (results[number] = () => describeError(error));
      await run(() => {
        try {
          // Strict, as in a module; without an expression the value is `undefined`.
          const value = this.evaluate(`"use strict"; undefined; ${piece}`);
          if (value instanceof this.globals.Promise) value.then(succeed, fail);
          else succeed(value);
        } catch (error) {
          fail(error);
        }
      });
    }
    await this.fireTimers();
    return results.map((describe) => describe());
  }

  // Garbage is found in several rounds, and finalizers have turns of their own.
  async collect() {
    for (let round = 0; round < 5; round += 1) {
      await run(() => globalThis.gc());
      await run(() => {});
    }
    await this.fireTimers();
  }

  // The state of the newest instance

  get newest() {
    return this.instances.at(-1)?.exports;
  }

  get flag() {
    const address = this.newest?.__instance_terminated?.value;
    if (address === undefined) return null;
    return new DataView(this.newest.memory.buffer).getUint32(address, true);
  }

  writeFlag(value) {
    const { memory, __instance_terminated: address } = this.newest;
    new DataView(memory.buffer).setUint32(address.value, value, true);
  }

  record(step, results) {
    return {
      step,
      results,
      ...this.happened,
      flag: this.flag,
      instance: this.instances.length,
      stackPointer: this.newest?.__stack_pointer?.value ?? null,
    };
  }
}
