// The built program from outside: arguments, streams, exit codes, terminals and files.

import Testing

/// All tests that start the program. One at a time, so that a busy machine does not starve a
/// terminal of answers.
@Suite(.serialized) enum ProgramTests {}
