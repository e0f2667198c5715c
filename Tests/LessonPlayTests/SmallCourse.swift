// A course of one lesson that is sound, to be spoilt.

import Course
import Foundation
import Shell
import WasmFile

/// The files of a course, by path.
struct SmallCourse: Sendable {
  private(set) var files: [String: String] = [
    "course.json": """
    {
      "title": "Small",
      "paths": [{ "id": "all", "title": "All", "lessons": ["L01"] }],
      "myths": [{ "id": "M1", "myth": "It is 0.", "reality": "It is a trap." }],
      "sources": [{ "row": "5.3", "evidence": "S", "says": "So it is." }],
      "lessons": [
        { "id": "L01", "title": "One", "folder": "01-one", "minutes": 10, "requires": [],
          "myths": ["M1"], "builds": [], "modules": [], "wrong": ["two", "three"] }
      ]
    }
    """,
    "README.md": "Words.\n", "INSTRUCTOR.md": "rustc does it so. [5.3]\n",
    "GLOSSARY.md": "- V8 throws a RangeError. [6-stack]\n",
    "CARD.md": "- `call F(ARGS)`: call a function\n",
    "myths/M1.lab": "# Look.\nload L01\ncall divide(1, 0)\nexpect event trap at divide\n",
    "01-one/lesson.md": """
    # One

    Words.

    ## Questions

    - What is it?

    ## Objectives

    - see it

    ## Predict P1

    How many?

    - Answer: `1`
    - Why: there is only one.

    ## Task T1

    ```lab
    (lab) call divide(4, 2)
    divide(4, 2)  => 2   [..]
    ```

    Workers die of it: workers-rs knows it. [13.10, derived]

    ## Hints

    ### Hint 1

    Look.

    ### Hint 2

    Look again.

    ### Hint 3

    One.

    ## Key points

    - One is one.
    """,
    "01-one/module.wat": """
    (module (func (export "divide") (param i32 i32) (result i32)
      local.get 0 local.get 1 i32.div_s))
    """,
    "01-one/start.lab": "load lesson\n",
    "01-one/solution.lab": "step #optional\n# T1: divide\ncall divide(1, 0)\nanswer T1 1\n",
    "01-one/check.lab": """
    expect event trap at divide
    expect answer T1 == 1
    feedback when answer T1 == 2: "One too many."
    feedback when answer T1 == 3: "Two too many."
    """,
    "01-one/wrong/two.lab": "#expect-feedback: \"One too many.\"\nanswer T1 2\n",
    "01-one/wrong/three.lab": "#expect-feedback: \"Two too many.\"\nanswer T1 3\n",
  ]

  /// The binary that stands beside the text, made before anything is spoilt.
  private let module: [UInt8]

  init() throws {
    module = try ModuleFile(
      name: "module.wat", bytes: Array((files["01-one/module.wat"] ?? "").utf8)
    ).binary
  }

  /// The course with a change in one file, or without it, or with one more.
  func changing(_ file: String, _ old: String, _ new: String?) -> SmallCourse {
    var copy = self
    copy.files[file] = new.map { new in
      files[file]?.replacingOccurrences(of: old, with: new) ?? new
    }
    return copy
  }

  /// The course with its lesson twice; the second one requires the first.
  func doubled() -> SmallCourse {
    var copy = self
    for (path, text) in files where path.hasPrefix("01-one/") {
      copy.files["02-two/" + path.dropFirst("01-one/".count)] =
        text.replacingOccurrences(of: "# One", with: "# Two")
    }
    let second = """
      ,
          { "id": "L02", "title": "Two", "folder": "02-two", "minutes": 10, "requires": ["L01"],
            "myths": [], "builds": [], "modules": [], "wrong": ["two", "three"] }
        ]
      }
      """
    copy.files["course.json"] = files["course.json"]?
      .replacingOccurrences(of: "\n  ]\n}", with: second)
      .replacingOccurrences(of: "[\"L01\"] }", with: "[\"L01\", \"L02\"] }")
    return copy
  }

  private func find(_ path: String) -> [UInt8]? {
    if path.hasSuffix("/module.wasm") { return module }
    return files[String(path.dropFirst("Lessons/".count))].map { Array($0.utf8) }
  }

  /// All that is wrong with it, as `RULE PLACE: TEXT`.
  func findings() -> [String] {
    var paths = files.keys.map { "Lessons/\($0)" }
    paths += paths.filter { $0.hasSuffix(".wat") }.map { $0.dropLast(4) + ".wasm" }
    let found: [CourseFinding]
    do {
      let check = try CourseCheck(paths: paths.sorted(), find: { self.find($0) })
      found = check.course.lessons.flatMap { check.findings(of: $0) } + check.findings()
    } catch { found = [CourseCheck.finding(error)] }
    return found.map { "\($0.rule) \($0.place): \($0.text)" }
  }
}
