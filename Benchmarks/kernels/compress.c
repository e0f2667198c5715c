// Bytes and numbers of 64 bits: text is made, compressed by pointing back to what was there before,
// unpacked, compared, and hashed.
#include "kernel.h"

enum { LENGTH = 16384, TABLE = 4096, SHORTEST = 6, LONGEST = 127, WORDS = 64 };

static byte text[LENGTH + 8], packed[2 * LENGTH], unpacked[LENGTH];
static int newest[TABLE];

// Sentences of made-up words, some of them much more frequent than others.
static ALONE void write_text(word *state) {
  static byte words[WORDS][8];
  for (int i = 0; i < WORDS; i++)
    for (int j = 0; j < 8; j++) words[i][j] = 'a' + random_word(state) % 26;
  for (int i = 0; i < LENGTH;) {
    word choice = random_word(state) >> 4;
    const byte *chosen = words[choice % WORDS & choice >> 8];
    int length = 2 + (choice >> 20) % 7;
    for (int j = 0; j < length && i < LENGTH; j++) text[i++] = chosen[j];
    if (i < LENGTH) text[i++] = choice >> 16 & 15 ? ' ' : '.';
  }
}

static wide load(const byte *from) {
  wide value = 0;
  for (int i = 7; i >= 0; i--) value = value << 8 | from[i];
  return value;
}

static word slot_of(const byte *from) {
  return (word)((load(from) << 16) * 0x9E3779B97F4A7C15ull >> 52) & (TABLE - 1);
}

// A byte below 128 says how many bytes follow as they are; one above, how many are copied from a
// distance of two bytes.
static ALONE int pack(void) {
  int count = 0, plain = 0;
  for (int i = 0; i < TABLE; i++) newest[i] = -1;
  for (int i = 0; i < LENGTH;) {
    word slot = slot_of(text + i);
    int before = newest[slot], length = 0;
    newest[slot] = i;
    if (before >= 0)
      while (length < LONGEST && i + length < LENGTH && text[before + length] == text[i + length])
        length++;
    if (length < SHORTEST) length = 0;
    if (!length) plain++, i++;
    if (plain && (length || plain == LONGEST || i == LENGTH)) {
      packed[count++] = plain;
      for (; plain; plain--) packed[count++] = text[i - plain];
    }
    if (!length) continue;
    packed[count++] = 128 + length;
    packed[count++] = i - before;
    packed[count++] = (i - before) >> 8;
    i += length;
  }
  return count;
}

static ALONE int unpack(int count) {
  int length = 0;
  for (int i = 0; i < count;) {
    int number = packed[i++];
    const byte *from = packed + i;
    if (number >= 128) {
      from = unpacked + length - (packed[i] | packed[i + 1] << 8);
      number -= 128;
      i += 2;
    } else {
      i += number;
    }
    for (; number; number--) unpacked[length++] = *from++;
  }
  return length;
}

static ALONE wide hash(const byte *bytes, int length) {
  wide sum = length;
  for (int i = 0; i + 8 <= length; i += 8) {
    sum = (sum ^ load(bytes + i)) * 0xFF51AFD7ED558CCDull;
    sum ^= sum >> 32 | sum << 29;
  }
  return sum;
}

EXPORT(run) word run(int rounds) {
  word sum = 0, state = 362436069u;
  for (int i = 0; i < rounds; i++) {
    write_text(&state);
    int count = pack();
    if (unpack(count) != LENGTH || hash(unpacked, LENGTH) != hash(text, LENGTH)) return i;
    wide result = hash(packed, count);
    sum = mix(mix(sum, (word)result ^ count), (word)(result >> 32));
  }
  return sum;
}
