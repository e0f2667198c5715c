// The mode of the terminal while somebody is to press a single key: a key arrives without Enter, and
// is not shown. Whatever ends or stops the program meanwhile puts the old mode back first.
#include "CInterrupt.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static struct termios before;
static volatile sig_atomic_t is_on;

static const int signals[] = {SIGTSTP, SIGTERM, SIGHUP, SIGQUIT};
enum { signal_count = sizeof signals / sizeof *signals };
static struct sigaction handlers_before[signal_count];

static void set_mode(void) {
  struct termios mode = before;
  // Ctrl-C and Ctrl-Z still make signals.
  mode.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
  mode.c_cc[VMIN] = 1;
  mode.c_cc[VTIME] = 0;
  tcsetattr(STDIN_FILENO, TCSANOW, &mode);
}

// Lets the signal do what it does without us. Only after a stop the program goes on.
static void on_signal(int number) {
  int error = errno;
  tcsetattr(STDIN_FILENO, TCSANOW, &before);
  struct sigaction usual, ours;
  memset(&usual, 0, sizeof usual);
  usual.sa_handler = SIG_DFL;
  sigemptyset(&usual.sa_mask);
  sigaction(number, &usual, &ours);
  sigset_t only, mask;
  sigemptyset(&only);
  sigaddset(&only, number);
  raise(number);
  sigprocmask(SIG_UNBLOCK, &only, &mask);
  sigprocmask(SIG_SETMASK, &mask, NULL);
  sigaction(number, &ours, NULL);
  set_mode();
  errno = error;
}

void key_mode_begin(void) {
  if (is_on || tcgetattr(STDIN_FILENO, &before) != 0) return;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_signal;
  // Without SA_RESTART, so that after a stop the question can be shown again.
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < signal_count; i++) sigaction(signals[i], &action, &handlers_before[i]);
  is_on = 1;
  set_mode();
}

void key_mode_end(void) {
  if (!is_on) return;
  tcsetattr(STDIN_FILENO, TCSANOW, &before);
  for (int i = 0; i < signal_count; i++) sigaction(signals[i], &handlers_before[i], NULL);
  is_on = 0;
}
