// Methods of arrays that call nothing.
const a = [1, 2, 3];
print(a.push(4, 5), a, a.pop(), a.shift(), a, a.unshift(8, 9), a);
print([].pop(), [].shift(), a.slice(1, -1), a.slice(-2), a.slice(5));
print(a.splice(1, 2, 'x', 'y', 'z'), a, a.splice(-2), a, a.splice(1, 0, 7), a, a.splice());
print(
  [1, 2, NaN].includes(NaN), [1, 2, NaN].indexOf(NaN), [1, 2, 1].indexOf(1, 1),
  [1, 2, 1].indexOf(1, -1), [1, 2, 1].lastIndexOf(1), [1, 2, 1].lastIndexOf(1, -2),
);
print(
  [1, null, 'a', undefined, [2, [3]]].join(), [1, 2].join('-'), [].join() + '|',
  [1, 2].toString(),
);
print([1].concat(2, [3, [4]], 'a'), [1, [2, [3, [4]]]].flat(), [1, [2, [3, [4]]]].flat(Infinity));
print(
  new Array(3).fill(0), new Array(128).fill(undefined).length, [1, 2, 3, 4].fill(9, 1, 3),
  [1, 2, 3].reverse(), new Array(1, 2), Array(2).length, new Array("3"),
);
print(
  Array.isArray([]), Array.isArray({}), Array.isArray(), Array.from('a😀b'), Array.from([1, 2]),
  Array.from(new Map([[1, 2]])), Array.from(new Set([1, 1, 2])),
  Array.from({ length: 2, 0: 'x' }), Array.of(7, 8),
);
print([5, 6].at(-1), [5, 6].at(2), [].length);
const b = []; b[2] = 1; b.length = 5; print(b.length); b.length = 1; b[0] = 1; print(b);
const fails = [
  () => new Array(-1), () => new Array(1.5), () => Object.freeze([1]).push(2),
  () => Object.freeze([1]).pop(),
  () => Object.freeze([1]).fill(2), () => Array.from(null), () => Array.from(1).length,
  () => [].push.call(null),
];
for (const fail of fails) {
  try { print(fail()) } catch (error) { print(error.name, error.message) }
}
