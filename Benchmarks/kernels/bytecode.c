// A switch in a loop, which is a br_table: an interpreter of a small stack language. Its program
// counts steps of the Collatz problem and adds up greatest common divisors.
#include "kernel.h"

typedef enum {
  PUSH, GET, SET, ADD, MULTIPLY, REMAINDER, SHIFT_RIGHT, AND, LESS, JUMP, JUMP_UNLESS, CALL, RETURN,
  HALT
} opcode;

typedef struct {
  byte opcode, operand;
} instruction;

// Variables.
enum { I, N, STEPS, A, B, REST, TOTAL };

// Places in the program.
enum {
  LOOP = 2, END = 19, COLLATZ = 20, AGAIN = 22, EVEN = 36, NEXT = 39, DONE = 45, GCD = 46, FOUND = 57
};

static const instruction program[] = {
    // I from 1 to 59: the steps of I, and what I and its steps have in common.
    {PUSH, 1}, {SET, I},
    /* LOOP */ {GET, I}, {PUSH, 60}, {LESS}, {JUMP_UNLESS, END},
    {GET, I}, {SET, N}, {CALL, COLLATZ},
    {GET, I}, {SET, A}, {GET, STEPS}, {SET, B}, {CALL, GCD},
    {GET, I}, {PUSH, 1}, {ADD}, {SET, I}, {JUMP, LOOP},
    /* END */ {HALT},
    /* COLLATZ */ {PUSH, 0}, {SET, STEPS},
    /* AGAIN */ {PUSH, 1}, {GET, N}, {LESS}, {JUMP_UNLESS, DONE},
    {GET, N}, {PUSH, 1}, {AND}, {JUMP_UNLESS, EVEN},
    {GET, N}, {PUSH, 3}, {MULTIPLY}, {PUSH, 1}, {ADD}, {JUMP, NEXT},
    /* EVEN */ {GET, N}, {PUSH, 1}, {SHIFT_RIGHT},
    /* NEXT */ {SET, N}, {GET, STEPS}, {PUSH, 1}, {ADD}, {SET, STEPS}, {JUMP, AGAIN},
    /* DONE */ {RETURN},
    /* GCD */ {GET, B}, {JUMP_UNLESS, FOUND},
    {GET, A}, {GET, B}, {REMAINDER}, {SET, REST}, {GET, B}, {SET, A}, {GET, REST}, {SET, B},
    {JUMP, GCD},
    /* FOUND */ {GET, TOTAL}, {PUSH, 31}, {MULTIPLY}, {GET, A}, {ADD}, {SET, TOTAL}, {RETURN},
};

static word variables[8], stack[32];
static int returns[8];

static ALONE void interpret(void) {
  int pc = 0, depth = 0;
  word *top = stack;
  for (;;) {
    instruction now = program[pc++];
    switch ((opcode)now.opcode) {
    case PUSH: *top++ = now.operand; break;
    case GET: *top++ = variables[now.operand]; break;
    case SET: variables[now.operand] = *--top; break;
    case ADD: top--, top[-1] += *top; break;
    case MULTIPLY: top--, top[-1] *= *top; break;
    case REMAINDER: top--, top[-1] %= *top; break;
    case SHIFT_RIGHT: top--, top[-1] >>= *top; break;
    case AND: top--, top[-1] &= *top; break;
    case LESS: top--, top[-1] = top[-1] < *top; break;
    case JUMP: pc = now.operand; break;
    case JUMP_UNLESS: if (!*--top) pc = now.operand; break;
    case CALL: returns[depth++] = pc, pc = now.operand; break;
    case RETURN: pc = returns[--depth]; break;
    case HALT: return;
    }
  }
}

EXPORT(run) word run(int rounds) {
  word sum = 0;
  variables[TOTAL] = 0;
  for (int i = 0; i < rounds; i++) {
    interpret();
    sum = mix(sum, variables[TOTAL]);
  }
  return sum;
}
