// What a test wants to know of the screen of libvterm, without bit fields and unions, which Swift
// sees in another way in every version.

#include <vterm.h>

typedef struct {
  uint32_t signs[VTERM_MAX_CHARS_PER_CELL];
  int width;
  int is_bold;
  // The number of the colour in the palette; -1 for the terminal's own.
  int colour;
} understudy_vterm_cell;

static inline understudy_vterm_cell understudy_vterm_look(VTerm *terminal, int row, int column) {
  VTermPos place = {.row = row, .col = column};
  VTermScreenCell found;
  understudy_vterm_cell cell = {{0}, 0, 0, -1};
  if (!vterm_screen_get_cell(vterm_obtain_screen(terminal), place, &found)) return cell;
  for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL; i++) cell.signs[i] = found.chars[i];
  cell.width = found.width;
  cell.is_bold = found.attrs.bold;
  if (VTERM_COLOR_IS_INDEXED(&found.fg)) cell.colour = found.fg.indexed.idx;
  return cell;
}

static inline VTermPos understudy_vterm_cursor(VTerm *terminal) {
  VTermPos place;
  vterm_state_get_cursorpos(vterm_obtain_state(terminal), &place);
  return place;
}
