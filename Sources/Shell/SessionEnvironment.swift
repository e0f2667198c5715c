// What a session needs from outside: files, width, and a way to be interrupted.

import Bundled
import Recovery

/// A part of a sweep; nil if it was ended.
public typealias SweepWork = @Sendable () -> [SweepResult]?

/// The doors of a session to the world. The shell itself opens no file and prints nothing.
public struct SessionEnvironment: Sendable {
  /// Reads a file, or says why not.
  public var readFile: @Sendable (String) -> Result<[UInt8], FileProblem>
  /// Writes a file whole, or says why not.
  public var writeFile: @Sendable (String, String) -> FileProblem?
  /// True once Ctrl-C was pressed; asking clears it.
  public var isInterrupted: @Sendable () -> Bool
  /// Is told what takes time, and which part of it is done: 0 at its beginning, 1 at its end.
  public var progress: @Sendable (String, Double) -> Void
  /// Does pieces of work, several at once where there are several cores, and gives what came of each,
  /// in their order.
  public var sideBySide: @Sendable ([SweepWork]) -> [[SweepResult]?] = { $0.map { $0() } }
  /// Columns of the terminal.
  public var width: Int
  /// Rows of the terminal: a part of a lesson fits into them.
  public var height = 24
  /// Whether only ASCII is printed: columns are made of the signs that people see.
  public var isASCII = false
  /// Whether every fact stands on a line of its own, for screen readers.
  public var isLinear = false
  /// Finds the bytes of a file of the course by its path, as in `Lessons/course.json`. Usually those
  /// inside the program; who writes lessons has them in a folder.
  public var courseFile: @Sendable (String) -> [UInt8]? = BundledFiles.find
  /// Where lesson progress is kept, or nil to keep none.
  public var progressPath: String?

  public init(
    readFile: @escaping @Sendable (String) -> Result<[UInt8], FileProblem>,
    writeFile: @escaping @Sendable (String, String) -> FileProblem?,
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (String, Double) -> Void = { _, _ in }, width: Int = 80,
    progressPath: String? = nil
  ) {
    self.readFile = readFile
    self.writeFile = writeFile
    self.isInterrupted = isInterrupted
    self.progress = progress
    self.width = width
    self.progressPath = progressPath
  }
}

/// Why a file could not be read or written.
public struct FileProblem: Error, Hashable, Sendable {
  /// As in `no such file`.
  public let reason: String

  public init(_ reason: String) { self.reason = reason }

  /// There is no such file; every other problem may hide one.
  public static let missing = FileProblem("no such file")
}
