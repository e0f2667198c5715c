// What console.log shows.
class Counter { constructor() { this.x = 1 } }
class Sub extends Counter { constructor() { super(); this.inner = new Counter() } }
class AppError extends Error { constructor(m) { super(m); this.code = 7 } }
class NamedError extends Error { constructor(m) { super(m); this.name = 'NamedError' } }
class Bare extends Error {}
print(
  'text', ['text', "it's", 'a"\'b', 'a\nb\\', '`\'"'],
  { 'a b': 1, c: 'd', $e: 2, 1: 3, 'f-g': 4 },
);
print(1, -0, 1n, true, null, undefined, [null, undefined, 1n, -0], [], {}, [[]], [{}], { a: [] });
print(
  { a: { b: { c: { d: 1 } } } }, [[[[1]]]], { a: { b: { c: {} } } }, { a: { b: { c: [] } } },
  { a: { b: { c: new Counter() } } }, { a: { b: { c: () => 1 } } },
  { a: { b: { c: new Map() } } },
);
print(
  function f() {}, () => 1, async () => 1, async function g() {}, Counter, Sub, class {},
  [function () {}], { f() {}, g: () => 1, h: class {} }, Math.max, Map,
  Object.assign(() => 1, { a: 1 }),
);
print(
  new Counter(), new Sub(), [new Counter()], Object.create(null),
  Object.create(Counter.prototype), new (class {})(), Object.create({}),
);
print(
  [new Error('m')], { e: new TypeError('t') }, [new AppError('boom')], [new NamedError('n')],
  [new Bare('b')], [new Error('')], [new Error('a', { cause: new RangeError('r') })],
  { e: new Error('m', { cause: 'why' }) },
);
print(
  new Map([['a', { b: 1 }], [{ c: 1 }, [1, 2]]]), new Set([1, 'a', [2]]),
  new Map([[new Map(), new Set()]]), { m: new Map([[1, new Map([[2, new Map([[3, 4]])]])]]) },
);
print(
  Promise.resolve(1), new Promise(() => {}), Promise.resolve({ a: 'b' }),
  [Promise.resolve('x')],
);
const rejected = Promise.reject(new Error('bad')); rejected.catch(() => {}); print([rejected]);
const loop = { name: 'l' }; loop.self = loop; loop.list = [loop, { loop }]; print(loop);
const two = { a: {}, b: {} }; two.a.b = two.b; two.b.a = two.a; print(two);
print({ get a() { return 1 }, set a(v) {}, get b() { return 1 }, set c(v) {} });
print(new String('abc'), new Number(5), new Boolean(true), [new String('x')], Object(5n));
print(
  [1, 2, 3, 4, 5, 6, 7], [1, 22, 333, 4444, 55555, 666666, 7777777, 88888888],
  ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'hhhhhhhhhhhh'],
);
print(new Array(120).fill(7), new Array(101).fill('ab'));
print({ aaaaaaaaaaaaaaaa: 'bbbbbbbbbbbbbbbbbbbb', cccccccccccccccc: 'dddddddddddddddddd', e: 1 });
print(
  {
    aaaaaaaaaaaaaaaa: 'bbbbbbbbbbbbbbbbbbbb', cccccccccccccccc: 'dddddddddddddddddddddddd',
    e: { f: [1, 2, { g: 1 }], h: 'i'.repeat(64) },
  },
);
print(
  { a: { b: { c: 1 } }, d: { e: { f: 2 } }, g: { h: { i: [1, 2, 3] } } },
  [{ a: 1, b: 2 }, { a: 3, b: 4 }, { a: 5, b: 6 }],
);
print(
  [['aaaaaaaaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbbbbbbbbbbbbb'],
   ['ccccccccccccccccccccccccccc', 'dddddddddddddddd']],
);
print([undefined, null, 1.5, -2, 'x', true, [1, 2], { a: 1 }], [1.5, 22.25, -3, 4, 5, 6, 100]);
print(new Proxy({ a: 1 }, {}), new Proxy([1, 2], {}), new WeakMap(), globalThis === globalThis);
print(Object.assign([1, 2], { extra: 'x' }), Object.assign(new Counter(), { f: null }));
print({ 'constructor': 1 }, { a: 'x'.repeat(100) }, ['y'.repeat(80), 1]);
