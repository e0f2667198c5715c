// Writes the handlers of the fast form when the room that holds them is built.

import Foundation
import PackagePlugin

/// Runs `writehandlers` over the cards of the scalar instructions.
@main struct WriteHandlers: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    let cards = ["Comparison", "Integer", "Float", "Conversion", "Memory"].map {
      context.package.directoryURL.appending(path: "Sources/WasmModel/Cards/\($0)Cards.swift")
    }
    let folder = context.pluginWorkDirectoryURL
    return [
      .buildCommand(
        displayName: "Writing the handlers of the fast form",
        executable: try context.tool(named: "writehandlers").url,
        arguments: [folder.path(percentEncoded: false)]
          + cards.map { $0.path(percentEncoded: false) },
        inputFiles: cards,
        outputFiles: (0..<4).map { folder.appending(path: "Handlers\($0).swift") })
    ]
  }
}
