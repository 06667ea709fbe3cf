#define _GNU_SOURCE

#include "Keys.h"

#include <stddef.h>

/// Keys that terminals send for Home, End, Del and moving by words, in all spellings.
static void bind_words(deal_binder bind, void *line) {
  static const wchar_t *const pairs[][2] = {
    {L"\033[H", L"ed-move-to-beg"},       {L"\033OH", L"ed-move-to-beg"},
    {L"\033[1~", L"ed-move-to-beg"},      {L"\033[7~", L"ed-move-to-beg"},
    {L"\033[F", L"ed-move-to-end"},       {L"\033OF", L"ed-move-to-end"},
    {L"\033[4~", L"ed-move-to-end"},      {L"\033[8~", L"ed-move-to-end"},
    {L"\033[3~", L"ed-delete-next-char"}, {L"\033[1;5C", L"em-next-word"},
    {L"\033[1;3C", L"em-next-word"},      {L"\033[5C", L"em-next-word"},
    {L"\033Oc", L"em-next-word"},         {L"\033[1;5D", L"ed-prev-word"},
    {L"\033[1;3D", L"ed-prev-word"},      {L"\033[5D", L"ed-prev-word"},
    {L"\033Od", L"ed-prev-word"},         {L"\033[3;5~", L"em-delete-next-word"},
    {L"\033[3;3~", L"em-delete-next-word"},
  };
  for (size_t index = 0; index < sizeof pairs / sizeof pairs[0]; index++) {
    bind(line, pairs[index][0], pairs[index][1]);
  }
  bind(line, L"\027", L"ed-delete-prev-word");
}

/// Keys that do nothing here: their escape sequences must not end up in the line.
static void bind_to_nothing(deal_binder bind, void *line) {
  static const int numbered[] = {
    2,  5,  6,  11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34,
    200, 201,
  };
  wchar_t keys[16];
  for (size_t index = 0; index < sizeof numbered / sizeof numbered[0]; index++) {
    swprintf(keys, 16, L"\033[%d~", numbered[index]);
    bind(line, keys, L"deal-ignore");
    for (int modifier = 2; modifier <= 8; modifier++) {
      swprintf(keys, 16, L"\033[%d;%d~", numbered[index], modifier);
      bind(line, keys, L"deal-ignore");
    }
  }
  for (const char *letter = "PQRS"; *letter != '\0'; letter++) {
    swprintf(keys, 16, L"\033O%c", *letter);
    bind(line, keys, L"deal-ignore");
  }
  for (const char *letter = "ABCDFHPQRS"; *letter != '\0'; letter++) {
    for (int modifier = 2; modifier <= 8; modifier++) {
      bool means_word = (modifier == 3 || modifier == 5) && (*letter == 'C' || *letter == 'D');
      if (!means_word) {
        swprintf(keys, 16, L"\033[1;%d%c", modifier, *letter);
        bind(line, keys, L"deal-ignore");
      }
    }
  }
  static const wchar_t *const others[] = {L"\033[Z", L"\033[I", L"\033[O", L"\033[E", L"\033OE"};
  for (size_t index = 0; index < sizeof others / sizeof others[0]; index++) {
    bind(line, others[index], L"deal-ignore");
  }
}

void deal_bind_by_default(deal_binder bind, void *line) {
  bind_words(bind, line);
  bind_to_nothing(bind, line);
}

void deal_bind_essential(deal_binder bind, deal_binder bind_to_command, void *line, bool vi) {
  bind(line, L"\t", L"deal-complete");
  bind(line, L"\020", L"deal-older");
  bind(line, L"\016", L"deal-newer");
  // Searching would need libedit's own history, whose buffer of 1,024 characters it overruns.
  bind(line, L"\022", L"deal-ignore");
  bind(line, L"\023", L"deal-ignore");
  static const wchar_t *const up[] = {L"\033[A", L"\033OA"};
  static const wchar_t *const down[] = {L"\033[B", L"\033OB"};
  for (int index = 0; index < 2; index++) {
    if (vi) {
      // Escape alone leaves the insert mode: the rest of the key arrives in the command mode.
      bind_to_command(line, up[index] + 1, L"deal-older");
      bind_to_command(line, down[index] + 1, L"deal-newer");
    } else {
      bind(line, up[index], L"deal-older");
      bind(line, down[index], L"deal-newer");
    }
  }
  if (vi) {
    bind_to_command(line, L"\t", L"deal-complete");
    bind_to_command(line, L"k", L"deal-older");
    bind_to_command(line, L"j", L"deal-newer");
    bind_to_command(line, L"K", L"deal-ignore");
    bind_to_command(line, L"J", L"deal-ignore");
    bind_to_command(line, L"/", L"deal-ignore");
    bind_to_command(line, L"?", L"deal-ignore");
    bind_to_command(line, L"n", L"deal-ignore");
    bind_to_command(line, L"N", L"deal-ignore");
    bind_to_command(line, L"v", L"deal-ignore");
  }
}
