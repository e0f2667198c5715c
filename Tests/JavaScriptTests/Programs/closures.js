// Functions keep the variables that they were made among.
function counter() {
  let n = 0;
  return {
    up() {
      n += 1;
      return n;
    },
    get value() {
      return n;
    },
    set value(to) {
      n = to;
    },
  };
}
const one = counter();
const other = counter();
one.up();
one.up();
other.value = 10;
print(one.value, other.value, other.up());

const made = [];
for (let i = 0; i < 3; i++) {
  made[i] = () => i;
  i += 0;
}
print(made[0](), made[1](), made[2]());

const each = [];
for (const x of ["a", "b"]) {
  each[each.length] = () => x;
}
print(each[0](), each[1]());

let w = 0;
const whiles = [];
while (w < 2) {
  let inner = w;
  whiles[w] = () => inner++;
  w++;
}
print(whiles[0](), whiles[0](), whiles[1]());

print(later());
function later() {
  return "hoisted";
}
if (true) {
  var everywhere = 3;
}
print(everywhere);
print((function fact(n) {
  return n < 2 ? 1 : n * fact(n - 1);
})(10));
const add = (a, b = a + 1) => a + b;
print(add(1), add(1, 5), add.length, add.name);
print((function () {
  return arguments.length + arguments[1];
})(5, 6, 7));
const gather = (first, ...rest) => `${first}|${rest.length}`;
print(gather(), gather(1, 2, 3), gather(...[1, 2], ..."abc"));
print((function () {
  return this;
})());
function show(a, b) {
  return `${this?.v}${a}${b}`;
}
print(show.call({ v: 1 }, 2, 3), show.apply({ v: 4 }, [5, 6]), show.bind({ v: 7 }, 8)(9));
print(show.bind({}).name, show.name, show.length);
