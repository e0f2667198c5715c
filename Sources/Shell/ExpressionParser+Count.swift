// Reading `count(event, filters)`.

extension ExpressionParser {
  private enum FilterName: String, CaseIterable { case request, instance, function, tag }

  /// Reads what stands behind `count(`.
  mutating func count() throws(ExpressionError) -> ExpressionNode.Kind {
    let place = position
    guard let word = takeWord() else { throw ExpressionError(.eventMissing(found), at: place) }
    let event = try findEvent(word, place)
    var filters: [EventFilter] = []
    while take(",") {
      let place = position
      let filter = try self.filter(of: event)
      if filters.contains(where: { $0.name == filter.name }) {
        throw ExpressionError(.filterTwice(filter.name), at: place)
      }
      filters.append(filter)
    }
    try expect(")")
    return .count(event, filters)
  }

  private func findEvent(_ word: String, _ place: Int) throws(ExpressionError) -> EventName {
    if let event = EventName.find(word) { return event }
    if let reason = EventName.uncountable[word] {
      throw ExpressionError(.uncountable(word, reason), at: place)
    }
    throw ExpressionError(.unknownEvent(word), at: place)
  }

  private mutating func filter(of event: EventName) throws(ExpressionError) -> EventFilter {
    let place = position
    guard let word = takeWord() else { throw ExpressionError(.filterMissing(found), at: place) }
    guard take("=") else { return try function(word, place, of: event) }
    guard let name = FilterName(rawValue: word) else {
      throw ExpressionError(.unknownFilter(word, FilterName.allCases.map(\.rawValue)), at: place)
    }
    switch name {
    case .request: return .request(try expression())
    case .instance: return .instance(try expression())
    case .function:
      let place = position
      return try function(try filterName("function"), place, of: event)
    case .tag:
      let valuePlace = position
      let value = try filterName("tag")
      guard event.hasTag else { throw ExpressionError(.noTag(event.word), at: place) }
      return .tag(value, at: valuePlace)
    }
  }

  private func function(
    _ name: String, _ place: Int, of event: EventName
  ) throws(ExpressionError) -> EventFilter {
    guard event.hasFunction else { throw ExpressionError(.noFunction(event.word), at: place) }
    return .function(name, at: place)
  }

  /// The name behind `function=` or `tag=`.
  private mutating func filterName(_ what: String) throws(ExpressionError) -> String {
    if let name = takeWord() { return name }
    throw ExpressionError(.filterNameMissing(what, found), at: position)
  }
}

extension EventFilter {
  /// The word before its `=`.
  var name: String {
    switch self {
    case .request: "request"
    case .instance: "instance"
    case .function: "function"
    case .tag: "tag"
    }
  }
}
