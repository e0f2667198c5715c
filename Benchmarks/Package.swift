// swift-tools-version: 6.2
// Measurements of PanicLab: a package of its own, so that nothing of it reaches users.
import PackageDescription

let package = Package(
  name: "Benchmarks",
  // By name, because a clone may stand in a folder of any name.
  dependencies: [.package(name: "PanicLab", path: "..")],
  targets: [
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        .product(name: "WasmEngine", package: "PanicLab"),
        .product(name: "TimeTravel", package: "PanicLab"),
      ],
      swiftSettings: [
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
