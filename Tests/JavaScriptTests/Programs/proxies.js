// Proxies and Reflect, in the manner of the shims, and methods of arrays that call back.
const target = { a: 1, m() { return this; }, get g() { return this === proxy; } };
const proxy = new Proxy(target, {
  get(t, k, r) { if (k !== "then") print("get", k, r === proxy); return Reflect.get(t, k, r); },
  set(t, k, v, r) { print("set", k, v); return Reflect.set(t, k, v, r); },
  has(t, k) { print("has", k); return k in t; },
  deleteProperty(t, k) { print("delete", k); return delete t[k]; },
  ownKeys(t) { print("ownKeys"); return Reflect.ownKeys(t); },
  getPrototypeOf(t) { print("getPrototypeOf"); return Error.prototype; },
});
print(proxy.a, proxy.m() === proxy, proxy.g);
proxy.b = 2;
print(target.b, "b" in proxy, delete proxy.b, "b" in target);
print(Reflect.ownKeys(proxy).length);
print(proxy instanceof Error);
const plain = new Proxy({ x: 1, f() { return this === plain; } }, {});
plain.y = 3;
print(plain.x, plain.y, plain.f(), "x" in plain, delete plain.x, plain.x, Reflect.has(plain, "y"));
const fn = new Proxy(function (a) { return a + this.k; }, { apply(t, self, args) { print("apply", args.length); return Reflect.apply(t, { k: 100 }, args); } });
print(fn(1), fn.call({ k: 1 }, 2), typeof fn);
class K { constructor(x) { this.x = x; } get() { return this.x; } static s() { return "static"; } }
let count = 0;
const KP = new Proxy(K, {
  construct(t, args, nt) {
    print("construct", nt === KP);
    const instance = Reflect.construct(t, args, nt);
    return new Proxy({ instance }, { get(t, k, r) { count++; const v = Reflect.get(t.instance, k, r); return v; }, set(t, k, v) { return Reflect.set(t.instance, k, v); } });
  },
});
const k = new KP(5);
print(k.get(), count, KP.s(), KP.name, k.x);
k.x = 6;
print(k.get());
class Sub extends KP { }
try { print(new Sub(8).x); } catch (e) { print(e.message); }
try { new Proxy({}, { set() { return false; } }).a = 1; } catch (e) { print(e.name, e.message); }
try { delete new Proxy({}, { deleteProperty() { return false; } }).a; } catch (e) { print(e.name, e.message); }
print(Reflect.set(new Proxy({}, { set() { return 0; } }), "a", 1));
try { new (new Proxy(K, { construct() { return 5; } }))(); } catch (e) { print(e.name, e.message); }
try { Proxy({}, {}); } catch (e) { print(e.name, e.message); }
try { new Proxy(1, {}); } catch (e) { print(e.name, e.message); }
const getterProxy = new Proxy({}, { get: (t, k) => `got ${k}` });
print(getterProxy.anything, getterProxy["else"], `${getterProxy.x}`);
print(Reflect.construct(K, [3], class Z { }).constructor.name);
print([1, 2, 3].map((x) => x * 2).filter((x) => x > 2).reduce((a, b) => a + b), [1, 2].some((x) => x > 1), [1, 2].every((x) => x > 1), [4, 5].find((x) => x > 4), [4, 5].findIndex((x) => x > 4));
[10, 20].forEach((x, i, all) => print(x, i, all.length));
try { [1].map((x) => { throw new Error("in map"); }); } catch (e) { print(e.message); }
try { [1].forEach(5); } catch (e) { print(e.message); }
print(["1", "2", "3"].map(Error).length);
(async () => { const v = await new Proxy({ z: 1 }, { get(t, k) { print("asked", k); return undefined; } }); print(typeof v); })();
