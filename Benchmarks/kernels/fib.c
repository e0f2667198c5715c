// Recursive calls with almost nothing in between: Fibonacci numbers by their definition.
#include "kernel.h"

static ALONE int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

EXPORT(run) word run(int rounds) {
  word sum = 0;
  for (int i = 0; i < rounds; i++) sum = mix(sum, fib(20 + i % 4));
  return sum;
}
