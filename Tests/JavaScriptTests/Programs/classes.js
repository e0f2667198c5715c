// Classes: what they inherit, what `super` and `new.target` are, and errors with names of their own.
class Animal {
  constructor(name) { this.name = name; }
  speak() { return `${this.name} makes a sound`; }
  static create(name) { return new this(name); }
  get upper() { return this.name + "!"; }
}
class Dog extends Animal {
  constructor(name) { super(name); this.kind = "dog"; }
  speak() { return super.speak() + ", a bark"; }
  static create(name) { const d = super.create(name); d.made = true; return d; }
}
class Puppy extends Dog {}
const p = new Puppy("Rex");
print(p.speak(), p.kind, p instanceof Animal, p instanceof Dog, p.upper);
print(Dog.create("A").made, Puppy.create("B") instanceof Puppy, Puppy.name, p.constructor.name);
try { Animal("x"); } catch (e) { print(e.name, e.message); }
try { new (class extends Animal { constructor() { } })(); } catch (e) { print(e.name, e.message); }
try { class X extends undefined { } } catch (e) { print(e.name, e.message); }
try { class X extends 5 { } } catch (e) { print(e.name, e.message); }
class PanicError extends Error {
  constructor(message, options) { super(message, options); this.name = "PanicError"; }
}
const e = new PanicError("boom", { cause: 5 });
print(e.name, e.message, e.cause, e instanceof PanicError, e instanceof Error, e instanceof TypeError, `${e}`);
print(new TypeError("a") instanceof Error, `${new RangeError("r")}`, Error("no new").message);
function Old(x) { this.x = x; print(new.target === Old); }
Old.prototype.get = function () { return this.x; };
print(new Old(4).get());
class Target { constructor() { print(new.target.name); } }
class Sub extends Target { }
new Target(); new Sub();
const Mixed = class Named { who() { return Named.name; } };
print(new Mixed().who(), Mixed.name);
class Returns { constructor() { return { other: 1 }; } }
print(new Returns().other);
const key = "dyn";
const obj = { [key + 1]: 1, [`${key}2`]() { return 2; }, get [key]() { return 3; } };
print(obj.dyn1, obj.dyn2(), obj.dyn);
class Acc { static get x() { return "static"; } get [key]() { return "computed"; } set v(x) { this.w = x * 2; } get v() { return this.w; } }
const acc = new Acc(); acc.v = 4;
print(Acc.x, acc.dyn, acc.v);
print(Dog.prototype.constructor === Dog, Reflect.getPrototypeOf(Dog) === Animal, typeof Dog);
class Arrow { constructor() { this.f = () => this; } m() { return () => super.toString; } }
const ar = new Arrow(); print(ar.f() === ar);
const bound = p.speak.bind({ name: "bound", speak: 1 });
try { print(bound()); } catch (x) { print(x.message); }
function f(a, b) { return `${this?.v}${a}${b}`; }
print(f.call({ v: 1 }, 2, 3), f.apply({ v: 4 }, [5, 6]), f.bind({ v: 7 }, 8)(9), f.name, f.length, f.bind({}).name);
class Derived extends Animal { constructor() { super("n"); try { super("m"); } catch (x) { print(x.name, x.message); } } }
new Derived();
