// Line editing by GNU readline's callback interface, which can be left in the middle of a line.
//
// `readline()` itself cannot: after Ctrl-C it goes on waiting for the rest of the line.
#include "CReadline.h"
#include "CInterrupt.h"

#if !__has_include(<readline/readline.h>)
#error "install libreadline-dev (Debian), readline-devel (Fedora), or set PANICLAB_NO_READLINE=1"
#endif

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>

#include <readline/history.h>
#include <readline/readline.h>

// Readline calls plain functions, so what they share stands here; each is set by creadline_read.
static creadline_completer current_completer;
static void *current_context;
static char **candidates;
static size_t candidate_count;
static int has_finished;
static char *finished_line;
static char *history_path;

void creadline_offer(const char *candidate) {
  char **grown = realloc(candidates, (candidate_count + 1) * sizeof *candidates);
  if (!grown) return;
  candidates = grown;
  candidates[candidate_count++] = strdup(candidate);
}

void creadline_offer_file_names(void) { rl_attempted_completion_over = 0; }

// Readline asks for one candidate a call and frees what it gets.
static char *next_candidate(const char *word, int state) {
  static size_t next;
  (void)word;
  if (state == 0) next = 0;
  return next < candidate_count ? candidates[next++] : NULL;
}

static char **complete(const char *word, int start, int end) {
  (void)start;
  (void)end;
  rl_attempted_completion_over = 1;  // no file names unless the completer asks for them
  candidate_count = 0;
  current_completer(current_context, rl_line_buffer, rl_point, word);
  return rl_completion_matches(word, next_candidate);
}

void creadline_start(const char *program, const char *history_file, int history_limit) {
  rl_readline_name = program;
  rl_attempted_completion_function = complete;
  rl_completer_word_break_characters = " \t\n";
  rl_change_environment = 0;  // COLUMNS stays what the user set
  rl_persistent_signal_handlers = 1;  // also while we, not readline, wait for a key
  using_history();
  stifle_history(history_limit);
  if (!history_file) return;
  history_path = strdup(history_file);
  read_history(history_path);
}

static void finish(char *line) {
  rl_callback_handler_remove();
  has_finished = 1;
  finished_line = line;
}

// Ends the line on the screen after Ctrl-D, unless readline has done so: it does so only when it
// also leaves bracketed paste mode.
static void end_input(void) {
  const char *paste = rl_variable_value("enable-bracketed-paste");
  if (paste && strcmp(paste, "on") == 0) return;
  fputs("\n", rl_outstream);
  fflush(rl_outstream);
}

static void cancel(void) {
  rl_free_line_state();
  rl_callback_sigcleanup();
  rl_callback_handler_remove();
  fputs("\n", rl_outstream);  // readline has printed ^C
  fflush(rl_outstream);
  interrupt_clear();
}

// Waits for a key; signals arrive here and nowhere else, so none is missed. 1 key, 0 signal, -1 end.
static int wait_for_key(const sigset_t *unblocked) {
  int input = fileno(rl_instream);
  fd_set inputs;
  FD_ZERO(&inputs);
  FD_SET(input, &inputs);
  if (pselect(input + 1, &inputs, NULL, NULL, NULL, unblocked) > 0) return 1;
  return errno == EINTR ? 0 : -1;
}

enum creadline_outcome creadline_read(
    const char *prompt, creadline_completer completer, void *context, const char **line) {
  sigset_t blocked, before;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGINT);
  sigaddset(&blocked, SIGWINCH);
  sigprocmask(SIG_BLOCK, &blocked, &before);

  current_completer = completer;
  current_context = context;
  has_finished = 0;
  free(finished_line);
  finished_line = NULL;
  enum creadline_outcome outcome = creadline_end;
  rl_callback_handler_install(prompt, finish);
  while (!has_finished) {
    int event = wait_for_key(&before);
    if (event > 0) {
      rl_callback_read_char();
    } else if (event < 0) {
      finish(NULL);
    } else {
      int signal_number = rl_pending_signal();
      rl_check_signals();
      sigprocmask(SIG_BLOCK, &blocked, NULL);  // handling a signal has let it through
      if (signal_number == SIGTSTP) rl_forced_update_display();  // Ctrl-Z, and now we are back
      if (interrupt_is_requested()) {
        cancel();
        outcome = creadline_cancelled;
        break;
      }
    }
  }
  sigprocmask(SIG_SETMASK, &before, NULL);
  *line = finished_line;
  if (finished_line) outcome = creadline_line;
  if (outcome == creadline_end) end_input();
  return outcome;
}

void creadline_remember(const char *line) {
  for (int index = history_length - 1; index >= 0; index--) {
    HIST_ENTRY *entry = history_get(history_base + index);
    if (!entry || strcmp(entry->line, line) != 0) continue;
    free_history_entry(remove_history(index));
  }
  add_history(line);
  if (history_path) write_history(history_path);
}
