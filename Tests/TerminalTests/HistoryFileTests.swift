// Where the history is kept, by environment.

import Terminal
import Testing

@Suite struct HistoryFileTests {
  @Test(
    "the history file is where the environment says, else under the home folder, else nowhere",
    arguments: [
      (["PANICLAB_HISTFILE": "/x/h", "HOME": "/home/ada"], "/x/h"),
      (["PANICLAB_HISTFILE": "", "HOME": "/home/ada"], nil),
      (["PANICLAB_HOME": "/guest", "XDG_STATE_HOME": "/state"], "/guest/history"),
      (["XDG_STATE_HOME": "/state", "HOME": "/home/ada"], "/state/paniclab/history"),
      (["XDG_STATE_HOME": "state", "HOME": "/h"], "/h/.local/state/paniclab/history"),
      (["HOME": "/home/ada"], "/home/ada/.local/state/paniclab/history"),
      (["HOME": ""], nil), ([:], nil),
    ] as [([String: String], String?)])
  func path(environment: [String: String], path: String?) {
    #expect(HistoryFile.findPath(environment: environment) == path)
  }
}
