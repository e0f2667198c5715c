// The options of `kernels`.

import WasmMachine

/// What the command line asks of `kernels`.
struct KernelOptions {
  private(set) var rounds = 5
  private(set) var kernels: [Kernel] = []
  private(set) var json: String?
  /// A wasm3 to measure instead of the one of the Python package.
  private(set) var wasm3: String?
  private(set) var form = ExecutionForm.fast
  /// What the arguments are divided by: for a try, as the engines start up in every round.
  private(set) var divisor = 1

  init(_ arguments: [String]) throws(BenchmarkError) {
    var reader = OptionReader(arguments)
    while let option = try reader.next() {
      switch option.name {
      case "--rounds": rounds = try option.number(in: 1...1000)
      case "--kernel": kernels.append(try Kernel.find(option.value))
      case "--json": json = option.value
      case "--wasm3": wasm3 = option.value
      case "--form": form = try option.form()
      case "--divide": divisor = try option.number(in: 1...1000)
      default: throw option.unknown
      }
    }
    if kernels.isEmpty { kernels = Kernel.all }
  }
}

extension OptionReader.Option {
  func form() throws(BenchmarkError) -> ExecutionForm {
    guard let form = ExecutionForm(rawValue: value) else {
      let forms = ExecutionForm.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage("\(name): \(value) is none of \(forms)")
    }
    return form
  }
}
