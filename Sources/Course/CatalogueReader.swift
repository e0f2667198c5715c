// Reading the index of the course, and the folder of each lesson that it names.

struct CatalogueReader {
  let read: (String) -> String?
  private let file = Catalogue.indexFile

  init(read: @escaping (String) -> String?) { self.read = read }

  private func text(_ path: String) throws(CourseError) -> String {
    guard let text = read(path) else { throw CourseError(.missingFile, file: path) }
    return text
  }

  func readIndex() throws(CourseError) -> JSONObject {
    try object(
      JSONReader.read(text(file), file: file), ["title", "paths", "myths", "sources", "lessons"])
  }

  private func object(_ value: JSONValue, _ keys: [String]) throws(CourseError) -> JSONObject {
    try JSONObject(value, file: file, allowed: keys)
  }

  func readMyths(_ index: JSONObject) throws(CourseError) -> [Catalogue.Myth] {
    var myths: [Catalogue.Myth] = []
    for value in try index.array("myths") {
      let row = try object(value, ["id", "myth", "reality"])
      let id = try row.string("id")
      let path = "Lessons/myths/\(id).lab"
      try checkNew(id, myths.map(\.id), row.line)
      myths.append(
        Catalogue.Myth(
          id: id, myth: try row.string("myth"), reality: try row.string("reality"),
          script: try Demonstration(text(path), file: path)))
    }
    return myths
  }

  func readSources(_ index: JSONObject) throws(CourseError) -> [Catalogue.Source] {
    var sources: [Catalogue.Source] = []
    for value in try index.array("sources") {
      let row = try object(value, ["row", "evidence", "says"])
      let source = Catalogue.Source(
        row: try row.string("row"), evidence: try row.string("evidence"),
        says: try row.string("says"))
      try checkNew(source.row, sources.map(\.row), row.line)
      try checkKnown([source.evidence], ["S", "T", "P", "L", "D"], row.line)
      sources.append(source)
    }
    return sources
  }

  func readPaths(_ index: JSONObject, lessons: [String]) throws(CourseError) -> [Catalogue.Path] {
    var paths: [Catalogue.Path] = []
    for value in try index.array("paths") {
      let row = try object(value, ["id", "title", "lessons"])
      let path = Catalogue.Path(
        id: try row.string("id"), title: try row.string("title"),
        lessons: try row.strings("lessons"))
      try checkNew(path.id, paths.map(\.id), row.line)
      try checkKnown(path.lessons, lessons, row.line)
      paths.append(path)
    }
    return paths
  }

  /// The ids of the lessons, whether their files can be read or not.
  func lessonIDs(_ index: JSONObject) throws(CourseError) -> [String] {
    var ids: [String] = []
    for value in try index.array("lessons") {
      ids.append(try lessonRow(value).string("id"))
    }
    return ids
  }

  private func lessonRow(_ value: JSONValue) throws(CourseError) -> JSONObject {
    try object(
      value,
      ["id", "title", "folder", "minutes", "requires", "myths", "builds", "modules", "wrong"])
  }

  /// Reads the lessons. Mistakes in the files of a lesson leave it out; those in the index throw.
  func readLessons(
    _ index: JSONObject, myths: [String]
  ) throws(CourseError) -> (lessons: [Lesson], errors: [CourseError]) {
    var (lessons, errors) = ([Lesson](), [CourseError]())
    var (ids, slugs) = ([String](), [String]())
    for value in try index.array("lessons") {
      let row = try lessonRow(value)
      let place = try readPlace(row)
      try checkNew(place.id, ids, row.line)
      try checkNew(place.slug, slugs, row.line)
      try checkKnown(row.strings("requires"), ids, row.line)
      try checkKnown(row.strings("myths"), myths, row.line)
      ids.append(place.id)
      slugs.append(place.slug)
      do { lessons.append(try readLesson(row, place)) } catch {
        if error.file == file { throw error }
        errors.append(error)
      }
    }
    if ids.isEmpty { throw CourseError(.missing("lessons"), file: file, line: index.line) }
    return (lessons, errors)
  }

  private typealias Place = (id: String, slug: String, folder: String)

  /// The id and the folder of a lesson, which must agree.
  private func readPlace(_ row: JSONObject) throws(CourseError) -> Place {
    let (name, id) = (try row.string("folder"), try row.string("id"))
    let number = name.prefix { $0.isNumber }
    guard id.hasPrefix("L"), id.dropFirst() == number, !number.isEmpty, name.hasPrefix("\(number)-")
    else {
      throw CourseError(
        .malformed(found: "\(id) in \(name)", expected: "L02 in 02-SLUG"), file: file,
        line: row.line)
    }
    return (id, String(name.dropFirst(number.count + 1)), "Lessons/\(name)")
  }

  private func readLesson(_ row: JSONObject, _ place: Place) throws(CourseError) -> Lesson {
    let (id, slug, folder) = place
    let lesson = Lesson(
      id: id, title: try row.string("title"), slug: slug,
      folder: folder, minutes: try row.integer("minutes"),
      requirements: try row.strings("requires"),
      myths: try row.strings("myths"), builds: try row.strings("builds"),
      modules: try row.strings("modules"),
      page: try LessonPage(text("\(folder)/lesson.md"), file: "\(folder)/lesson.md"),
      start: try script("\(folder)/start.lab"), solution: try script("\(folder)/solution.lab"),
      wrong: try readWrong(row.strings("wrong"), folder),
      check: try CheckScript(text("\(folder)/check.lab"), file: "\(folder)/check.lab"))
    try check(lesson, row)
    return lesson
  }

  private func script(_ path: String) throws(CourseError) -> Script {
    let script = Script(try text(path), file: path)
    if script.lines.isEmpty { throw CourseError(.missing("commands"), file: path) }
    return script
  }

  private func readWrong(_ names: [String], _ folder: String) throws(CourseError) -> [WrongAnswer] {
    var wrong: [WrongAnswer] = []
    for name in names {
      let path = "\(folder)/wrong/\(name).lab"
      wrong.append(try WrongAnswer(text(path), name: name, file: path))
    }
    return wrong
  }

  /// What the files of a lesson say of one another must agree.
  private func check(_ lesson: Lesson, _ row: JSONObject) throws(CourseError) {
    if lesson.page.title != lesson.title {
      throw CourseError(
        .malformed(found: "`# \(lesson.page.title)`", expected: "`# \(lesson.title)`"),
        file: "\(lesson.folder)/lesson.md", line: 1)
    }
    if lesson.minutes < 1 {
      throw CourseError(
        .malformed(found: "\(lesson.minutes) minutes", expected: "at least 1"), file: file,
        line: row.line)
    }
    for task in lesson.check.tasks where lesson.page.findTask(task) == nil {
      throw CourseError(
        .unknown("task \(task)", expected: lesson.page.tasks.map(\.id).joined(separator: ", ")),
        file: lesson.check.file)
    }
  }

  private func checkNew(_ id: String, _ old: [String], _ line: Int) throws(CourseError) {
    if old.contains(id) { throw CourseError(.duplicate(id), file: file, line: line) }
  }

  private func checkKnown(_ ids: [String], _ known: [String], _ line: Int) throws(CourseError) {
    for id in ids where !known.contains(id) {
      throw CourseError(
        .unknown(id, expected: known.isEmpty ? "none" : known.joined(separator: ", ")), file: file,
        line: line)
    }
  }
}
