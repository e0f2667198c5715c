// Comparing and exchanging records in memory: quicksort, with insertion sort for short ranges.
#include "kernel.h"

enum { COUNT = 8192, SHORT = 12 };

typedef struct {
  word key;
  word number;
} record;

static record records[COUNT];

static int precedes(record a, record b) {
  return a.key != b.key ? a.key < b.key : a.number < b.number;
}

static void exchange(record *a, record *b) {
  record old = *a;
  *a = *b;
  *b = old;
}

static ALONE void insertion_sort(record *first, record *last) {
  for (record *next = first + 1; next <= last; next++) {
    record moving = *next;
    record *place = next;
    for (; place > first && precedes(moving, place[-1]); place--) *place = place[-1];
    *place = moving;
  }
}

static ALONE void quicksort(record *first, record *last) {
  while (last - first > SHORT) {
    record *middle = first + (last - first) / 2;
    if (precedes(*middle, *first)) exchange(middle, first);
    if (precedes(*last, *first)) exchange(last, first);
    if (precedes(*last, *middle)) exchange(last, middle);
    record pivot = *middle;
    record *left = first, *right = last;
    while (left <= right) {
      while (precedes(*left, pivot)) left++;
      while (precedes(pivot, *right)) right--;
      if (left <= right) exchange(left++, right--);
    }
    quicksort(first, right);
    first = left;
  }
  insertion_sort(first, last);
}

EXPORT(run) word run(int rounds) {
  word sum = 0, state = 2463534242u;
  for (int i = 0; i < rounds; i++) {
    for (int j = 0; j < COUNT; j++) records[j] = (record){random_word(&state) >> 16, j};
    quicksort(records, records + COUNT - 1);
    for (int j = 0; j < COUNT; j += 16) sum = mix(sum, records[j].key ^ records[j].number);
  }
  return sum;
}
