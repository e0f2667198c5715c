// Maps and sets.
const m = new Map([['a', 1], [NaN, 2], [0, 3]]);
print(
  m, m.size, m.get('a'), m.get(NaN), m.get(-0), m.get('z'), m.has('a'), m.has(1),
  m.set('b', 4) === m, m.delete('a'), m.delete('a'), [...m.keys()], [...m.values()],
  [...m.entries()], [...m],
);
m.clear(); print(m, m.size, new Map(), new Map(null).size, new Map([[-0, 1]]));
const s = new Set([1, 2, 2, 'a', NaN, NaN]);
print(
  s, s.size, s.has(NaN), s.add(3) === s, s.delete(1), [...s], [...s.entries()].length,
  new Set('hello'),
);
const key = {}; const w = new WeakMap([[key, 1]]);
print(
  w.get(key), w.has({}), w.set(key, 2).get(key), w.delete(key), w.has(key), w,
  new WeakSet([key]).has(key),
);
for (const [k, v] of new Map([[1, { x: 2 }]])) print(k, v);
class MyMap extends Map { constructor() { super([[1, 2]]) } twice(k) { return this.get(k) * 2 } }
print(new MyMap(), new MyMap().twice(1), new MyMap() instanceof Map);
const fails = [
  () => Map(), () => new Map(1), () => new Map([1]), () => new WeakMap().set(1, 2),
  () => new WeakSet().add('a'), () => Map.prototype.get.call({}, 1),
  () => Set.prototype.add.call([], 1), () => new Set(5),
];
for (const fail of fails) {
  try { print(fail()) } catch (error) { print(error.name, error.message) }
}
