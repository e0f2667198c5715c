// What we use of GNU readline. Its own header stays out of Swift, which refuses its global variables.
#ifndef CREADLINE_H
#define CREADLINE_H

/// How a reading ended.
enum creadline_outcome { creadline_end, creadline_line, creadline_cancelled };

/// Asked for candidates when Tab is pressed; answers through the two `offer` functions.
///
/// `cursor` counts bytes of `line`; `word` is what stands before the cursor, back to a blank.
typedef void (*creadline_completer)(
    void *context, const char *line, int cursor, const char *word);

/// Prepares line editing under the name `program`, by which ~/.inputrc can tell programs apart.
/// Reads the history from a file; without one (NULL) it starts empty and is not kept.
void creadline_start(const char *program, const char *history_file, int history_limit);

/// Reads one line. `*line` is set for creadline_line only, and lives until the next call.
enum creadline_outcome creadline_read(
    const char *prompt, creadline_completer completer, void *context, const char **line);

/// Adds a candidate for the word; only to be called by a completer.
void creadline_offer(const char *candidate);

/// Lets readline complete file names; only to be called by a completer.
void creadline_offer_file_names(void);

/// Puts a line at the end of the history, removes its older copies, and saves the history.
void creadline_remember(const char *line);

#endif
