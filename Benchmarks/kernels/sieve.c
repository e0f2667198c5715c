// Byte stores with a stride: the primes below a quarter million by the sieve of Eratosthenes.
#include "kernel.h"

enum { LIMIT = 1 << 18 };

static byte composite[LIMIT];

static ALONE word primes(word sum) {
  for (int i = 0; i < LIMIT; i++) composite[i] = 0;
  int count = 0;
  for (int i = 2; i < LIMIT; i++) {
    if (composite[i]) continue;
    count++;
    if (i < LIMIT / i)
      for (int j = i * i; j < LIMIT; j += i) composite[j] = 1;
    if (count % 64 == 0) sum = mix(sum, i);
  }
  return mix(sum, count);
}

EXPORT(run) word run(int rounds) {
  word sum = 0;
  for (int i = 0; i < rounds; i++) sum = primes(sum);
  return sum;
}
