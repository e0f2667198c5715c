// A text that has been cut into tokens.

/// All tokens of a text, and what the lexer found besides.
struct SourceText {
  let source: [UInt8]
  let tokens: [Token]
  let annotations: [Annotation]
  let errors: [TextError]

  init(_ source: [UInt8]) {
    var lexer = Lexer(source)
    lexer.run()
    self.source = source
    tokens = lexer.tokens
    annotations = lexer.annotations
    errors = lexer.errors
  }

  /// The places in ``annotations`` of those that stand right before a token.
  func annotationPlaces(before token: Int) -> Range<Int> {
    let first = firstAnnotation { $0.token >= token }
    return first..<firstAnnotation { $0.token > token }
  }

  /// Annotations are in the order of the text.
  private func firstAnnotation(where isPast: (Annotation) -> Bool) -> Int {
    var low = 0
    var high = annotations.count
    while low < high {
      let middle = (low + high) / 2
      if isPast(annotations[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
