// The ten kernels: small programs that do what real ones do.

/// A module of `kernels/`, and how much work it is given.
struct Kernel {
  let name: String
  /// What makes it different from the others.
  let about: String
  /// The argument of `run`: about 200 ms in wasm3.
  let rounds: Int
  /// An argument for what is done instruction by instruction.
  let fewRounds: Int

  var path: String { "\(Repository.kernels)/\(name).wasm" }

  // swift-format-ignore
  static let all = [
    Kernel(name: "fib",        about: "recursive calls",                rounds: 400,    fewRounds: 10),
    Kernel(name: "sieve",      about: "byte stores with a stride",      rounds: 40,     fewRounds: 1),
    Kernel(name: "matmul",     about: "products of matrices of f64",    rounds: 60,     fewRounds: 1),
    Kernel(name: "sha256",     about: "rotations, a block in memory",   rounds: 700,    fewRounds: 10),
    Kernel(name: "sort",       about: "quicksort of records",           rounds: 80,     fewRounds: 1),
    Kernel(name: "nbody",      about: "f64 with roots and divisions",   rounds: 2_000,  fewRounds: 20),
    Kernel(name: "mandelbrot", about: "f64 in locals",                  rounds: 70,     fewRounds: 1),
    Kernel(name: "bytecode",   about: "an interpreter, br_table",       rounds: 380,    fewRounds: 4),
    Kernel(name: "dispatch",   about: "an expression, call_indirect",   rounds: 60_000, fewRounds: 500),
    Kernel(name: "compress",   about: "bytes and i64, LZ and a hash",   rounds: 120,    fewRounds: 1),
  ]

  static func find(_ name: String) throws(BenchmarkError) -> Kernel {
    guard let kernel = all.first(where: { $0.name == name }) else {
      throw .usage("no kernel \(name); there are \(all.map(\.name).joined(separator: ", "))")
    }
    return kernel
  }
}
