// What the lessons in Lessons/ are called. Their other rules are those of `paniclab dev check`.

import Testing

@testable import Course

struct LessonTests {
  @Test("the ids are those that progress files hold, and no other")
  func ids() throws {
    let course = try CourseFiles.catalogue()
    #expect(
      course.lessons.map { "\($0.id) \($0.slug)" } == [
        "L01 what-is-a-trap", "L02 nothing-is-undone",
        "L03 panic-abort", "L05 reinit-the-app",
        "L06 blast-radius", "L07 exceptions-in-wasm",
        "L08 landing-pads-run-drop", "L12 the-abort-guard",
      ])
  }
}
