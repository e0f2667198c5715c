// Numbers of 64 bits in locals, and a loop that ends when they say so: the Mandelbrot set.
#include "kernel.h"

enum { WIDTH = 64, HEIGHT = 48, LIMIT = 120 };

static ALONE int escape(double cx, double cy) {
  double x = 0, y = 0;
  int count = 0;
  while (count < LIMIT) {
    double xx = x * x, yy = y * y;
    if (xx + yy > 4) break;
    y = 2 * x * y + cy;
    x = xx - yy + cx;
    count++;
  }
  return count;
}

// Each picture is a little closer to a place on the border of the set.
EXPORT(run) word run(int rounds) {
  word sum = 0;
  double width = 3;
  for (int i = 0; i < rounds; i++) {
    for (int row = 0; row < HEIGHT; row++)
      for (int column = 0; column < WIDTH; column++) {
        double cx = -0.7436 + width * (column - WIDTH / 2) / WIDTH;
        double cy = 0.1318 + width * (row - HEIGHT / 2) / WIDTH;
        sum = mix(sum, escape(cx, cy));
      }
    width *= 0.96;
  }
  return sum;
}
