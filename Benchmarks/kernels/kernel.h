// What all kernels share: the export, a random number, a checksum.
//
// A kernel does its work `rounds` times, and next to nothing for 0: what starting costs can be
// measured and subtracted. What it returns depends on all of the work.

#define EXPORT(name) __attribute__((export_name(#name)))
#define ALONE __attribute__((noinline))

typedef unsigned char byte;
typedef unsigned int word;
typedef unsigned long long wide;

// Xorshift; the state is never 0.
static inline word random_word(word *state) {
  word x = *state;
  x ^= x << 13;
  x ^= x >> 17;
  x ^= x << 5;
  return *state = x;
}

static inline word mix(word sum, word value) { return (sum ^ value) * 0x9E3779B1u + (sum >> 15); }

// All bits of a number count, so that no engine may round in its own way.
static inline word mix_number(word sum, double value) {
  union {
    double number;
    wide bits;
  } both = {value};
  return mix(mix(sum, (word)both.bits), (word)(both.bits >> 32));
}
