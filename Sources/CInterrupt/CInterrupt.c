// The flag and the handler. Swift has no variable that a signal handler may safely touch.
#include "CInterrupt.h"

#include <signal.h>
#include <string.h>

static volatile sig_atomic_t requested;

static void on_signal(int signal_number) {
  (void)signal_number;
  requested = 1;
}

void interrupt_install(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_signal;
  // Without SA_RESTART, so that a read waiting for a line returns and the line can be dropped.
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, NULL);
}

int interrupt_is_requested(void) { return requested; }

void interrupt_clear(void) { requested = 0; }
