// Functions of Object and what objects inherit.
class Counter { constructor() { this.x = 1 } get y() { return 2 } m() {} }
const o = { b: 1, a: 'x', 10: 'ten', 2: 'two', get g() { return 1 } };
print(
  Object.keys({ b: 1, a: 'x', 10: 'ten', 2: 'two' }), Object.values({ b: 1, 1: 2 }),
  Object.entries({ b: 1, 1: 2 }), Object.keys(o),
);
print(Object.keys('ab'), Object.keys([7, 8]), Object.keys(1), Object.entries('ab'));
print(
  Object.assign({ a: 1 }, { b: 2 }, null, 'xy', { a: 3 }),
  Object.fromEntries([['a', 1], ['b', 2]]), Object.fromEntries(new Map([['k', 'v']])),
);
print(
  Object.getOwnPropertyNames(Counter.prototype), Object.getOwnPropertyNames([1]),
  Object.getOwnPropertyNames({ a: 1 }),
);
const p = Object.create(
  { inherited: 1 }, { own: { value: 5, enumerable: true }, hidden: { value: 6 } });
print(p, p.inherited, p.hidden, Object.keys(p), Object.create(null));
print(
  Object.getPrototypeOf(p), Object.getPrototypeOf(Object.prototype),
  Object.getPrototypeOf('') === String.prototype,
  Object.getPrototypeOf(new Counter()) === Counter.prototype,
);
print(
  Object.setPrototypeOf({}, Counter.prototype) instanceof Counter,
  Object.setPrototypeOf({ a: 1 }, null),
);
const d = {};
Object.defineProperty(d, 'a', { value: 1 });
Object.defineProperty(
  d, 'b', { get() { return 2 }, set(v) {}, enumerable: true, configurable: true });
Object.defineProperty(d, 'b', { enumerable: false });
Object.defineProperties(d, { c: { value: 3, writable: true, enumerable: true } });
print(d, d.a, d.b, d.c, Object.keys(d));
print(
  Object.getOwnPropertyDescriptor(d, 'a'), Object.getOwnPropertyDescriptor(d, 'c'),
  Object.getOwnPropertyDescriptor(d, 'z'), Object.getOwnPropertyDescriptor([1], 'length'),
  Object.getOwnPropertyDescriptor([1], 0),
);
print(
  Object.hasOwn(d, 'a'), Object.hasOwn(d, 'z'), d.hasOwnProperty('b'), [1].hasOwnProperty(0),
  [1].hasOwnProperty(1), [].hasOwnProperty('length'), 'ab'.hasOwnProperty(1),
  Counter.hasOwnProperty('prototype'), Counter.hasOwnProperty('name'),
);
print(
  d.propertyIsEnumerable('a'), d.propertyIsEnumerable('c'),
  Counter.prototype.isPrototypeOf(new Counter()),
  Object.prototype.isPrototypeOf(Object.create(null)),
);
const f = Object.freeze({ a: 1, n: { b: 2 } });
print(
  Object.isFrozen(f), Object.isFrozen({}), Object.isFrozen('a'),
  Object.isFrozen(Object.freeze([1])), Object.isExtensible(f), Object.isExtensible({}),
  Object.isExtensible(Object.preventExtensions({})),
  Object.isFrozen(Object.preventExtensions({})),
);
print(Object.is(NaN, NaN), Object.is(0, -0), Object.is('a', 'a'), Object.is({}, {}));
print(
  Object.prototype.toString.call(null), Object.prototype.toString.call([]),
  Object.prototype.toString.call(1), String(new Counter()),
  Object.prototype.toString.call(undefined), Object.prototype.toString.call(print),
  Object.prototype.toString.call(new Error('a')),
);
print(typeof Object(1), Object(1), Object('a'), Object(null), Object(f) === f, new Object());
const fails = [
  () => { f.a = 2 }, () => { f.z = 2 }, () => { delete f.a },
  () => Object.defineProperty(d, 'a', { value: 2 }), () => Object.defineProperty(1, 'a', {}),
  () => Object.defineProperty({}, 'a', 1),
  () => Object.defineProperty(f, 'q', { value: 1 }), () => Object.keys(null),
  () => Object.values(undefined), () => Object.create(1), () => Object.setPrototypeOf({}, 1),
  () => Object.setPrototypeOf(null, {}), () => Object.setPrototypeOf(f, {}),
  () => { const x = {}; Object.setPrototypeOf(x, Object.create(x)) },
  () => Object.fromEntries([1]), () => Object.fromEntries(1), () => Object.assign(null, {}),
  () => Object.assign(f, { a: 1 }), () => { d.a = 9 },
  () => { 'use strict'; Object.freeze([1])[0] = 2 },
];
for (const fail of fails) {
  try { print(fail()) } catch (error) { print(error.name, error.message) }
}
const traced = [];
const proxy = new Proxy({ a: 1, b: 2 }, {
  ownKeys() { traced.push('keys'); return ['a'] },
  getPrototypeOf() { traced.push('prototype'); return null },
});
print(Object.keys(proxy), Object.getPrototypeOf(proxy), traced);
