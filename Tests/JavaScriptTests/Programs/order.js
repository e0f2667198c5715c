// Promises and async functions: the order in which things happen.
async function a() { print("a1"); await b(); print("a2"); return "A"; }
async function b() { print("b1"); await null; print("b2"); }
print("start");
a().then((v) => print("then", v));
queueMicrotask(() => print("micro"));
Promise.resolve(1).then((v) => { print("p", v); return Promise.resolve(2); }).then((v) => print("p", v));
new Promise((resolve, reject) => { print("executor"); resolve("x"); reject("y"); throw new Error("ignored"); }).then(print);
new Promise(() => { throw new Error("thrown"); }).catch((e) => print("caught", e.message)).finally(() => print("finally"));
Promise.reject(new Error("r")).finally(() => print("f1")).catch((e) => print("c1", e.message));
Promise.resolve("v").finally(() => "ignored").then((v) => print("f2", v));
Promise.resolve("v").finally(() => { throw new Error("ff"); }).catch((e) => print("f3", e.message));
const thenable = { then(resolve) { print("then called"); resolve("thenable"); } };
(async () => { print(await thenable); })();
(async () => { try { await Promise.reject(new Error("rejected")); } catch (e) { print("caught", e.message); } finally { print("cleanup"); } return 5; })().then((v) => print("v", v));
(async () => thenable)().then((v) => print("returned", v));
(async () => Promise.resolve("pr"))().then((v) => print("returned", v));
(async () => { throw new Error("async throw"); })().catch((e) => print(e.message));
Promise.all([1, Promise.resolve(2), thenable]).then((v) => print("all", v));
Promise.all([]).then((v) => print("all empty", v.length));
Promise.all([1, Promise.reject(new Error("no"))]).catch((e) => print("all rejected", e.message));
Promise.race([new Promise(() => { }), Promise.resolve("won")]).then((v) => print(v));
Promise.allSettled([1, Promise.reject(2)]).then((r) => print(r[0].status, r[0].value, r[1].status, r[1].reason));
const self = Promise.resolve().then(() => self);
self.catch((e) => print(e.name, e.message));
async function loop() { let total = 0; for (let i = 0; i < 3; i++) { total += await i; } return total; }
loop().then((t) => print("loop", t));
class Svc { constructor(x) { this.x = x; } async get() { await 0; return this.x; } }
new Svc(9).get().then(print);
print("end", loop.constructor.name, (() => 1).constructor === Function, a.constructor === Function);
async function early(x = undefinedThing) { }
early().catch((e) => print("early", e.message));
const chain = Promise.resolve();
chain.then(() => print("c1")).then(() => print("c2")).then(() => print("c3")).then(() => print("c4")).then(() => print("c5"));
