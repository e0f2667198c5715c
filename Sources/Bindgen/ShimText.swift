// The parts of `worker.js` that are the same for every module.
//
// Recovery: sections 1.2, 7.3 and 7.4. The effects and their order are those of workers-rs.

/// Pieces of `worker.js`; each begins with an empty line.
enum ShimText {
  /// The hook is taken by the panic that calls it, and a reset does not set it again.
  static let panicHook = """

    let panicError = null;

    exports.setPanicHook((message) => {
      panicError = new Error("Critical Rust panic: " + message);
      console.error(panicError);
      initState.criticalError = true;
    });
    """

  static let firstCheck = """

    function checkReinitialize() {
      if (initState.criticalError) {
        console.log("Reinitializing Wasm application");
        exports.__wbg_reset_state();
        initState.criticalError = false;
      }
    }
    """

  static let check = """

    function checkReinitialize() {
      if (initState.criticalError) {
        console.log("Reinitializing Wasm application");
        exports.__wbg_reset_state();
        initState.criticalError = false;
        initState.instanceId += 1;
      }
    }
    """

  static let maybeCritical = """

    function handleMaybeCritical(error) {
      if (error instanceof WebAssembly.RuntimeError) {
        console.error("Critical", error);
        initState.criticalError = true;
      }
    }
    """

  static let errorListener = """

    addEventListener("error", (event) => {
      handleMaybeCritical(event.error);
    });
    """

  static let checkedCalls = """

    function callChecked(method, self, args) {
      checkReinitialize();
      try {
        return Reflect.apply(method, self, args);
      } catch (error) {
        handleMaybeCritical(error);
        throw error;
      }
    }

    async function callCheckedAsync(method, self, args) {
      checkReinitialize();
      try {
        return await Reflect.apply(method, self, args);
      } catch (error) {
        handleMaybeCritical(error);
        throw error;
      }
    }
    """

  static let renew = """

    function renew(holder) {
      if (holder.instanceId !== initState.instanceId) {
        holder.instance = Reflect.construct(holder.ctor, holder.args, holder.newTarget);
        holder.instanceId = initState.instanceId;
      }
    }
    """

  static let plainGet = """

    function getProperty(holder, name, receiver) {
      renew(holder);
      return Reflect.get(holder.instance, name, receiver);
    }
    """

  static let checkedGet = """

    function getProperty(holder, name, receiver) {
      renew(holder);
      const value = Reflect.get(holder.instance, name, receiver);
      if (typeof value !== "function") {
        return value;
      }
      if (value.constructor === Function) {
        return new Proxy(value, { apply: callChecked });
      }
      return new Proxy(value, { apply: callCheckedAsync });
    }
    """

  static let forward = """

    const objectTraps = {
      get: getProperty,
      set: (holder, name, value) => Reflect.set(holder.instance, name, value),
      has: (holder, name) => Reflect.has(holder.instance, name),
      deleteProperty: (holder, name) => Reflect.deleteProperty(holder.instance, name),
      getPrototypeOf: (holder) => Reflect.getPrototypeOf(holder.instance),
      ownKeys: (holder) => Reflect.ownKeys(holder.instance),
    };
    """

  static let construct = """

    function makeObject(ctor, args, newTarget) {
      const instance = Reflect.construct(ctor, args, newTarget);
      const instanceId = initState.instanceId;
      const holder = { instance, instanceId, ctor, args, newTarget };
      return new Proxy(holder, objectTraps);
    }
    """

  static let plainClass = """

    const classTraps = { construct: makeObject };
    """

  static let checkedClass = """

    function makeObjectChecked(ctor, args, newTarget) {
      try {
        checkReinitialize();
        return makeObject(ctor, args, newTarget);
      } catch (error) {
        initState.criticalError = true;
        throw error;
      }
    }

    const classTraps = { construct: makeObjectChecked };
    """
}
