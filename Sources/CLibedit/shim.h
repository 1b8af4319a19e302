// libedit takes its settings through C functions with a variable number of arguments, which Swift
// cannot call. Each function here is one such call with its types written out; nothing more.

#include <errno.h>
#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <wchar.h>

// Hidden by <wchar.h> unless _XOPEN_SOURCE is set, which Swift's importer does not do.
extern int wcwidth(wchar_t);

// ppoll needs _GNU_SOURCE in C; here its declaration is enough.
extern int ppoll(struct pollfd *, nfds_t, const struct timespec *, const sigset_t *);

// What libedit draws and what it complains about goes to the two streams; the terminal itself is
// still asked for its modes and its size.
static inline EditLine *understudy_el_init(const char *program, FILE *drawing, FILE *complaints) {
  return el_init_fd(program, stdin, drawing, complaints, 0, 1, 2);
}

// The sequence for a thing the terminal can do, by its two letters in termcap; NULL where it
// cannot.
static inline const char *understudy_el_capability(EditLine *e, const char *name) {
  char *sequence = NULL;
  return el_get(e, EL_GETTC, name, &sequence) == 0 ? sequence : NULL;
}

// Sets such a thing, or a number, such as the lines and columns of the screen.
static inline int understudy_el_set_capability(EditLine *e, const char *name, const char *value) {
  return el_set(e, EL_SETTC, name, value, (char *)NULL);
}

static inline int understudy_el_set_int(EditLine *e, int option, int value) {
  return el_set(e, option, value);
}

static inline int understudy_el_get_int(EditLine *e, int option, int *value) {
  return el_get(e, option, value);
}

static inline int understudy_el_refresh(EditLine *e) { return el_set(e, EL_REFRESH); }

static inline int understudy_el_set_context(EditLine *e, void *context) {
  return el_set(e, EL_CLIENTDATA, context);
}

static inline void *understudy_el_context(EditLine *e) {
  void *context = NULL;
  el_get(e, EL_CLIENTDATA, &context);
  return context;
}

static inline int understudy_el_set_prompt(EditLine *e, char *(*prompt)(EditLine *)) {
  return el_set(e, EL_PROMPT, prompt);
}

static inline int understudy_el_set_reader(EditLine *e, int (*reader)(EditLine *, wchar_t *)) {
  return el_wset(e, EL_GETCFN, reader);
}

static inline int understudy_el_set_editor(EditLine *e, const char *name) {
  return el_set(e, EL_EDITOR, name);
}

static inline int understudy_el_add_function(EditLine *e, const char *name, const char *help,
                                             unsigned char (*function)(EditLine *, int)) {
  return el_set(e, EL_ADDFN, name, help, function);
}

static inline int understudy_el_bind(EditLine *e, const char *key, const char *command) {
  return el_set(e, EL_BIND, key, command, (char *)NULL);
}

// The second key map: vi's command mode. In emacs mode it is unused.
static inline int understudy_el_bind_alternate(EditLine *e, const char *key, const char *command) {
  return el_set(e, EL_BIND, "-a", key, command, (char *)NULL);
}

// With a key alone, "bind" prints what the key is bound to.
static inline int understudy_el_print_binding(EditLine *e, const char *key) {
  return el_set(e, EL_BIND, key, (char *)NULL);
}

// The same in the second key map.
static inline int understudy_el_print_alternate_binding(EditLine *e, const char *key) {
  return el_set(e, EL_BIND, "-a", key, (char *)NULL);
}

static inline int understudy_el_set_tty(EditLine *e, const char *mode, const char *flag) {
  return el_set(e, EL_SETTY, mode, flag, (char *)NULL);
}

static inline int understudy_el_set_history(EditLine *e, History *h) {
  return el_set(e, EL_HIST, history, h);
}

static inline int understudy_history_int(History *h, HistEvent *event, int option, int value) {
  return history(h, event, option, value);
}

static inline int understudy_history_string(History *h, HistEvent *event, int option,
                                            const char *value) {
  return history(h, event, option, value);
}

static inline const char *understudy_el_editor(EditLine *e) {
  const char *name = NULL;
  return el_get(e, EL_EDITOR, &name) == 0 ? name : NULL;
}
