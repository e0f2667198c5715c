// What we use of the CommonMark parser cmark: all of it.
#include <cmark.h>
