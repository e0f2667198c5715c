// Element and data segments, as fields of their own and inside tables and memories.
//
// Standard: Text Format, Modules, Element Segments, Data Segments.

import WasmModel

extension ModuleParser {
  /// Reads `(elem ...)` in any of its forms.
  mutating func parseElementSegment() throws(TextError) {
    let index = ElementIndex(module.elements.count)
    module.places.elements.append(cursor.token.start)
    cursor.move(to: cursor.position + 2)
    if let name = try readBinding()?.text { module.names.elements[index] = name }
    let isOldForm = cursor.isAtIndex
    if cursor.readIf(.declare) {
      try addElements(.declarative, mayOmitKind: false)
    } else if let table: TableIndex = try readOwner(.table, tables) {
      let offset = try readOffset()
      // Behind (table x) the word func must stand; behind a bare index, which is older, it may not.
      try addElements(.active(table, offset: offset), mayOmitKind: isOldForm)
    } else if isAtOffset {
      let offset = try readOffset()
      try addElements(.active(TableIndex(0), offset: offset), mayOmitKind: true)
    } else {
      try addElements(.passive, mayOmitKind: false)
    }
    try cursor.readRightParenthesis()
  }

  /// Reads `(table x)`, `(memory x)` or, as old texts have it, the bare index.
  private mutating func readOwner<Space>(
    _ word: Keyword, _ scope: Scope
  ) throws(TextError) -> Index<Space>? {
    if cursor.isAtIndex { return try readIndex(scope) }
    guard cursor.readIfOpen(word) else { return nil }
    let index: Index<Space> = try readIndex(scope)
    try cursor.readRightParenthesis()
    return index
  }

  /// True before `(offset ...)` or an instruction in parentheses.
  private var isAtOffset: Bool { cursor.openKeyword == .offset || cursor.openInstruction != nil }

  private mutating func readOffset() throws(TextError) -> ConstantExpression {
    try readExpression(.offset, "(offset")
  }

  /// Reads `(word instruction*)` or one instruction in parentheses.
  private mutating func readExpression(
    _ word: Keyword, _ expected: String
  ) throws(TextError) -> ConstantExpression {
    if cursor.readIfOpen(word) {
      let expression = try readConstantExpression()
      try cursor.readRightParenthesis()
      return expression
    }
    guard cursor.isAtLeftParenthesis else { throw cursor.unexpected(expected) }
    return try readFoldedExpression()
  }

  private mutating func addElements(
    _ mode: ElementSegment.Mode, mayOmitKind: Bool
  ) throws(TextError) {
    let isList = cursor.readIf(.func)
    if isList || (mayOmitKind && (cursor.isAtIndex || cursor.isAtRightParenthesis)) {
      let elements = try readFunctionElements()
      module.elements.append(
        ElementSegment(type: .nonNull(.function), elements: elements, mode: mode))
    } else {
      let type = try readReferenceType()
      let elements = try readElementExpressions()
      module.elements.append(ElementSegment(type: type, elements: elements, mode: mode))
    }
  }

  /// Each function index stands for a constant expression.
  private mutating func readFunctionElements() throws(TextError) -> [ConstantExpression] {
    var elements: [ConstantExpression] = []
    while cursor.isAtIndex {
      let offset = cursor.token.start
      let reference = Instruction(.refFunc, .function(try readIndex(functions)))
      elements.append(ConstantExpression([reference, Instruction(.end)], offset: offset))
    }
    return elements
  }

  private mutating func readElementExpressions() throws(TextError) -> [ConstantExpression] {
    var elements: [ConstantExpression] = []
    while cursor.isAtLeftParenthesis { elements.append(try readExpression(.item, "(item")) }
    return elements
  }

  /// Reads the `(elem ...)` inside a table; gives the number of elements.
  mutating func readInlineElements(
    of table: TableIndex, _ address: AddressType, _ type: ReferenceType
  ) throws(TextError) -> Int {
    let offset = cursor.token.start
    guard cursor.readIfOpen(.elem) else { throw cursor.unexpected("(elem") }
    let elements =
      cursor.isAtLeftParenthesis ? try readElementExpressions() : try readFunctionElements()
    try cursor.readRightParenthesis()
    module.places.elements.append(offset)
    let mode = ElementSegment.Mode.active(table, offset: .zero(address, at: offset))
    module.elements.append(ElementSegment(type: type, elements: elements, mode: mode))
    return elements.count
  }
}

// Data segments.
extension ModuleParser {
  /// Reads `(data ...)` in any of its forms.
  mutating func parseDataSegment() throws(TextError) {
    let index = DataIndex(module.dataSegments.count)
    module.places.dataSegments.append(cursor.token.start)
    cursor.move(to: cursor.position + 2)
    if let name = try readBinding()?.text { module.names.dataSegments[index] = name }
    let mode: DataSegment.Mode
    if let memory: MemoryIndex = try readOwner(.memory, memories) {
      mode = .active(memory, offset: try readOffset())
    } else if cursor.isAtLeftParenthesis {
      mode = .active(MemoryIndex(0), offset: try readOffset())
    } else {
      mode = .passive
    }
    module.dataSegments.append(DataSegment(bytes: try cursor.readJoinedBytes(), mode: mode))
    try cursor.readRightParenthesis()
  }

  /// Reads the `(data ...)` inside a memory; gives the number of bytes.
  mutating func readInlineData(
    of memory: MemoryIndex, _ address: AddressType
  ) throws(TextError) -> Int {
    let offset = cursor.token.start
    cursor.move(to: cursor.position + 2)
    let bytes = try cursor.readJoinedBytes()
    try cursor.readRightParenthesis()
    module.places.dataSegments.append(offset)
    let mode = DataSegment.Mode.active(memory, offset: .zero(address, at: offset))
    module.dataSegments.append(DataSegment(bytes: bytes, mode: mode))
    return bytes.count
  }
}

extension ConstantExpression {
  /// The constant 0 of an address type.
  fileprivate static func zero(_ address: AddressType, at offset: Int) -> ConstantExpression {
    let constant =
      address == .i32 ? Instruction(.i32Const, .i32(0)) : Instruction(.i64Const, .i64(0))
    return ConstantExpression([constant, Instruction(.end)], offset: offset)
  }
}
