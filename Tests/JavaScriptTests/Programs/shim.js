// A worker's shim in small: a proxied class whose instances are made anew after a reset.
let instanceId = 0;
let terminated = false;
const log = (...words) => print(...words);
class Counter {
  constructor(state, env) {
    this.state = state;
    this.count = 0;
    this.madeUnder = instanceId;
    log("constructed under", instanceId, "with", env.name);
  }
  increment() {
    guard(this);
    this.count += 1;
    if (this.count === 3) abort("counted too far");
    return this.count;
  }
  async later(by) {
    guard(this);
    await by;
    this.count += by;
    return this.count;
  }
  get doubled() {
    return this.count * 2;
  }
}
function guard(object) {
  if (terminated) {
    terminated = false;
    instanceId += 1;
    log("reset to", instanceId);
  }
  if (object.madeUnder !== undefined && object.madeUnder !== instanceId) {
    throw new Error(`stale: ${object.madeUnder} under ${instanceId}`);
  }
}
class Abort extends Error {
  constructor(message) {
    super(message, { cause: "trap" });
    this.name = "Abort";
  }
}
function abort(message) {
  terminated = true;
  throw new Abort(message);
}
const instanceHooks = {
  get(target, key, receiver) {
    if (target.id !== instanceId) {
      log("made anew for", key);
      target.instance = Reflect.construct(target.ctor, target.args, target.newTarget);
      target.id = instanceId;
    }
    const value = Reflect.get(target.instance, key, receiver);
    if (typeof value !== "function") return value;
    if (value.constructor === Function) {
      return new Proxy(value, {
        apply(method, self, args) {
          try {
            return method.apply(self, args);
          } catch (error) {
            log("caught", error.name, error.cause);
            throw error;
          }
        },
      });
    }
    return new Proxy(value, {
      async apply(method, self, args) {
        try {
          return await method.apply(self, args);
        } finally {
          log("awaited");
        }
      },
    });
  },
  set(target, key, value, receiver) {
    return Reflect.set(target.instance, key, value);
  },
  has: (target, key) => Reflect.has(target.instance, key),
  getPrototypeOf: (target) => Reflect.getPrototypeOf(target.instance),
  ownKeys: (target) => Reflect.ownKeys(target.instance),
};
const classHooks = {
  construct(ctor, args, newTarget) {
    const instance = Reflect.construct(ctor, args, newTarget);
    return new Proxy({ instance, id: instanceId, ctor, args, newTarget }, instanceHooks);
  },
};
const Exported = new Proxy(Counter, classHooks);
const object = new Exported({ storage: new Map() }, { name: "env" });
print(object instanceof Exported, object instanceof Counter, "count" in object);
print(object.increment(), object.increment(), object.doubled);
try {
  object.increment();
} catch (error) {
  print(`${error}`);
}
try {
  print(object.increment());
} catch (error) {
  print(error.message);
}
print(object.increment(), object.doubled);
object.later(5).then((count) => print("later", count, object.count));
print(object.count, typeof object.later, object.increment.name, Object.keys(Counter.prototype).length);
