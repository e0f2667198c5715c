// The annotations that mean something: names, custom sections, branch hints.
//
// Standard: Appendix, Custom Sections and Annotations.

import WasmModel

/// What has been read of annotations.
struct AnnotationState {
  /// The places of those that have been understood; all others are misplaced.
  var taken: Set<Int> = []
  var customSections: [PlacedSection] = []
  var hints: [BranchHint] = []

  /// A custom section and where it goes: those before a section stand behind those after the
  /// previous one.
  struct PlacedSection {
    let section: CustomSection
    let order: Int
  }

  /// A hint for one instruction of a function.
  struct BranchHint {
    /// Defined functions, counted without imports.
    let function: Int
    /// The place in the list of instructions.
    let instruction: Int
    let bytes: [UInt8]
  }
}

/// The name that a text gives to something.
struct Binding {
  /// The name that the text itself uses.
  let identifier: Identifier?
  /// The name for the name section: the same, or that of a `(@name "...")`.
  let text: String
}

// Names.
extension ModuleParser {
  /// Reads `$name` and `(@name "name")`, if there is any of them.
  mutating func readBinding() throws(TextError) -> Binding? {
    let identifier = cursor.readIdentifierIfPresent()
    if let text = try readNameAnnotation(.multiple) {
      return Binding(identifier: identifier, text: text)
    }
    return identifier.map { Binding(identifier: $0, text: $0.text) }
  }

  mutating func readModuleName() throws(TextError) -> String? {
    let identifier = cursor.readIdentifierIfPresent()
    return try readNameAnnotation(.multipleModule) ?? identifier?.text
  }

  private mutating func readNameAnnotation(
    _ problem: TextError.AnnotationProblem
  ) throws(TextError) -> String? {
    let found = takeAnnotations(.name)
    guard let annotation = found.first else { return nil }
    if found.count > 1 { throw TextError(.annotation("name", problem), at: found[1].start) }
    var reader = AnnotationReader(annotation, in: cursor.text)
    let name = try reader.readName(orElse: .unexpectedToken)
    try reader.readEnd()
    return name
  }

  /// The annotations of a kind that stand before the next token.
  private mutating func takeAnnotations(_ name: Annotation.Name) -> [Annotation] {
    guard !cursor.text.annotations.isEmpty else { return [] }
    let places = cursor.text.annotationPlaces(before: cursor.position)
      .filter { cursor.text.annotations[$0].name == name }
    annotations.taken.formUnion(places)
    return places.map { cursor.text.annotations[$0] }
  }

  /// Checks that every annotation since a token has been understood, and adds the sections.
  mutating func finishAnnotations(from start: Int) throws(TextError) {
    guard !cursor.text.annotations.isEmpty else { return }
    for (place, annotation) in cursor.text.annotations.enumerated()
    where start..<cursor.position ~= annotation.token || isLast(annotation) {
      guard !annotations.taken.contains(place) else { continue }
      if annotation.name == .branchHint {
        throw TextError(.annotation(annotation.name.rawValue, .notInFunction), at: annotation.start)
      }
      throw TextError(.misplacedAnnotation(annotation.name.rawValue), at: annotation.start)
    }
    try addBranchHints()
    module.customSections = annotations.customSections.enumerated()
      .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
      .map(\.element.section)
  }

  /// True at the very end of a text that is one module.
  private func isLast(_ annotation: Annotation) -> Bool {
    cursor.isAtEnd && annotation.token == cursor.position
  }
}

// Custom sections.
extension ModuleParser {
  /// Reads the `(@custom "name" place? "bytes"*)` that stand before the next token.
  mutating func readCustomAnnotations() throws(TextError) {
    for annotation in takeAnnotations(.custom) {
      var reader = AnnotationReader(annotation, in: cursor.text)
      let name = try reader.readName(orElse: .missingSectionName)
      let place = try reader.readPlace()
      let bytes = try reader.readBytes()
      try reader.readEnd()
      annotations.customSections.append(
        .init(
          section: CustomSection(name: name, bytes: bytes, predecessor: place.predecessor),
          order: place.order))
    }
  }
}

// Branch hints.
extension ModuleParser {
  /// Reads `(@metadata.code.branch_hint "...")` if it stands before the next token.
  mutating func readHint() throws(TextError) -> [UInt8]? {
    let found = takeAnnotations(.branchHint)
    guard let annotation = found.first else { return nil }
    let name = Annotation.Name.branchHint.rawValue
    if found.count > 1 { throw TextError(.annotation(name, .duplicate), at: found[1].start) }
    if function == nil { throw TextError(.annotation(name, .notInFunction), at: annotation.start) }
    var reader = AnnotationReader(annotation, in: cursor.text)
    let bytes = try reader.readBytes()
    try reader.readEnd()
    return bytes
  }

  /// Notes the hint before the next token for the next instruction.
  mutating func takeHint() throws(TextError) { addHint(try readHint()) }

  /// Notes a hint for the next instruction.
  mutating func addHint(_ bytes: [UInt8]?) {
    guard let bytes else { return }
    annotations.hints.append(
      .init(function: module.functions.count, instruction: code.list.count, bytes: bytes))
  }
}
