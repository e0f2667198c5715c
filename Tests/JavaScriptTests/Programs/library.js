// The library together with the language: callbacks, iterables, classes that extend its own.
print(Array.from({ length: 3 }, (_, i) => i * i), Array.from("abc", (c) => c + c), Array.from([1]));
print([3, 1, 2].map((x) => x + 1).join("-"), [1, [2, 3]].concat([4], 5).length);
const map = new Map([["a", 1], ["b", 2]]);
map.forEach((value, key, all) => print(value, key, all === map));
new Set([1, 1, 2]).forEach((value, key) => print(value, key));
for (const [key, value] of map) print(key, value);
for (const key of map.keys()) print(key);
print(map.get("a"), map.has("z"), map.size, [...map].length, [...new Set("hello")].join(""));
for (const [key, value] of Object.entries({ x: 1, y: 2 })) print(key, value);
print(Object.keys({ b: 1, a: 2, 1: 3, 0: 4 }), Object.values({ a: 1, b: "c" }));
const ref = new WeakRef(map);
print(ref.deref() === map);
class Registry extends Map {
  constructor(entries) {
    super(entries);
    this.extra = true;
  }
  getOr(key, other) {
    return this.has(key) ? this.get(key) : other;
  }
}
const registry = new Registry([["k", 1]]);
print(registry.getOr("k", 0), registry.getOr("z", 0), registry.extra, registry instanceof Map);
class Stack extends Array {
  top() {
    return this[this.length - 1];
  }
}
const stack = new Stack();
stack.push(1, 2);
print(stack.top(), stack.length, Array.isArray(stack), stack instanceof Stack);
class Cell extends Function { }
print(typeof Cell);
print([1, 2, 3].indexOf(2), "a,b".split(",").length, Math.max(...[1, 5, 3]), parseInt("12px"));
const proxied = new Proxy([1, 2, 3], {});
print(proxied.length, proxied[1], proxied.map((x) => x * 2), Array.isArray(proxied), [...proxied]);
print(Object.keys(new Proxy({ a: 1, b: 2 }, { ownKeys: () => ["a", "zzz"] })));
print(JSON.stringify({ a: [1, "x", null, undefined], b: { c: true }, d: undefined }));
const frozen = Object.freeze({ a: 1 });
try {
  frozen.a = 2;
} catch (error) {
  print(error.message);
}
try {
  frozen.b = 2;
} catch (error) {
  print(error.message);
}
try {
  delete frozen.a;
} catch (error) {
  print(error.message);
}
const hidden = {};
Object.defineProperty(hidden, "secret", { value: 7, enumerable: false });
print(hidden.secret, Object.keys(hidden).length, "secret" in hidden);
const parent = { greet() { return `hi ${this.name}`; } };
const child = Object.create(parent);
child.name = "child";
print(child.greet(), Object.getPrototypeOf(child) === parent, child.hasOwnProperty("greet"));
print(Object.prototype.toString.call([]), Object.prototype.toString.call(null), String([1, [2]]));
print(String(null), String(123n), Number("0x10"), Boolean(""), BigInt(5) + 1n, Number(10n));
print([1, 2, 3].includes(2), [..."ab"].reverse().join(""), Object.assign({}, { a: 1 }, null, { b: 2 }).b);
const source = { plain: 1, get computed() { return this.plain + 1; } };
const sink = { set computed(to) { print("set", to); } };
const spread = { ...source, ...new Proxy({ q: 1 }, { get: (t, k) => `${k} asked`, ownKeys: () => ["q"] }) };
print(spread.plain, spread.computed, spread.q, Object.values(source), Object.entries(source));
print(Object.assign(sink, source, null, 5, "ab") === sink, sink.plain, sink[1]);
try {
  Object.assign(Object.freeze({ a: 1 }), { a: 2 });
} catch (error) {
  print(error.message);
}
try {
  print({ ...{ get boom() { throw new Error("boom"); } } });
} catch (error) {
  print(error.message);
}
let bound = function named() { return this; };
for (let i = 0; i < 3; i++) bound = bound.bind(i);
print(bound.name, bound(), bound.length);
const [left, right] = [{}, {}];
Object.setPrototypeOf(left, right);
try {
  Object.setPrototypeOf(right, left);
} catch (error) {
  print(error.message);
}
