/// What a cell of the screen is written with.
enum Pen: Equatable {
  case plain
  case text(Style)
  /// In the prompt: a colour that its caller has chosen.
  case given(String)
  /// The sign in front of lines that go on.
  case continuation
  /// What is not typed: the hint, the meaning of a candidate, the line of a search.
  case faint
  /// In a candidate, and in an entry that a search has found, what was typed of it.
  case typed

  /// The parameters of its colour sequence; empty for the terminal's own colours. This is the one
  /// place where styles have colours: the sixteen that every user has chosen for themselves.
  var colour: String {
    switch self {
    case .plain, .text(.plain): ""
    case .text(.keyword): "1;34"
    case .text(.word): "34"
    case .text(.name): "1;36"
    case .text(.number): "35"
    case .text(.text): "32"
    case .text(.comment): "36"
    case .continuation, .faint: "90"
    case .text(.wrong): "31"
    case .given(let colour): colour
    case .typed: "1"
    }
  }
}
