// Leaving the way of a script: back, to another step, and to commands of one's own.

import Shell
import Styling
import Terminal

extension Stage {
  /// Goes back before the last step.
  mutating func back() {
    guard player.back() != nil else { return say(["nothing is before step 1"]) }
    arrive("back")
  }

  /// Goes to a step or a chapter. Returns true if there is one.
  mutating func travel(_ wish: Wish) throws -> Bool {
    let (here, starts) = (player.position, player.script.chapters.map(\.start))
    let wanted: Int? =
      switch wish {
      case .step(let number): (1...player.script.steps.count).contains(number) ? number - 1 : nil
      case .nextChapter: starts.first { $0 > here }
      default: starts.last { $0 < here }
      }
    guard let wanted else {
      say([
        wish == .nextChapter || wish == .previousChapter
          ? "no chapter is there" : "there are steps 1 to \(player.script.steps.count)"
      ])
      return false
    }
    if let failure = player.go(to: wanted) { try report(failure) }
    arrive(wanted < here ? "back" : "forward")
    return true
  }

  /// Says where we are after a journey.
  private mutating func arrive(_ direction: String) {
    let step = player.position + 1
    let command = player.next?.command.map { ": `\($0.command)`" } ?? ""
    say(["\(direction) before step \(step)\(command)"])
    write(player.stateLines)
  }

  /// Lets somebody type commands of their own, for a copy of the session. True if they quit.
  mutating func takeOver() -> Bool {
    say([
      "taken over at \(player.place). `resume` or Ctrl-D goes back to the script, `quit` leaves"
    ])
    var session = player.session
    let prompt = StyledText("(you) ", .prompt)
    while true {
      switch readLine(prompt: prompt, for: session) {
      case .cancelled: continue
      case .endOfInput:
        if !console.isInteractive { return true }
        forgetEndOfInput()
        resume()
        return false
      case .line(let line):
        if !console.isInteractive { write([prompt + StyledText(line)]) }
        if line.split(separator: " ") == ["resume"] {
          resume()
          return false
        }
        Interrupt.clear()
        let response = session.respond(to: line)
        console.show(response)
        if response.outcome == .quit { return true }
      }
    }
  }

  private mutating func resume() {
    say(["the script again, at \(player.place)"])
    write(player.stateLines)
  }
}
