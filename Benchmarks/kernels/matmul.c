// Numbers of 64 bits in rows and columns: products of matrices, each with the one before.
#include "kernel.h"

enum { SIZE = 72 };

static double left[SIZE][SIZE], right[SIZE][SIZE], product[SIZE][SIZE];

static ALONE void fill(void) {
  word state = 1;
  for (int i = 0; i < SIZE; i++)
    for (int j = 0; j < SIZE; j++) {
      left[i][j] = (double)(random_word(&state) % 1000) / 1000.0;
      right[i][j] = (double)(random_word(&state) % 1000) / (500.0 * SIZE);
    }
}

static ALONE word multiply(word sum) {
  for (int i = 0; i < SIZE; i++)
    for (int j = 0; j < SIZE; j++) {
      double dot = 0;
      for (int k = 0; k < SIZE; k++) dot += left[i][k] * right[k][j];
      product[i][j] = dot;
    }
  for (int i = 0; i < SIZE; i++)
    for (int j = 0; j < SIZE; j++) left[i][j] = product[i][j];
  return mix_number(sum, product[SIZE / 2][SIZE / 3]);
}

EXPORT(run) word run(int rounds) {
  word sum = 0;
  if (rounds > 0) fill();
  for (int i = 0; i < rounds; i++) sum = multiply(sum);
  return sum;
}
