// Numbers, BigInts, truth values, Math.
print(
  0.1 + 0.2, -0, 0, [-0], 1e21, 1e-7, 123456789012345680000, 5e-324, 1 / 0, -1 / 0, 0 / 0,
  2 ** 53, 1.7976931348623157e308,
);
print(
  (255).toString(16), (0.1).toString(2), (-255).toString(36), (3.7).toFixed(0),
  (1.005).toFixed(2), (0).toFixed(2), (-1.5).toFixed(0), (1e21).toFixed(2),
);
print(
  Number('12'), Number(' 0x1F '), Number(''), Number('1e3'), Number('abc'), Number(null),
  Number(undefined), Number(true), Number([5]), Number([1, 2]), Number({}), Number(10n),
  Number(), Number('1_0'), Number('.5'), Number('5.'), Number('-.5e1'), Number('5.e2'),
);
print(
  parseInt('12px'), parseInt('0x1f'), parseInt('z', 36), parseInt(''), parseInt('101', 2),
  parseInt('9', 1), parseInt(null), parseFloat('1.5em'), parseFloat('-.5'), parseFloat('x'),
  Number.parseInt === parseInt,
);
print(
  Number.isInteger(5), Number.isInteger(5.5), Number.isInteger('5'),
  Number.isSafeInteger(2 ** 53), Number.isNaN(NaN), Number.isNaN('a'), isNaN('a'),
  isFinite('5'), Number.isFinite('5'), Number.isFinite(Infinity),
);
print(
  Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, Number.EPSILON, Number.MAX_VALUE,
  Number.MIN_VALUE, Number.POSITIVE_INFINITY, Number.NaN,
);
print(
  BigInt(5), BigInt('0x1f'), BigInt(' -12 '), BigInt(true), BigInt(''), BigInt.asIntN(8, 255n),
  BigInt.asUintN(8, -1n), BigInt.asIntN(64, 5n), BigInt.asUintN(64, 5n), BigInt.asUintN(0, 5n),
  BigInt.asIntN(1, 1n), (255n).toString(16), String(-5n), 5n + 3n, typeof 5n, 7n / 2n, -7n % 3n,
  BigInt.asUintN(63, -1n),
);
print(
  Boolean(0), Boolean('a'), new Boolean(false), true.toString(), new Number(5),
  new Number(5) + 1, (5).valueOf(),
);
print(
  Math.max(1, 3, 2), Math.max(), Math.min(), Math.min(1, 0, -0), Math.max(NaN, 1),
  Math.max(-0, 0), Math.floor(-1.5), Math.ceil(1.2), Math.ceil(-0.5), Math.abs(-3),
  Math.imul(0xffffffff, 5), Math.trunc(-1.7), Math.round(2.5), Math.round(-2.5),
  Math.round(-0.2), Math.round(1.4), Math.sign(-3), Math.sign(-0), Math.sqrt(2),
  Math.pow(2, 10), Math.pow(2, -1), Math.hypot(3, 4), Math.clz32(1), Math.clz32(-1),
  Math.fround(5.5), Math.fround(1.1), Math.PI, Math.E, Math.round(0.49999999999999994),
  Math.hypot(),
);
const fails = [
  () => (5).toString(1), () => (5).toFixed(101), () => BigInt(1.5), () => BigInt('abc'),
  () => BigInt(undefined), () => BigInt.asIntN(-1, 1n), () => BigInt.asIntN(8, 1),
  () => new BigInt(1), () => Number.prototype.toFixed.call('a'),
  () => Boolean.prototype.valueOf.call(1), () => BigInt('1.5'), () => BigInt('-0x1'),
  () => 1n + 1, () => +1n, () => BigInt('-'),
];
for (const fail of fails) {
  try { print(fail()) } catch (error) { print(error.name, error.message) }
}
