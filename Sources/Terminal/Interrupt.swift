// Ctrl-C while the guest runs: it asks for a pause and never ends the program.

import CInterrupt

/// Whether somebody pressed Ctrl-C. The flag is the process's, as the signal is.
public enum Interrupt {
  /// From now on Ctrl-C asks for a pause. A run without anybody at the keyboard leaves this out.
  public static func install() { interrupt_install() }

  /// Whether Ctrl-C was pressed since ``clear()``; costs a function call, so poll it freely.
  public static var isRequested: Bool { interrupt_is_requested() != 0 }

  /// Forgets a request; to be called before a run starts and after one has paused.
  public static func clear() { interrupt_clear() }
}
