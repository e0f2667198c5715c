// Operators, and how values become other values for them.
print(-1 >>> 0, 1 << 31, ~5, 5 & 3, 5 | 3, 5 ^ 3, -9 >> 1, 2 ** 31 | 0, 2 ** 10, 7 % 3, -7 % 3);
print(1 == "1", null == undefined, null == 0, "a" < "b", "10" < "9", 10 < "9", NaN == NaN, [1] == 1);
print(1 !== "1", "a" === "a", null != 0, 2 >= 2, "b" > "a", undefined < 1, null >= 0);
print(10n + 5n, 2n ** 10n, 7n / 2n, -(3n), 1n < 2, 1n == 1, typeof 1n, 1n === 1n, 5n % 3n, ~1n);
print(0.1 + 0.2, 1e21, 1e-7, 123456789012345680000, 1 / 3, -0, 5e-324, 1.5e300, 1 / 0, 0 / 0);
print(100, 1e20, 0.000001, 1.25e-9, -1.5, 4294967296.5);
print("5" * "2", "5" + 2, 5 + "2", "x" * 1, null + 1, undefined + 1, true + true, +"", +" 12 ", -"3");
print(+"0x1f", +"1e3", +".5", +"5.", +"1_0", +"Infinity", +"infinity");
print(typeof 1, typeof "a", typeof null, typeof undefined, typeof print, typeof {}, typeof true);
print(void 0, !0, !"", !"a", !!NaN);
const o = { n: 5, zero: 0, nil: null };
let a = 1;
print(a++, ++a, a--, --a, o.n--, --o.n, o["n"]++, o.n);
let big = 5n;
big++;
print(big, -big);
let x = null;
x ??= 5;
x ||= 6;
x &&= 7;
o.zero ||= 3;
o.nil ??= 4;
o["n"] &&= 9;
print(x, o.zero, o.nil, o.n);
print((o.zero ||= 30), (o["nil"] ??= 40), (o.n &&= 90));
x += 1;
o.n -= 1;
o["n"] *= 2;
o.n **= 2;
o.n >>>= 1;
print(x, o.n);
print(`${{ toString() { return "mine"; } }}`, { valueOf() { return 4; } } + 1, `${[1, [2, null, 3]]}`);
print({} + "", [] + [], `${print === print}`);
class Money {
  constructor(n) { this.n = n; }
  valueOf() { return this.n; }
  toString() { return `$${this.n}`; }
}
print(new Money(3) + new Money(4), `${new Money(3)}`, new Money(1) < new Money(2), new Money(2) == 2);
print((1, 2, 3), true ? "yes" : "no", 0 || "or", 1 && "and", null ?? "nullish", 0 ?? "zero");
const u = undefined;
const q = { f() { return this.y; }, y: 7, deep: { list: [1, 2] } };
print(u?.a.b.c, u?.[0], u?.(), q?.f(), q.g?.(), q.f?.(), q.deep?.list?.[1], u?.a.b(print("not evaluated")));
print("y" in q, "z" in q, delete q.y, "y" in q, q.y);
let [m, , n] = [1, 2, 3];
[m, n] = [n, m];
print(m, n);
const { deep: { list: [first, second, third] }, none } = q;
print(first, second, third, none);
let y;
({ y } = { y: 8 });
print(y);
const copy = { a: 1, ...{ b: 2, a: 3 }, ...null, ...[9] };
print(copy.a, copy.b, copy[0], [...[1, 2], ...""].length);
