#define _GNU_SOURCE

#include "Place.h"

deal_place deal_place_behind(deal_place at, wchar_t scalar, int columns) {
  if (scalar == L'\n') {
    return (deal_place){at.row + 1, 0};
  }
  int width = wcwidth(scalar);
  // Control characters are drawn as ^X.
  width = width < 0 ? 2 : width;
  if (at.column + width > columns) {
    at = (deal_place){at.row + 1, 0};
  }
  at.column += width;
  return at.column >= columns ? (deal_place){at.row + 1, 0} : at;
}
