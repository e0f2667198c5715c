// Remembers that Ctrl-C was pressed: the one thing that a signal handler may do.
#ifndef CINTERRUPT_H
#define CINTERRUPT_H

/// From now on Ctrl-C sets the flag instead of ending the program.
void interrupt_install(void);

/// 1 if Ctrl-C was pressed since the flag was last cleared, else 0.
int interrupt_is_requested(void);

/// Clears the flag.
void interrupt_clear(void);

#endif
