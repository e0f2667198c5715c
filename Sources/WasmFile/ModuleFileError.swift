// Why a file is no valid module, and where: with the line and a caret for text.

import WasmBinary
import WasmModel
import WasmText
import WasmValidation

/// What is wrong with a file.
public struct ModuleFileError: Error, Sendable {
  public let name: String
  public let problem: Problem
  /// The text that offsets count in; nil for the binary format.
  let source: [UInt8]?

  public enum Problem: Sendable {
    case decode(DecodeError)
    case parse(TextError)
    case validate(ValidationError)
  }

  /// The offset of the place in the file, in bytes, if it is known.
  public var offset: Int? {
    switch problem {
    case .decode(let error): error.offset
    case .parse(let error): error.offset
    case .validate(let error): error.location.offset
    }
  }

  /// What is wrong, without the place.
  public var message: String {
    switch problem {
    case .decode(let error): "\(error.kind.phrase): \(error.kind.detail)"
    case .parse(let error): "\(error)"
    case .validate(let error):
      error.kind.phrase + (error.kind.detail.map { ": \($0)" } ?? "") + ", in \(place(error))"
    }
  }

  /// The part of the module, and in the binary format the number of the instruction.
  private func place(_ error: ValidationError) -> String {
    let pc = source == nil ? error.location.pc.map { " at pc \($0)" } : nil
    return "\(error.location.part)\(pc ?? "")"
  }

  /// The word of the text that means nothing, if that is what is wrong.
  public var unknownWord: String? {
    if case .parse(let error) = problem, case .unknownOperator(let word, _) = error.kind {
      word
    } else {
      nil
    }
  }

  /// `NAME:LINE:COLUMN` in text, `NAME:0xOFFSET` in the binary format.
  public var place: String {
    guard let offset else { return name }
    guard let source else { return "\(name):\(NumberText.hex(offset))" }
    let place = TextPlace(offset: offset, in: source)
    return "\(name):\(place.line):\(place.column)"
  }

  /// The line of the text and, below it, a caret; empty in the binary format.
  public var excerpt: [String] {
    guard let source, let offset else { return [] }
    let place = TextPlace(offset: offset, in: source)
    let number = "\(place.line)"
    let margins = [" \(number) | ", String(repeating: " ", count: number.count + 1) + " | "]
    let lines = place.caret.split(separator: "\n", omittingEmptySubsequences: false)
    return zip(margins, lines).map { $0 + $1 }
  }
}

extension ModuleFileError: CustomStringConvertible {
  /// As in `sum.wat:3:5: type mismatch: …`, on one line.
  public var description: String { "\(place): \(message)" }
}
