// The instructions of the stack machine that programs are compiled to.
//
// Stack effects are in the notation of the WebAssembly standard: [before] -> [after], the top at
// the right. `slot` is a place in a frame's slots, `cell` one in its list of captured variables,
// `name` one in the code's names. While a function is compiled, `slot` is the number of a variable;
// which of them are captured is known at its end (``FunctionBuilder/finish()``).

/// One instruction.
enum Instruction: Sendable {
  /// A place where a person can stand: the beginning of a statement.
  case statement
  /// What is left of an instruction that turned out to have nothing to do.
  case nothing

  // Values                                                       stack
  case constant(Int32)  //                                        [] -> [value]
  case undefined  //                                              [] -> [undefined]
  case this  //                                                   [] -> [this]
  case newTarget  //                                              [] -> [newTarget]
  case pop  //                                                    [a] -> []
  case duplicate  //                                              [a] -> [a a]
  case duplicatePair  //                                          [a b] -> [a b a b]
  case swap  //                                                   [a b] -> [b a]

  // Variables
  case load(Int32)  //                                            [] -> [value]
  case store(Int32)  //                                           [value] -> []
  case initialize(Int32)  //                                      [value] -> []
  case declare(Int32)
  /// A binding of its own for the next round of a loop.
  case renew(Int32)
  case loadCell(Int32)  //                                        [] -> [value]
  case storeCell(Int32)  //                                       [value] -> []
  case initializeCell(Int32)  //                                  [value] -> []
  case declareCell(Int32)
  case renewCell(Int32)
  case loadGlobal(Int32)  //                                      [] -> [value]
  case storeGlobal(Int32)  //                                     [value] -> []
  case typeofGlobal(Int32)  //                                    [] -> [text]
  case assignedConstant

  // Properties
  case getProperty(Int32)  //                                     [object] -> [value]
  case getElement  //                                             [object key] -> [value]
  case setProperty(Int32)  //                                     [object value] -> [value]
  case setElement  //                                             [object key value] -> [value]
  /// For a call: the function, and what it is called upon.
  case getMethod(Int32)  //                                       [object] -> [function object]
  case getElementMethod  //                                       [object key] -> [function object]
  case getSuper(Int32)  //                                        [] -> [value]
  case deleteProperty(Int32)  //                                  [object] -> [boolean]
  case deleteElement  //                                          [object key] -> [boolean]

  // Functions
  case call(Int32)  //                                            [function this …] -> [result]
  case callSpread  //                                             [function this array] -> [result]
  case construct(Int32)  //                                       [function …] -> [object]
  case constructSpread  //                                        [function array] -> [object]
  case superCall(Int32)  //                                       […] -> [this]
  case superCallSpread  //                                        [array] -> [this]
  case closure(Int32)  //                                         [] -> [function]
  /// A function whose `super` begins at an object.
  case method(Int32)  //                                          [home] -> [home function]
  /// The default constructor's arguments are all passed on.
  case classes(Int32, hasHeritage: Bool)  //                      [heritage?] -> [class prototype]
  case `return`  //                                               [value] -> []
  case `throw`  //                                                [value] -> []
  case await  //                                                  [promise] -> [value]

  // Literals
  case array(Int32)  //                                           […] -> [array]
  case append  //                                                 [array value] -> [array]
  case appendAll  //                                              [array iterable] -> [array]
  case object  //                                                 [] -> [object]
  case defineProperty(Int32)  //                                  [object value] -> [object]
  case defineElement  //                                          [object key value] -> [object]
  case defineMember(MemberForm, Int32)  //                        [object function] -> [object]
  case defineComputedMember(MemberForm)  //                       [object key function] -> [object]
  case copyProperties  //                                         [object source] -> [object]
  case concatenate(Int32)  //                                     […] -> [text]

  // Operators
  case unary(UnaryOperator)  //                                   [a] -> [b]
  case binary(BinaryOperator)  //                                 [a b] -> [c]
  /// For `x++`, whose value is the old one.
  case toNumeric  //                                              [a] -> [number]
  case increment(Int32)  //                                       [number] -> [number]

  // Control
  case jump(Int32)
  case jumpIfFalse(Int32)  //                                     [a] -> []
  case jumpIfTrue(Int32)  //                                      [a] -> []
  /// `&&`, `||` and `??`: the value stays if it decides.
  case jumpIfFalseElsePop(Int32)  //                              [a] -> [a] or []
  case jumpIfTrueElsePop(Int32)  //                               [a] -> [a] or []
  case jumpUnlessNullishElsePop(Int32)  //                        [a] -> [a] or []
  /// `?.`: the value of the whole chain is undefined.
  case leaveChainIfNullish(Int32)  //                             [a] -> [a] or [undefined]
  case leaveChainIfNoFunction(Int32)  //                          [f this] -> [f this], [undefined]
  /// The elements of an iterable, now: into a slot, and the number of the next into the one behind.
  case beginIteration(Int32)  //                                  [iterable] -> []
  case nextElement(Int32, end: Int32)  //                         [] -> [element] or []
  /// Elements of an iterable as an array, for a pattern.
  case toArray  //                                                [iterable] -> [array]
  case element(Int32)  //                                         [array] -> [value]
  /// A pattern of an object needs something that has properties.
  case requireObject(key: Int32, text: Int32)  //                 [a] -> [a]
  /// Goes on where a `finally` was entered from if its slot says so.
  case jumpIfEntered(slot: Int32, way: Int16, Int32)
  case enterFinally(slot: Int32, way: Int16, Int32)
  /// Tells those who watch of the assignment of the value on the top.
  case assigned(Int32)  //                                        [a] -> [a]
}

/// What a member of a class or an object is.
enum MemberForm: Sendable {
  case method
  case getter
  case setter
  /// Of an object literal: listed by `Object.keys`.
  case listedGetter
  case listedSetter
}

enum UnaryOperator: String, Sendable {
  case minus = "-"
  case plus = "+"
  case not = "!"
  case complement = "~"
  case typeof
  case void
}

enum BinaryOperator: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
  case power = "**"
  case leftShift = "<<"
  case rightShift = ">>"
  case rightShiftUnsigned = ">>>"
  case and = "&"
  case or = "|"
  case xor = "^"
  case equal = "=="
  case notEqual = "!="
  case strictlyEqual = "==="
  case strictlyNotEqual = "!=="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case instanceof
  case `in`
}
