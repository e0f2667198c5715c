// PanicLab's small model of the Workers runtime, as text of JavaScript.
//
// Recovery: sections 7.5 to 7.7. It is not made after the source of workerd: it has what the tests
// of workers-rs rely on.

/// The two files of the model.
enum WorkersRuntime {
  /// What a Worker finds around it.
  static let platform = #"""
    // What a Worker finds around it. PanicLab's own small model of the Workers runtime.

    export class WorkerEntrypoint {
      constructor(ctx, env) {
        this.ctx = ctx;
        this.env = env;
      }
    }

    const listeners = [];

    globalThis.addEventListener = (type, listener) => {
      if (type === "error") {
        listeners.push(listener);
      }
    };

    // The host calls this for an error that no one caught, as from a microtask or a timer.
    export function reportUncaught(error) {
      for (const listener of listeners) {
        listener({ error });
      }
    }

    """#

  /// Serves requests with the Worker.
  static let runtime = #"""
    // Serves requests with the Worker: PanicLab's own small model of the Workers runtime.
    // One isolate, no network, storage in memory. The host drives microtasks and timers,
    // and cancels a request whose promise can never settle.
    import * as worker from "./worker.js";

    const env = {};
    const namespaces = new Map();

    // Makes a class of the Worker known as `env[name]`, a namespace of Durable Objects.
    export function bindObjects(name, className) {
      const namespace = new Namespace(className);
      namespaces.set(name, namespace);
      env[name] = namespace;
    }

    // Hands an event to the Worker. What it gives is the answer, or a promise of it.
    export function serve(kind, ...args) {
      const entrypoint = new worker.default(new Context(), env);
      if (kind === "fetch") {
        return entrypoint.fetch(makeRequest(args[0]));
      }
      if (kind === "scheduled") {
        return entrypoint.scheduled({ cron: args[0] });
      }
      if (kind === "queue") {
        return entrypoint.queue({ messages: args });
      }
      return entrypoint[kind](...args);
    }

    function makeRequest(path) {
      return { method: "GET", path, url: "https://worker.test" + path };
    }

    // What a handler may ask of the runtime while a request is served.
    class Context {
      waitUntil(promise) {
        watch(promise);
      }
    }

    // What the Worker goes on with behind its answers: `pending`, `done`, or the error.
    export const tasks = [];

    async function watch(promise) {
      const number = tasks.push("pending") - 1;
      try {
        await promise;
        tasks[number] = "done";
      } catch (error) {
        tasks[number] = String(error);
      }
    }

    // Durable Objects by name. An object is made at its first request and then kept.
    class Namespace {
      constructor(className) {
        this.className = className;
        this.objects = new Map();
        this.stores = new Map();
      }

      idFromName(name) {
        return { name };
      }

      get(id) {
        return new Stub(this, id.name);
      }

      // What is stored stays, even if the object has to be made once more.
      find(name) {
        if (!this.objects.has(name)) {
          if (!this.stores.has(name)) {
            this.stores.set(name, new Storage());
          }
          const state = new ObjectState(name, this.stores.get(name));
          const object = new worker[this.className](state, env);
          this.objects.set(name, object);
        }
        return this.objects.get(name);
      }
    }

    class Stub {
      constructor(namespace, name) {
        this.namespace = namespace;
        this.name = name;
      }

      async fetch(request) {
        const object = this.namespace.find(this.name);
        const path = typeof request === "string" ? makeRequest(request) : request;
        return await object.fetch(path);
      }
    }

    class ObjectState {
      constructor(name, storage) {
        this.id = { name };
        this.storage = storage;
      }

      waitUntil(promise) {
        watch(promise);
      }
    }

    class Storage {
      constructor() {
        this.values = new Map();
      }

      async get(key) {
        return this.values.get(key);
      }

      async put(key, value) {
        this.values.set(key, value);
      }
    }

    if (worker.DurableCounter !== undefined) {
      bindObjects("COUNTER", "DurableCounter");
    }

    """#
}
