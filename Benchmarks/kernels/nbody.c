// Numbers of 64 bits with roots and divisions: planets that attract each other.
#include "kernel.h"

enum { COUNT = 5, STEPS = 100 };

typedef struct {
  double x, y, z, vx, vy, vz, mass;
} body;

static body bodies[COUNT];

// A heavy one in the middle, and the others on slightly tilted circles around it.
static ALONE void place(void) {
  bodies[0] = (body){0, 0, 0, 0, 0, 0, 40};
  for (int i = 1; i < COUNT; i++) {
    double distance = 1.5 * i * i;
    double speed = __builtin_sqrt(40 / distance);
    double side = i % 2 ? 1 : -1;
    bodies[i] = (body){side * distance, 0, 0.05 * i, 0, side * speed, 0.02 * speed, 0.001 * i};
  }
}

static ALONE void advance(double time) {
  for (int i = 0; i < COUNT; i++) {
    body *a = &bodies[i];
    for (int j = i + 1; j < COUNT; j++) {
      body *b = &bodies[j];
      double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
      double square = dx * dx + dy * dy + dz * dz;
      double pull = time / (square * __builtin_sqrt(square));
      a->vx -= dx * b->mass * pull;
      a->vy -= dy * b->mass * pull;
      a->vz -= dz * b->mass * pull;
      b->vx += dx * a->mass * pull;
      b->vy += dy * a->mass * pull;
      b->vz += dz * a->mass * pull;
    }
  }
  for (int i = 0; i < COUNT; i++) {
    bodies[i].x += time * bodies[i].vx;
    bodies[i].y += time * bodies[i].vy;
    bodies[i].z += time * bodies[i].vz;
  }
}

static ALONE double energy(void) {
  double sum = 0;
  for (int i = 0; i < COUNT; i++) {
    body *a = &bodies[i];
    sum += a->mass * (a->vx * a->vx + a->vy * a->vy + a->vz * a->vz) / 2;
    for (int j = i + 1; j < COUNT; j++) {
      body *b = &bodies[j];
      double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
      sum -= a->mass * b->mass / __builtin_sqrt(dx * dx + dy * dy + dz * dz);
    }
  }
  return sum;
}

EXPORT(run) word run(int rounds) {
  word sum = 0;
  if (rounds > 0) place();
  for (int i = 0; i < rounds; i++) {
    for (int j = 0; j < STEPS; j++) advance(0.005);
    sum = mix_number(sum, energy());
  }
  return sum;
}
