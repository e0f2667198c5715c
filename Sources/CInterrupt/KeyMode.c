// The mode of the terminal while somebody is to press a single key: a key arrives without Enter, and
// is not shown. Whatever ends or stops the program meanwhile puts the old mode back first.
#include "CInterrupt.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/select.h>
#include <termios.h>
#include <unistd.h>

static struct termios before;
static volatile sig_atomic_t is_on;
static volatile sig_atomic_t was_stopped;

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
  was_stopped = 1;
  errno = error;
}

void key_mode_begin(void) {
  if (is_on) {
    set_mode();  // a shell may have changed it while we were stopped
    return;
  }
  if (tcgetattr(STDIN_FILENO, &before) != 0) return;
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

// Signals arrive while it waits and at no other time, so that none is missed.
int key_mode_wait(long milliseconds) {
  sigset_t blocked, usual;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGINT);
  for (int i = 0; i < signal_count; i++) sigaddset(&blocked, signals[i]);
  sigprocmask(SIG_BLOCK, &blocked, &usual);
  int count = -1;
  if (!was_stopped && !interrupt_is_requested()) {
    fd_set inputs;
    FD_ZERO(&inputs);
    FD_SET(STDIN_FILENO, &inputs);
    struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    count = pselect(
        STDIN_FILENO + 1, &inputs, NULL, NULL, milliseconds < 0 ? NULL : &time, &usual);
  }
  was_stopped = 0;
  sigprocmask(SIG_SETMASK, &usual, NULL);
  return count;
}
