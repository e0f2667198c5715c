// Async functions that wait in awkward places.
const sleep = (n) => new Promise((resolve) => {
  const again = (k) => k === 0 ? resolve(n) : queueMicrotask(() => again(k - 1));
  again(n);
});
async function protectedWork(how) {
  try {
    print("try", await how());
    return "returned";
  } catch (error) {
    print("catch", await sleep(1), error.message);
    throw new Error("from catch");
  } finally {
    print("finally", await sleep(2));
  }
}
class Base {
  async load() {
    return `base ${await sleep(1)} ${this.name}`;
  }
  static async make(name) {
    const made = new this();
    made.name = await name;
    return made;
  }
}
class Derived extends Base {
  async load() {
    const inner = async () => `${await super.load()}!`;
    return inner();
  }
}
async function each() {
  let total = 0;
  for (const x of [1, 2, 3]) {
    if (x === 2) continue;
    total += await sleep(x);
    const [a, b] = [await x, await sleep(x)];
    total += a * b;
  }
  let i = 0;
  while (await (i < 2)) i += await 1;
  do {
    i = await i - 1;
  } while (i > 0);
  return { total, i, [await "key"]: await "value", text: `${await 1}${await 2}` };
}
async function arguing(a = 1, ...rest) {
  return (await a) + rest.length + (await Promise.all(rest)).join("");
}
async function main() {
  print(await protectedWork(() => sleep(3)));
  try {
    await protectedWork(async () => {
      throw new Error("from work");
    });
  } catch (error) {
    print(error.message);
  }
  print(await (await Derived.make("d")).load());
  const result = await each();
  print(result.total, result.i, result.key, result.text);
  print(await arguing(), await arguing(2, 3, sleep(4)));
  const settled = await Promise.allSettled([sleep(1), Promise.reject(new Error("no")), 5]);
  for (const { status, value, reason } of settled) print(status, value, reason?.message);
  try {
    await Promise.all([sleep(5), Promise.reject(new RangeError("first")), sleep(1)]);
  } catch ({ name, message }) {
    print(name, message);
  }
  print(await Promise.race([sleep(9), sleep(2)]));
  const bad = {
    get then() {
      throw new Error("getter");
    },
  };
  try {
    await bad;
  } catch (error) {
    print(error.message);
  }
  const twice = {
    then(resolve, reject) {
      resolve(1);
      resolve(2);
      reject(3);
      throw 4;
    },
  };
  print(await twice);
  const inner = new Promise((resolve) => resolve(sleep(2)));
  print(await inner.then((x) => x + 1).finally(() => sleep(1)));
  print(await inner.then(5), await inner.then(undefined, () => 1));
  const order = [];
  await Promise.all(["a", "b"].map(async (name, k) => {
    for (let step = 0; step < 3; step++) {
      order.push(name + step);
      await sleep(k);
    }
  }));
  print(order.join(" "));
  const functions = [];
  for (let k = 0; k < 2; k++) {
    await null;
    functions.push(async () => k);
  }
  print(await functions[0](), await functions[1]());
  return "done";
}
main().then(print, print);
const lazy = new Proxy({}, {
  get(target, key) {
    print("asked for", key);
    return key === "then" ? undefined : async (x) => `${key} ${await x}`;
  },
});
(async () => {
  print(await lazy.work(sleep(1)));
  print(typeof (await lazy));
  return lazy;
})().then((value) => print(value === lazy));
async function thrower() {
  throw new TypeError("rejected before any await");
}
thrower().then(() => print("no"), (error) => print(error.name)).then(() => print("after"));
Promise.resolve()
  .then(() => { throw new Error("chain"); })
  .then(() => print("skipped"))
  .catch((error) => { print(error.message); return "recovered"; })
  .then(print);
print("sync end");
