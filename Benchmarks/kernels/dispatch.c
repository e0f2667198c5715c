// Calls through a table: a tree of expressions, each with a pointer to the function that knows what
// it is, evaluated for many values of its variables.
#include "kernel.h"

enum { LEAVES = 128, NODES = 2 * LEAVES - 1 };

typedef struct node node;

struct node {
  word (*evaluate)(const node *);
  const node *left, *right;
  word value;
};

static node nodes[NODES];
static word variables[4];

static word value(const node *node) { return node->left->evaluate(node->left); }
static word other(const node *node) { return node->right->evaluate(node->right); }

static word constant(const node *node) { return node->value; }
static word variable(const node *node) { return variables[node->value]; }
static word add(const node *node) { return value(node) + other(node); }
static word subtract(const node *node) { return value(node) - other(node); }
static word multiply(const node *node) { return value(node) * other(node); }
static word exclusive_or(const node *node) { return value(node) ^ other(node); }
static word maximum(const node *node) {
  word a = value(node), b = other(node);
  return a > b ? a : b;
}
// Only one of the two is evaluated.
static word choose(const node *node) {
  return variables[node->value] & 1 ? value(node) : other(node);
}

static word (*const inner[])(const node *) = {
    add, subtract, multiply, exclusive_or, maximum, choose, add, maximum,
};

// Pairs of nodes become one, until there is one left: the last.
static ALONE void grow(void) {
  word state = 88172645u;
  for (int i = 0; i < NODES; i++) {
    word choice = random_word(&state) >> 8;
    if (i < LEAVES) {
      int is_constant = choice % 3 == 0;
      nodes[i].evaluate = is_constant ? constant : variable;
      nodes[i].value = is_constant ? choice % 1000 : choice >> 4 & 3;
    } else {
      nodes[i].evaluate = inner[choice & 7];
      nodes[i].value = choice >> 4 & 3;
      nodes[i].left = &nodes[2 * (i - LEAVES)];
      nodes[i].right = &nodes[2 * (i - LEAVES) + 1];
    }
  }
}

EXPORT(run) word run(int rounds) {
  word sum = 0, state = 521288629u;
  const node *root = &nodes[NODES - 1];
  if (rounds > 0) grow();
  for (int i = 0; i < rounds; i++) {
    for (int j = 0; j < 4; j++) variables[j] = random_word(&state);
    sum = mix(sum, root->evaluate(root));
  }
  return sum;
}
