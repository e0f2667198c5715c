// The fast form needs no native stack: its handlers jump to each other.

#if os(Linux)

  import Foundation
  import Testing
  import WasmMachine
  import WasmModel
  import WasmValidation

  @Suite struct NativeStackTests {
    private static let ticks = isDebug ? 1_000_000 : 100_000_000

    /// Handlers that call instead of jumping would end the process.
    @Test("many ticks of every scalar instruction fit into a stack of 64 KiB")
    func smallStack() throws {
      let program = Program(try validate(EndlessLoop.make()))
      var machine = Machine()
      let instance = try machine.instantiate(program) { _ in nil }
      guard case .function(let address)? = machine.instances[instance.value].findExport("run")
      else {
        preconditionFailure("the loop has no function")
      }
      machine.invoke(address, [])
      let run = NarrowRun(machine, ticks: Self.ticks)
      try run.perform(stackBytes: 64 << 10)
      #expect(run.done == Self.ticks)
      #expect(run.machine.status == .running)
      #expect(run.machine.frames.count <= 2)
    }
  }

  /// A run on a thread with a small stack.
  private final class NarrowRun {
    private(set) var machine: Machine
    private let ticks: Int
    private(set) var done = 0

    init(_ machine: Machine, ticks: Int) {
      self.machine = machine
      self.ticks = ticks
    }

    private func run() {
      var goal = RunGoal()
      goal.ticks = ticks
      done = machine.run(goal, form: .fast)
    }

    /// Starts the thread and waits for its end.
    func perform(stackBytes: Int) throws {
      let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
      defer { attributes.deallocate() }
      try check(pthread_attr_init(attributes))
      defer { pthread_attr_destroy(attributes) }
      try check(pthread_attr_setstacksize(attributes, stackBytes))
      var thread: pthread_t = 0
      let context = Unmanaged.passUnretained(self).toOpaque()
      let code = pthread_create(
        &thread, attributes,
        { context in
          guard let context else { return nil }
          Unmanaged<NarrowRun>.fromOpaque(context).takeUnretainedValue().run()
          return nil
        }, context)
      try check(code)
      try check(pthread_join(thread, nil))
    }

    private func check(_ code: Int32) throws {
      guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EINVAL) }
    }
  }

#endif
