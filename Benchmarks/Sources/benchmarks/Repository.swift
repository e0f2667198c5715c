// Where the files stand that are measured.

/// The repository that this program was built in.
enum Repository {
  /// Above Benchmarks/Sources/benchmarks.
  static let root = #filePath.split(separator: "/").dropLast(4).map { "/\($0)" }.joined()
  static let kernels = "\(root)/Benchmarks/kernels"
  static let modules = "\(root)/Benchmarks/modules"
  /// The example worker, a real module of Rust.
  static let worker = "Examples/rust/bank.unwind-exnref.wasm"
}
