public import Rendering

extension Session {
  /// What a session is told at its start.
  public struct Options: Sendable {
    /// How results are written.
    public enum Format: String, CaseIterable, Sendable {
      case text, json, csv, markdown
    }

    /// Where chance comes from; the same seed and script give the same bytes.
    public var seed: UInt64
    public var format: Format
    /// The signs in front of warnings and losses.
    public var glyphs: TextRenderer.Glyphs
    /// Whether signs and headings are coloured by SGR codes.
    public var colour: Bool
    /// Columns of the terminal, for help.
    public var width: Int
    /// Whether results go to that terminal, so that tables are to fit on it.
    public var isOnTerminal: Bool
    /// Whether a script goes on after a check that failed.
    public var keepGoing: Bool
    /// Whether each statement is shown, behind a prompt, before what it says.
    public var echo: Bool
    /// A clock of the machine, in microseconds from any beginning, for `.timer`; nil where there is
    /// none.
    public var wallClock: (@Sendable () -> Int64)?

    public init(
      seed: UInt64 = 1, format: Format = .text, glyphs: TextRenderer.Glyphs = .unicode,
      colour: Bool = false, width: Int = 80, isOnTerminal: Bool = false, keepGoing: Bool = false,
      echo: Bool = false,
      wallClock: (@Sendable () -> Int64)? = nil
    ) {
      self.seed = seed
      self.format = format
      self.glyphs = glyphs
      self.colour = colour
      self.width = width
      self.isOnTerminal = isOnTerminal
      self.keepGoing = keepGoing
      self.echo = echo
      self.wallClock = wallClock
    }
  }
}
