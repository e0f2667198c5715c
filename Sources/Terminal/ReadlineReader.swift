// Lines edited with GNU readline: key bindings of ~/.inputrc, history, completion.

#if !PANICLAB_NO_READLINE
  import CReadline
  import Styling

  /// Reads lines that a person types. There is one readline in a process, so make one of these.
  struct ReadlineReader {
    private let renderer: Renderer

    init(historyFile: String?, renderer: Renderer) {
      self.renderer = renderer
      if let historyFile { StateFolder.makeFolders(above: historyFile) }
      creadline_start("paniclab", historyFile, CInt(HistoryFile.limit))
    }

    func read(prompt: StyledText, completer: @escaping Completer) -> LineReading {
      let box = CompleterBox(completer)
      var line: UnsafePointer<CChar>?
      let outcome = withExtendedLifetime(box) {
        creadline_read(
          renderer.renderPrompt(prompt), CompleterBox.callback,
          Unmanaged.passUnretained(box).toOpaque(), &line)
      }
      guard let line else { return outcome == creadline_cancelled ? .cancelled : .endOfInput }
      let text = String(cString: line)
      if text.contains(where: { $0 != " " }) { creadline_remember(text) }
      return .line(text)
    }
  }

  /// Carries a completer through C, which knows only pointers.
  private final class CompleterBox {
    private let completer: Completer

    init(_ completer: @escaping Completer) { self.completer = completer }

    static let callback: creadline_completer = { context, line, cursor, word in
      guard let context, let line, let word else { return }
      let box = Unmanaged<CompleterBox>.fromOpaque(context).takeUnretainedValue()
      box.offer(line: String(cString: line), cursor: Int(cursor), word: String(cString: word))
    }

    private func offer(line: String, cursor: Int, word: String) {
      let characters = String(decoding: line.utf8.prefix(cursor), as: UTF8.self).count
      let completion = completer(line, characters)
      for candidate in completion.candidates where candidate.hasPrefix(word) {
        creadline_offer(candidate)
      }
      if completion.offersFileNames { creadline_offer_file_names() }
    }
  }
#endif
