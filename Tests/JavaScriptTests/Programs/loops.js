// Loops, what leaves them, and what `finally` has to say about it.
for (const c of "añ😀") print(c);
let w = 0;
while (true) {
  w++;
  if (w === 3) continue;
  if (w > 5) break;
}
do {
  w--;
} while (w > 2);
print(w);
let pairs = "";
for (const a of [1, 2]) {
  for (const b of [1, 2, 3]) {
    if (b === 2) continue;
    if (a === 2) break;
    pairs += `${a}${b} `;
  }
}
print(pairs);
const growing = [1];
for (const x of growing) {
  if (growing.length < 4) growing[growing.length] = x + 1;
}
print(growing.length);

function leave(how) {
  let log = "";
  function run() {
    for (let i = 0; i < 3; i++) {
      try {
        if (how === "break") break;
        if (how === "continue") continue;
        if (how === "return") return "returned";
        if (how === "throw") throw new Error("thrown");
        log += "body ";
      } catch (e) {
        log += `caught ${e.message} `;
        if (i > 0) throw e;
      } finally {
        log += `finally${i} `;
        if (how === "override") return "overridden";
      }
    }
    return "end";
  }
  try {
    const result = run();
    log += result;
  } catch (e) {
    log += `out ${e.message}`;
  }
  return log;
}
for (const how of ["none", "break", "continue", "return", "throw", "override"]) {
  print(how, leave(how));
}
let order = "";
function nested() {
  try {
    try {
      return "value";
    } finally {
      order += "inner ";
    }
  } finally {
    order += "outer";
  }
}
print(nested(), order);
function loopInFinally() {
  let n = 0;
  try {
    throw new Error("kept");
  } finally {
    for (const x of [1, 2, 3]) {
      if (x === 2) break;
      n += x;
    }
    print(n);
  }
}
try {
  loopInFinally();
} catch (e) {
  print(e.message);
}
function swallowed() {
  while (true) {
    try {
      throw new Error("lost");
    } finally {
      break;
    }
  }
  return "went on";
}
print(swallowed());
try {
  throw 5;
} catch {
  print("no parameter");
}
try {
  throw { code: 7, list: [1, 2] };
} catch ({ code, list: [, second] }) {
  print(code, second);
}
