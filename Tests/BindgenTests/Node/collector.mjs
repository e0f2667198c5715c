// Sections 4.9 and 14.21: what the garbage collector frees, unguarded.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { check, flag, load, setFlag } from "./lab.mjs";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");
const uncaught = [];
process.on("uncaughtException", (error) => uncaught.push(error));
const collectAll = async () => {
  for (let round = 0; round < 5; round += 1) {
    collect();
    await new Promise((done) => setTimeout(done, 2));
  }
};

const glue = await load("index.js");
const mode = process.argv[3];

// Freeing a grenade panics: so it can be seen that Rust ran. No guard and no catch stand there.
const leave = () => {
  new glue.Grenade("boom");
};
leave();
await collectAll();
check("4.9 a collected object is freed", uncaught.length, 1);
check("4.9 the error is raw", uncaught[0] instanceof
  (mode === "D" || mode === "E" ? WebAssembly.Exception : WebAssembly.RuntimeError), true);
if (mode !== "A") check("4.9 and is not recorded", flag(), 0);

leave();
if (mode === "D") {
  setFlag();
  await collectAll();
  check("14.21 Rust runs in a terminated instance", uncaught.length, 2);
} else if (mode === "E" || mode === "B") {
  glue.__wbg_reset_state();
  await collectAll();
  check("14.21 objects of an earlier instance are skipped", uncaught.length, 1);
}
