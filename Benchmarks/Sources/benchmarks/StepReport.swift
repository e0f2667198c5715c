// What a step tells the program that started it: a name and a number a line.

/// Named numbers, as lines of text.
struct StepReport: CustomStringConvertible {
  let numbers: [String: Double]

  init(_ numbers: [String: Double]) { self.numbers = numbers }

  init(parsing text: String) {
    let pairs = text.split(separator: "\n").compactMap { line -> (String, Double)? in
      let words = line.split(separator: " ")
      guard words.count == 2, let number = Double(words[1]) else { return nil }
      return (String(words[0]), number)
    }
    numbers = Dictionary(pairs) { $1 }
  }

  subscript(name: String) -> Double { numbers[name] ?? 0 }

  var description: String {
    numbers.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: "\n")
  }
}
