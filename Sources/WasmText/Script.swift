// A script of the official test suite: modules, calls, and what must come of them.
//
// The format is described in the reference interpreter's README, Scripts.

import WasmModel

/// A script, as a list of commands.
public struct Script: Sendable {
  public let commands: [ScriptCommand]
}

/// One command of a script.
public struct ScriptCommand: Sendable {
  public let kind: Kind
  /// The byte offset of the command in the script.
  public let offset: Int

  public enum Kind: Sendable {
    /// Define and instantiate.
    case module(ScriptModule)
    /// Define only.
    case definition(ScriptModule)
    /// Instantiate a definition: the one of that name, or the last one.
    case instance(name: String?, of: String?)
    /// Make an instance importable under a name: the one of that name, or the last one.
    case register(String, module: String?)
    case action(ScriptAction)
    case assertReturn(ScriptAction, [ScriptResult])
    case assertException(ScriptAction)
    case assertTrap(ScriptAction, String)
    /// Instantiating must trap.
    case assertModuleTrap(ScriptModule, String)
    case assertExhaustion(ScriptAction, String)
    case assertMalformed(ScriptModule, String)
    case assertMalformedCustom(ScriptModule, String)
    case assertInvalid(ScriptModule, String)
    case assertInvalidCustom(ScriptModule, String)
    case assertUnlinkable(ScriptModule, String)
  }
}

/// A module in a script.
public struct ScriptModule: Sendable {
  public let name: String?
  public let contents: Contents
  /// The byte offset of `(module` in the script.
  public let offset: Int

  public enum Contents: Sendable {
    /// Parsed in place: all offsets count from the beginning of the script.
    case text(Result<Module, TextError>)
    case binary([UInt8])
    /// The text of a module, to be parsed by itself.
    case quote([UInt8])
  }
}

/// Something that a script lets an instance do.
public enum ScriptAction: Sendable {
  case invoke(module: String?, name: String, arguments: [ScriptValue])
  case get(module: String?, name: String)
}
