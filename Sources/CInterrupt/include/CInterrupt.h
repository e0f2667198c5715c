// Remembers that Ctrl-C was pressed, and puts the terminal's mode back: what a signal handler may do.
#ifndef CINTERRUPT_H
#define CINTERRUPT_H

/// From now on Ctrl-C sets the flag instead of ending the program.
void interrupt_install(void);

/// 1 if Ctrl-C was pressed since the flag was last cleared, else 0.
int interrupt_is_requested(void);

/// Clears the flag.
void interrupt_clear(void);

/// From now on a key arrives without Enter and is not shown. A signal that ends or stops the program
/// puts the terminal back first.
void key_mode_begin(void);

/// Waits for a key, for ever if the time is negative. 1 if there is one, 0 if the time is over, -1 if
/// Ctrl-C was pressed or the program was stopped and goes on.
int key_mode_wait(long milliseconds);

/// Puts the terminal back.
void key_mode_end(void);

#endif
