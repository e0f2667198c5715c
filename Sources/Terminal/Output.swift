// Standard output and standard error: the only place that writes to them.

import Styling

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The two streams of the process. A reader that goes away ends the program quietly.
public struct Output: Sendable {
  /// One of the two streams.
  public enum Stream: Sendable {
    /// What was asked for.
    case standard
    /// What went wrong.
    case error
  }

  private let standard: Renderer
  private let error: Renderer

  /// Streams that look as the capabilities allow.
  public init(_ capabilities: Capabilities) {
    standard = Renderer(theme: capabilities.theme, isASCII: capabilities.isASCII)
    error = Renderer(theme: capabilities.errorTheme, isASCII: capabilities.isASCII)
    Descriptor.surviveClosedPipes()
  }

  /// Writes the text as it is; no newline is added.
  public func write(_ text: StyledText, to stream: Stream = .standard) {
    writeBytes(renderer(stream).render(text), to: stream)
  }

  /// Writes lines, each ended by a newline.
  public func write(_ lines: [StyledText], to stream: Stream = .standard) {
    writeBytes(renderer(stream).render(lines), to: stream)
  }

  /// Writes characters without any change, such as JSON.
  public func writeVerbatim(_ text: String, to stream: Stream = .standard) {
    writeBytes(text, to: stream)
  }

  /// Writes bytes without any change, such as a long text that is made piece by piece.
  public func writeVerbatim(_ bytes: UnsafeRawBufferPointer, to stream: Stream = .standard) {
    do throws(Descriptor.WriteFailure) {
      try descriptor(stream).writeAll(bytes)
    } catch { end(error, stream) }
  }

  func renderer(_ stream: Stream) -> Renderer {
    switch stream {
    case .standard: standard
    case .error: error
    }
  }

  private func writeBytes(_ text: String, to stream: Stream) {
    do throws(Descriptor.WriteFailure) {
      try descriptor(stream).writeAll(text)
    } catch { end(error, stream) }
  }

  private func descriptor(_ stream: Stream) -> Descriptor {
    stream == .standard ? .output : .error
  }

  /// Ends the program because nothing more can be written.
  private func end(_ failure: Descriptor.WriteFailure, _ stream: Stream) -> Never {
    switch failure {
    case .readerLeft: exit(0)  // `paniclab ... | head` has seen enough
    case .other(let reason):
      if stream == .standard {
        let message = "paniclab: cannot write to standard output: \(reason)"
        write([StyledText(message, .error)], to: .error)
      }
      exit(1)
    }
  }
}
