import PackagePlugin
@main struct EmbedFiles: BuildToolPlugin { func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] { [] } }
