// Rotations and a block of words in memory: SHA-256 (FIPS 180-4) of a buffer that holds the digest
// before. The constants are computed: parts of the roots of the first primes.
#include "kernel.h"

enum { LENGTH = 4096 };

static word constants[64], initial[8];
static byte buffer[LENGTH + 64];

static word fraction(double number) {
  double rest = number - (double)(word)number;
  return (word)(rest * 4294967296.0);
}

// Newton's method, until it stands still.
static double cube_root(double number) {
  double root = number;
  for (int i = 0; i < 60; i++) root -= (root * root * root - number) / (3 * root * root);
  return root;
}

static ALONE void prepare(void) {
  int count = 0;
  for (int number = 2; count < 64; number++) {
    int is_prime = 1;
    for (int i = 2; i * i <= number; i++) is_prime &= number % i != 0;
    if (!is_prime) continue;
    if (count < 8) initial[count] = fraction(__builtin_sqrt(number));
    constants[count++] = fraction(cube_root(number));
  }
  for (int i = 0; i < LENGTH; i++) buffer[i] = (byte)(i * 7);
}

static word rotate(word x, int count) { return x >> count | x << (32 - count); }

static ALONE void compress(word *hash, const byte *block) {
  word w[64];
  for (int i = 0; i < 16; i++, block += 4)
    w[i] = (word)block[0] << 24 | (word)block[1] << 16 | (word)block[2] << 8 | block[3];
  for (int i = 16; i < 64; i++) {
    word a = w[i - 15], b = w[i - 2];
    w[i] = w[i - 16] + (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) + w[i - 7] +
           (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
  }
  word a = hash[0], b = hash[1], c = hash[2], d = hash[3];
  word e = hash[4], f = hash[5], g = hash[6], h = hash[7];
  for (int i = 0; i < 64; i++) {
    word first = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) +
                 constants[i] + w[i];
    word second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g, g = f, f = e, e = d + first;
    d = c, c = b, b = a, a = first + second;
  }
  hash[0] += a, hash[1] += b, hash[2] += c, hash[3] += d;
  hash[4] += e, hash[5] += f, hash[6] += g, hash[7] += h;
}

// The buffer is a whole number of blocks; the length follows in a block of its own.
static ALONE word digest(void) {
  word hash[8];
  for (int i = 0; i < 8; i++) hash[i] = initial[i];
  byte *end = buffer + LENGTH;
  for (int i = 0; i < 64; i++) end[i] = 0;
  end[0] = 0x80, end[62] = (byte)(LENGTH * 8 >> 8), end[61] = (byte)(LENGTH * 8 >> 16);
  for (int i = 0; i <= LENGTH; i += 64) compress(hash, buffer + i);
  for (int i = 0; i < 32; i++) buffer[i] = (byte)(hash[i / 4] >> (24 - i % 4 * 8));
  return hash[0] ^ hash[7];
}

EXPORT(run) word run(int rounds) {
  word sum = 0;
  if (rounds > 0) prepare();
  for (int i = 0; i < rounds; i++) sum = mix(sum, digest());
  return sum;
}
