// The objects that every program finds: prototypes by the name of their constructor.

/// Prototypes that the machine itself needs; the library fills them.
struct Intrinsics: Sendable {
  var global = ObjectID(0)
  var object = ObjectID(0)
  var function = ObjectID(0)
  var asyncFunction = ObjectID(0)
  var array = ObjectID(0)
  var string = ObjectID(0)
  var number = ObjectID(0)
  var boolean = ObjectID(0)
  var bigint = ObjectID(0)
  var error = ObjectID(0)
  var promise = ObjectID(0)
  var map = ObjectID(0)
  var set = ObjectID(0)
  var weakMap = ObjectID(0)
  var weakSet = ObjectID(0)
  var weakReference = ObjectID(0)
  var registry = ObjectID(0)
  /// Prototypes of error classes by name; those of the embedder come to them.
  var errors: [String: ObjectID] = [:]
}
