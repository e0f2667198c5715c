// Shorthands for the tests of the parser.

import WasmModel
import WasmText

/// Parses the text of a module.
func parse(_ text: String) throws(TextError) -> Module { try parseModule(Array(text.utf8)) }

/// The error of a text that must not parse; nil if it does.
func failure(_ text: String) -> TextError? { failure(Array(text.utf8)) }

/// The error of a text that must not parse; nil if it does.
func failure(_ source: [UInt8]) -> TextError? {
  do {
    _ = try parseModule(source)
    return nil
  } catch {
    return error
  }
}

/// The instructions of the first function of a text.
func code(_ text: String) throws(TextError) -> [Instruction] {
  try parse(text).functions.first.map { Array($0.body) } ?? []
}

/// The instructions of a function with this body, without the last `end`.
func body(_ text: String) throws(TextError) -> [Instruction] {
  try code("(func \(text))").dropLast()
}

/// Where a piece of a text begins, in bytes.
func offset(of piece: String, in text: String) -> Int? {
  let (text, piece) = (Array(text.utf8), Array(piece.utf8))
  return text.indices.first { text[$0...].starts(with: piece) }
}
