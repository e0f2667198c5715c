// Where the tests get the files of the course from: the folder of this package, or a small course.

import Course
import Foundation

enum CourseFiles {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func read(_ path: String) -> String? {
    (try? Data(contentsOf: root.appending(path: path))).map { String(decoding: $0, as: UTF8.self) }
  }

  static func catalogue() throws -> Catalogue { try Catalogue(read: read) }
}

/// A course of one lesson, to be spoilt.
struct SmallCourse {
  var files = [
    "Lessons/course.json": """
    {
      "title": "Small",
      "paths": [{ "id": "all", "title": "All", "lessons": ["L01"] }],
      "myths": [{ "id": "M1", "myth": "False.", "reality": "True." }], "sources": [{ "row": "5.3", "evidence": "S", "says": "So it is." }],
      "lessons": [
        { "id": "L01", "title": "One", "folder": "01-one", "minutes": 5, "requires": [],
          "myths": ["M1"], "builds": [], "modules": [], "wrong": ["two"] }
      ]
    }
    """,
    "Lessons/01-one/lesson.md": """
    # One

    Words.

    ## Questions

    - What is it?

    ## Objectives

    - see it

    ## Predict P1

    How many?

    - Answer: `1`
    - Why: there is
      only one.

    ## Task T1: count

    Count.

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
    "Lessons/myths/M1.lab": "# Look.\nstep\nexpect true\n",
    "Lessons/01-one/start.lab": "load lesson\n",
    "Lessons/01-one/solution.lab": "# the answer\nstep #optional\nanswer T1 1\n",
    "Lessons/01-one/check.lab": """
    expect answer T1 == 1
    feedback when answer T1 == 2: "One too many."
    """,
    "Lessons/01-one/wrong/two.lab": "#expect-feedback: \"One too many.\"\nanswer T1 2\n",
  ]

  func load() throws -> Catalogue { try Catalogue { files[$0] } }

  /// The course with a change in one file, or without the file.
  func changing(_ file: String, _ old: String = "", _ new: String? = nil) -> SmallCourse {
    var copy = self
    copy.files["Lessons/\(file)"] = new.flatMap { new in
      files["Lessons/\(file)"]?.replacingOccurrences(of: old, with: new)
    }
    return copy
  }
}
