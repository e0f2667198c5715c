// The example modules inside the program, for commands outside of a session.

import Bundled
import Recovery

/// Examples by name.
public enum ExampleModules {
  /// Names such as `bank`.
  public static var names: [String] { ModuleSource.examples }

  /// The bytes of an example: for `bank` its build with panic=unwind, for `bank.abort` that one.
  public static func bytes(named name: String) -> [UInt8]? {
    ModuleSource.findExample(name)?.bytes(.guardReinit)
  }
}
