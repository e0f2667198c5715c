// A module as it comes from a file, in either format.

import WasmBinary
import WasmModel
import WasmText
import WasmValidation

/// A module that was read, with the bytes that it was read from.
public struct ModuleFile: Sendable {
  /// As the person named it; errors begin with it.
  public let name: String
  public let bytes: [UInt8]
  public let format: ModuleFormat
  public let module: Module

  /// Reads a module in the binary or the text format; which one it is, the bytes say.
  public init(name: String, bytes: [UInt8]) throws(ModuleFileError) {
    self.name = name
    self.bytes = bytes
    format = ModuleFormat(of: bytes)
    switch format {
    case .binary:
      do { module = try decode(bytes) } catch {
        throw ModuleFileError(name: name, problem: .decode(error), source: nil)
      }
    case .text:
      do { module = try parseModule(bytes) } catch {
        throw ModuleFileError(name: name, problem: .parse(error), source: bytes)
      }
    }
  }

  /// The module with the byte offsets that it has, or that text would have, in the binary format.
  ///
  /// Only a module that breaks the limits of the decoder keeps the offsets of the text.
  public var binaryModule: Module {
    format == .binary ? module : (try? decode(encode(module))) ?? module
  }

  /// The module in the binary format, its names in the name section.
  public var binary: [UInt8] { encode(module) }

  /// Validates the module.
  public func validate() throws(ModuleFileError) -> ValidatedModule {
    do { return try WasmValidation.validate(module) } catch {
      throw ModuleFileError(
        name: name, problem: .validate(error), source: format == .text ? bytes : nil)
    }
  }
}

/// The two formats of the standard.
public enum ModuleFormat: Sendable {
  case binary
  case text

  /// Tells the format by the first bytes: text begins with a parenthesis or a comment, after spaces.
  public init(of bytes: [UInt8]) {
    let spaces: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    let first = bytes.first { !spaces.contains($0) }
    self = first == UInt8(ascii: "(") || first == UInt8(ascii: ";") ? .text : .binary
  }
}
