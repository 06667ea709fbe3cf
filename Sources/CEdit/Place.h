/// Where libedit draws: not for Swift.

#ifndef CEDIT_PLACE_H
#define CEDIT_PLACE_H

#include <wchar.h>

/// A place on the screen, from the row and column where the prompt begins.
typedef struct {
  int row;
  int column;
} deal_place;

/// Where libedit goes on after drawing a scalar on a screen of so many columns.
deal_place deal_place_behind(deal_place at, wchar_t scalar, int columns);

#endif
