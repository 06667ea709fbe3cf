/// Which keys do what, as calls of a function that binds: not for Swift.

#ifndef CEDIT_KEYS_H
#define CEDIT_KEYS_H

#include <stdbool.h>
#include <wchar.h>

/// Binds what a key sends to the action of a name.
typedef void (*deal_binder)(void *line, const wchar_t *keys, const wchar_t *action);

/// The keys that a user's file may change, for the keys of Emacs.
void deal_bind_by_default(deal_binder bind, void *line);

/// The keys that must work whatever a user's file says. `bind_to_command` binds in the command
/// mode of vi.
void deal_bind_essential(
  deal_binder bind, deal_binder bind_to_command, void *line, bool vi);

#endif
