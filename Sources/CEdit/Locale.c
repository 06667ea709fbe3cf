#define _GNU_SOURCE

#include "CEdit.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

static bool was_utf8;

static bool has_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

bool deal_locale_start(void) {
  setlocale(LC_CTYPE, "");
  was_utf8 = has_utf8();
  if (MB_CUR_MAX > 1) {
    return true;
  }
  static const char *const substitutes[] = {"C.UTF-8", "en_US.UTF-8", "UTF-8"};
  for (size_t index = 0; index < sizeof substitutes / sizeof substitutes[0]; index++) {
    if (setlocale(LC_CTYPE, substitutes[index]) != NULL && MB_CUR_MAX > 1) {
      return true;
    }
  }
  return false;
}

bool deal_locale_is_utf8(void) { return was_utf8; }

int deal_column_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
