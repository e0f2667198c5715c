// The course: all lessons, their order, the paths through them and the myths they refute.

/// The lessons of `Lessons/course.json`.
public struct Catalogue: Sendable {
  /// An order of lessons for an occasion.
  public struct Path: Hashable, Sendable, Identifiable {
    public let id: String
    public let title: String
    /// The ids of the lessons.
    public let lessons: [String]
  }

  /// Something that many people believe, and what is true instead.
  public struct Myth: Hashable, Sendable, Identifiable {
    public let id: String
    public let myth: String
    public let reality: String
    /// What shows the reality: commands for a session of their own, and what must hold after them.
    public let script: Demonstration
  }

  /// A row of the recovery specification that lessons name and no scenario plays.
  public struct Source: Hashable, Sendable {
    /// As in `5.3`.
    public let row: String
    /// How it is known: `S`, `T`, `P`, `L` or `D`, as in the tables of fidelity.
    public let evidence: String
    /// What it says, in one sentence.
    public let says: String
  }

  /// The index of all lessons.
  public static let indexFile = "Lessons/course.json"

  public let title: String
  public let lessons: [Lesson]
  public let paths: [Path]
  public let myths: [Myth]
  public let sources: [Source]

  /// Loads the course. The reader gives the text of a file by its path, or nil.
  public init(read: @escaping (String) -> String?) throws(CourseError) {
    let (course, errors) = try Self.load(read: read)
    if let first = errors.first { throw first }
    self = course
  }

  /// Loads what can be read of the course: lessons with mistakes in their files are left out, and
  /// their mistakes given. Throws if the index cannot be read.
  public static func load(
    read: @escaping (String) -> String?
  ) throws(CourseError) -> (course: Catalogue, errors: [CourseError]) {
    let reader = CatalogueReader(read: read)
    let index = try reader.readIndex()
    let myths = try reader.readMyths(index)
    let (lessons, errors) = try reader.readLessons(index, myths: myths.map(\.id))
    let course = Catalogue(
      title: try index.string("title"), lessons: lessons,
      paths: try reader.readPaths(index, lessons: reader.lessonIDs(index)), myths: myths,
      sources: try reader.readSources(index))
    return (course, errors)
  }

  private init(
    title: String, lessons: [Lesson], paths: [Path], myths: [Myth], sources: [Source]
  ) {
    (self.title, self.lessons, self.paths) = (title, lessons, paths)
    (self.myths, self.sources) = (myths, sources)
  }

  /// Finds a lesson by id (`L02`, `l02`), number (`2`) or slug (`nothing-is-undone`).
  public func find(_ name: String) -> Lesson? {
    let word = name.lowercased()
    return lessons.first { $0.id.lowercased() == word || $0.slug == word }
      ?? lessons.first { Int($0.id.dropFirst()) == Int(word) && Int(word) != nil }
  }

  /// The lesson after another one, or nil after the last.
  public func findLesson(after id: String) -> Lesson? {
    guard let index = lessons.firstIndex(where: { $0.id == id }) else { return nil }
    return index + 1 < lessons.count ? lessons[index + 1] : nil
  }
}
