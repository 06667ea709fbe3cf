/// What the files that know libedit share: not for Swift.

#ifndef CEDIT_EDITOR_H
#define CEDIT_EDITOR_H

#include "CEdit.h"

#include <histedit.h>
#include <stdio.h>
#include <wchar.h>

enum {
  /// Scalars of a prompt that are kept.
  prompt_limit = 63,
  /// Scalars that can wait to be handed to libedit.
  ahead_limit = 8,
};

struct deal_editor {
  EditLine *line;
  void *context;
  deal_event_handler handler;
  /// Where libedit draws while keys are edited: nowhere, as the line is drawn in Swift.
  FILE *nowhere;
  /// Shown where the terminal edits the line itself.
  wchar_t prompt[prompt_limit + 1];
  /// The beginning of a character whose other bytes are still to come.
  mbstate_t half;
  /// Where bytes are read from: the terminal, opened once more so that a read never waits, or its input.
  int source;
  /// A byte that was read and did not belong to the character begun; -1 if there is none.
  int kept;
  /// Scalars that were read with an Escape before them and belong to no sequence.
  wchar_t ahead[ahead_limit];
  size_t ahead_count;
  bool is_editing;
  /// The rows of the screen that libedit believes in; 0 if they are those of the terminal.
  size_t rows;
  /// Whether the keys are those of vi, where Escape means something by itself.
  bool has_vi_keys;
  /// Whether all keys go to the handler first.
  bool grabs;
  /// The terminal gave the end of its input.
  bool is_gone;
};

/// The editor that a line of libedit belongs to.
deal_editor *deal_editor_of(EditLine *line);

/// Tells the handler what happened.
deal_reply deal_editor_tell(
  deal_editor *editor, deal_event event, const wchar_t *scalars, size_t count);

/// The getc hook of libedit: one character, 0 at the end of input, -1 if a signal ends the reading.
int deal_editor_key(EditLine *line, wchar_t *key);

/// Makes sure that the line is not taller than the screen that libedit believes in.
void deal_editor_give_room(deal_editor *editor);

/// Makes the keys of our own known to libedit.
void deal_keys_add(EditLine *line);

/// Binds the keys that a user's file may change, for the keys of Emacs.
void deal_keys_by_default(EditLine *line);

/// Binds the keys that must work whatever a user's file says.
void deal_keys_essential(EditLine *line, bool vi);

#endif
