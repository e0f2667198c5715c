// swift-tools-version: 6.2
// PanicLab: the rooms of the house and the arrows between them. Sources/README.md is the map.
import PackageDescription

let room: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// Without GNU readline (PANICLAB_NO_READLINE=1) a plain reader serves terminals too.
let hasReadline = Context.environment["PANICLAB_NO_READLINE"] != "1"

let package = Package(
  name: "PanicLab",
  products: [
    .executable(name: "paniclab", targets: ["paniclab"]),
    // For Benchmarks, a package of its own: the engine, and worlds with a history.
    .library(
      name: "WasmEngine",
      targets: ["WasmModel", "WasmBinary", "WasmText", "WasmValidation", "WasmMachine"]),
    .library(name: "TimeTravel", targets: ["JavaScript", "Recovery", "Stepping"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // Room 0
    .target(name: "WasmModel", swiftSettings: room),
    .target(name: "Stepping", swiftSettings: room),
    .target(name: "Styling", swiftSettings: room),
    .target(name: "JavaScript", swiftSettings: room),
    .target(
      name: "Bundled",
      // Links to the folders of the root: a file that comes or goes there is noticed by them.
      exclude: ["Examples", "Lessons"], swiftSettings: room, plugins: ["EmbedFiles"]),
    // Room 1
    .target(name: "WasmBinary", dependencies: ["WasmModel"], swiftSettings: room),
    .target(name: "WasmText", dependencies: ["WasmModel"], swiftSettings: room),
    .target(name: "WasmValidation", dependencies: ["WasmModel"], swiftSettings: room),
    .target(
      name: "WasmHandlers", dependencies: ["WasmModel"], swiftSettings: room,
      plugins: ["WriteHandlers"]),
    // Room 2
    .target(
      name: "WasmMachine",
      dependencies: ["WasmModel", "WasmValidation", "WasmHandlers", "Stepping"],
      swiftSettings: room),
    .target(
      name: "WasmFile", dependencies: ["WasmModel", "WasmBinary", "WasmText", "WasmValidation"],
      swiftSettings: room),
    .target(
      name: "Bindgen", dependencies: ["WasmModel", "WasmBinary", "WasmValidation"],
      swiftSettings: room),
    // Room 3
    .target(
      name: "WasmScript",
      dependencies: [
        "WasmModel", "WasmBinary", "WasmText", "WasmValidation", "WasmMachine",
      ],
      swiftSettings: room),
    .target(
      name: "Recovery",
      dependencies: [
        "WasmModel", "WasmFile", "WasmValidation", "WasmMachine", "Bindgen", "JavaScript",
        "Stepping",
      ],
      swiftSettings: room),
    // Room 4
    .target(
      name: "Views",
      dependencies: [
        "WasmModel", "WasmFile", "WasmValidation", "WasmMachine", "WasmScript", "Bindgen",
        "Recovery", "Stepping", "Styling",
      ],
      swiftSettings: room),
    .target(name: "Course", dependencies: ["Styling", "Bundled", "CCmark"], swiftSettings: room),
    // Room 5
    .target(
      name: "Shell",
      dependencies: [
        "WasmModel", "WasmFile", "WasmValidation", "WasmMachine", "Bindgen", "JavaScript",
        "Recovery", "Stepping", "Views", "Styling", "Course", "Bundled",
      ],
      swiftSettings: room),
    // Room 6
    .target(
      name: "Terminal",
      dependencies: ["Styling", "CInterrupt"] + (hasReadline ? ["CReadline"] : []),
      swiftSettings: room + (hasReadline ? [] : [.define("PANICLAB_NO_READLINE")])),
    // Room 7
    .executableTarget(
      name: "paniclab",
      dependencies: [
        "WasmModel", "WasmBinary", "WasmText", "WasmMachine", "WasmFile", "WasmScript", "Bindgen",
        "Recovery", "Views", "Course", "Shell", "Terminal", "Styling", "Bundled",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: room),
    // C libraries, and the build plugins: one puts lessons and examples into the program, the other
    // writes the handlers of the fast form
    .target(name: "CInterrupt", cSettings: [.treatAllWarnings(as: .error)]),
    .systemLibrary(name: "CCmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .executableTarget(name: "embed", swiftSettings: room),
    .plugin(
      name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed"],
      path: "Sources/EmbedFiles"),
    .executableTarget(name: "writehandlers", swiftSettings: room),
    .plugin(
      name: "WriteHandlers", capability: .buildTool(), dependencies: ["writehandlers"],
      path: "Sources/WriteHandlers"),
    // Tests
    .target(name: "NodeEngine", path: "Tests/NodeEngine", swiftSettings: room),
    .testTarget(name: "WasmModelTests", dependencies: ["WasmModel"], swiftSettings: room),
    .testTarget(
      name: "WasmBinaryTests", dependencies: ["WasmModel", "WasmBinary"], swiftSettings: room),
    .testTarget(
      name: "WasmTextTests", dependencies: ["WasmModel", "WasmText"], swiftSettings: room),
    .testTarget(
      name: "WasmFileTests", dependencies: ["WasmModel", "WasmFile", "WasmBinary", "WasmText"],
      exclude: ["Modules"], swiftSettings: room),
    .testTarget(
      name: "WasmScriptTests",
      dependencies: ["WasmModel", "WasmBinary", "WasmText", "WasmValidation", "WasmScript"],
      swiftSettings: room),
    .testTarget(
      name: "WasmValidationTests", dependencies: ["WasmModel", "WasmBinary", "WasmValidation"],
      swiftSettings: room),
    .testTarget(
      name: "WasmMachineTests",
      dependencies: ["WasmModel", "WasmValidation", "WasmMachine", "Stepping"],
      swiftSettings: room),
    .testTarget(
      name: "FormTests",
      dependencies: [
        "WasmModel", "WasmBinary", "WasmText", "WasmValidation", "WasmMachine", "WasmScript",
        "Stepping",
      ],
      swiftSettings: room),
    .testTarget(name: "SteppingTests", dependencies: ["Stepping"], swiftSettings: room),
    .testTarget(
      name: "TimeTests",
      dependencies: [
        "WasmModel", "WasmBinary", "WasmText", "WasmValidation", "WasmMachine", "JavaScript",
        "Recovery", "Stepping", "Shell", "Bundled",
      ],
      swiftSettings: room),
    .testTarget(name: "ArchitectureTests", swiftSettings: room),
    .testTarget(
      name: "BindgenTests",
      dependencies: [
        "WasmModel", "WasmBinary", "WasmText", "WasmValidation", "Bindgen", "NodeEngine",
      ],
      exclude: ["Node"], swiftSettings: room),
    .testTarget(
      name: "RecoveryTests",
      dependencies: [
        "WasmModel", "WasmMachine", "JavaScript", "Recovery", "Stepping", "Bundled",
      ],
      swiftSettings: room),
    .testTarget(
      name: "FidelityTests", dependencies: ["Recovery", "Shell"], swiftSettings: room),
    .testTarget(
      name: "ScenarioTests",
      dependencies: ["WasmBinary", "WasmMachine", "Bindgen", "Recovery", "NodeEngine"],
      exclude: ["Node", "expected-differences.txt"], swiftSettings: room),
    .testTarget(name: "ViewsTests", dependencies: ["Views", "WasmModel"], swiftSettings: room),
    .testTarget(
      name: "ShellTests",
      dependencies: ["Shell", "Stepping", "Bundled", "Styling", "Recovery", "WasmMachine"],
      exclude: ["Transcripts"], swiftSettings: room),
    .testTarget(
      name: "JavaScriptTests", dependencies: ["JavaScript"], exclude: ["Programs", "Shown"],
      swiftSettings: room),
    .testTarget(name: "StylingTests", dependencies: ["Styling"], swiftSettings: room),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "Styling"], swiftSettings: room),
    .testTarget(name: "BundledTests", dependencies: ["Bundled"], swiftSettings: room),
    .testTarget(name: "CourseTests", dependencies: ["Course", "Styling"], swiftSettings: room),
    .testTarget(
      name: "LessonPlayTests", dependencies: ["Shell", "Course", "WasmFile", "Bundled", "Styling"],
      swiftSettings: room),
    .testTarget(
      name: "ProgramTests", dependencies: ["paniclab"],
      swiftSettings: room + (hasReadline ? [] : [.define("PANICLAB_NO_READLINE")])),
  ],
  swiftLanguageModes: [.v6]
)

if hasReadline {
  package.targets.append(
    .target(
      name: "CReadline", dependencies: ["CInterrupt"],
      cSettings: [.treatAllWarnings(as: .error)], linkerSettings: [.linkedLibrary("readline")]))
}
