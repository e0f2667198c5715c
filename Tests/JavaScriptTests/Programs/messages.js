// What goes wrong is said in the words of Node.
function check(body) {
  try {
    print(body());
  } catch (error) {
    print(error.name, "|", error.message, "|", error instanceof Error, typeof error);
  }
}
const empty = {};
const nothing = null;
let missing;
check(() => { const f = () => x; f(); let x = 1; return x; });
check(() => { let x = (x = 1); });
check(() => { const x = 1; x = 2; });
check(() => unknown);
check(() => { unknown = 1; });
check(() => typeof unknown);
check(() => missing.a);
check(() => empty.a.b);
check(() => { nothing.a = 1; });
check(() => empty.a.b());
check(() => empty.a());
check(() => missing());
check(() => empty.f(1)(2));
check(() => { const q = { f() { return {}; } }; q.f(1).g(2); });
check(() => empty["a"]());
check(() => new empty.a());
check(() => { const arrow = () => 1; new arrow(); });
check(() => { const { a } = undefined; });
check(() => { const { a } = nothing; });
check(() => { const { a } = empty.b; });
check(() => (({ a }) => a)());
check(() => { for (const x of empty) print(x); });
check(() => "a" in 5);
check(() => empty instanceof 5);
check(() => empty instanceof (() => 1));
check(() => 1n + 1);
check(() => +1n);
check(() => { class A { get x() { return 1; } } new A().x = 2; });
check(() => { class A { } A(); });
check(() => { class A extends missing { } });
check(() => { class A extends 5 { } });
check(() => { class B { } class A extends B { constructor() { } } new A(); });
check(() => { class B { } class A extends B { constructor() { super(); super(); } } new A(); });
check(() => { throw "a text"; });
