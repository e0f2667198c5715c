// JSON.
const data = {
  a: [1, 'x', null, undefined, true, NaN, () => 1], b: { c: {} }, d: undefined,
  e: 'q"\\\n\u0001ä😀', f: [], 'g h': -0, i: 1e21, s: new String('w'), m: new Map([[1, 2]]),
  n: new Error('no'),
};
print(JSON.stringify(data));
print(JSON.stringify(data, null, 2));
print(
  JSON.stringify([1, [2]], null, '--'),
  JSON.stringify({ a: 1, b: 2, c: { a: 3, d: 4 } }, ['a', 'c']), JSON.stringify('x'),
  JSON.stringify(undefined), JSON.stringify(() => 1), JSON.stringify(null),
  JSON.stringify([undefined]), JSON.stringify({}, null, 2),
);
print(
  JSON.parse('{"a":[1,2.5,-3e2,"x\\u0041\\n\\ud83d\\ude00",true,false],"10":{},"2":null}'),
  JSON.parse(' 5 '), JSON.parse('"a"'),
);
const texts = [
  '', '{', '[', '{a', '{"a"', '{"a":1', '{"a":1,', '{"a":1,}', '[1', '[1 2', '[1,', '[1,]',
  'abc', 'tru', 'nulx', '1 2', '01', '-', '-a', '1.', '1e', '"a', '"\\x"', '"\\u12"', '"\n"',
  '{"a" 1}', 'a'.repeat(45), '[1,2,3,4,5,6,7,8,9,10,11,12,x,14,15,16,17,18,19,20,21]', ' x',
  '{}x', 'ä', '"\\', undefined,
];
for (const text of texts) {
  try { print(JSON.parse(text)) } catch (error) { print(error.name, error.message) }
}
const self = { a: { b: [0] } }; self.a.b.push(self.a);
const loop = {}; loop.me = loop;
const long = { a: { b: { c: {} } } }; long.a.b.c.d = long;
for (const value of [self, loop, long, { n: 1n }]) {
  try { print(JSON.stringify(value)) } catch (error) { print(error.name, error.message) }
}
