// The options of `time`.

/// What the command line asks of `time`.
struct TimeOptions {
  private(set) var rounds = 3
  private(set) var subjects: [TimeSubject] = []
  private(set) var json: String?

  init(_ arguments: [String]) throws(BenchmarkError) {
    var reader = OptionReader(arguments)
    while let option = try reader.next() {
      switch option.name {
      case "--rounds": rounds = try option.number(in: 1...1000)
      case "--world": subjects.append(try TimeSubject.find(option.value))
      case "--json": json = option.value
      default: throw option.unknown
      }
    }
    if subjects.isEmpty { subjects = TimeSubject.all }
  }
}
